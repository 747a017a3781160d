// From a calendar as people write it to windows on the wall.
// Knows how times and dates are written and says what is wrong with them; asks no zone files.
#pragma once

#include "escalation/hours.hpp"
#include "escalation/wall_hours.hpp"

#include <array>
#include <expected>
#include <string>
#include <vector>

namespace escalation {

/// Limits of one calendar.
inline constexpr std::size_t windows_a_day_max = 96;
inline constexpr std::size_t overrides_max = 10000;

struct NamedDate {
    std::chrono::sys_days date;
    std::string name;
};

/// A calendar that has been read and found good.
struct CalendarPlan {
    std::array<DayWindows, 7> weekly;  ///< Monday first
    std::vector<DateWindows> dates;    ///< sorted, different
    std::vector<NamedDate> names;      ///< of those dates that have one; sorted
};

std::expected<CalendarPlan, CalendarError> read_calendar(const CalendarText& text);

}  // namespace escalation
