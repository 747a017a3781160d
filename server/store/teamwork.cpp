// Rows of notices, shared drafts, words that go out later, and what each person prefers.
#include "server/store/teamwork.hpp"

#include "server/store/connection.hpp"
#include "server/store/paging.hpp"
#include "server/store/tx.hpp"

#include <array>

namespace store {
namespace {
constexpr std::array<std::string_view, 5> going_names = {"waiting", "leaving", "sent", "held",
                                                         "cancelled"};

#define SELECT_LATER                                                                  \
    "SELECT id, ticket, person, client_id, text, internal, send_at, heard, recheck, " \
    "state, reason, written FROM later_words "

LaterWords read_later(const Query& row) {
    return {.id = row.integer(0),
            .ticket = row.integer(1),
            .person = row.integer(2),
            .client_id = row.text(3),
            .text = row.text(4),
            .internal = row.integer(5) != 0,
            .written = row.time(11),
            .send_at = row.time(6),
            .heard = row.integer(7),
            .recheck = row.integer(8) != 0,
            .state = static_cast<Going>(row.integer(9)),
            .reason = row.text(10)};
}

bool refresh_notice(Tx& tx, Notice& notice) {
    auto row = tx.db().query(R"sql(SELECT id FROM notice WHERE person = ?1 AND ticket = ?2 AND
                                   what = ?3 AND read = 0)sql",
                             notice.person, notice.ticket, notice.what);
    if (!row.next()) return false;
    notice.id = row.integer(0);
    return true;
}
}  // namespace

std::string_view name_of(Going state) {
    return going_names[static_cast<std::size_t>(state) - 1];
}

void put_notice(Tx& tx, Notice& notice) {
    if (refresh_notice(tx, notice)) {
        tx.db().run(
            "UPDATE notice SET words = ?2, event = ?3, by = ?4, by_name = ?5, at = ?6 "
            "WHERE id = ?1",
            notice.id, notice.words, notice.event, notice.by, notice.by_name, notice.at);
        return;
    }
    tx.db().run(R"sql(INSERT INTO notice (person, what, words, ticket, event, by, by_name, at, read)
                      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 0))sql",
                notice.person, notice.what, notice.words, notice.ticket, notice.event, notice.by,
                notice.by_name, notice.at);
    notice.id = tx.db().last_id();
}

Page<Notice> notices_of(Connection& db, UserId person, bool only_unread, const PageRequest& page) {
    const auto after = page.cursor.empty() ? Cursor::end() : Cursor::read(page.cursor, "notices");
    const auto limit = limit_of(page);
    Page<Notice> found;
    auto rows = db.query(R"sql(
        SELECT id, what, words, ticket, event, by, by_name, at, read FROM notice
        WHERE person = ?1 AND read <= ?2 AND (at, id) < (?3, ?4)
        ORDER BY at DESC, id DESC LIMIT ?5)sql",
                         person, only_unread ? 0 : 1, after.value, after.id, limit + 1);
    while (rows.next()) {
        found.items.push_back({.id = rows.integer(0),
                               .person = person,
                               .what = rows.text(1),
                               .words = rows.text(2),
                               .ticket = rows.integer(3),
                               .event = rows.integer(4),
                               .by = rows.integer(5),
                               .by_name = rows.text(6),
                               .at = rows.time(7),
                               .read = rows.integer(8) != 0});
    }
    cut(found, limit,
        [](const Notice& last) { return Cursor{"notices", to_ms(last.at), last.id}; });
    return found;
}

std::int64_t unread_notices(Connection& db, UserId person) {
    auto row = db.query("SELECT count(*) FROM notice WHERE person = ?1 AND read = 0", person);
    return row.next() ? row.integer(0) : 0;
}

void mark_notices_read(Tx& tx, UserId person, const std::vector<std::int64_t>& ids) {
    if (ids.empty()) {
        tx.db().run("UPDATE notice SET read = 1 WHERE person = ?1 AND read = 0", person);
    }
    for (const auto id : ids) {
        tx.db().run("UPDATE notice SET read = 1 WHERE person = ?1 AND id = ?2", person, id);
    }
}

