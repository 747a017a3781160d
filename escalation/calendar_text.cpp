// Reads weekdays, dates and times of day; each refusal names its place and its mend.
#include "escalation/calendar_text.hpp"

#include "escalation/zone.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include <fmt/format.h>

namespace escalation {
namespace {

using namespace std::chrono_literals;

constexpr std::array<std::array<std::string_view, 3>, 7> weekdays = {{
    {"0", "mon", "monday"},
    {"1", "tue", "tuesday"},
    {"2", "wed", "wednesday"},
    {"3", "thu", "thursday"},
    {"4", "fri", "friday"},
    {"5", "sat", "saturday"},
    {"6", "sun", "sunday"},
}};

std::optional<std::size_t> weekday_named(std::string_view name) {
    for (std::size_t day = 0; day < weekdays.size(); ++day) {
        if (std::ranges::find(weekdays[day], name) != weekdays[day].end()) return day;
    }
    return std::nullopt;
}

std::optional<int> number(std::string_view text, std::size_t digits) {
    if (text.size() != digits) return std::nullopt;
    int value = 0;
    for (const char digit : text) {
        if (digit < '0' || digit > '9') return std::nullopt;
        value = value * 10 + (digit - '0');
    }
    return value;
}

// "09:00", "9:00", "09:00:30", "24:00".
std::optional<WallTime> time_of_day(std::string_view text) {
    const auto colon = text.find(':');
    if (colon == std::string_view::npos) return std::nullopt;
    const auto hours = number(text.substr(0, colon), colon == 1 ? 1 : 2);
    text.remove_prefix(colon + 1);
    const auto minutes = number(text.substr(0, 2), 2);
    text.remove_prefix(std::min<std::size_t>(text.size(), 2));
    const bool has_seconds = !text.empty();
    if (has_seconds && text.front() != ':') return std::nullopt;
    const auto seconds = has_seconds ? number(text.substr(1), 2) : 0;
    if (!hours || !minutes || !seconds || *minutes > 59 || *seconds > 59) return std::nullopt;
    const WallTime time = std::chrono::hours{*hours} + std::chrono::minutes{*minutes} +
                          std::chrono::seconds{*seconds};
    return time <= 24h ? std::optional(time) : std::nullopt;
}

std::optional<std::chrono::sys_days> date_written(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto year = number(text.substr(0, 4), 4);
    const auto month = number(text.substr(5, 2), 2);
    const auto day = number(text.substr(8, 2), 2);
    if (!year || !month || !day) return std::nullopt;
    const auto date = std::chrono::year{*year} / *month / *day;
    if (!date.ok()) return std::nullopt;
    return std::chrono::sys_days{date};
}

std::unexpected<CalendarError> refuse(std::string where, std::string what, std::string mend) {
    return std::unexpected(CalendarError{std::move(where), std::move(what), std::move(mend)});
}

std::expected<WallWindow, CalendarError> read_window(const WindowText& text,
                                                     const std::string& where) {
    for (const std::string& written : {text.from, text.to}) {
        if (!time_of_day(written)) {
            return refuse(where, fmt::format("\"{:.30}\" is not a time of day", written),
                          "write hours and minutes from 00:00 to 24:00, as in 09:00");
        }
    }
    WallWindow window{*time_of_day(text.from), *time_of_day(text.to)};
    if (window.from == window.to) {
        return refuse(where, fmt::format("the window starts and ends at {}", text.from),
                      "a whole day is 00:00 to 24:00; leave it out for a closed day");
    }
    if (window.from == 24h) {
        return refuse(where, "a window can't start at 24:00", "start it at 00:00 of the next day");
    }
    if (window.to < window.from) window.to += 24h;
    return window;
}

std::expected<DayWindows, CalendarError> read_day(const std::vector<WindowText>& texts,
                                                  const std::string& where) {
    if (texts.size() > windows_a_day_max) {
        return refuse(where, fmt::format("{} windows in one day", texts.size()),
                      fmt::format("at most {} are allowed", windows_a_day_max));
    }
    DayWindows windows;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const auto window = read_window(texts[i], fmt::format("{}[{}]", where, i));
        if (!window) return std::unexpected(window.error());
        windows.push_back(*window);
    }
    return windows;
}

std::expected<void, CalendarError> read_weekly(const CalendarText& text, CalendarPlan& plan) {
    std::array<std::string, 7> said_by;
    for (const auto& [name, windows] : text.weekly) {
        const std::string where = fmt::format("weekly.{:.30}", name);
        const auto day = weekday_named(name);
        if (!day) {
            return refuse(where, "there is no such weekday",
                          "write 0 (Monday) to 6 (Sunday), or mon to sun");
        }
        if (!said_by[*day].empty()) {
            return refuse(where, "this weekday is already given as " + said_by[*day],
                          "put its windows into one list");
        }
        said_by[*day] = name;
        auto read = read_day(windows, where);
        if (!read) return std::unexpected(read.error());
        plan.weekly[*day] = *std::move(read);
    }
    return {};
}

std::expected<void, CalendarError> read_overrides(const CalendarText& text, CalendarPlan& plan) {
    if (text.overrides.size() > overrides_max) {
        return refuse("overrides", fmt::format("{} dates", text.overrides.size()),
                      fmt::format("at most {} are allowed", overrides_max));
    }
    for (const auto& [date, own] : text.overrides) {
        const std::string where = fmt::format("overrides.{:.30}", date);
        const auto day = date_written(date);
        if (!day || *day <= first_instant || *day + 2 * 24h > last_instant) {
            return refuse(where, "this is not a date from 1970 to 2199",
                          "write year, month and day, as in 2026-12-24");
        }
        auto windows = read_day(own.windows, where);
        if (!windows) return std::unexpected(windows.error());
        plan.dates.push_back({*day, *std::move(windows)});
        if (!own.name.empty()) plan.names.push_back({*day, own.name});
    }
    return {};
}

}  // namespace

std::expected<CalendarPlan, CalendarError> read_calendar(const CalendarText& text) {
    CalendarPlan plan;
    if (auto read = read_weekly(text, plan); !read) return std::unexpected(read.error());
    if (auto read = read_overrides(text, plan); !read) return std::unexpected(read.error());
    return plan;
}

}  // namespace escalation
