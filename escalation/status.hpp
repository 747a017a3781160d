// The life of a ticket as one table of steps, proved while compiling.
// Knows statuses and what happens to them; knows nothing of who does it or where it is kept.
#pragma once

#include "escalation/names.hpp"

#include <array>
#include <optional>
#include <span>
#include <string_view>

namespace escalation {

/// `created` is called "new" on the wire.
enum class Status { created, open, waiting_customer, waiting_other, snoozed, solved, closed };
enum class Priority { low, normal, high, urgent };

/// What can happen to a ticket's status.
enum class Event {
    agent_claimed,     ///< an agent took it
    assigned,          ///< somebody or the assignment gave it to an agent
    agent_replied,     ///< a public message of a person
    customer_wrote,    ///< a message of the customer to people
    handed_over,       ///< the bot gave the conversation to people again
    asked_customer,    ///< an agent marked it as waiting for the customer
    waiting_other,     ///< an agent marked it as waiting for somebody else
    snoozed,           ///< put away until a time or a reply
    woke,              ///< the time of a snooze has come
    returned_to_bot,   ///< the bot speaks again
    opened,            ///< an agent set it open by hand
    agent_solved,      ///< an agent set it solved
    solved_by_time,    ///< the customer never answered
    closed_by_time,    ///< solved long ago
    agent_closed,      ///< an agent closed it for good
    merged,            ///< lives on in another ticket
    customer_thanked,  ///< a bare thanks, auto-reply or bounce: nothing to do
};

inline constexpr Name<Status> status_names[] = {
    {Status::created, "new"},
    {Status::open, "open"},
    {Status::waiting_customer, "waiting_customer"},
    {Status::waiting_other, "waiting_other"},
    {Status::snoozed, "snoozed"},
    {Status::solved, "solved"},
    {Status::closed, "closed"},
};
inline constexpr Name<Priority> priority_names[] = {
    {Priority::low, "low"},
    {Priority::normal, "normal"},
    {Priority::high, "high"},
    {Priority::urgent, "urgent"},
};
inline constexpr Name<Event> event_names[] = {
    {Event::agent_claimed, "agent_claimed"},
    {Event::assigned, "assigned"},
    {Event::agent_replied, "agent_replied"},
    {Event::customer_wrote, "customer_wrote"},
    {Event::handed_over, "handed_over"},
    {Event::asked_customer, "asked_customer"},
    {Event::waiting_other, "waiting_other"},
    {Event::snoozed, "snoozed"},
    {Event::woke, "woke"},
    {Event::returned_to_bot, "returned_to_bot"},
    {Event::opened, "opened"},
    {Event::agent_solved, "agent_solved"},
    {Event::solved_by_time, "solved_by_time"},
    {Event::closed_by_time, "closed_by_time"},
    {Event::agent_closed, "agent_closed"},
    {Event::merged, "merged"},
    {Event::customer_thanked, "customer_thanked"},
};

constexpr std::string_view name_of(Status value) {
    return name_in(status_names, value);
}
constexpr std::string_view name_of(Priority value) {
    return name_in(priority_names, value);
}
constexpr std::string_view name_of(Event value) {
    return name_in(event_names, value);
}
constexpr std::optional<Status> status_named(std::string_view wire) {
    return value_in(status_names, wire);
}
constexpr std::optional<Priority> priority_named(std::string_view wire) {
    return value_in(priority_names, wire);
}
constexpr std::optional<Event> event_named(std::string_view wire) {
    return value_in(event_names, wire);
}

/// One step: in status `from`, `event` leads to status `to`. What has no row is refused.
struct Step {
    Status from;
    Event event;
    Status to;
};

// Read a block as a sentence: "a snoozed ticket that ... becomes ...".
inline constexpr Step steps[] = {
    {Status::created, Event::agent_claimed, Status::open},
    {Status::created, Event::assigned, Status::open},
    {Status::created, Event::agent_replied, Status::waiting_customer},
    {Status::created, Event::customer_wrote, Status::created},
    {Status::created, Event::customer_thanked, Status::created},
    {Status::created, Event::handed_over, Status::created},
    {Status::created, Event::opened, Status::open},
    {Status::created, Event::asked_customer, Status::waiting_customer},
    {Status::created, Event::waiting_other, Status::waiting_other},
    {Status::created, Event::snoozed, Status::snoozed},
    {Status::created, Event::returned_to_bot, Status::waiting_customer},
    {Status::created, Event::agent_solved, Status::solved},
    {Status::created, Event::agent_closed, Status::closed},
    {Status::created, Event::merged, Status::closed},

    {Status::open, Event::agent_claimed, Status::open},
    {Status::open, Event::assigned, Status::open},
    {Status::open, Event::agent_replied, Status::waiting_customer},
    {Status::open, Event::customer_wrote, Status::open},
    {Status::open, Event::customer_thanked, Status::open},
    {Status::open, Event::handed_over, Status::open},
    {Status::open, Event::opened, Status::open},
    {Status::open, Event::asked_customer, Status::waiting_customer},
    {Status::open, Event::waiting_other, Status::waiting_other},
    {Status::open, Event::snoozed, Status::snoozed},
    {Status::open, Event::returned_to_bot, Status::waiting_customer},
    {Status::open, Event::agent_solved, Status::solved},
    {Status::open, Event::agent_closed, Status::closed},
    {Status::open, Event::merged, Status::closed},

    {Status::waiting_customer, Event::agent_claimed, Status::waiting_customer},
    {Status::waiting_customer, Event::assigned, Status::waiting_customer},
    {Status::waiting_customer, Event::agent_replied, Status::waiting_customer},
    {Status::waiting_customer, Event::customer_wrote, Status::open},
    {Status::waiting_customer, Event::customer_thanked, Status::waiting_customer},
    {Status::waiting_customer, Event::handed_over, Status::open},
    {Status::waiting_customer, Event::opened, Status::open},
    {Status::waiting_customer, Event::asked_customer, Status::waiting_customer},
    {Status::waiting_customer, Event::waiting_other, Status::waiting_other},
    {Status::waiting_customer, Event::snoozed, Status::snoozed},
    {Status::waiting_customer, Event::returned_to_bot, Status::waiting_customer},
    {Status::waiting_customer, Event::agent_solved, Status::solved},
    {Status::waiting_customer, Event::solved_by_time, Status::solved},
    {Status::waiting_customer, Event::agent_closed, Status::closed},
    {Status::waiting_customer, Event::merged, Status::closed},

    {Status::waiting_other, Event::agent_claimed, Status::open},
    {Status::waiting_other, Event::assigned, Status::waiting_other},
    {Status::waiting_other, Event::agent_replied, Status::waiting_other},
    {Status::waiting_other, Event::customer_wrote, Status::open},
    {Status::waiting_other, Event::customer_thanked, Status::waiting_other},
    {Status::waiting_other, Event::handed_over, Status::open},
    {Status::waiting_other, Event::opened, Status::open},
    {Status::waiting_other, Event::asked_customer, Status::waiting_customer},
    {Status::waiting_other, Event::waiting_other, Status::waiting_other},
    {Status::waiting_other, Event::snoozed, Status::snoozed},
    {Status::waiting_other, Event::returned_to_bot, Status::waiting_customer},
    {Status::waiting_other, Event::agent_solved, Status::solved},
    {Status::waiting_other, Event::agent_closed, Status::closed},
    {Status::waiting_other, Event::merged, Status::closed},

    {Status::snoozed, Event::agent_claimed, Status::open},
    {Status::snoozed, Event::assigned, Status::snoozed},
    {Status::snoozed, Event::agent_replied, Status::waiting_customer},
    {Status::snoozed, Event::customer_wrote, Status::open},
    {Status::snoozed, Event::customer_thanked, Status::snoozed},
    {Status::snoozed, Event::handed_over, Status::open},
    {Status::snoozed, Event::woke, Status::open},
    {Status::snoozed, Event::opened, Status::open},
    {Status::snoozed, Event::asked_customer, Status::waiting_customer},
    {Status::snoozed, Event::waiting_other, Status::waiting_other},
    {Status::snoozed, Event::snoozed, Status::snoozed},
    {Status::snoozed, Event::returned_to_bot, Status::waiting_customer},
    {Status::snoozed, Event::agent_solved, Status::solved},
    {Status::snoozed, Event::agent_closed, Status::closed},
    {Status::snoozed, Event::merged, Status::closed},

    {Status::solved, Event::agent_claimed, Status::solved},
    {Status::solved, Event::assigned, Status::solved},
    {Status::solved, Event::agent_replied, Status::solved},
    {Status::solved, Event::customer_wrote, Status::open},
    {Status::solved, Event::customer_thanked, Status::solved},
    {Status::solved, Event::handed_over, Status::open},
    {Status::solved, Event::opened, Status::open},
    {Status::solved, Event::asked_customer, Status::waiting_customer},
    {Status::solved, Event::waiting_other, Status::waiting_other},
    {Status::solved, Event::snoozed, Status::snoozed},
    {Status::solved, Event::returned_to_bot, Status::solved},
    {Status::solved, Event::agent_solved, Status::solved},
    {Status::solved, Event::closed_by_time, Status::closed},
    {Status::solved, Event::agent_closed, Status::closed},
    {Status::solved, Event::merged, Status::closed},

    {Status::closed, Event::customer_wrote, Status::open},
    {Status::closed, Event::customer_thanked, Status::closed},
    {Status::closed, Event::handed_over, Status::open},
    {Status::closed, Event::opened, Status::open},
    {Status::closed, Event::agent_closed, Status::closed},
};

/// Where `event` leads from `from`; nothing if it can't happen there.
constexpr std::optional<Status> step(Status from, Event event) {
    for (const Step& row : steps) {
        if (row.from == from && row.event == event) return row.to;
    }
    return std::nullopt;
}

/// True if a chain of events (of any length, also none) leads from `from` to `to`.
constexpr bool reaches(Status from, Status to) {
    std::array<bool, std::size(status_names)> seen{};
    seen[static_cast<std::size_t>(from)] = true;
    for (std::size_t round = 0; round < seen.size(); ++round) {
        for (const Step& row : steps) {
            if (seen[static_cast<std::size_t>(row.from)])
                seen[static_cast<std::size_t>(row.to)] = true;
        }
    }
    return seen[static_cast<std::size_t>(to)];
}

/// The event that a person means by setting the status by hand; nothing for "new".
constexpr std::optional<Event> event_to_set(Status to) {
    constexpr std::optional<Event> by_status[] = {
        std::nullopt,   Event::opened,       Event::asked_customer, Event::waiting_other,
        Event::snoozed, Event::agent_solved, Event::agent_closed,
    };
    return by_status[static_cast<std::size_t>(to)];
}

/// Why a person may not set the status by hand, in words for the answer; nothing if they may.
/// Setting what is already set is allowed. Setting `snoozed` needs a time, which the caller checks.
constexpr std::optional<std::string_view> why_not_set(Status from, Status to) {
    if (from == to) return std::nullopt;
    const auto event = event_to_set(to);
    if (!event) return "a ticket is new only until somebody has worked on it; set it to open";
    if (step(from, *event)) return std::nullopt;
    return "the ticket is closed; set it to open first";
}

constexpr bool may_set(Status from, Status to) {
    return !why_not_set(from, to);
}

/// Statuses in which somebody of the team still has something to do or to wait for.
constexpr bool is_unsolved(Status status) {
    return status != Status::solved && status != Status::closed;
}

}  // namespace escalation
