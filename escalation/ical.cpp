// Lines are unfolded, events gathered, yearly rules rolled out over the years asked for.
#include "escalation/ical.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <set>

#include <fmt/format.h>

namespace escalation {
namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr int days_of_event_max = 366;

struct Line {
    std::size_t number = 0;
    std::string name;
    std::string value;
};

std::string upper(std::string_view text) {
    std::string out(text);
    for (char& c : out) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    return out;
}

// "NAME;PARAM=x:value" in one piece, though it was folded over several lines.
std::vector<Line> unfold(std::string_view text) {
    std::vector<std::pair<std::size_t, std::string>> whole;
    for (std::size_t number = 1; !text.empty(); ++number) {
        const auto end = std::min(text.find('\n'), text.size());
        auto line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.ends_with('\r')) line.remove_suffix(1);
        const bool goes_on = line.starts_with(' ') || line.starts_with('\t');
        if (goes_on && !whole.empty()) {
            whole.back().second += line.substr(1);
        } else if (!line.empty()) {
            whole.emplace_back(number, line);
        }
    }
    std::vector<Line> lines;
    for (const auto& [number, line] : whole) {
        const auto colon = line.find(':');
        if (colon == line.npos) continue;
        const auto name = line.substr(0, std::min(line.find(';'), colon));
        lines.push_back({number, upper(name), line.substr(colon + 1)});
    }
    return lines;
}

std::optional<int> number_in(std::string_view text) {
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

// "20261225", or the date of "20261225T090000Z".
std::optional<sys_days> date_in(std::string_view text) {
    if (text.size() < 8 || (text.size() > 8 && text[8] != 'T')) return std::nullopt;
    const auto year = number_in(text.substr(0, 4));
    const auto month = number_in(text.substr(4, 2));
    const auto day = number_in(text.substr(6, 2));
    if (!year || !month || !day || *month < 1 || *day < 1) return std::nullopt;
    const year_month_day date{std::chrono::year{*year},
                              std::chrono::month{static_cast<unsigned>(*month)},
                              std::chrono::day{static_cast<unsigned>(*day)}};
    if (!date.ok()) return std::nullopt;
    return sys_days{date};
}

std::string unescaped(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        char c = text[i];
        if (c == '\\' && i + 1 < text.size())
            c = text[++i] == 'n' || text[i] == 'N' ? ' ' : text[i];
        if (static_cast<unsigned char>(c) >= 0x20) out += c;
    }
    return out;
}

