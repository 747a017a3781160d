// Which status a ticket had when: append-only rows, one for each change, never corrected.
// SLA clocks and resolution times are reckoned from these whenever somebody looks.
#pragma once
#include "escalation/status.hpp"
#include "server/store/types.hpp"

#include <vector>

namespace store {

class Connection;
class Tx;

/// From `since` on the ticket had this status, until the next row.
struct TicketSpan {
    TicketNumber ticket = 0;
    escalation::Status status = escalation::Status::created;
    Time since{};
    UserId by = 0;  // who made it so; 0: not a person of the desk
    bool operator==(const TicketSpan&) const = default;
};

/// Adds a row unless the ticket's newest one has this status already. Belongs into the transaction
/// that changes the ticket. False: nothing was added.
bool add_span(Tx& tx, const TicketSpan& span);

/// A ticket's rows, the oldest first.
std::vector<TicketSpan> spans_of(Connection& db, TicketNumber ticket);

}  // namespace store
