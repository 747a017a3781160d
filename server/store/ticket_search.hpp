// Tickets in which words were said. A search looks through so many hits at a time, the newest
// first, and says where it stopped: what is older comes with the pages after, and nothing is left
// out in silence.
#pragma once
#include "server/store/ticket_list.hpp"

namespace store {

/// A page of the tickets a filter with words (`q`) shows: of those in which they were said last,
/// in the filter's order; when they have all been told, of those before. A page may be short, or
/// empty, and `next` still go on.
Page<Ticket> search_tickets(Connection& db, const TicketFilter& filter, const PageRequest& page);

struct FoundTickets {
    std::int64_t count = 0;
    bool more = false;  // the search stopped there: as many at least
};
/// How many tickets a filter with words shows, as far as one search looks.
FoundTickets count_found(Connection& db, const TicketFilter& filter);

}  // namespace store
