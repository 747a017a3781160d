// Rows of second factors, recovery codes and ends of tokens.
#include "server/store/second_factor.hpp"

#include "server/store/connection.hpp"
#include "server/store/tx.hpp"

namespace store {

void put_second_factor(Tx& tx, const SecondFactor& factor) {
    tx.db().run(R"sql(INSERT INTO second_factor (person, secret, confirmed, last_step)
                      VALUES (?1, ?2, ?3, ?4) ON CONFLICT (person) DO UPDATE SET
                      secret = excluded.secret, confirmed = excluded.confirmed,
                      last_step = excluded.last_step)sql",
                factor.user, factor.secret, factor.confirmed, factor.last_step);
}

bool delete_second_factor(Tx& tx, UserId user) {
    tx.db().run("DELETE FROM recovery_code WHERE person = ?1", user);
    return tx.db().run("DELETE FROM second_factor WHERE person = ?1", user) == 1;
}

std::optional<SecondFactor> find_second_factor(Connection& db, UserId user) {
    auto row =
        db.query("SELECT secret, confirmed, last_step FROM second_factor WHERE person = ?1", user);
    if (!row.next()) return std::nullopt;
    return SecondFactor{.user = user,
                        .secret = row.text(0),
                        .confirmed = row.time_or_none(1),
                        .last_step = row.integer(2)};
}

void put_recovery_codes(Tx& tx, UserId user, const std::vector<std::string>& hashes) {
    tx.db().run("DELETE FROM recovery_code WHERE person = ?1", user);
    for (const auto& hash : hashes) {
        tx.db().run("INSERT INTO recovery_code (person, hash) VALUES (?1, ?2)", user, hash);
    }
}

bool use_recovery_code(Tx& tx, UserId user, const std::string& hash) {
    return tx.db().run("DELETE FROM recovery_code WHERE person = ?1 AND hash = ?2", user, hash) ==
           1;
}

std::int64_t count_recovery_codes(Connection& db, UserId user) {
    auto row = db.query("SELECT count(*) FROM recovery_code WHERE person = ?1", user);
    return row.next() ? row.integer(0) : 0;
}

void put_token_end(Tx& tx, std::int64_t token, Time expires) {
    tx.db().run("INSERT INTO token_end (token, expires) VALUES (?1, ?2)", token, expires);
}

std::optional<Time> find_token_end(Connection& db, std::int64_t token) {
    auto row = db.query("SELECT expires FROM token_end WHERE token = ?1", token);
    if (!row.next()) return std::nullopt;
    return row.time(0);
}

}  // namespace store
