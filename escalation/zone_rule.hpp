// The last line of a time zone file: by which rule its clocks change in all years to come.
// The files list single changes only until 2037 (some systems' until 2007). Knows no files.
#pragma once

#include "escalation/zone.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace escalation {

/// The day and wall-clock time of a change in any year.
struct YearlyChange {
    enum class By { day_without_leap, day_of_year, weekday_of_month };
    By by = By::weekday_of_month;
    int day = 0;         // of the year: 1 to 365 without 29 February, or 0 to 365 with it
    unsigned month = 0;  // these three: the fifth week is the last one of the month
    unsigned week = 0;
    unsigned weekday = 0;
    std::chrono::seconds at{};  // after that day's midnight; may be before it, or days later

    bool operator==(const YearlyChange&) const = default;
};

struct ZoneRule {
    std::chrono::seconds standard{};  // ahead of UTC
    std::chrono::seconds summer{};
    YearlyChange to_summer;
    YearlyChange to_standard;

    bool operator==(const ZoneRule&) const = default;
};

/// Reads "CET-1CEST,M3.5.0,M10.5.0/3" (POSIX.1 TZ with RFC 8536's wider hours).
/// Nothing where the clocks never change, or the text is no such rule.
std::optional<ZoneRule> read_zone_rule(std::string_view text);

/// The changes after `from` until `last_instant`, in order.
std::vector<OffsetStretch> changes_after(Instant from, const ZoneRule& rule);

}  // namespace escalation
