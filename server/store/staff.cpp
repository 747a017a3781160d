// Rows of staff and their loads.
#include "server/store/staff.hpp"

#include "server/store/codec.hpp"
#include "server/store/connection.hpp"
#include "server/store/conversation.hpp"
#include "server/store/tx.hpp"

#include <algorithm>
#include <ranges>

namespace store {
namespace {

#define STAFF_COLUMNS "person, skills, languages, capacity, last_assigned, idle_since, hours"

StaffRow read_staff(const Query& row) {
    StaffRow staff{.person = row.integer(0),
                   .skills = decode_texts(row.text(1)),
                   .languages = decode_texts(row.text(2))};
    if (!row.is_null(3)) staff.capacity = static_cast<int>(row.integer(3));
    staff.last_assigned = row.time(4);
    staff.idle_since = row.time(5);
    staff.hours = row.text(6);
    return staff;
}

// Rows of status, channel, owner of the conversation, whether that is about this ticket.
Load add_up(Query& rows, const Weights& weights) {
    using escalation::Status;
    Load load;
    while (rows.next()) {
        const auto status = static_cast<Status>(rows.integer(0));
        const bool chat =
            static_cast<escalation::Channel>(rows.integer(1)) == escalation::Channel::chat &&
            status != Status::snoozed && status != Status::waiting_other &&
            static_cast<Owner>(rows.integer(2)) == Owner::agent && rows.integer(3) != 0;
        ++(chat ? load.chats : load.tickets);
        load.weight += chat ? weights.chat : weights.ticket;
    }
    return load;
}

}  // namespace

std::vector<StaffRow> all_staff(Connection& db) {
    std::vector<StaffRow> all;
    auto rows = db.query("SELECT " STAFF_COLUMNS " FROM staff");
    while (rows.next()) all.push_back(read_staff(rows));
    return all;
}

StaffRow find_staff(Connection& db, UserId person) {
    auto row = db.query("SELECT " STAFF_COLUMNS " FROM staff WHERE person = ?1", person);
    if (!row.next()) return {.person = person};
    return read_staff(row);
}

void put_staff(Tx& tx, const StaffRow& row) {
    tx.db().run("INSERT OR REPLACE INTO staff (" STAFF_COLUMNS
                ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, "
                "?7)",
                row.person, encode_texts(row.skills), encode_texts(row.languages), row.capacity,
                row.last_assigned, row.idle_since, row.hours);
}

Load load_of(Connection& db, UserId person, const Weights& weights) {
    auto rows = db.query(R"sql(
        SELECT t.status, t.channel, c.owner, c.ticket = t.number
        FROM ticket t INDEXED BY ticket_number_by_assignee
        LEFT JOIN conversation c ON c.id = t.conversation
        WHERE t.assignee = ?1 AND t.status IN (0, 1, 2, 3, 4))sql",
                         person);
    return add_up(rows, weights);
}

Load load_of_queue(Connection& db, const std::string& queue, const Weights& weights) {
    auto rows = db.query(R"sql(
        SELECT t.status, t.channel, c.owner, c.ticket = t.number
        FROM ticket t INDEXED BY ticket_number_by_queue
        LEFT JOIN conversation c ON c.id = t.conversation
        WHERE t.queue = ?1 AND t.status IN (0, 1, 2, 3, 4) AND t.assignee <> 0)sql",
                         queue);
    return add_up(rows, weights);
}

Waiter waiter_of(const Ticket& ticket) {
    return {.number = ticket.number,
            .conversation = ticket.conversation,
            .customer = ticket.customer,
            .queue = ticket.queue,
            .language = ticket.language,
            .channel = ticket.channel,
            .priority = ticket.priority,
            .created = ticket.created};
}

std::optional<Waiter> find_waiter(Connection& db, TicketNumber number) {
    auto row = db.query(R"sql(
        SELECT conversation, customer, queue, language, channel, priority, created
        FROM ticket WHERE number = ?1)sql",
                        number);
    if (!row.next()) return std::nullopt;
    return Waiter{.number = number,
                  .conversation = row.integer(0),
                  .customer = row.integer(1),
                  .queue = row.text(2),
                  .language = row.text(3),
                  .channel = static_cast<escalation::Channel>(row.integer(4)),
                  .priority = static_cast<escalation::Priority>(row.integer(5)),
                  .created = row.time(6)};
}

// The index alone answers, and only so far as it is asked: rounds look far more often than
// anything moves. One priority after the other, since within each the numbers are in order.
std::vector<TicketNumber> waiting_in(Connection& db, const std::string& queue, std::size_t limit) {
    std::vector<TicketNumber> waiting;
    for (const auto& priority : escalation::priority_names | std::views::reverse) {
        auto rows = db.query(R"sql(
            SELECT number FROM ticket INDEXED BY ticket_waiting
            WHERE queue = ?1 AND priority = ?2 AND assignee = 0 AND status IN (0, 1)
            ORDER BY number LIMIT ?3)sql",
                             queue, priority.value, limit - waiting.size());
        while (rows.next()) waiting.push_back(rows.integer(0));
        if (waiting.size() == limit) break;
    }
    return waiting;
}

