// Promises about time: how much of each is used up, when it falls due, and the sum behind it.
// A pure reckoning over what happened; changing a calendar or target never changes what happened.
#pragma once

#include "escalation/hours.hpp"
#include "escalation/instant.hpp"
#include "escalation/status.hpp"

#include <array>
#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace escalation {

enum class Metric { first_response, next_response, resolution };
inline constexpr Name<Metric> metric_names[] = {{Metric::first_response, "first_response"},
                                                {Metric::next_response, "next_response"},
                                                {Metric::resolution, "resolution"}};
constexpr std::string_view name_of(Metric value) {
    return name_in(metric_names, value);
}

enum class ClockState { running, paused, warning, met, breached };
inline constexpr Name<ClockState> clock_state_names[] = {{ClockState::running, "running"},
                                                         {ClockState::paused, "paused"},
                                                         {ClockState::warning, "warning"},
                                                         {ClockState::met, "met"},
                                                         {ClockState::breached, "breached"}};
constexpr std::string_view name_of(ClockState value) {
    return name_in(clock_state_names, value);
}

/// Working time promised, by metric and priority; nothing: no promise.
struct SlaTargets {
    using ByPriority = std::array<std::optional<std::chrono::seconds>, std::size(priority_names)>;
    std::array<ByPriority, std::size(metric_names)> by_metric{};

    std::optional<std::chrono::seconds>& at(Metric metric, Priority priority);
    std::optional<std::chrono::seconds> at(Metric metric, Priority priority) const;
    bool operator==(const SlaTargets&) const = default;
};

struct SlaPolicy {
    SlaTargets targets;
    std::vector<Status> paused_in = {Status::waiting_customer, Status::snoozed};
    int warn_at_percent = 80;  ///< of the target used up; 100 or more: no warning
};

/// From `since` on the ticket had this status, until the next one. In order of time.
struct StatusChange {
    Status status = Status::created;
    Instant since;
};

/// Somebody spoke where the customer can read it (notes are left out). In order of time.
enum class Speaker { customer, agent, bot };
struct Spoken {
    Speaker by = Speaker::customer;
    Instant at;
};

/// What happened to one ticket. The first status change is its creation.
struct TicketHistory {
    std::span<const StatusChange> statuses;
    std::span<const Spoken> spoken;
    Priority priority = Priority::normal;
};

/// One line of a clock's sum.
struct SlaSpan {
    Instant from;
    Instant to;
    Status status = Status::created;
    std::chrono::milliseconds counted{};
    std::string why = {};  ///< "open: 1 h 30 min of working time"
};

struct SlaClock {
    Metric metric = Metric::first_response;
    ClockState state = ClockState::running;
    Instant started = {};
    std::optional<Instant> due = {};  ///< nothing while paused, or if that much time never comes
    std::optional<Instant> warn_at = {};  ///< when it turns to warning; nothing as for `due`
    std::optional<Instant> stopped = {};  ///< when the promise was kept or given up
    std::chrono::seconds used{};          ///< working time, whole seconds, cut off
    std::chrono::seconds target{};
    std::vector<SlaSpan> spans = {};  ///< their `counted` add up to `used` before cutting
};

/// The clocks of a ticket as they stand at `now`, in the order of `Metric`; only those with a
/// target that have begun. A bot's message is no response. `next_response` is the latest wait of
/// the customer after the first response; `resolution` goes on where it stood if reopened.
std::vector<SlaClock> sla_clocks(const TicketHistory& history, const Calendar& calendar,
                                 const SlaPolicy& policy, Instant now);

}  // namespace escalation
