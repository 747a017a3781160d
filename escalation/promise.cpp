// Sentence by sentence: does it promise, and by when? Words are compared folded.
#include "escalation/promise.hpp"

#include "escalation/words.hpp"

#include <algorithm>
#include <charconv>
#include <vector>

namespace escalation {
namespace {

using namespace std::chrono_literals;
using std::chrono::days;

struct Word {
    std::string folded;
    std::size_t from = 0;  // bytes of the text
    std::size_t to = 0;
};

bool is_part_of_word(char c) {
    const auto b = static_cast<unsigned char>(c);
    return b >= 0x80 || (b >= '0' && b <= '9') || (b >= 'a' && b <= 'z') ||
           (b >= 'A' && b <= 'Z') || c == '\'';
}

std::vector<Word> words_of(std::string_view text) {
    std::vector<Word> words;
    for (const auto [from, to] : find_words(text, is_part_of_word)) {
        auto folded = fold(text.substr(from, to - from));
        for (auto at = folded.find("’"); at != folded.npos; at = folded.find("’")) {
            folded.replace(at, std::string_view("’").size(), "'");
        }
        words.push_back({std::move(folded), from, to});
    }
    return words;
}

// Ends of sentences; a point between digits ends none.
std::vector<std::string_view> sentences_of(std::string_view text) {
    std::vector<std::string_view> sentences;
    std::size_t from = 0;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        const bool end =
            i == text.size() || text[i] == '\n' || text[i] == '!' || text[i] == '?' ||
            (text[i] == '.' && (i + 1 == text.size() || text[i + 1] == ' ' || text[i + 1] == '\n'));
        if (!end) continue;
        const auto stop = i == text.size() ? i : i + 1;
        auto sentence = text.substr(from, stop - from);
        while (sentence.starts_with(' ')) sentence.remove_prefix(1);
        if (!sentence.empty()) sentences.push_back(sentence);
        from = stop;
    }
    return sentences;
}

constexpr std::string_view promising[] = {
    "we'll",
    "we will",
    "i'll",
    "i will",
    "you'll hear",
    "you will hear",
    "you'll get",
    "you will get",
    "you'll receive",
    "you will receive",
    "we are going to",
    "i am going to",
    "get back to you",
    "wir melden",
    "melden wir",
    "melde mich",
    "melde ich",
    "wir werden",
    "werden wir",
    "ich werde",
    "werde ich",
    "wir schreiben",
    "schreiben wir",
    "ich schreibe",
    "schreibe ich",
    "sie hören",
    "hören sie",
    "sie bekommen",
    "bekommen sie",
    "sie erhalten",
    "erhalten sie",
    "du hörst",
    "hörst du",
    "du bekommst",
    "bekommst du",
    "wir schicken",
    "schicken wir",
    "ich schicke",
    "schicke ich",
    "wir rufen",
    "rufe ich",
    "ich rufe",
};
constexpr std::string_view taking_back[] = {
    "can't",  "cannot",     "won't",   "will not", "unable", "unless",
    "if you", "once you",   "nicht",   "kein",     "keine",  "wenn sie",
    "falls",  "sobald sie", "hope to", "try to",   "we try", "versuchen",
};

bool promises(std::string_view sentence) {
    if (sentence.ends_with('?')) return false;
    auto folded = fold(sentence);
    for (auto at = folded.find("’"); at != folded.npos; at = folded.find("’")) {
        folded.replace(at, std::string_view("’").size(), "'");
    }
    const auto holds = [&](auto phrase) { return has_word(folded, phrase); };
    return std::ranges::any_of(promising, holds) && std::ranges::none_of(taking_back, holds);
}

struct Named {
    std::string_view name;
    int value;
};
constexpr Named weekdays[] = {
    {"monday", 1},     {"tuesday", 2}, {"wednesday", 3}, {"thursday", 4},  {"friday", 5},
    {"saturday", 6},   {"sunday", 0},  {"montag", 1},    {"dienstag", 2},  {"mittwoch", 3},
    {"donnerstag", 4}, {"freitag", 5}, {"samstag", 6},   {"sonnabend", 6}, {"sonntag", 0},
};
constexpr Named numbers[] = {
    {"a", 1},    {"an", 1},    {"one", 1},  {"two", 2},  {"three", 3}, {"four", 4},   {"five", 5},
    {"six", 6},  {"seven", 7}, {"ten", 10}, {"ein", 1},  {"eine", 1},  {"einem", 1},  {"einer", 1},
    {"zwei", 2}, {"drei", 3},  {"vier", 4}, {"fünf", 5}, {"sechs", 6}, {"sieben", 7}, {"zehn", 10},
};
enum Unit { minutes_unit, hours_unit, days_unit, working_days_unit, weeks_unit };
constexpr Named units[] = {
    {"minute", minutes_unit},
    {"minutes", minutes_unit},
    {"minuten", minutes_unit},
    {"hour", hours_unit},
    {"hours", hours_unit},
    {"stunde", hours_unit},
    {"stunden", hours_unit},
    {"day", days_unit},
    {"days", days_unit},
    {"tag", days_unit},
    {"tage", days_unit},
    {"tagen", days_unit},
    {"werktag", working_days_unit},
    {"werktage", working_days_unit},
    {"werktagen", working_days_unit},
    {"arbeitstag", working_days_unit},
    {"arbeitstage", working_days_unit},
    {"arbeitstagen", working_days_unit},
    {"week", weeks_unit},
    {"weeks", weeks_unit},
    {"woche", weeks_unit},
    {"wochen", weeks_unit},
};
constexpr int count_max = 90;

template <std::size_t N>
std::optional<int> value_of(const Named (&table)[N], std::string_view name) {
    const auto at = std::ranges::find(table, name, &Named::name);
    return at == std::end(table) ? std::nullopt : std::optional(at->value);
}

std::optional<int> count_in(std::string_view word) {
    int count = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), count);
    if (error == std::errc{} && end == word.data() + word.size()) return count;
    return value_of(numbers, word);
}

