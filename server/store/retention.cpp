// The same words of SQL count and find, so that a preview promises what happens.
#include "server/store/retention.hpp"

#include "server/store/connection.hpp"
#include "server/store/event_log.hpp"
#include "server/store/tx.hpp"

namespace store {
namespace {
// Nobody waits in it or is being answered: 2 and 3 are queue and agent.
#define OLD_CONVERSATIONS                                                                     \
    " FROM conversation c WHERE updated < ?1 AND owner IN (1, 4) AND last_event > coalesce((" \
    "SELECT upto FROM erased_conversation e WHERE e.conversation = c.id), 0) "

#define OLD_CUSTOMERS                                                         \
    " FROM customer c WHERE last_seen < ?1 "                                  \
    "AND NOT EXISTS (SELECT 1 FROM erasure e WHERE e.customer = c.id) "       \
    "AND NOT EXISTS (SELECT 1 FROM customer_gone g WHERE g.customer = c.id) " \
    "AND NOT EXISTS (SELECT 1 FROM conversation v WHERE v.customer = c.id "   \
    "AND (v.updated >= ?1 OR v.owner IN (2, 3))) "

std::int64_t one_number(Query& row) {
    return row.next() ? row.integer(0) : 0;
}

// Numbers and times of the log grow together: halving finds the first that is not older.
EventSeq first_since(Connection& db, Time before) {
    EventSeq low = 1;
    EventSeq high = last_seq(db) + 1;
    while (low < high) {
        const auto middle = low + (high - low) / 2;
        auto row = db.query("SELECT at FROM event WHERE seq = ?1", middle);
        const bool older = row.next() && row.time(0) < before;
        if (older) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}
}  // namespace

std::vector<ConversationId> old_conversations(Connection& db, Time before, std::size_t limit) {
    std::vector<ConversationId> found;
    auto rows = db.query("SELECT id" OLD_CONVERSATIONS "ORDER BY updated LIMIT ?2", before, limit);
    while (rows.next()) found.push_back(rows.integer(0));
    return found;
}

std::int64_t count_old_conversations(Connection& db, Time before) {
    auto row = db.query("SELECT count(*)" OLD_CONVERSATIONS, before);
    return one_number(row);
}

std::vector<CustomerId> old_customers(Connection& db, Time before, std::size_t limit) {
    std::vector<CustomerId> found;
    auto rows = db.query("SELECT id" OLD_CUSTOMERS "ORDER BY last_seen LIMIT ?2", before, limit);
    while (rows.next()) found.push_back(rows.integer(0));
    return found;
}

std::int64_t count_old_customers(Connection& db, Time before) {
    auto row = db.query("SELECT count(*)" OLD_CUSTOMERS, before);
    return one_number(row);
}

std::int64_t count_old_traces(Connection& db, Time before) {
    auto row = db.query("SELECT count(*) FROM trace WHERE event < ?1", first_since(db, before));
    return one_number(row);
}

std::int64_t delete_old_traces(Tx& tx, Time before, std::size_t limit) {
    return tx.db().run(R"sql(DELETE FROM trace WHERE event IN
        (SELECT event FROM trace WHERE event < ?1 ORDER BY event LIMIT ?2))sql",
                       first_since(tx, before), limit);
}

}  // namespace store
