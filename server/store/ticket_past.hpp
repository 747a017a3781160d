// What happened to a ticket as the reckoning of its clocks wants it: statuses, and who spoke when.
// Read anew from append-only rows: nothing that is configured later changes what happened.
#pragma once
#include "escalation/condition.hpp"
#include "escalation/sla.hpp"
#include "server/store/ticket.hpp"

#include <string>
#include <vector>

namespace store {

struct TicketPast {
    std::vector<escalation::StatusChange> statuses;  ///< its creation first; in order of time
    std::vector<escalation::Spoken> spoken;          ///< since its creation, without notes
    std::string tier;                                ///< of its customer
    escalation::Facts more;  ///< what else policies may ask, where one does; filled by the desk
};
TicketPast past_of(Connection& db, const Ticket& ticket);
/// The same without who spoke when, which is most of the reading.
TicketPast standing_of(Connection& db, const Ticket& ticket);

}  // namespace store
