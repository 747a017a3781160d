// Sums open time over plain weeks by division, and over special days by a sorted list.
#include "escalation/wall_hours.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <iterator>

namespace escalation {
namespace {

using std::chrono::milliseconds;
constexpr WallTime one_day = std::chrono::days{1};
constexpr WallTime one_week = std::chrono::days{7};
constexpr WallTime from_monday = std::chrono::days{3};  // 1970 began on a Thursday

// Sorts and joins; what is outside of [first, last) is cut off.
std::vector<WallWindow> tidied(std::vector<WallWindow> windows, WallTime first, WallTime last) {
    for (WallWindow& window : windows) {
        window = {std::max(window.from, first), std::min(window.to, last)};
    }
    std::erase_if(windows, [](const WallWindow& window) { return window.to <= window.from; });
    std::ranges::sort(windows, {}, &WallWindow::from);
    std::vector<WallWindow> joined;
    for (const WallWindow& window : windows) {
        if (joined.empty() || joined.back().to < window.from) {
            joined.push_back(window);
        } else {
            joined.back().to = std::max(joined.back().to, window.to);
        }
    }
    return joined;
}

void add_moved(std::vector<WallWindow>& all, const DayWindows& windows, WallTime by) {
    for (const WallWindow& window : windows) all.push_back({window.from + by, window.to + by});
}

milliseconds open_before(std::span<const WallWindow> windows, WallTime at) {
    milliseconds sum{};
    for (const WallWindow& window : windows) {
        if (at > window.from) sum += std::min(at, window.to) - window.from;
    }
    return sum;
}

// The hours that start on a date: its own, or those of its weekday.
const DayWindows& hours_of(std::chrono::sys_days date, std::span<const DayWindows> weekly,
                           std::span<const DateWindows> dates) {
    const auto own = std::ranges::lower_bound(dates, date, {}, &DateWindows::date);
    if (own != dates.end() && own->date == date) return own->windows;
    return weekly[std::chrono::weekday{date}.iso_encoding() - 1];
}

// A date with its own hours changes its own day, and the small hours of the day after.
std::vector<std::chrono::sys_days> changed_days(std::span<const DateWindows> dates) {
    std::vector<std::chrono::sys_days> days;
    for (const DateWindows& own : dates) {
        if (days.empty() || days.back() != own.date) days.push_back(own.date);
        days.push_back(own.date + std::chrono::days{1});
    }
    return days;
}

}  // namespace

WallHours::WallHours(std::span<const DayWindows> weekly, std::span<const DateWindows> dates) {
    assert(weekly.size() == 7);
    std::vector<WallWindow> week;
    for (std::size_t day = 0; day < weekly.size(); ++day) {
        const WallTime midnight = std::chrono::days{day};
        add_moved(week, weekly[day], midnight);
        add_moved(week, weekly[day], midnight - one_week);  // Sunday night is Monday morning
    }
    week_ = tidied(std::move(week), WallTime{0}, one_week);
    for (const WallWindow& window : week_) {
        open_before_.push_back(open_in_week_);
        open_in_week_ += window.to - window.from;
    }

    for (const std::chrono::sys_days date : changed_days(dates)) {
        const WallTime midnight = date.time_since_epoch();
        std::vector<WallWindow> windows;
        add_moved(windows, hours_of(date, weekly, dates), midnight);
        add_moved(windows, hours_of(date - std::chrono::days{1}, weekly, dates),
                  midnight - one_day);
        SpecialDay day{.from = midnight,
                       .windows = tidied(std::move(windows), midnight, midnight + one_day)};
        day.open_before = open_until(midnight);
        day.surplus_after = day.open_before + open_before(day.windows, midnight + one_day) -
                            open_in_plain_weeks(midnight + one_day);
        special_.push_back(std::move(day));
    }
}

milliseconds WallHours::open_until(WallTime at) const {
    const auto after = std::ranges::upper_bound(special_, at, {}, &SpecialDay::from);
    if (after == special_.begin()) return open_in_plain_weeks(at);
    const SpecialDay& day = *std::prev(after);
    if (at < day.from + one_day) return day.open_before + open_before(day.windows, at);
    return open_in_plain_weeks(at) + day.surplus_after;
}

milliseconds WallHours::open_in_plain_weeks(WallTime at) const {
    const WallTime since_monday = at + from_monday;
    const WallTime in_week = since_monday % one_week;
    const auto weeks_open = open_in_week_ * (since_monday / one_week);
    const auto after = std::ranges::upper_bound(week_, in_week, {}, &WallWindow::from);
    if (after == week_.begin()) return weeks_open;
    const auto last = std::prev(after);
    return weeks_open + open_before_[static_cast<std::size_t>(last - week_.begin())] +
           std::min(in_week, last->to) - last->from;
}

}  // namespace escalation
