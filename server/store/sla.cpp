// Rows of dues, watches and alarms.
#include "server/store/sla.hpp"

#include "server/store/connection.hpp"
#include "server/store/tx.hpp"

#include <algorithm>
#include <limits>

namespace store {

void put_due(Connection& db, const Ticket& ticket) {
    std::int64_t due = std::numeric_limits<std::int64_t>::max();
    using escalation::ClockState;
    for (const auto& line : ticket.sla) {
        const bool open = line.state != ClockState::met && !line.stopped;
        if (open && line.due) due = std::min(due, to_ms(*line.due));
    }
    db.run(R"sql(INSERT INTO ticket_due (ticket, due, status, assignee, queue)
                 VALUES (?1, ?2, ?3, ?4, ?5)
                 ON CONFLICT (ticket) DO UPDATE SET due = excluded.due, status = excluded.status,
                     assignee = excluded.assignee, queue = excluded.queue)sql",
           ticket.number, due, ticket.status, ticket.assignee, ticket.queue);
}

void put_watch(Tx& tx, TicketNumber number, std::optional<Time> at) {
    if (!at) {
        tx.db().run("DELETE FROM sla_watch WHERE ticket = ?1", number);
        return;
    }
    tx.db().run(R"sql(INSERT INTO sla_watch (ticket, at) VALUES (?1, ?2)
                      ON CONFLICT (ticket) DO UPDATE SET at = excluded.at)sql",
                number, *at);
}

std::optional<Time> find_watch(Connection& db, TicketNumber number) {
    auto row = db.query("SELECT at FROM sla_watch WHERE ticket = ?1", number);
    if (!row.next()) return std::nullopt;
    return row.time(0);
}

std::vector<TicketNumber> watches_until(Connection& db, Time now, std::size_t limit) {
    std::vector<TicketNumber> due;
    auto rows =
        db.query("SELECT ticket FROM sla_watch WHERE at <= ?1 ORDER BY at LIMIT ?2", now, limit);
    while (rows.next()) due.push_back(rows.integer(0));
    return due;
}

bool add_fired(Tx& tx, TicketNumber number, const SlaFired& fired) {
    return tx.db().run(R"sql(
        INSERT INTO sla_fired (ticket, metric, began, breached, due, at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO NOTHING)sql",
                       number, fired.metric, fired.began, fired.breached, fired.due, fired.at) == 1;
}

std::vector<SlaFired> fired_for(Connection& db, TicketNumber number) {
    std::vector<SlaFired> all;
    auto rows = db.query(R"sql(SELECT metric, began, breached, due, at FROM sla_fired
                               WHERE ticket = ?1 ORDER BY at, metric, breached)sql",
                         number);
    while (rows.next()) {
        all.push_back({static_cast<escalation::Metric>(rows.integer(0)), rows.time(1),
                       rows.integer(2) != 0, rows.time(3), rows.time(4)});
    }
    return all;
}

std::vector<TicketNumber> tickets_with_clocks(Connection& db, TicketNumber after,
                                              std::size_t limit) {
    std::vector<TicketNumber> numbers;
    auto rows = db.query(R"sql(
        SELECT number FROM ticket WHERE number > ?1
            AND (status < 5 OR number IN (SELECT ticket FROM sla_watch))
        ORDER BY number LIMIT ?2)sql",
                         after, limit);
    while (rows.next()) numbers.push_back(rows.integer(0));
    return numbers;
}

}  // namespace store