std::vector<std::string_view> parts_of(std::string_view text, char between) {
    std::vector<std::string_view> parts;
    while (!text.empty()) {
        const auto end = std::min(text.find(between), text.size());
        parts.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

// "4TH": the fourth Thursday; "-1MO": the last Monday.
struct NthDay {
    int nth = 0;
    std::chrono::weekday day;
};

std::optional<NthDay> nth_day(std::string_view text) {
    constexpr std::string_view names[] = {"SU", "MO", "TU", "WE", "TH", "FR", "SA"};
    if (text.size() < 3) return std::nullopt;
    auto count = text.substr(0, text.size() - 2);
    if (count.starts_with('+')) count.remove_prefix(1);
    const auto nth = number_in(count);
    const auto* day = std::ranges::find(names, text.substr(text.size() - 2));
    if (!nth || *nth == 0 || *nth < -5 || *nth > 5 || day == std::end(names)) return std::nullopt;
    return NthDay{*nth, std::chrono::weekday{static_cast<unsigned>(day - names)}};
}

struct Rule {
    bool yearly = false;
    int every = 1;
    std::optional<int> count;
    std::optional<sys_days> until;
    std::optional<unsigned> month;
    std::optional<unsigned> month_day;
    std::optional<NthDay> weekday;
};

std::expected<Rule, std::string> rule_in(const Line& line) {
    const auto bad = [&](std::string_view part) {
        return std::unexpected(fmt::format(
            "line {}: \"{:.60}\" is not understood (only yearly rules are)", line.number, part));
    };
    Rule rule;
    for (const auto part : parts_of(line.value, ';')) {
        const auto key = part.substr(0, part.find('='));
        const auto value = key.size() < part.size() ? part.substr(key.size() + 1) : "";
        const auto number = number_in(value);
        if (key == "FREQ" && value == "YEARLY") {
            rule.yearly = true;
        } else if (key == "INTERVAL" && number && *number > 0) {
            rule.every = *number;
        } else if (key == "COUNT" && number && *number > 0) {
            rule.count = *number;
        } else if (key == "UNTIL" && date_in(value)) {
            rule.until = date_in(value);
        } else if (key == "BYMONTH" && number && *number >= 1 && *number <= 12) {
            rule.month = static_cast<unsigned>(*number);
        } else if (key == "BYMONTHDAY" && number && *number >= 1 && *number <= 31) {
            rule.month_day = static_cast<unsigned>(*number);
        } else if (key == "BYDAY" && nth_day(value)) {
            rule.weekday = nth_day(value);
        } else if (key != "WKST") {
            return bad(part);
        }
    }
    if (!rule.yearly) return bad(line.value);
    return rule;
}

// The day of a rule in one year; nothing where there is none, as on 29 February.
std::optional<sys_days> day_in(const Rule& rule, sys_days start, std::chrono::year year) {
    const year_month_day first{start};
    const auto month = rule.month ? std::chrono::month{*rule.month} : first.month();
    if (!rule.weekday) {
        const auto day = rule.month_day ? std::chrono::day{*rule.month_day} : first.day();
        const year_month_day date{year, month, day};
        if (!date.ok()) return std::nullopt;
        return sys_days{date};
    }
    const auto& [nth, weekday] = *rule.weekday;
    if (nth > 0) {
        const auto date = year / month / weekday[static_cast<unsigned>(nth)];
        if (!date.ok()) return std::nullopt;
        return sys_days{date};
    }
    const auto last = sys_days{year / month / weekday[std::chrono::last]};
    const auto date = last + std::chrono::weeks{nth + 1};
    return year_month_day{date}.month() == month ? std::optional(date) : std::nullopt;
}

struct Entry {
    std::size_t number = 0;
    std::optional<sys_days> start;
    std::optional<sys_days> end;  // excluded
    std::string name;
    std::optional<Rule> rule;
    std::set<sys_days> without;
    bool cancelled = false;
};

using Days = std::map<sys_days, std::string>;

bool add_days(Days& days, const Entry& entry, sys_days from, int first_year, int last_year) {
    const auto length =
        entry.end && *entry.end > *entry.start ? *entry.end - *entry.start : std::chrono::days{1};
    for (auto day = from; day < from + std::min(length, std::chrono::days{days_of_event_max});
         day += std::chrono::days{1}) {
        const int year = static_cast<int>(year_month_day{day}.year());
        if (year < first_year || year > last_year) continue;
        auto& name = days[day];
        if (name.empty()) {
            name = entry.name;
        } else if (name != entry.name && name.size() < 200) {
            name += ", " + entry.name;
        }
    }
    return days.size() <= ical_holidays_max;
}

bool roll_out(Days& days, const Entry& entry, int first_year, int last_year) {
    if (!entry.rule) return add_days(days, entry, *entry.start, first_year, last_year);
    const auto& rule = *entry.rule;
    const int start = static_cast<int>(year_month_day{*entry.start}.year());
    int left = rule.count.value_or(last_year - start + 2);
    for (int year = start; year <= last_year && left > 0; year += rule.every) {
        const auto day = day_in(rule, *entry.start, std::chrono::year{year});
        if (!day || *day < *entry.start) continue;
        if (rule.until && *day > *rule.until) break;
        --left;
        if (entry.without.contains(*day)) continue;
        if (!add_days(days, entry, *day, first_year, last_year)) return false;
    }
    return true;
}

std::expected<void, std::string> take_line(Entry& entry, const Line& line) {
    if (line.name == "SUMMARY") entry.name = unescaped(line.value);
    if (line.name == "STATUS") entry.cancelled = upper(line.value) == "CANCELLED";
    if (line.name == "DTSTART" || line.name == "DTEND") {
        const auto date = date_in(line.value);
        if (!date) {
            return std::unexpected(fmt::format("line {}: \"{:.40}\" is not a date (as in 20261225)",
                                               line.number, line.value));
        }
        (line.name == "DTSTART" ? entry.start : entry.end) = date;
    }
    if (line.name == "EXDATE") {
        for (const auto one : parts_of(line.value, ',')) {
            if (const auto date = date_in(one)) entry.without.insert(*date);
        }
    }
    if (line.name == "RRULE") {
        auto rule = rule_in(line);
        if (!rule) return std::unexpected(rule.error());
        entry.rule = *rule;
    }
    return {};
}

}  // namespace

std::expected<std::vector<Holiday>, std::string> read_ical(std::string_view text, int first_year,
                                                           int last_year) {
    if (text.size() > ical_bytes_max) return std::unexpected("the file is too large (1 MiB)");
    Days days;
    std::optional<Entry> entry;
    bool is_calendar = false;
    int inside = 0;  // of an alarm or the like within the event
    for (const auto& line : unfold(text)) {
        if (line.name == "BEGIN") {
            is_calendar |= upper(line.value) == "VCALENDAR";
            if (entry) {
                ++inside;
            } else if (upper(line.value) == "VEVENT") {
                entry = Entry{.number = line.number};
            }
        } else if (line.name == "END" && inside > 0) {
            --inside;
        } else if (line.name == "END" && entry && upper(line.value) == "VEVENT") {
            if (!entry->start)
                return std::unexpected(
                    fmt::format("line {}: the event has no DTSTART", entry->number));
            if (entry->name.empty()) entry->name = "Holiday";
            if (!entry->cancelled && !roll_out(days, *entry, first_year, last_year))
                return std::unexpected(
                    fmt::format("line {}: more than {} days", entry->number, ical_holidays_max));
            entry.reset();
        } else if (entry && inside == 0) {
            if (auto taken = take_line(*entry, line); !taken) return std::unexpected(taken.error());
        }
    }
    if (!is_calendar) return std::unexpected("line 1: there is no BEGIN:VCALENDAR");
    std::vector<Holiday> all;
    for (auto& [date, name] : days) all.push_back({date, std::move(name)});
    return all;
}

}  // namespace escalation