bool put_draft(Tx& tx, ReplyDraft& draft) {
    const auto changed = draft.version == 0
                             ? tx.db().run(R"sql(
        INSERT INTO reply_draft (ticket, text, internal, version, by, by_name, at)
        VALUES (?1, ?2, ?3, 1, ?4, ?5, ?6) ON CONFLICT DO NOTHING)sql",
                                           draft.ticket, draft.text, draft.internal, draft.by,
                                           draft.by_name, draft.at)
                             : tx.db().run(R"sql(
        UPDATE reply_draft SET text = ?2, internal = ?3, by = ?4, by_name = ?5, at = ?6,
            version = version + 1 WHERE ticket = ?1 AND version = ?7)sql",
                                           draft.ticket, draft.text, draft.internal, draft.by,
                                           draft.by_name, draft.at, draft.version);
    if (changed != 1) return false;
    ++draft.version;
    return true;
}

std::optional<ReplyDraft> find_draft(Connection& db, TicketNumber ticket) {
    auto row = db.query(R"sql(SELECT text, internal, version, by, by_name, at FROM reply_draft
                              WHERE ticket = ?1)sql",
                        ticket);
    if (!row.next()) return std::nullopt;
    return ReplyDraft{.ticket = ticket,
                      .text = row.text(0),
                      .internal = row.integer(1) != 0,
                      .version = row.integer(2),
                      .by = row.integer(3),
                      .by_name = row.text(4),
                      .at = row.time(5)};
}

bool delete_draft(Tx& tx, TicketNumber ticket) {
    return tx.db().run("DELETE FROM reply_draft WHERE ticket = ?1", ticket) == 1;
}

bool add_later(Tx& tx, LaterWords& words) {
    const auto added = tx.db().run(R"sql(
        INSERT INTO later_words (ticket, person, client_id, text, internal, send_at, heard, recheck,
            state, reason, written)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) ON CONFLICT DO NOTHING)sql",
                                   words.ticket, words.person, words.client_id, words.text,
                                   words.internal, words.send_at, words.heard, words.recheck,
                                   words.state, words.reason, words.written);
    if (added == 1) {
        words.id = tx.db().last_id();
        return true;
    }
    auto row = tx.db().query(SELECT_LATER "WHERE ticket = ?1 AND client_id = ?2", words.ticket,
                             words.client_id);
    if (row.next()) words = read_later(row);
    return false;
}

bool move_later(Tx& tx, std::int64_t id, Going from, Going to, const std::string& reason) {
    return tx.db().run(
               "UPDATE later_words SET state = ?3, reason = ?4 WHERE id = ?1 AND state = ?2", id,
               from, to, reason) == 1;
}

bool change_later(Tx& tx, const LaterWords& words) {
    return tx.db().run(R"sql(
        UPDATE later_words
        SET text = ?2, send_at = ?3, heard = ?4, state = ?5, reason = '', written = ?7
        WHERE id = ?1 AND state IN (?5, ?6))sql",
                       words.id, words.text, words.send_at, words.heard, Going::waiting,
                       Going::held, words.written) == 1;
}

std::optional<LaterWords> find_later(Connection& db, std::int64_t id) {
    auto row = db.query(SELECT_LATER "WHERE id = ?1", id);
    if (!row.next()) return std::nullopt;
    return read_later(row);
}

// The states stand in the text, so that the index of what is on its way can be used.
std::vector<LaterWords> later_due(Connection& db, Time now, std::size_t limit) {
    static_assert(static_cast<int>(Going::waiting) == 1 && static_cast<int>(Going::leaving) == 2);
    std::vector<LaterWords> due;
    auto rows = db.query(SELECT_LATER
                         "WHERE state IN (1, 2) AND (state = 2 OR send_at <= ?1) "
                         "ORDER BY send_at LIMIT ?2",
                         now, limit);
    while (rows.next()) due.push_back(read_later(rows));
    return due;
}

std::vector<LaterWords> later_of(Connection& db, TicketNumber ticket) {
    std::vector<LaterWords> found;
    auto rows = db.query(SELECT_LATER "WHERE ticket = ?1 AND state IN (?2, ?3) ORDER BY send_at",
                         ticket, Going::waiting, Going::held);
    while (rows.next()) found.push_back(read_later(rows));
    return found;
}

std::optional<int> undo_send_s(Connection& db, UserId person) {
    auto row = db.query("SELECT undo_send_s FROM preference WHERE person = ?1", person);
    if (!row.next()) return std::nullopt;
    return static_cast<int>(row.integer(0));
}

void put_undo_send_s(Tx& tx, UserId person, int seconds) {
    tx.db().run(R"sql(INSERT INTO preference (person, undo_send_s) VALUES (?1, ?2)
                      ON CONFLICT (person) DO UPDATE SET undo_send_s = excluded.undo_send_s)sql",
                person, seconds);
}

}  // namespace store
