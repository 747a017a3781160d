// Walks over tickets by number, for lists whose order is kept elsewhere.
#pragma once
#include "server/store/ticket_list.hpp"

#include <vector>

namespace store {

/// The numbers a filter shows (its words and order aside), rising, those after `after`.
std::vector<TicketNumber> numbers_after(Connection& db, const TicketFilter& filter,
                                        TicketNumber after, std::size_t limit);

}  // namespace store
