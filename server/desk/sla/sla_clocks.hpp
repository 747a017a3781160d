// Which promises hold for a ticket, and how its clocks stand: everything from what happened.
// Reckoned anew at every look; what is configured later changes no history.
#pragma once

#include "server/desk/settings/settings.hpp"
#include "server/store/sla.hpp"
#include "server/store/ticket_past.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace desk {

// A policy that was looked at, and the sentence why it fits or not.
struct SlaConsidered {
    std::string name;
    bool fits = false;
    std::string why;
};

struct SlaChoice {
    const SlaPolicySettings* policy = nullptr;  // never null; the standing one when none fits
    escalation::SlaPolicy promise;              // with the queue's targets for the standing one
    const escalation::Calendar* calendar = nullptr;
    std::string calendar_name;
    std::vector<SlaConsidered> considered;  // in order, up to the one chosen
};

// What happened to a ticket, with what the policies ask of its customer and own fields.
store::TicketPast sla_past(const Settings& settings, store::Connection& db,
                           const store::Ticket& ticket, store::Time now);

// The part of [from, to) that a ticket's clocks count: in the working time of its policy's
// calendar, without the statuses they stand still in. Nothing: they stood still all the while.
std::optional<std::chrono::seconds> counted_time(const Settings& settings, store::Connection& db,
                                                 store::TicketNumber number, store::Time from,
                                                 store::Time to);

// The first policy whose conditions hold; else the queue's own targets. Conditions are asked as of
// the ticket's beginning, so that a policy does not come and go with the hours.
SlaChoice choose_policy(const Settings& settings, const store::Ticket& ticket,
                        const store::TicketPast& past);

std::vector<escalation::SlaClock> clocks_of(const SlaChoice& choice, const store::Ticket& ticket,
                                            const store::TicketPast& past, store::Time now);

// The contract's `sla` items.
std::vector<store::SlaLine> lines_of(const std::vector<escalation::SlaClock>& clocks);

// An alarm that is to be given by `at`.
struct SlaOutstanding {
    store::SlaFired alarm;
    store::Time at{};
};

// Alarms of these clocks that were not given yet, in order of time. A warning whose breach has
// come as well is left out: it would only be noise.
std::vector<SlaOutstanding> outstanding(const std::vector<escalation::SlaClock>& clocks,
                                        const std::vector<store::SlaFired>& fired, store::Time now);

// The ticket with its `sla` lines as they stand now.
void refresh_sla(const Settings& settings, store::Connection& db, store::Ticket& ticket,
                 store::Time now);

}  // namespace desk
