// Rows of keys. A retired key's bytes are wiped: nothing signed with it will be read again.
#include "server/store/identity_key.hpp"

#include "server/store/connection.hpp"
#include "server/store/error.hpp"
#include "server/store/tx.hpp"

#include <fmt/format.h>
#include <sodium.h>

namespace store {
namespace {
std::string hex_of(const std::string& bytes) {
    std::string hex(bytes.size() * 2 + 1, '\0');
    sodium_bin2hex(hex.data(), hex.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                   bytes.size());
    hex.pop_back();
    return hex;
}

std::string bytes_of(const std::string& hex) {
    std::string bytes(hex.size() / 2, '\0');
    std::size_t size = 0;
    sodium_hex2bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), hex.data(),
                   hex.size(), nullptr, &size, nullptr);
    bytes.resize(size);
    return bytes;
}

#define KEY_COLUMNS "id, site, kid, algorithm, hex, created, retired"

IdentityKey read_key(const Query& row) {
    return {.id = row.integer(0),
            .site = row.text(1),
            .kid = row.text(2),
            .algorithm = static_cast<SignatureAlgorithm>(row.integer(3)),
            .bytes = bytes_of(row.text(4)),
            .created = row.time(5),
            .retired = row.time_or_none(6)};
}
}  // namespace

std::string_view name_of(SignatureAlgorithm algorithm) {
    return algorithm == SignatureAlgorithm::hs256 ? "HS256" : "EdDSA";
}

std::optional<SignatureAlgorithm> signature_algorithm_named(std::string_view name) {
    if (name == "HS256") return SignatureAlgorithm::hs256;
    if (name == "EdDSA") return SignatureAlgorithm::eddsa;
    return std::nullopt;
}

std::int64_t create_identity_key(Tx& tx, const IdentityKey& key) {
    if (live_identity_keys(tx, key.site).size() >= live_keys_max) {
        throw GiveUp(ErrorCode::taken,
                     fmt::format("the site \"{}\" has {} live keys already: retire one first",
                                 key.site, live_keys_max));
    }
    tx.db().run(R"sql(INSERT INTO identity_key (site, kid, algorithm, hex, created)
                      VALUES (?1, ?2, ?3, ?4, ?5))sql",
                key.site, key.kid, key.algorithm, hex_of(key.bytes), key.created);
    return tx.db().last_id();
}

bool retire_identity_key(Tx& tx, std::int64_t id, Time at) {
    return tx.db().run(
               "UPDATE identity_key SET retired = ?2, hex = '' WHERE id = ?1 AND retired IS NULL",
               id, at) == 1;
}

std::vector<IdentityKey> live_identity_keys(Connection& db, const std::string& site) {
    std::vector<IdentityKey> keys;
    auto rows = db.query("SELECT " KEY_COLUMNS
                         " FROM identity_key WHERE site = ?1 AND retired IS NULL ORDER BY id DESC",
                         site);
    while (rows.next()) keys.push_back(read_key(rows));
    return keys;
}

std::vector<IdentityKey> list_identity_keys(Connection& db) {
    std::vector<IdentityKey> keys;
    auto rows = db.query("SELECT " KEY_COLUMNS " FROM identity_key ORDER BY id DESC");
    while (rows.next()) keys.push_back(read_key(rows));
    return keys;
}

}  // namespace store