bool one_of(std::string_view word, std::initializer_list<std::string_view> all) {
    return std::ranges::find(all, word) != all.end();
}

// Reckons with the clock on the team's wall.
class Days {
  public:
    Days(Instant now, const Calendar& hours) : now_(now), hours_(hours) {
        today_ = std::chrono::floor<days>(now + hours.utc_offset(now));
    }
    // The last closing of that date; where the team never works, its midnight.
    Instant end_of(std::chrono::sys_days date) const {
        const Instant from = Instant(date) - hours_.utc_offset(Instant(date));
        const Instant midnight = from + days(1);
        Instant last = midnight - 1s;
        bool open = false;
        for (auto at = hours_.next_open(from); at && *at < midnight;) {
            const auto close = hours_.next_close(*at);
            if (!close || *close >= midnight) return midnight - 1s;
            last = *close;
            open = true;
            at = hours_.next_open(*close);
        }
        return open ? last : midnight - 1s;
    }
    Instant end_in(int count) const { return end_of(today_ + days(count)); }
    Instant on_weekday(int weekday) const {
        const auto today = static_cast<int>(std::chrono::weekday(today_).c_encoding());
        const int ahead = (weekday - today + 7) % 7;
        return end_in(ahead == 0 ? 7 : ahead);
    }
    Instant after_working_days(int count) const {
        auto date = today_;
        for (int tries = 0; count > 0 && tries < 366; ++tries) {
            date += days(1);
            const Instant from = Instant(date) - hours_.utc_offset(Instant(date));
            const auto open = hours_.next_open(from);
            if (open && *open < from + days(1)) --count;
        }
        return end_of(date);
    }
    Instant after(int count, int unit) const {
        switch (unit) {
            case minutes_unit:
                return now_ + std::chrono::minutes(count);
            case hours_unit:
                return now_ + std::chrono::hours(count);
            case working_days_unit:
                return after_working_days(count);
            case weeks_unit:
                return end_in(7 * count);
            default:
                return end_in(count);
        }
    }

