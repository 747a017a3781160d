// Dates by a table of shapes, each with the reader that turns its parts into a day.
#include "intents/calendar.hpp"

#include "intents/spans.hpp"
#include "kb/words/text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <memory>
#include <span>

#include <fmt/format.h>
#include <re2/re2.h>

namespace intents {
namespace {

namespace chrono = std::chrono;
using Day = std::optional<chrono::local_days>;

constexpr auto english_months =
    std::to_array<std::string_view>({"January", "February", "March", "April", "May", "June", "July",
                                     "August", "September", "October", "November", "December"});
constexpr auto german_months =
    std::to_array<std::string_view>({"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli",
                                     "August", "September", "Oktober", "November", "Dezember"});

struct Named {
    std::string_view word;
    int value;
};

// By their first letters: enough to tell them apart in both languages.
constexpr auto month_starts = std::to_array<Named>({
    {"jan", 1},
    {"jän", 1},
    {"feb", 2},
    {"mar", 3},
    {"mär", 3},
    {"mrz", 3},
    {"apr", 4},
    {"may", 5},
    {"mai", 5},
    {"jun", 6},
    {"jul", 7},
    {"aug", 8},
    {"sep", 9},
    {"oct", 10},
    {"okt", 10},
    {"nov", 11},
    {"dec", 12},
    {"dez", 12},
});
constexpr auto weekday_starts = std::to_array<Named>({
    {"sun", 0},
    {"sonna", 6},
    {"son", 0},
    {"mon", 1},
    {"tue", 2},
    {"die", 2},
    {"wed", 3},
    {"mit", 3},
    {"thu", 4},
    {"don", 4},
    {"fri", 5},
    {"fre", 5},
    {"sat", 6},
    {"sam", 6},
});
constexpr auto numbers = std::to_array<Named>({
    {"a", 1},     {"an", 1},     {"one", 1},  {"two", 2},   {"three", 3},
    {"four", 4},  {"five", 5},   {"six", 6},  {"seven", 7}, {"eight", 8},
    {"nine", 9},  {"ten", 10},   {"ein", 1},  {"eine", 1},  {"einem", 1},
    {"einer", 1}, {"zwei", 2},   {"drei", 3}, {"vier", 4},  {"fünf", 5},
    {"sechs", 6}, {"sieben", 7}, {"acht", 8}, {"neun", 9},  {"zehn", 10},
});
constexpr auto near_days = std::to_array<Named>({
    {"today", 0},
    {"tonight", 0},
    {"tomorrow", 1},
    {"yesterday", -1},
    {"heute", 0},
    {"morgen", 1},
    {"übermorgen", 2},
    {"gestern", -1},
    {"vorgestern", -2},
    {"day after tomorrow", 2},
    {"day before yesterday", -2},
});

#define MONTH                                                                              \
    "(jan(?:uary|uar)?|jänner|feb(?:ruary|ruar)?|mar(?:ch)?|märz?|mrz|apr(?:il)?|may|mai|" \
    "june?|juni|july?|juli|aug(?:ust)?|sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|"     \
    "de[cz](?:ember)?)"
#define COUNT                                                                            \
    "(\\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eine[mr]?|ein|zwei|" \
    "drei|vier|fünf|sechs|sieben|acht|neun|zehn)"
#define UNIT "(days?|weeks?|months?|tage?n?|wochen?|monate?n?)"

int named(std::span<const Named> names, std::string_view word, int otherwise) {
    const auto found = std::ranges::find(names, word, &Named::word);
    return found == names.end() ? otherwise : found->value;
}

int started(std::span<const Named> names, std::string_view word, int otherwise) {
    const auto found =
        std::ranges::find_if(names, [&](const Named& name) { return word.starts_with(name.word); });
    return found == names.end() ? otherwise : found->value;
}

int number_of(std::string_view text, int otherwise = 0) {
    int value = otherwise;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

Day day_of(int year, int month, int day) {
    const chrono::year_month_day date{chrono::year(year),
                                      chrono::month(static_cast<unsigned>(month)),
                                      chrono::day(static_cast<unsigned>(day))};
    if (month < 1 || day < 1 || year < 1900 || year > 2200 || !date.ok()) return std::nullopt;
    return chrono::local_days(date);
}

struct Asked {
    chrono::local_days today;
    bool month_first = false;
};

// "3 May" without a year: the one nearest to today.
Day nearest_year(const Asked& asked, int month, int day) {
    const int year = static_cast<int>(chrono::year_month_day(asked.today).year());
    Day best;
    for (const int candidate : {year, year + 1, year - 1}) {
        const auto date = day_of(candidate, month, day);
        if (!date) continue;
        if (!best || chrono::abs(*date - asked.today) < chrono::abs(*best - asked.today))
            best = date;
    }
    return best;
}

Day with_year(const Asked& asked, std::string_view year, int month, int day) {
    if (year.empty()) return nearest_year(asked, month, day);
    const int number = number_of(year);
    return day_of(year.size() == 2 ? 2000 + number : number, month, day);
}

using Groups = std::array<std::string, 3>;

Day read_iso(const Asked&, const Groups& parts) {
    return day_of(number_of(parts[0]), number_of(parts[1]), number_of(parts[2]));
}
Day read_dotted(const Asked& asked, const Groups& parts) {
    return with_year(asked, parts[2], number_of(parts[1]), number_of(parts[0]));
}
Day read_slashed(const Asked& asked, const Groups& parts) {
    const int first = number_of(parts[0]);
    const int second = number_of(parts[1]);
    const bool month_first = second > 12 || (asked.month_first && first <= 12);
    return with_year(asked, parts[2], month_first ? first : second, month_first ? second : first);
}
Day read_day_month(const Asked& asked, const Groups& parts) {
    return with_year(asked, parts[2], started(month_starts, parts[1], 0), number_of(parts[0]));
}
Day read_month_day(const Asked& asked, const Groups& parts) {
    return with_year(asked, parts[2], started(month_starts, parts[0], 0), number_of(parts[1]));
}
Day read_near(const Asked& asked, const Groups& parts) {
    return asked.today + chrono::days(named(near_days, parts[0], 0));
}

Day moved(const Asked& asked, const std::string& count, const std::string& unit, int direction) {
    const int steps = named(numbers, count, number_of(count)) * direction;
    if (unit.starts_with('d') || unit.starts_with('t')) return asked.today + chrono::days(steps);
    if (unit.starts_with('w')) return asked.today + chrono::weeks(steps);
    auto date = chrono::year_month_day(asked.today) + chrono::months(steps);
    if (!date.ok()) date = date.year() / date.month() / chrono::last;
    return chrono::local_days(date);
}
Day read_ahead(const Asked& asked, const Groups& parts) {
    return moved(asked, parts[0], parts[1], 1);
}
Day read_ago(const Asked& asked, const Groups& parts) {
    return moved(asked, parts[0], parts[1], -1);
}

// "Friday" said on a Friday is today; "next Friday" never is; "last Friday" is behind us.
Day read_weekday(const Asked& asked, const Groups& parts) {
    const chrono::weekday wanted(static_cast<unsigned>(started(weekday_starts, parts[1], 0)));
    const auto ahead = wanted - chrono::weekday(asked.today);
    if (parts[0].starts_with("l")) return asked.today + (ahead - chrono::days(7));
    const bool not_today = !parts[0].empty() && std::string_view("nkc").contains(parts[0][0]);
    return asked.today + (not_today && ahead.count() == 0 ? chrono::days(7) : ahead);
}

struct Shape {
    const char* pattern;
    Day (*read)(const Asked&, const Groups&);
};

constexpr auto shapes = std::to_array<Shape>({
    {R"((\d{4})-(\d{1,2})-(\d{1,2}))", read_iso},
    {R"((\d{1,2})\.\s?(\d{1,2})\.(?:\s?(\d{4}|\d{2}))?)", read_dotted},
    {R"((\d{1,2})/(\d{1,2})/(\d{4}|\d{2}))", read_slashed},
    {R"((\d{1,2})(?:st|nd|rd|th|\.)?\s*(?:of\s+)?)" MONTH R"(\b\.?(?:,?\s+(\d{4}))?)",
     read_day_month},
    {MONTH R"(\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{4}))?)", read_month_day},
    {"((?:day (?:after tomorrow|before yesterday))|today|tonight|tomorrow|yesterday|heute|"
     "morgen|übermorgen|gestern|vorgestern)",
     read_near},
    {R"(in\s+)" COUNT R"(\s+)" UNIT, read_ahead},
    {COUNT R"(\s+)" UNIT R"(\s+ago)", read_ago},
    {R"(vor\s+)" COUNT R"(\s+)" UNIT, read_ago},
    {R"((?:(next|coming|this|last|nächste[nrms]?|kommende[nrms]?|diese[nrms]?|letzte[nrms]?)\s+)?)"
     R"((sunday|monday|tuesday|wednesday|thursday|friday|saturday|sonntag|montag|dienstag|)"
     R"(mittwoch|donnerstag|freitag|samstag|sonnabend))",
     read_weekday},
});

class Patterns {
  public:
    Patterns() {
        re2::RE2::Options options;
        options.set_case_sensitive(false);
        options.set_longest_match(true);
        for (const auto& shape : shapes) {
            patterns_.push_back(std::make_unique<re2::RE2>(shape.pattern, options));
        }
    }
    const re2::RE2& operator[](std::size_t shape) const { return *patterns_[shape]; }

  private:
    std::vector<std::unique_ptr<re2::RE2>> patterns_;
};

const re2::RE2& pattern_of(std::size_t shape) {
    static const Patterns patterns;
    return patterns[shape];
}

Groups groups_of(std::span<const re2::StringPiece> parts) {
    Groups groups;
    for (std::size_t i = 1; i < parts.size(); ++i) {
        groups[i - 1] = kb::fold({parts[i].data(), parts[i].size()});
    }
    return groups;
}

void find_shape(std::size_t shape, std::string_view text, const Asked& asked, std::string_view lang,
                std::vector<Found>& found) {
    const re2::StringPiece whole(text.data(), text.size());
    std::array<re2::StringPiece, 4> parts;
    const auto& pattern = pattern_of(shape);
    const int count = pattern.NumberOfCapturingGroups() + 1;
    std::size_t from = 0;
    while (from < text.size() &&
           pattern.Match(whole, from, text.size(), re2::RE2::UNANCHORED, parts.data(), count)) {
        const auto begin = static_cast<std::size_t>(parts[0].data() - text.data());
        const Span span{begin, begin + parts[0].size()};
        from = begin + 1;
        if (!stands_alone(text, span)) continue;
        const auto day = shapes[shape].read(
            asked, groups_of(std::span(parts).first(static_cast<std::size_t>(count))));
        if (!day) continue;
        const chrono::year_month_day date(*day);
        found.push_back({"date", iso_date(date), shown_date(date, lang), span});
        from = span.end;
    }
}

// "Guten Morgen" is a greeting and no date.
bool is_greeting(std::string_view text, const Span& span) {
    if (ascii_lower(text.substr(span.begin, span.end - span.begin)) != "morgen") return false;
    return ascii_lower(trimmed(text.substr(0, span.begin))).ends_with("guten");
}

}  // namespace

std::vector<Found> find_dates(std::string_view text, const FindOptions& options) {
    const Asked asked{chrono::floor<chrono::days>(options.now), options.lang == "en-US"};
    std::vector<Found> found;
    for (std::size_t shape = 0; shape < shapes.size(); ++shape) {
        find_shape(shape, text, asked, options.lang, found);
    }
    std::erase_if(found, [&](const Found& date) { return is_greeting(text, date.span); });
    return without_overlaps(std::move(found));
}

std::string iso_date(chrono::year_month_day date) {
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

std::string shown_date(chrono::year_month_day date, std::string_view lang) {
    const auto base = kb::base_language(lang);
    const auto month = static_cast<unsigned>(date.month()) - 1;
    const auto day = static_cast<unsigned>(date.day());
    const auto year = static_cast<int>(date.year());
    if (base == "en") return fmt::format("{} {} {}", day, english_months[month], year);
    if (base == "de") return fmt::format("{}. {} {}", day, german_months[month], year);
    return iso_date(date);
}

std::string shown_time(int hour, int minute, std::string_view lang) {
    if (kb::base_language(lang) != "en") return fmt::format("{:02}:{:02}", hour, minute);
    const int twelve = hour % 12 == 0 ? 12 : hour % 12;
    return fmt::format("{}:{:02} {}", twelve, minute, hour < 12 ? "am" : "pm");
}

std::optional<chrono::year_month_day> read_iso_date(std::string_view text) {
    static const re2::RE2 iso(R"((\d{4})-(\d\d)-(\d\d)(?:[T ].*)?)");
    int year = 0;
    int month = 0;
    int day = 0;
    if (!re2::RE2::FullMatch(re2::StringPiece(text.data(), text.size()), iso, &year, &month,
                             &day)) {
        return std::nullopt;
    }
    const auto date = day_of(year, month, day);
    if (!date) return std::nullopt;
    return chrono::year_month_day(*date);
}

}  // namespace intents