std::int64_t place_in_line(Connection& db, const Ticket& ticket) {
    using escalation::Status;
    const bool waits =
        ticket.assignee == 0 && (ticket.status == Status::created || ticket.status == Status::open);
    if (!waits) return 0;
    auto row = db.query(R"sql(
        SELECT count(*) FROM ticket INDEXED BY ticket_waiting
        WHERE queue = ?1 AND assignee = 0 AND status IN (0, 1)
            AND (priority > ?2 OR (priority = ?2 AND number < ?3)))sql",
                        ticket.queue, ticket.priority, ticket.number);
    return row.next() ? row.integer(0) + 1 : 0;
}

void add_assignment(Tx& tx, const Assignment& a) {
    if (a.agent == 0) {
        tx.db().run(R"sql(
            DELETE FROM assignment WHERE id = (SELECT max(id) FROM assignment WHERE ticket = ?1)
                AND agent = 0 AND why = ?2)sql",
                    a.ticket, a.why);
    }
    tx.db().run(R"sql(
        INSERT INTO assignment (ticket, at, agent, queue, why, waited_ms, reason, verdicts)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8))sql",
                a.ticket, a.at, a.agent, a.queue, a.why, a.waited.count(), a.reason, a.verdicts);
}

std::vector<Assignment> assignments_of(Connection& db, TicketNumber number) {
    std::vector<Assignment> all;
    auto rows = db.query(R"sql(
        SELECT id, ticket, at, agent, queue, why, waited_ms, reason, verdicts FROM assignment
        WHERE ticket = ?1 ORDER BY id DESC)sql",
                         number);
    while (rows.next()) {
        all.push_back({rows.integer(0), rows.integer(1), rows.time(2), rows.integer(3),
                       rows.text(4), rows.text(5), std::chrono::milliseconds{rows.integer(6)},
                       rows.text(7), rows.text(8)});
    }
    return all;
}

UserId owner_before(Connection& db, const Waiter& ticket) {
    {
        auto row = db.query(R"sql(SELECT agent FROM assignment WHERE ticket = ?1 AND agent <> 0
                                  ORDER BY id DESC LIMIT 1)sql",
                            ticket.number);
        if (row.next()) return row.integer(0);
    }
    auto row = db.query(R"sql(SELECT assignee FROM ticket
                              WHERE customer = ?1 AND assignee <> 0 AND number <> ?2
                              ORDER BY number DESC LIMIT 1)sql",
                        ticket.customer, ticket.number);
    return ticket.customer != 0 && row.next() ? row.integer(0) : 0;
}

std::vector<std::chrono::seconds> recent_waits(Connection& db, const std::string& queue,
                                               std::size_t limit) {
    std::vector<std::chrono::seconds> waits;
    auto rows = db.query(R"sql(SELECT waited_ms FROM assignment INDEXED BY assignment_queue
                               WHERE queue = ?1 AND agent <> 0 ORDER BY id DESC LIMIT ?2)sql",
                         queue, limit);
    while (rows.next()) waits.emplace_back(rows.integer(0) / 1000);
    return waits;
}

void put_timer(Tx& tx, const TicketTimer& timer) {
    tx.db().run(
        "INSERT OR REPLACE INTO ticket_timer (ticket, kind, at, agent) "
        "VALUES (?1, ?2, ?3, ?4)",
        timer.ticket, timer.kind, timer.at, timer.agent);
}

void drop_timer(Tx& tx, TicketNumber number, TimerKind kind) {
    tx.db().run("DELETE FROM ticket_timer WHERE ticket = ?1 AND kind = ?2", number, kind);
}

std::optional<TicketTimer> find_timer(Connection& db, TicketNumber number, TimerKind kind) {
    auto row = db.query("SELECT at, agent FROM ticket_timer WHERE ticket = ?1 AND kind = ?2",
                        number, kind);
    if (!row.next()) return std::nullopt;
    return TicketTimer{number, kind, row.time(0), row.integer(1)};
}

std::vector<TicketTimer> timers_until(Connection& db, Time now, std::size_t limit) {
    std::vector<TicketTimer> due;
    auto rows = db.query(R"sql(SELECT ticket, kind, at, agent FROM ticket_timer
                               INDEXED BY ticket_timer_at WHERE at <= ?1 ORDER BY at LIMIT ?2)sql",
                         now, limit);
    while (rows.next()) {
        due.push_back({rows.integer(0), static_cast<TimerKind>(rows.integer(1)), rows.time(2),
                       rows.integer(3)});
    }
    return due;
}

}  // namespace store
