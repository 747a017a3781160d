// The SLA clock by itself, from plain texts to a plain text: the `deadline` command without JSON.
#pragma once

#include "escalation/hours.hpp"

#include <cstdint>
#include <expected>
#include <string>
#include <utility>
#include <vector>

namespace escalation {

struct DeadlineRequest {
    CalendarText calendar;
    std::string start;                                        ///< RFC 3339
    std::int64_t seconds = 0;                                 ///< of working time
    std::vector<std::pair<std::string, std::string>> pauses;  ///< from, to; RFC 3339
};

/// The due time in UTC, "2026-05-04T08:00:00Z"; or what is wrong, in words with the place.
std::expected<std::string, std::string> due(const DeadlineRequest& request);

}  // namespace escalation