  private:
    Instant now_;
    const Calendar& hours_;
    std::chrono::sys_days today_;
};

struct Found {
    std::size_t first, last;  // words
    Instant due;
};

// "within the next two working days", "in 24 Stunden", "innerhalb von zwei Tagen".
std::optional<Found> length_at(const std::vector<Word>& words, std::size_t at, const Days& reckon) {
    if (!one_of(words[at].folded, {"within", "in", "innerhalb", "binnen"})) return std::nullopt;
    auto i = at + 1;
    while (i < words.size() && one_of(words[i].folded, {"the", "next", "von", "den", "der",
                                                        "nächsten", "about", "etwa"})) {
        ++i;
    }
    if (i + 1 >= words.size()) return std::nullopt;
    const auto count = count_in(words[i].folded);
    if (!count || *count < 1 || *count > count_max) return std::nullopt;
    ++i;
    const bool working = one_of(words[i].folded, {"working", "business"});
    if (working && ++i == words.size()) return std::nullopt;
    auto unit = value_of(units, words[i].folded);
    if (!unit) return std::nullopt;
    if (working && *unit == days_unit) unit = working_days_unit;
    return Found{at, i, reckon.after(*count, *unit)};
}

// "by Friday", "am Montag", "until tomorrow", "heute", "bis Ende der Woche", "next week".
std::optional<Found> date_at(const std::vector<Word>& words, std::size_t at, const Days& reckon) {
    const auto& word = words[at].folded;
    const auto before = [&](std::size_t back) {
        return at >= back ? std::string_view(words[at - back].folded) : std::string_view();
    };
    const auto next = [&](std::size_t ahead) {
        return at + ahead < words.size() ? std::string_view(words[at + ahead].folded)
                                         : std::string_view();
    };
    const bool led = one_of(before(1), {"by", "until", "till", "before", "bis", "spätestens"});
    const auto first = led ? at - 1 : at;
    if (const auto weekday = value_of(weekdays, word)) {
        if (led ||
            one_of(before(1), {"on", "am", "this", "next", "nächsten", "kommenden", "zum"})) {
            return Found{at - 1, at, reckon.on_weekday(*weekday)};
        }
        return std::nullopt;
    }
    if (one_of(word, {"tomorrow", "morgen"}) && before(1) != "guten") {
        return Found{first, at, reckon.end_in(1)};
    }
    if (one_of(word, {"today", "heute", "eod"})) return Found{first, at, reckon.end_in(0)};
    if (word == "end" && next(1) == "of") {
        const auto what = one_of(next(2), {"the", "this"}) ? next(3) : next(2);
        const auto last = at + (one_of(next(2), {"the", "this"}) ? 3U : 2U);
        if (what == "day") return Found{first, last, reckon.end_in(0)};
        if (what == "week") return Found{first, last, reckon.on_weekday(5)};
    }
    if (word == "ende" && one_of(next(1), {"der", "dieser"}) && next(2) == "woche") {
        return Found{first, at + 2, reckon.on_weekday(5)};
    }
    if (one_of(word, {"next", "nächste", "nächster"}) && one_of(next(1), {"week", "woche"})) {
        return Found{first, at + 1, reckon.end_in(7)};
    }
    return std::nullopt;
}

}  // namespace

std::optional<PromiseFound> find_promise(std::string_view text, Instant now,
                                         const Calendar& hours) {
    const Days reckon(now, hours);
    for (const auto sentence : sentences_of(text)) {
        if (!promises(sentence)) continue;
        const auto words = words_of(sentence);
        for (std::size_t i = 0; i < words.size(); ++i) {
            auto found = length_at(words, i, reckon);
            if (!found) found = date_at(words, i, reckon);
            if (!found || found->due <= now) continue;
            const auto from = words[found->first].from;
            return PromiseFound{std::string(sentence.substr(from, words[found->last].to - from)),
                                std::string(sentence), found->due};
        }
    }
    return std::nullopt;
}

}  // namespace escalation
