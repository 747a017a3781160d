// One small table beside the tickets, with an index for each order; lists walk it, then the rest.
#include "server/store/ticket_clock.hpp"

#include "server/store/codec.hpp"
#include "server/store/connection.hpp"
#include "server/store/paging.hpp"
#include "server/store/ticket_walk.hpp"
#include "server/store/tx.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace store {
namespace {
constexpr auto none = std::numeric_limits<std::int64_t>::max();  // of those without the clock
constexpr std::size_t step = 256;                                // of a walk past them

struct Spot {
    TicketNumber number = 0;
    std::int64_t value = none;
};

std::string_view column_of(const TicketFilter& filter) {
    return filter.sort == TicketSort::due ? "due" : "waiting";
}

// The numbers are ours, not typed by anybody: they stand in the text, the texts are bound.
std::string where(const TicketFilter& filter) {
    std::string sql;
    if (!filter.statuses.empty()) {
        std::vector<int> numbers;
        for (const auto status : filter.statuses) numbers.push_back(static_cast<int>(status));
        sql += fmt::format("AND t.status IN ({}) ", fmt::join(numbers, ","));
    }
    if (filter.assignee) sql += "AND t.assignee = ?1 ";
    if (!filter.queue.empty()) sql += "AND t.queue = ?2 ";
    if (filter.priority) sql += "AND t.priority = ?3 ";
    if (!filter.tag.empty()) {
        sql +=
            "AND EXISTS (SELECT 1 FROM ticket_tag g WHERE g.tag = ?4 AND g.status = t.status "
            "AND g.updated = t.updated AND g.ticket = t.number) ";
    }
    return sql + "AND (?8 IS NULL OR t.queue NOT IN (SELECT value FROM json_each(?8))) ";
}

std::vector<Spot> walk(Connection& db, const TicketFilter& filter, const std::string& sql,
                       const Cursor& after, std::size_t limit) {
    std::vector<Spot> spots;
    std::optional<std::string> hidden;
    if (!filter.hidden_queues.empty()) hidden = encode_texts(filter.hidden_queues);
    auto rows = db.query(sql, filter.assignee, filter.queue, filter.priority, filter.tag,
                         after.value, after.id, limit, hidden);
    while (rows.next()) spots.push_back({rows.integer(0), rows.integer(1)});
    return spots;
}

std::vector<Spot> with_clock(Connection& db, const TicketFilter& filter, const Cursor& after,
                             std::size_t limit) {
    const auto column = column_of(filter);
    return walk(db, filter,
                fmt::format("SELECT t.number, c.{0} FROM ticket_clock c "
                            "CROSS JOIN ticket t ON t.number = c.ticket "
                            "WHERE c.{0} IS NOT NULL AND (c.{0}, c.ticket) > (?5, ?6) {1}"
                            "ORDER BY c.{0}, c.ticket LIMIT ?7",
                            column, where(filter)),
                after, limit);
}

bool has_clock(Connection& db, std::string_view column, TicketNumber ticket) {
    const auto sql =
        fmt::format("SELECT 1 FROM ticket_clock WHERE ticket = ?1 AND {} IS NOT NULL", column);
    return db.query(sql, ticket).next();
}

// A walk over the tickets themselves, past those that were shown for their clock.
std::vector<Spot> without_clock(Connection& db, const TicketFilter& filter, TicketNumber after,
                                std::size_t limit) {
    std::vector<Spot> spots;
    for (bool more = true; more && spots.size() < limit;) {
        const auto numbers = numbers_after(db, filter, after, step);
        for (const auto number : numbers) {
            if (spots.size() < limit && !has_clock(db, column_of(filter), number))
                spots.push_back({number, none});
        }
        more = numbers.size() == step;
        if (more) after = numbers.back();
    }
    return spots;
}

// A row without either moment says nothing.
void sweep(Connection& db, TicketNumber ticket) {
    db.run("DELETE FROM ticket_clock WHERE ticket = ?1 AND waiting IS NULL AND due IS NULL",
           ticket);
}
}  // namespace

void note_waiting(Tx& tx, TicketNumber ticket, Time since) {
    tx.db().run(R"sql(INSERT INTO ticket_clock (ticket, waiting) VALUES (?1, ?2)
                      ON CONFLICT (ticket) DO UPDATE SET waiting = coalesce(waiting, ?2))sql",
                ticket, since);
}

void clear_waiting(Tx& tx, TicketNumber ticket) {
    tx.db().run("UPDATE ticket_clock SET waiting = NULL WHERE ticket = ?1", ticket);
    sweep(tx, ticket);
}

std::optional<Time> waiting_since(Connection& db, TicketNumber ticket) {
    auto row = db.query("SELECT waiting FROM ticket_clock WHERE ticket = ?1", ticket);
    return row.next() ? row.time_or_none(0) : std::nullopt;
}

void put_due(Tx& tx, TicketNumber ticket, std::optional<Time> due) {
    if (due) {
        tx.db().run(R"sql(INSERT INTO ticket_clock (ticket, due) VALUES (?1, ?2)
                          ON CONFLICT (ticket) DO UPDATE SET due = excluded.due)sql",
                    ticket, *due);
        return;
    }
    tx.db().run("UPDATE ticket_clock SET due = NULL WHERE ticket = ?1", ticket);
    sweep(tx, ticket);
}

std::optional<Time> next_due(const std::vector<SlaLine>& lines) {
    std::optional<Time> next;
    for (const auto& line : lines) {
        if (line.state != escalation::ClockState::running || !line.due) continue;
        if (!next || *line.due < *next) next = line.due;
    }
    return next;
}

Page<Ticket> list_by_clock(Connection& db, const TicketFilter& filter, const PageRequest& page) {
    const std::string name(name_of(filter.sort));
    const auto limit = limit_of(page);
    const auto after = page.cursor.empty()
                           ? Cursor{name, std::numeric_limits<std::int64_t>::min(), 0}
                           : Cursor::read(page.cursor, name);
    std::vector<Spot> spots;
    if (after.value != none) spots = with_clock(db, filter, after, limit + 1);
    if (spots.size() <= limit) {
        const auto from = after.value == none ? after.id : 0;
        auto rest = without_clock(db, filter, from, limit + 1 - spots.size());
        std::ranges::move(rest, std::back_inserter(spots));
    }
    Page<Ticket> found;
    for (const auto& spot : spots) {
        if (auto ticket = find_ticket(db, spot.number)) found.items.push_back(*std::move(ticket));
    }
    if (found.items.size() <= limit) return found;
    found.items.resize(limit);
    const auto& last = *std::ranges::find(spots, found.items.back().number, &Spot::number);
    found.next = Cursor{name, last.value, last.number}.text();
    return found;
}

}  // namespace store
