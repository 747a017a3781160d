// Reads a rule part by part; rolls it out by looking at each day of its months.
#include "escalation/ical_rule.hpp"

#include <algorithm>
#include <charconv>
#include <cstdlib>

#include <fmt/format.h>

namespace escalation {
namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

std::optional<NthDay> nth_day(std::string_view text) {
    constexpr std::string_view names[] = {"SU", "MO", "TU", "WE", "TH", "FR", "SA"};
    if (text.size() < 2) return std::nullopt;
    const auto* day = std::ranges::find(names, text.substr(text.size() - 2));
    if (day == std::end(names)) return std::nullopt;
    NthDay found{.day = std::chrono::weekday{static_cast<unsigned>(day - names)}};
    auto count = text.substr(0, text.size() - 2);
    if (count.empty()) return found;
    if (count.starts_with('+')) count.remove_prefix(1);
    const auto nth = number_in(count);
    if (!nth || *nth == 0 || std::abs(*nth) > 5) return std::nullopt;
    found.nth = *nth;
    return found;
}

// Numbers between commas, each from 1 to `most`, or the same counted from the end.
std::vector<int> numbers(std::string_view text, int most, bool from_end) {
    std::vector<int> all;
    for (const auto part : parts_of(text, ',')) {
        const auto number = number_in(part);
        const bool fits = number && *number != 0 && std::abs(*number) <= most;
        if (!fits || (*number < 0 && !from_end)) return {};
        all.push_back(*number);
    }
    return all;
}

bool take_weekdays(YearlyRule& rule, std::string_view text) {
    for (const auto part : parts_of(text, ',')) {
        const auto day = nth_day(part);
        if (!day) return false;
        rule.weekdays.push_back(*day);
    }
    return !rule.weekdays.empty();
}

bool take_part(YearlyRule& rule, std::string_view key, std::string_view value) {
    if (key == "WKST") return true;
    if (key == "FREQ") return value == "YEARLY";
    if (key == "BYDAY") return take_weekdays(rule, value);
    if (key == "UNTIL") return (rule.until = date_in(value)).has_value();
    if (key == "BYMONTH") return !(rule.months = numbers(value, 12, false)).empty();
    if (key == "BYMONTHDAY") return !(rule.month_days = numbers(value, 31, true)).empty();
    const auto number = number_in(value);
    if (!number || *number < 1 || *number > 10'000) return false;
    if (key == "INTERVAL") rule.every = *number;
    if (key == "COUNT") rule.count = number;
    return key == "INTERVAL" || key == "COUNT";
}

bool is_nth(const NthDay& wanted, const year_month_day& date, unsigned last) {
    if (std::chrono::weekday{sys_days{date}} != wanted.day) return false;
    const auto day = static_cast<unsigned>(date.day());
    if (wanted.nth > 0) return (day - 1) / 7 + 1 == static_cast<unsigned>(wanted.nth);
    return wanted.nth == 0 || (last - day) / 7 + 1 == static_cast<unsigned>(-wanted.nth);
}

bool fits(const YearlyRule& rule, const year_month_day& date, std::chrono::day usual) {
    const auto last = static_cast<unsigned>((date.year() / date.month() / std::chrono::last).day());
    const auto day = static_cast<int>(static_cast<unsigned>(date.day()));
    if (rule.month_days.empty() && rule.weekdays.empty()) return date.day() == usual;
    const auto is_day = [&](int wanted) {
        return day == (wanted > 0 ? wanted : static_cast<int>(last) + 1 + wanted);
    };
    const auto is_weekday = [&](const NthDay& wanted) { return is_nth(wanted, date, last); };
    return (rule.month_days.empty() || std::ranges::any_of(rule.month_days, is_day)) &&
           (rule.weekdays.empty() || std::ranges::any_of(rule.weekdays, is_weekday));
}

std::vector<sys_days> days_in(const YearlyRule& rule, sys_days start, std::chrono::year year) {
    const year_month_day first{start};
    auto months = rule.months;
    if (months.empty()) months.push_back(static_cast<int>(static_cast<unsigned>(first.month())));
    std::ranges::sort(months);
    std::vector<sys_days> days;
    for (const int month : months) {
        const auto whole = year / std::chrono::month{static_cast<unsigned>(month)};
        for (sys_days day{whole / 1}; day <= sys_days{whole / std::chrono::last};
             day += std::chrono::days{1}) {
            if (day >= start && fits(rule, day, first.day())) days.push_back(day);
        }
    }
    return days;
}

}  // namespace

std::optional<int> number_in(std::string_view text) {
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

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

std::vector<std::string_view> parts_of(std::string_view text, char between) {
    std::vector<std::string_view> parts;
    while (!text.empty()) {
        const auto end = std::min(text.find(between), text.size());
        parts.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

std::expected<YearlyRule, std::string> read_yearly_rule(std::string_view text) {
    YearlyRule rule;
    for (const auto part : parts_of(text, ';')) {
        const auto key = part.substr(0, part.find('='));
        const auto value = key.size() < part.size() ? part.substr(key.size() + 1) : "";
        if (!take_part(rule, key, value)) {
            return std::unexpected(
                fmt::format("\"{:.60}\" is not understood (only yearly rules are)", part));
        }
    }
    if (!text.contains("FREQ=YEARLY")) {
        return std::unexpected(
            fmt::format("\"{:.60}\" is not understood (only yearly rules are)", text));
    }
    return rule;
}

std::vector<sys_days> rolled_out(const YearlyRule& rule, sys_days start, int last_year) {
    std::vector<sys_days> all;
    const int first_year = static_cast<int>(year_month_day{start}.year());
    for (int year = first_year; year <= last_year; year += rule.every) {
        for (const auto day : days_in(rule, start, std::chrono::year{year})) {
            if (rule.until && day > *rule.until) return all;
            all.push_back(day);
            if (rule.count && static_cast<int>(all.size()) >= *rule.count) return all;
        }
    }
    return all;
}

}  // namespace escalation
