// Rows of a ticket's statuses: written with every change, read whole.
#include "server/store/ticket_span.hpp"

#include "server/store/connection.hpp"
#include "server/store/tx.hpp"

namespace store {

bool add_span(Tx& tx, const TicketSpan& span) {
    return tx.db().run(R"sql(
        INSERT INTO ticket_span (ticket, status, since, by)
        SELECT ?1, ?2, ?3, ?4 WHERE ?2 IS NOT
            (SELECT status FROM ticket_span WHERE ticket = ?1 ORDER BY id DESC LIMIT 1))sql",
                       span.ticket, span.status, span.since, span.by) == 1;
}

std::vector<TicketSpan> spans_of(Connection& db, TicketNumber ticket) {
    std::vector<TicketSpan> spans;
    auto rows =
        db.query("SELECT status, since, by FROM ticket_span WHERE ticket = ?1 ORDER BY id", ticket);
    while (rows.next()) {
        spans.push_back({.ticket = ticket,
                         .status = static_cast<escalation::Status>(rows.integer(0)),
                         .since = rows.time(1),
                         .by = rows.integer(2)});
    }
    return spans;
}

}  // namespace store
