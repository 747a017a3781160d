// How long a ticket took until it was solved: once for each time it was, from its status spans.
// Knows statuses and moments; nothing is stored, so no setting can spoil what was.
#pragma once

#include "escalation/instant.hpp"
#include "escalation/status.hpp"

#include <chrono>
#include <optional>
#include <span>
#include <vector>

namespace escalation {

/// From `since` on it had this status.
struct StatusSince {
    Status status = Status::created;
    Instant since;
};

struct Resolutions {
    std::vector<Span> intervals;  ///< from its making (or reopening) to when it was solved
    int reopened = 0;

    std::optional<std::chrono::milliseconds> first() const;
    /// From its making to the last time it was solved; nothing while it is open again.
    std::optional<std::chrono::milliseconds> last() const;

    std::optional<Instant> made;
    bool is_over = false;
};

/// `spans` in order of time. A clock that was set back makes an interval empty, never negative.
Resolutions resolutions(std::span<const StatusSince> spans);

}  // namespace escalation
