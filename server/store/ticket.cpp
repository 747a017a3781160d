// Rows of tickets: numbered when made, compare-and-set when changed, counted either way.
#include "server/store/ticket.hpp"

#include "server/store/codec.hpp"
#include "server/store/connection.hpp"
#include "server/store/error.hpp"
#include "server/store/sla.hpp"
#include "server/store/ticket_list.hpp"
#include "server/store/tx.hpp"

namespace store {
namespace {
constexpr TicketNumber first_number = 1'001;

// The columns in the order of read_ticket(), as far as WHERE.
#define SELECT_TICKET                                                                       \
    "SELECT t.number, t.subject, t.status, t.priority, t.queue, t.assignee, t.channel, "    \
    "t.conversation, t.customer, t.language, t.created, t.updated, t.first_response, "      \
    "t.snoozed_until, t.solved, t.merged_into, t.version, t.tags, t.sla, t.handoff, "       \
    "p.name, c.name, c.email, c.verified, t.custom_status "                                 \
    "FROM ticket t LEFT JOIN person p ON p.id = t.assignee LEFT JOIN customer c ON c.id = " \
    "t.customer "

Ticket read_ticket(const Query& row) {
    Ticket t;
    t.number = row.integer(0);
    t.subject = row.text(1);
    t.status = static_cast<escalation::Status>(row.integer(2));
    t.priority = static_cast<escalation::Priority>(row.integer(3));
    t.queue = row.text(4);
    t.assignee = row.integer(5);
    t.channel = static_cast<escalation::Channel>(row.integer(6));
    t.conversation = row.integer(7);
    t.customer = row.integer(8);
    t.language = row.text(9);
    t.created = row.time(10);
    t.updated = row.time(11);
    t.first_response = row.time_or_none(12);
    t.snoozed_until = row.time_or_none(13);
    t.solved = row.time_or_none(14);
    t.merged_into = row.integer(15);
    t.version = row.integer(16);
    t.tags = decode_texts(row.text(17));
    t.sla = decode_sla(row.text(18));
    if (!row.is_null(19)) t.handoff = decode_handoff(row.text(19));
    t.assignee_name = row.text(20);
    t.customer_name = row.text(21);
    t.customer_email = row.text(22);
    t.customer_verified = row.integer(23) != 0;
    t.custom_status = row.text(24);
    return t;
}

// The part of a ticket that views count and walk by.
struct Place {
    std::int64_t status = 0;
    std::string queue;
    UserId assignee = 0;
    bool operator==(const Place&) const = default;
};

struct Before {
    Place place;
    std::vector<std::string> tags;
    std::int64_t updated = 0;
};

Place place_of(const Ticket& ticket) {
    return {static_cast<std::int64_t>(ticket.status), ticket.queue, ticket.assignee};
}

void count(Connection& db, const Place& place, int change) {
    db.run(R"sql(INSERT INTO ticket_count (status, queue, assignee, count) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT (status, queue, assignee) DO UPDATE SET count = count + ?4)sql",
           place.status, place.queue, place.assignee, change);
}

void move_count(Connection& db, const Place& from, const Place& to) {
    if (from == to) return;
    count(db, from, -1);
    count(db, to, 1);
}

void add_tags(Connection& db, const Ticket& ticket) {
    for (const auto& tag : ticket.tags) {
        db.run(R"sql(INSERT INTO ticket_tag (tag, status, updated, ticket, priority)
                     VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING)sql",
               tag, ticket.status, ticket.updated, ticket.number, ticket.priority);
    }
}

void remove_tags(Connection& db, const Before& before, TicketNumber number) {
    for (const auto& tag : before.tags) {
        db.run(R"sql(DELETE FROM ticket_tag
                     WHERE tag = ?1 AND status = ?2 AND updated = ?3 AND ticket = ?4)sql",
               tag, before.place.status, before.updated, number);
    }
}

std::optional<Before> find_before(Connection& db, const Ticket& ticket) {
    auto row = db.query(R"sql(SELECT status, queue, assignee, tags, updated FROM ticket
                              WHERE number = ?1 AND version = ?2)sql",
                        ticket.number, ticket.version);
    if (!row.next()) return std::nullopt;
    return Before{
        {row.integer(0), row.text(1), row.integer(2)}, decode_texts(row.text(3)), row.integer(4)};
}

std::optional<std::string> handoff_text(const Ticket& ticket) {
    if (!ticket.handoff) return std::nullopt;
    return encode_handoff(*ticket.handoff);
}

void fill_names(Connection& db, Ticket& ticket) {
    auto row = db.query(R"sql(
        SELECT p.name, c.name, c.email, c.verified FROM (SELECT ?1 AS assignee, ?2 AS customer) t
        LEFT JOIN person p ON p.id = t.assignee LEFT JOIN customer c ON c.id = t.customer)sql",
                        ticket.assignee, ticket.customer);
    if (!row.next()) return;
    ticket.assignee_name = row.text(0);
    ticket.customer_name = row.text(1);
    ticket.customer_email = row.text(2);
    ticket.customer_verified = row.integer(3) != 0;
}

