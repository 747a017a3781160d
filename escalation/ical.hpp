// Holidays from an iCalendar file (RFC 5545), as public authorities and calendars publish them.
// Knows all-day events and yearly rules; everything else in such a file is passed over.
#pragma once

#include <chrono>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace escalation {

struct Holiday {
    std::chrono::sys_days date;
    std::string name;
    bool operator==(const Holiday&) const = default;
};

/// Limits of one file and of what comes out of it.
inline constexpr std::size_t ical_bytes_max = std::size_t{1} << 20;
inline constexpr std::size_t ical_holidays_max = 10'000;

/// The days of the events within these years (both included), sorted, one for each date; two of
/// one date share their names. An error says the line and what is wrong with it.
std::expected<std::vector<Holiday>, std::string> read_ical(std::string_view text, int first_year,
                                                           int last_year);

}  // namespace escalation
