// How far the clocks of a time zone are ahead of UTC, through the years.
// The only place that asks the system's time zone files; everything else reckons with the answer.
#pragma once

#include "escalation/instant.hpp"

#include <chrono>
#include <expected>
#include <string>
#include <vector>

namespace escalation {

/// The years that calendars reckon with.
inline constexpr Instant first_instant = std::chrono::sys_days{std::chrono::year{1970} / 1 / 1};
inline constexpr Instant last_instant = std::chrono::sys_days{std::chrono::year{2200} / 1 / 1};

/// From `from` to the next stretch's `from` clocks are `ahead` of UTC.
struct OffsetStretch {
    Instant from;
    std::chrono::seconds ahead{};
};

struct ZoneError {
    std::string what;
    std::string mend;
};

/// The stretches from `first_instant` to `last_instant`, in order, at least one.
std::expected<std::vector<OffsetStretch>, ZoneError> offsets_of(const std::string& zone);

}  // namespace escalation