TicketNumber next_number(Connection& db) {
    auto row = db.query("SELECT max(number) FROM ticket");
    if (!row.next() || row.is_null(0)) return first_number;
    return row.integer(0) + 1;
}

void insert(Connection& db, const Ticket& t) {
    db.run(R"sql(
        INSERT INTO ticket (number, subject, status, priority, queue, assignee, channel,
            conversation, customer, language, created, updated, first_response, snoozed_until,
            solved, merged_into, version, tags, sla, handoff, custom_status)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, nullif(?8, 0), nullif(?9, 0), ?10, ?11, ?12, ?13, ?14,
            ?15, ?16, ?17, ?18, ?19, ?20, ?21)
        )sql",
           t.number, t.subject, t.status, t.priority, t.queue, t.assignee, t.channel,
           t.conversation, t.customer, t.language, t.created, t.updated, t.first_response,
           t.snoozed_until, t.solved, t.merged_into, t.version, encode_texts(t.tags),
           encode_sla(t.sla), handoff_text(t), t.custom_status);
}

void update(Connection& db, const Ticket& t) {
    db.run(R"sql(
        UPDATE ticket SET subject = ?2, status = ?3, priority = ?4, queue = ?5, assignee = ?6,
            channel = ?7, conversation = nullif(?8, 0), customer = nullif(?9, 0), language = ?10,
            updated = ?11, first_response = ?12, snoozed_until = ?13, solved = ?14,
            merged_into = ?15, tags = ?16, sla = ?17, handoff = ?18, custom_status = ?19,
            version = version + 1
        WHERE number = ?1)sql",
           t.number, t.subject, t.status, t.priority, t.queue, t.assignee, t.channel,
           t.conversation, t.customer, t.language, t.updated, t.first_response, t.snoozed_until,
           t.solved, t.merged_into, encode_texts(t.tags), encode_sla(t.sla), handoff_text(t),
           t.custom_status);
}

}  // namespace

TicketNumber create_ticket(Tx& tx, Ticket& ticket) {
    ticket.number = next_number(tx);
    insert(tx, ticket);
    add_tags(tx, ticket);
    count(tx, place_of(ticket), 1);
    put_due(tx, ticket);
    fill_names(tx, ticket);
    return ticket.number;
}

bool update_ticket(Tx& tx, Ticket& ticket) {
    const auto before = find_before(tx, ticket);
    if (!before) return false;
    update(tx, ticket);
    remove_tags(tx, *before, ticket.number);
    add_tags(tx, ticket);
    move_count(tx, before->place, place_of(ticket));
    put_due(tx, ticket);
    ++ticket.version;
    fill_names(tx, ticket);
    return true;
}

std::optional<Ticket> find_ticket(Connection& db, TicketNumber number) {
    constexpr auto sql = SELECT_TICKET "WHERE t.number = ?1";
    auto row = db.query(sql, number);
    if (!row.next()) return std::nullopt;
    return read_ticket(row);
}

std::vector<Ticket> tickets_of_conversation(Connection& db, ConversationId conversation) {
    constexpr auto sql = SELECT_TICKET "WHERE t.conversation = ?1 ORDER BY t.number DESC";
    std::vector<Ticket> found;
    auto rows = db.query(sql, conversation);
    while (rows.next()) found.push_back(read_ticket(rows));
    return found;
}

std::vector<Ticket> tickets_of_customer(Connection& db, CustomerId customer, std::size_t limit) {
    constexpr auto sql = SELECT_TICKET "WHERE t.customer = ?1 ORDER BY t.number DESC LIMIT ?2";
    std::vector<Ticket> found;
    auto rows = db.query(sql, customer, limit);
    while (rows.next()) found.push_back(read_ticket(rows));
    return found;
}

std::vector<TicketNumber> tickets_to_wake(Connection& db, Time now, std::size_t limit) {
    std::vector<TicketNumber> due;
    auto rows = db.query(R"sql(SELECT number FROM ticket
                               WHERE snoozed_until IS NOT NULL AND snoozed_until <= ?1
                               ORDER BY snoozed_until LIMIT ?2)sql",
                         now, limit);
    while (rows.next()) due.push_back(rows.integer(0));
    return due;
}

std::vector<TicketCount> count_tickets(Connection& db) {
    std::vector<TicketCount> counts;
    auto rows =
        db.query("SELECT status, queue, assignee, count FROM ticket_count WHERE count <> 0");
    while (rows.next()) {
        counts.push_back({static_cast<escalation::Status>(rows.integer(0)), rows.text(1),
                          rows.integer(2), rows.integer(3)});
    }
    return counts;
}

}  // namespace store
