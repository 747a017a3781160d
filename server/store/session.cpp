// Rows of log-ins and of programs' tokens.
#include "server/store/session.hpp"

#include "server/store/codec.hpp"
#include "server/store/connection.hpp"
#include "server/store/tx.hpp"

namespace store {
namespace {
#define LOGIN_COLUMNS \
    "id, token_hash, person, csrf, user_agent, ip_prefix, created, last_used, expires"
#define TOKEN_COLUMNS "id, token_hash, name, scopes, person, created, last_used, revoked"

Session read_session(const Query& row) {
    Session session;
    session.id = row.integer(0);
    session.token_hash = row.text(1);
    session.user = row.integer(2);
    session.csrf = row.text(3);
    session.user_agent = row.text(4);
    session.ip_prefix = row.text(5);
    session.created = row.time(6);
    session.last_used = row.time(7);
    session.expires = row.time(8);
    return session;
}

ApiToken read_token(const Query& row) {
    ApiToken token;
    token.id = row.integer(0);
    token.token_hash = row.text(1);
    token.name = row.text(2);
    token.scopes = decode_texts(row.text(3));
    token.user = row.integer(4);
    token.created = row.time(5);
    token.last_used = row.time_or_none(6);
    token.revoked = row.time_or_none(7);
    return token;
}
}  // namespace

std::int64_t create_session(Tx& tx, Session& s) {
    tx.db().run(
        "INSERT INTO login (" LOGIN_COLUMNS ") VALUES (NULL, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        s.token_hash, s.user, s.csrf, s.user_agent, s.ip_prefix, s.created, s.last_used, s.expires);
    s.id = tx.db().last_id();
    return s.id;
}

bool touch_session(Tx& tx, std::int64_t id, Time used, Time expires) {
    return tx.db().run("UPDATE login SET last_used = ?2, expires = ?3 WHERE id = ?1", id, used,
                       expires) == 1;
}

bool delete_session(Tx& tx, std::int64_t id) {
    return tx.db().run("DELETE FROM login WHERE id = ?1", id) == 1;
}

int delete_sessions_of(Tx& tx, UserId user, std::int64_t keep) {
    return static_cast<int>(
        tx.db().run("DELETE FROM login WHERE person = ?1 AND id <> ?2", user, keep));
}

int delete_expired_sessions(Tx& tx, Time now) {
    return static_cast<int>(tx.db().run("DELETE FROM login WHERE expires <= ?1", now));
}

std::optional<Session> find_session(Connection& db, const std::string& token_hash) {
    auto row = db.query("SELECT " LOGIN_COLUMNS " FROM login WHERE token_hash = ?1", token_hash);
    if (!row.next()) return std::nullopt;
    return read_session(row);
}

std::vector<Session> sessions_of(Connection& db, UserId user) {
    std::vector<Session> sessions;
    auto rows = db.query(
        "SELECT " LOGIN_COLUMNS " FROM login WHERE person = ?1 ORDER BY last_used DESC", user);
    while (rows.next()) sessions.push_back(read_session(rows));
    return sessions;
}

std::optional<Time> last_seen(Connection& db, UserId user) {
    auto row = db.query(R"sql(
        SELECT max(at) FROM (
            SELECT max(last_used) AS at FROM login WHERE person = ?1
            UNION ALL
            SELECT * FROM (SELECT at FROM audit INDEXED BY audit_person
                           WHERE person = ?1 ORDER BY id DESC LIMIT 1)))sql",
                        user);
    return row.next() ? row.time_or_none(0) : std::nullopt;
}

std::int64_t create_token(Tx& tx, ApiToken& t) {
    tx.db().run(
        "INSERT INTO api_token (" TOKEN_COLUMNS ") VALUES (NULL, ?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        t.token_hash, t.name, encode_texts(t.scopes), t.user, t.created, t.last_used, t.revoked);
    t.id = tx.db().last_id();
    return t.id;
}

bool revoke_token(Tx& tx, std::int64_t id, Time at) {
    return tx.db().run("UPDATE api_token SET revoked = ?2 WHERE id = ?1 AND revoked IS NULL", id,
                       at) == 1;
}

void touch_token(Tx& tx, std::int64_t id, Time used) {
    tx.db().run("UPDATE api_token SET last_used = ?2 WHERE id = ?1", id, used);
}

std::optional<ApiToken> find_token(Connection& db, const std::string& token_hash) {
    auto row =
        db.query("SELECT " TOKEN_COLUMNS " FROM api_token WHERE token_hash = ?1", token_hash);
    if (!row.next()) return std::nullopt;
    return read_token(row);
}

std::vector<ApiToken> tokens_of(Connection& db, UserId user) {
    std::vector<ApiToken> tokens;
    auto rows =
        db.query("SELECT " TOKEN_COLUMNS " FROM api_token WHERE person = ?1 ORDER BY id", user);
    while (rows.next()) tokens.push_back(read_token(rows));
    return tokens;
}

}  // namespace store
