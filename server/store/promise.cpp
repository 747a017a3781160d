// Rows of promises.
#include "server/store/promise.hpp"

#include "server/store/connection.hpp"
#include "server/store/paging.hpp"
#include "server/store/tx.hpp"

#include <array>

#include <fmt/format.h>

namespace store {
namespace {
constexpr std::array<std::string_view, 5> names = {"proposed", "open", "kept", "broken",
                                                   "dismissed"};
constexpr std::string_view columns =
    "SELECT p.id, p.ticket, p.event, p.agent, p.queue, p.words, p.text, p.due, p.state, p.made, "
    "p.reminded, p.settled, p.version, coalesce(u.name, '') FROM promise p "
    "LEFT JOIN person u ON u.id = p.agent ";

Promise read_row(Query& row) {
    return {.id = row.integer(0),
            .ticket = row.integer(1),
            .event = row.integer(2),
            .agent = row.integer(3),
            .queue = row.text(4),
            .words = row.text(5),
            .text = row.text(6),
            .due = row.time(7),
            .state = static_cast<PromiseState>(row.integer(8)),
            .made = row.time(9),
            .reminded = row.time_or_none(10),
            .settled = row.time_or_none(11),
            .version = row.integer(12),
            .agent_name = row.text(13)};
}
}  // namespace

std::string_view name_of(PromiseState state) {
    return names[static_cast<std::size_t>(state) - 1];
}

std::optional<PromiseState> promise_state_named(std::string_view name) {
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i] == name) return static_cast<PromiseState>(i + 1);
    }
    return std::nullopt;
}

bool add_promise(Tx& tx, Promise& promise) {
    const auto added =
        tx.db().run(R"sql(
        INSERT INTO promise (ticket, event, agent, queue, words, text, due, state, made, version)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 1) ON CONFLICT (event) DO NOTHING)sql",
                    promise.ticket, promise.event, promise.agent, promise.queue, promise.words,
                    promise.text, promise.due, promise.state, promise.made);
    if (added == 1) promise.id = tx.db().last_id();
    return added == 1;
}

bool update_promise(Tx& tx, Promise& promise) {
    const auto moved = tx.db().run(R"sql(
        UPDATE promise SET due = ?3, state = ?4, reminded = ?5, settled = ?6, version = version + 1
        WHERE id = ?1 AND version = ?2)sql",
                                   promise.id, promise.version, promise.due, promise.state,
                                   promise.reminded, promise.settled);
    if (moved == 1) ++promise.version;
    return moved == 1;
}

std::optional<Promise> find_promise(Connection& db, std::int64_t id) {
    auto row = db.query(fmt::format("{} WHERE p.id = ?1", columns), id);
    if (!row.next()) return std::nullopt;
    return read_row(row);
}

Page<Promise> list_promises(Connection& db, const PromiseFilter& filter, const PageRequest& page) {
    const auto limit = limit_of(page);
    const auto after = page.cursor.empty() ? Cursor{} : Cursor::read(page.cursor, "promises");
    const auto last = page.cursor.empty() ? INT64_MAX : after.id;
    const int state = filter.state ? static_cast<int>(*filter.state) : 0;
    Page<Promise> found;
    auto rows = db.query(fmt::format(R"sql({} WHERE p.id < ?1 AND (?2 = 0 OR p.state = ?2)
                                       AND (?3 = 0 OR p.agent = ?3) AND (?4 = 0 OR p.ticket = ?4)
                                       AND (?5 = '' OR p.queue = ?5)
                                       ORDER BY p.id DESC LIMIT ?6)sql",
                                     columns),
                         last, state, filter.agent, filter.ticket, filter.queue, limit + 1);
    while (rows.next()) found.items.push_back(read_row(rows));
    cut(found, limit, [](const Promise& one) { return Cursor{"promises", 0, one.id}; });
    return found;
}

std::vector<Promise> promises_to_keep(Connection& db, TicketNumber ticket) {
    std::vector<Promise> open;
    auto rows = db.query(
        fmt::format("{} WHERE p.ticket = ?1 AND p.state IN (2, 4) ORDER BY p.due, p.id", columns),
        ticket);
    while (rows.next()) open.push_back(read_row(rows));
    return open;
}

std::vector<Promise> promises_due(Connection& db, Time until, bool unreminded, std::size_t limit) {
    std::vector<Promise> due;
    auto rows = db.query(fmt::format(R"sql({} WHERE p.state = 2 AND p.due <= ?1
                                       AND (?2 = 0 OR p.reminded IS NULL)
                                       ORDER BY p.due, p.id LIMIT ?3)sql",
                                     columns),
                         until, unreminded, limit);
    while (rows.next()) due.push_back(read_row(rows));
    return due;
}

std::vector<PromiseCount> promise_counts(Connection& db) {
    std::vector<PromiseCount> counts;
    auto rows = db.query(R"sql(
        SELECT p.agent, coalesce(u.name, ''), p.queue, sum(p.state = 2), sum(p.state = 3),
               sum(p.state = 4)
        FROM promise p LEFT JOIN person u ON u.id = p.agent
        GROUP BY p.agent, p.queue ORDER BY u.name, p.queue)sql");
    while (rows.next()) {
        counts.push_back({rows.integer(0), rows.text(1), rows.text(2), rows.integer(3),
                          rows.integer(4), rows.integer(5)});
    }
    return counts;
}

}  // namespace store
