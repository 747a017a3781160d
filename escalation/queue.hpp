// Waiting lines: who is next, how long it may take, and what the customer is told.
// Knows queues and times; knows nothing of sockets or of how agents are chosen.
#pragma once

#include "escalation/instant.hpp"
#include "escalation/reopen.hpp"
#include "escalation/sla.hpp"
#include "escalation/status.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace escalation {

enum class AssignmentMode { manual, balanced, round_robin };
inline constexpr Name<AssignmentMode> assignment_mode_names[] = {
    {AssignmentMode::manual, "manual"},
    {AssignmentMode::balanced, "balanced"},
    {AssignmentMode::round_robin, "round_robin"}};
constexpr std::string_view name_of(AssignmentMode value) {
    return name_in(assignment_mode_names, value);
}
constexpr std::optional<AssignmentMode> assignment_mode_named(std::string_view wire) {
    return value_in(assignment_mode_names, wire);
}

/// The settings of one queue.
struct Queue {
    std::string name;                    ///< "support"
    std::string label;                   ///< "Customer service"
    std::string calendar;                ///< name of its hours; empty: the house's
    std::vector<std::string> languages;  ///< empty: any
    std::vector<std::string> skills;     ///< that an agent needs; empty: none
    AssignmentMode assignment = AssignmentMode::manual;
    SlaTargets targets;
    ReopenPolicy reopen;                  ///< when the customer writes after the end
    int capacity = 0;                     ///< hundredths of a chat in work at once; 0: any number
    std::chrono::seconds silent_after{};  ///< working time until a silent owner loses it; 0: never
    std::chrono::seconds last_chats{};    ///< no new chats so shortly before the hours close
    std::chrono::seconds back_to_bot{};   ///< of the customer's silence after a person; 0: never
    bool restricted = false;              ///< seen only by its teams' members and by admins
};

/// One ticket in the line.
struct Waiting {
    std::int64_t ticket = 0;
    Priority priority = Priority::normal;
    Instant since;
};

/// True if `a` is served before `b`: higher priority, then longer wait, then lower number.
bool is_before(const Waiting& a, const Waiting& b);
/// Place in the line, from 1; nothing if the ticket does not wait. The line may be unsorted.
std::optional<int> position(std::span<const Waiting> line, std::int64_t ticket);

/// "Usually between `low` and `high`", in whole minutes.
struct WaitRange {
    std::chrono::minutes low{};
    std::chrono::minutes high{};
    bool operator==(const WaitRange&) const = default;
};

/// From the real waits of the last customers: of four, one waited less than `low`; of ten, one
/// waited longer than `high`. Nothing under five of them: then nobody knows.
std::optional<WaitRange> usual_wait(std::span<const std::chrono::seconds> recent_waits);

/// What can be promised to somebody who wants a person.
enum class Reach {
    staffed,     ///< open, somebody is there: say the place in the line
    unattended,  ///< open, nobody is there just now: take it in writing
    closed,      ///< closed: take it in writing and say when the team is back
};
Reach reach(bool is_open, int agents_online);

}  // namespace escalation
