// Lists and counts over tickets that somebody else picked: views whose conditions ask more than the
// indexes know. Knows numbers; why these is not its business.
#pragma once
#include "server/store/ticket_list.hpp"

namespace store {

/// A page of `filter.among` in the filter's order, those its other words fit.
Page<Ticket> list_among(Connection& db, const TicketFilter& filter, const PageRequest& page);

/// How many of `filter.among` its other words fit.
std::int64_t count_among(Connection& db, const TicketFilter& filter);

/// Every ticket in one of the statuses (none: any), by number.
std::vector<TicketNumber> numbers_in(Connection& db,
                                     const std::vector<escalation::Status>& statuses);

}  // namespace store
