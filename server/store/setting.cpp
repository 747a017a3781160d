// Settings, secrets made once, and kept answers.
#include "server/store/setting.hpp"

#include "server/store/connection.hpp"
#include "server/store/error.hpp"
#include "server/store/tx.hpp"

#include <array>

#include <sodium.h>

namespace store {
namespace {
constexpr std::size_t secret_bytes = 32;

std::string bytes_of(const std::string& hex) {
    std::string bytes(secret_bytes, '\0');
    std::size_t size = 0;
    const int bad = sodium_hex2bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(),
                                   hex.data(), hex.size(), nullptr, &size, nullptr);
    if (bad != 0 || size != secret_bytes) {
        throw GiveUp(ErrorCode::corrupt, "a secret in the database is damaged: restore a backup");
    }
    return bytes;
}

std::string new_hex() {
    if (sodium_init() < 0) throw GiveUp(ErrorCode::internal, "libsodium does not start");
    std::array<unsigned char, secret_bytes> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    std::array<char, secret_bytes * 2 + 1> hex{};
    return sodium_bin2hex(hex.data(), hex.size(), bytes.data(), bytes.size());
}
}  // namespace

void put_setting(Tx& tx, const std::string& name, const std::string& value) {
    tx.db().run(R"sql(INSERT INTO setting (name, value) VALUES (?1, ?2)
                      ON CONFLICT (name) DO UPDATE SET value = excluded.value)sql",
                name, value);
}

std::optional<std::string> find_setting(Connection& db, const std::string& name) {
    auto row = db.query("SELECT value FROM setting WHERE name = ?1", name);
    if (!row.next()) return std::nullopt;
    return row.text(0);
}

std::string secret(Tx& tx, const std::string& name) {
    if (auto found = find_secret(tx, name)) return *found;
    tx.db().run("INSERT INTO secret (name, hex) VALUES (?1, ?2)", name, new_hex());
    return find_secret(tx, name).value();
}

std::optional<std::string> find_secret(Connection& db, const std::string& name) {
    auto row = db.query("SELECT hex FROM secret WHERE name = ?1", name);
    if (!row.next()) return std::nullopt;
    return bytes_of(row.text(0));
}

bool keep_answer(Tx& tx, const KeptAnswer& answer) {
    return tx.db().run(R"sql(
        INSERT INTO kept_answer (person, key, request, status, body, created)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (person, key) DO NOTHING)sql",
                       answer.user, answer.key, answer.request, answer.status, answer.body,
                       answer.created) == 1;
}

std::optional<KeptAnswer> find_answer(Connection& db, UserId user, const std::string& key) {
    auto row = db.query(R"sql(SELECT request, status, body, created FROM kept_answer
                              WHERE person = ?1 AND key = ?2)sql",
                        user, key);
    if (!row.next()) return std::nullopt;
    return KeptAnswer{.user = user,
                      .key = key,
                      .request = row.text(0),
                      .status = static_cast<int>(row.integer(1)),
                      .body = row.text(2),
                      .created = row.time(3)};
}

void delete_answer(Tx& tx, UserId user, const std::string& key) {
    tx.db().run("DELETE FROM kept_answer WHERE person = ?1 AND key = ?2", user, key);
}

int delete_answers_before(Tx& tx, Time before) {
    return static_cast<int>(tx.db().run("DELETE FROM kept_answer WHERE created < ?1", before));
}

}  // namespace store
