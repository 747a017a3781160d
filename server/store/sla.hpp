// When promises of time fall due, when the next alarm is to be given, and which were given.
// Knows rows; what is promised and how time is counted is reckoned above.
#pragma once
#include "server/store/ticket.hpp"

#include <optional>
#include <vector>

namespace store {

/// Keeps the row that lists are sorted by `due` with: the earliest of the ticket's open clocks.
/// Called by create_ticket() and update_ticket(); by others only when promises changed.
void put_due(Connection& db, const Ticket& ticket);

/// The moment at which a ticket's clocks want to be looked at again; nothing: never.
void put_watch(Tx& tx, TicketNumber number, std::optional<Time> at);
std::optional<Time> find_watch(Connection& db, TicketNumber number);
/// Those whose moment has come, the longest due first.
std::vector<TicketNumber> watches_until(Connection& db, Time now, std::size_t limit);

/// An alarm that was given: never again for the same run of the same clock.
struct SlaFired {
    escalation::Metric metric = escalation::Metric::first_response;
    Time began{};  ///< when that run of the clock began
    bool breached = false;
    Time due{};
    Time at{};  ///< when it was given
    bool operator==(const SlaFired&) const = default;
};
/// False when it was given before: nothing changed.
bool add_fired(Tx& tx, TicketNumber number, const SlaFired& fired);
/// In the order given.
std::vector<SlaFired> fired_for(Connection& db, TicketNumber number);

/// Unsolved tickets and those with an alarm to come, above `after`, in order.
std::vector<TicketNumber> tickets_with_clocks(Connection& db, TicketNumber after,
                                              std::size_t limit);

}  // namespace store
