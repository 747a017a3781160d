// Lines are unfolded, events gathered, yearly rules rolled out over the years asked for.
#include "escalation/ical.hpp"

#include "escalation/ical_rule.hpp"

#include <algorithm>
#include <array>
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

// The colon before the value; those in a quoted parameter are its own.
std::size_t colon_of(std::string_view line) {
    bool quoted = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i] == '"') quoted = !quoted;
        if (line[i] == ':' && !quoted) return i;
    }
    return line.npos;
}

// "NAME;PARAM=x:value" in one piece, though it was folded over several lines.
std::vector<Line> unfold(std::string_view text) {
    std::vector<std::pair<std::size_t, std::string>> whole;
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
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
        const auto colon = colon_of(line);
        if (colon == line.npos) continue;
        const auto name = line.substr(0, std::min(line.find(';'), colon));
        lines.push_back({number, upper(name), line.substr(colon + 1)});
    }
    return lines;
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

struct Entry {
    std::size_t number = 0;
    std::optional<sys_days> start;
    std::optional<sys_days> end;  // excluded
    std::optional<std::chrono::days> length;
    std::string name;
    std::string uid;
    std::optional<YearlyRule> rule;
    std::vector<sys_days> also;
    std::set<sys_days> without;
    std::optional<sys_days> instead_of;  // one day of the event with the same uid
    bool cancelled = false;
};

using Days = std::map<sys_days, std::string>;

std::chrono::days length_of(const Entry& entry) {
    if (entry.end && *entry.end > *entry.start) return *entry.end - *entry.start;
    return std::max(entry.length.value_or(std::chrono::days{1}), std::chrono::days{1});
}

bool add_days(Days& days, const Entry& entry, sys_days from, int first_year, int last_year) {
    const auto length = length_of(entry);
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

// The days on which the event begins, up to the end of the last year asked for.
std::vector<sys_days> begins(const Entry& entry, int last_year) {
    std::vector<sys_days> days;
    if (entry.rule) {
        days = rolled_out(*entry.rule, *entry.start, last_year);
    } else {
        days.push_back(*entry.start);
    }
    days.insert(days.end(), entry.also.begin(), entry.also.end());
    std::erase_if(days, [&](sys_days day) { return entry.without.contains(day); });
    return days;
}

bool roll_out(Days& days, const Entry& entry, int first_year, int last_year) {
    return std::ranges::all_of(begins(entry, last_year), [&](sys_days day) {
        return add_days(days, entry, day, first_year, last_year);
    });
}

// "P2D", "P1W", "PT12H": whole days of it.
std::optional<std::chrono::days> days_of_duration(std::string_view text) {
    if (text.starts_with('+')) text.remove_prefix(1);
    if (!text.starts_with('P')) return std::nullopt;
    text = text.substr(1, text.find('T') == text.npos ? text.npos : text.find('T') - 1);
    if (text.empty()) return std::chrono::days{1};
    const auto number = number_in(text.substr(0, text.size() - 1));
    if (!number || *number < 0 || *number > days_of_event_max) return std::nullopt;
    if (text.ends_with('D')) return std::chrono::days{*number};
    if (text.ends_with('W')) return std::chrono::days{*number * 7};
    return std::nullopt;
}

std::unexpected<std::string> refuse(const Line& line, std::string_view wanted) {
    return std::unexpected(
        fmt::format("line {}: \"{:.40}\" is not {}", line.number, line.value, wanted));
}

std::expected<void, std::string> take_dates(Entry& entry, const Line& line) {
    for (const auto one : parts_of(line.value, ',')) {
        const auto date = date_in(one);
        if (!date) return refuse(line, "a date (as in 20261225)");
        if (line.name == "DTSTART") entry.start = date;
        if (line.name == "DTEND") entry.end = date;
        if (line.name == "EXDATE") entry.without.insert(*date);
        if (line.name == "RDATE") entry.also.push_back(*date);
        if (line.name == "RECURRENCE-ID") entry.instead_of = date;
    }
    return {};
}

std::expected<void, std::string> take_line(Entry& entry, const Line& line) {
    constexpr std::array dates = {"DTSTART", "DTEND", "EXDATE", "RDATE", "RECURRENCE-ID"};
    if (std::ranges::find(dates, line.name) != dates.end()) return take_dates(entry, line);
    if (line.name == "SUMMARY") entry.name = unescaped(line.value);
    if (line.name == "UID") entry.uid = line.value;
    if (line.name == "STATUS") entry.cancelled = upper(line.value) == "CANCELLED";
    if (line.name == "DURATION") {
        entry.length = days_of_duration(line.value);
        if (!entry.length) return refuse(line, "a length (as in P2D)");
    }
    if (line.name == "RRULE") {
        auto rule = read_yearly_rule(line.value);
        if (!rule) return std::unexpected(fmt::format("line {}: {}", line.number, rule.error()));
        entry.rule = *rule;
    }
    return {};
}

std::expected<std::vector<Entry>, std::string> entries_in(std::string_view text) {
    std::vector<Entry> all;
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
            if (!entry->start) break;
            if (entry->name.empty()) entry->name = "Holiday";
            all.push_back(*std::move(entry));
            entry.reset();
        } else if (entry && inside == 0) {
            if (auto taken = take_line(*entry, line); !taken) return std::unexpected(taken.error());
        }
    }
    if (!is_calendar) return std::unexpected("line 1: there is no BEGIN:VCALENDAR");
    if (entry) {
        return std::unexpected(fmt::format("line {}: the event has no {}", entry->number,
                                           entry->start ? "END:VEVENT" : "DTSTART"));
    }
    return all;
}

// A single day that was moved or called off stands in an event of its own.
void heed_exceptions(std::vector<Entry>& entries) {
    for (const Entry& moved : entries) {
        if (!moved.instead_of) continue;
        for (Entry& one : entries) {
            if (!one.instead_of && one.uid == moved.uid) one.without.insert(*moved.instead_of);
        }
    }
}

}  // namespace

std::expected<std::vector<Holiday>, std::string> read_ical(std::string_view text, int first_year,
                                                           int last_year) {
    if (text.size() > ical_bytes_max) return std::unexpected("the file is too large (1 MiB)");
    auto entries = entries_in(text);
    if (!entries) return std::unexpected(entries.error());
    heed_exceptions(*entries);
    Days days;
    for (const Entry& entry : *entries) {
        if (!entry.cancelled && !roll_out(days, entry, first_year, last_year))
            return std::unexpected(
                fmt::format("line {}: more than {} days", entry.number, ical_holidays_max));
    }
    std::vector<Holiday> all;
    for (auto& [date, name] : days) all.push_back({date, std::move(name)});
    return all;
}

}  // namespace escalation
