// Rows of the log: appended by a transaction, read forwards, or walked back along a chain.
#include "server/store/event_log.hpp"

#include "server/store/connection.hpp"
#include "server/store/tx.hpp"

#include <algorithm>

namespace store {
namespace {
// A row as it stands; its body is read only for events that are wanted.
struct Row {
    Event event;
    EventKind kind{};
    std::string body;
};

Row read_row(const Query& row) {
    Row read;
    read.event.seq = row.integer(0);
    read.event.at = row.time(1);
    read.kind = static_cast<EventKind>(row.integer(2));
    read.event.conversation = row.integer(3);
    read.event.cseq = row.integer(4);
    read.event.prev = row.integer(5);
    read.event.ticket = row.integer(6);
    read.event.client_id = row.text(7);
    read.body = row.text(8);
    return read;
}

Event whole(Row row) {
    row.event.body = decode_body(row.kind, row.body);
    return std::move(row.event);
}

// What is of a customer and of no conversation: the timeline finds it here.
CustomerId customer_of(const Event& event) {
    if (event.conversation != 0) return 0;
    if (const auto* noted = std::get_if<Noted>(&event.body)) return noted->customer;
    if (const auto* updated = std::get_if<CustomerUpdated>(&event.body)) {
        return updated->customer.id;
    }
    return 0;
}

std::optional<Row> find_row(Connection& db, EventSeq seq) {
    auto row = db.query(R"sql(
        SELECT seq, at, kind, conversation, cseq, prev, ticket, client_id, body
        FROM event WHERE seq = ?1)sql",
                        seq);
    if (!row.next()) return std::nullopt;
    return read_row(row);
}

EventSeq chain_end(Connection& db, ConversationId conversation) {
    auto row = db.query("SELECT last_event FROM conversation WHERE id = ?1", conversation);
    return row.next() ? row.integer(0) : 0;
}

// The part of a chain inside a range, oldest first, and the cseq of the event just before it.
struct Part {
    std::vector<Row> rows;
    ConversationSeq before = 0;
};

Part walk_back(Connection& db, EventSeq from, const ChainRange& range) {
    Part part;
    for (auto seq = from; seq > 0;) {
        auto row = find_row(db, seq);
        if (!row) break;
        const auto cseq = row->event.cseq;
        const bool outside = seq <= range.after_seq || (range.after > 0 && cseq <= range.after);
        if (outside) {
            part.before = cseq;
            break;
        }
        seq = row->event.prev;
        part.rows.push_back(std::move(*row));
    }
    std::ranges::reverse(part.rows);
    return part;
}
}  // namespace

EventSeq Tx::put(Event event) {
    event.seq = last_ + 1;
    const auto body = encode_body(event.body);
    db_.run(R"sql(
        INSERT INTO event (seq, at, kind, conversation, cseq, prev, ticket, client_id, body)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, nullif(?8, ''), ?9))sql",
            event.seq, event.at, event.kind(), event.conversation, event.cseq, event.prev,
            event.ticket, event.client_id, body);
    if (const auto customer = customer_of(event); customer != 0) {
        db_.run("INSERT INTO customer_event (customer, event, note) VALUES (?1, ?2, 0)", customer,
                event.seq);
    }
    if (!event.trace.empty()) {
        db_.run("INSERT INTO trace (event, body) VALUES (?1, ?2)", event.seq, event.trace);
    }
    last_ = event.seq;
    events_.push_back(std::move(event));
    return last_;
}

EventSeq Tx::append(Event event) {
    event.cseq = 0;
    event.prev = 0;
    return put(std::move(event));
}

EventSeq last_seq(Connection& db) {
    auto row = db.query("SELECT max(seq) FROM event");
    return row.next() ? row.integer(0) : 0;
}

std::optional<Event> find_event(Connection& db, EventSeq seq) {
    auto row = find_row(db, seq);
    if (!row) return std::nullopt;
    return whole(std::move(*row));
}

std::vector<Event> events_after(Connection& db, EventSeq after, std::size_t limit) {
    std::vector<Event> events;
    auto rows = db.query(R"sql(
        SELECT seq, at, kind, conversation, cseq, prev, ticket, client_id, body
        FROM event WHERE seq > ?1 ORDER BY seq LIMIT ?2)sql",
                         after, limit);
    while (rows.next()) events.push_back(whole(read_row(rows)));
    return events;
}

std::vector<Event> events_after(Connection& db, EventSeq after, std::size_t span,
                                const Interest& interest) {
    std::vector<Event> events;
    auto rows =
        db.query(R"sql(
        SELECT seq, at, kind, conversation, cseq, prev, ticket, client_id, body
        FROM event WHERE seq > ?1 AND seq <= ?2 AND (1 << kind) & ?3 AND (ticket <> 0 OR NOT ?4)
        ORDER BY seq)sql",
                 after, after + static_cast<EventSeq>(span), interest.kinds, interest.of_tickets);
    while (rows.next()) events.push_back(whole(read_row(rows)));
    return events;
}

std::vector<Event> events_of(Connection& db, ConversationId conversation, const ChainRange& range) {
    auto part = walk_back(db, chain_end(db, conversation), range);
    std::vector<Event> events;
    auto before = part.before;
    for (auto& row : part.rows) {
        if (range.limit != 0 && events.size() == range.limit) break;
        const bool has_own_cseq = row.event.cseq > before;
        before = row.event.cseq;
        if (range.audience == Audience::customer && !has_own_cseq) continue;
        events.push_back(whole(std::move(row)));
    }
    return events;
}

std::optional<Event> event_at(Connection& db, ConversationId conversation, ConversationSeq cseq) {
    if (cseq <= 0) return std::nullopt;
    auto events = events_of(db, conversation, {.after = cseq - 1, .limit = 1});
    if (events.empty()) return std::nullopt;
    return std::move(events.front());
}

std::vector<ClientId> client_ids(Connection& db, ConversationId conversation) {
    std::vector<ClientId> ids;
    for (auto seq = chain_end(db, conversation); seq > 0;) {
        auto row = db.query("SELECT prev, cseq, at, client_id FROM event WHERE seq = ?1", seq);
        if (!row.next()) break;
        if (!row.is_null(3)) ids.push_back({row.text(3), seq, row.integer(1), row.time(2)});
        seq = row.integer(0);
    }
    std::ranges::reverse(ids);
    return ids;
}

std::optional<std::string> find_trace(Connection& db, EventSeq seq) {
    auto row = db.query("SELECT body FROM trace WHERE event = ?1", seq);
    if (!row.next()) return std::nullopt;
    return row.text(0);
}

}  // namespace store
