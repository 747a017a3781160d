// The log is ordered by time as well as by number, so a moment is found by halving.
#include "server/store/past.hpp"

#include "server/store/connection.hpp"
#include "server/store/event_log.hpp"
#include "server/store/tx.hpp"

namespace store {
namespace {

std::optional<Time> time_of(Connection& db, EventSeq seq) {
    auto row = db.query("SELECT at FROM event WHERE seq >= ?1 ORDER BY seq LIMIT 1", seq);
    if (!row.next()) return std::nullopt;
    return row.time(0);
}

}  // namespace

EventSeq first_event_since(Connection& db, Time since) {
    EventSeq low = 1;
    EventSeq high = last_seq(db) + 1;
    while (low < high) {
        const auto middle = low + (high - low) / 2;
        const auto at = time_of(db, middle);
        if (at && *at < since)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

std::vector<Event> talk_from(Connection& db, EventSeq from, std::size_t limit) {
    std::vector<Event> events;
    auto rows = db.query(R"sql(
        SELECT seq, at, kind, conversation, cseq, prev, ticket, body
        FROM event WHERE seq >= ?1 AND kind IN (1, 2, 3) ORDER BY seq LIMIT ?2)sql",
                         from, limit);
    while (rows.next()) {
        Event event{.seq = rows.integer(0), .at = rows.time(1)};
        event.conversation = rows.integer(3);
        event.cseq = rows.integer(4);
        event.prev = rows.integer(5);
        event.ticket = rows.integer(6);
        event.body = decode_body(static_cast<EventKind>(rows.integer(2)), rows.text(7));
        events.push_back(std::move(event));
    }
    return events;
}

std::optional<TraceHead> find_trace_head(Connection& db, EventSeq seq) {
    auto row = db.query(R"sql(
        SELECT json_extract(body, '$.decision'), json_extract(body, '$.candidates[0].id'),
               CAST(1e6 * json_extract(body, '$.candidates[0].score') AS INTEGER),
               EXISTS (SELECT 1 FROM json_each(body, '$.facts')
                       WHERE value ->> 'name' = 'nobody there'),
               (SELECT CAST(value ->> 'value' AS INTEGER) FROM json_each(body, '$.facts')
                WHERE value ->> 'name' = 'waiting'),
               (SELECT CAST(1e6 * (value ->> 'value') AS INTEGER) FROM json_each(body, '$.facts')
                WHERE value ->> 'name' = 'strangers')
        FROM trace WHERE event = ?1 AND json_valid(body))sql",
                        seq);
    if (!row.next()) return std::nullopt;
    TraceHead head{.decision = row.text(0),
                   .best = row.text(1),
                   .score = static_cast<double>(row.integer(2)) / 1e6,
                   .nobody_there = row.integer(3) != 0,
                   .waiting = row.integer(4)};
    if (const auto millionths = row.integer(5); millionths != 0)
        head.strangers = static_cast<double>(millionths) / 1e6;
    return head;
}

void put_correction(Tx& tx, const Correction& correction) {
    tx.db().run(R"sql(
        INSERT INTO correction (conversation, cseq, wrong_item, right_item, person, at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6)
        ON CONFLICT (conversation, cseq) DO UPDATE SET
            wrong_item = excluded.wrong_item, right_item = excluded.right_item,
            person = excluded.person, at = excluded.at)sql",
                correction.conversation, correction.cseq, correction.wrong, correction.right,
                correction.by, correction.at);
}

std::vector<Correction> corrections_since(Connection& db, Time since) {
    std::vector<Correction> found;
    auto rows = db.query(R"sql(
        SELECT conversation, cseq, wrong_item, right_item, person, at
        FROM correction WHERE at >= ?1 ORDER BY at, conversation, cseq)sql",
                         since);
    while (rows.next()) {
        found.push_back({.conversation = rows.integer(0),
                         .cseq = rows.integer(1),
                         .wrong = rows.text(2),
                         .right = rows.text(3),
                         .by = rows.integer(4),
                         .at = rows.time(5)});
    }
    return found;
}

}  // namespace store
