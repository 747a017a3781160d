// Rows of the ledger, sealed by libsodium.
#include "server/store/consent.hpp"

#include "server/store/connection.hpp"
#include "server/store/tx.hpp"

#include <array>

#include <fmt/format.h>
#include <sodium.h>

namespace store {
namespace {
std::string seal(const Consent& consent, const std::string& text, const std::string& before) {
    const auto words = fmt::format("{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}", before, consent.conversation,
                                   consent.site, consent.purpose, consent.text_version,
                                   consent.granted, to_ms(consent.at), text);
    std::array<unsigned char, crypto_generichash_BYTES> hash{};
    crypto_generichash(hash.data(), hash.size(),
                       reinterpret_cast<const unsigned char*>(words.data()), words.size(), nullptr,
                       0);
    std::array<char, hash.size() * 2 + 1> hex{};
    return sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
}

std::string last_proof(Connection& db) {
    auto row = db.query("SELECT proof FROM consent ORDER BY id DESC LIMIT 1");
    return row.next() ? row.text(0) : std::string();
}
}  // namespace

Consent add_consent(Tx& tx, Consent consent, const std::string& text) {
    consent.proof = seal(consent, text, last_proof(tx));
    tx.db().run(R"sql(
        INSERT INTO consent (customer, conversation, site, purpose, text_version, granted, at, proof)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8))sql",
                consent.customer, consent.conversation, consent.site, consent.purpose,
                consent.text_version, consent.granted, consent.at, consent.proof);
    consent.id = tx.db().last_id();
    return consent;
}

std::optional<bool> consented(Connection& db, ConversationId conversation,
                              const std::string& purpose, const std::string& text_version) {
    auto row = db.query(R"sql(SELECT granted FROM consent
        WHERE conversation = ?1 AND purpose = ?2 AND (text_version = ?3 OR granted = 0)
        ORDER BY id DESC LIMIT 1)sql",
                        conversation, purpose, text_version);
    if (!row.next()) return std::nullopt;
    return row.integer(0) != 0;
}

std::vector<Consent> consents_of(Connection& db, CustomerId customer) {
    std::vector<Consent> found;
    auto rows = db.query(R"sql(
        SELECT id, customer, conversation, site, purpose, text_version, granted, at, proof
        FROM consent WHERE customer = ?1
            OR conversation IN (SELECT id FROM conversation WHERE customer = ?1)
        ORDER BY id DESC)sql",
                         customer);
    while (rows.next()) {
        found.push_back({.id = rows.integer(0),
                         .customer = rows.integer(1),
                         .conversation = rows.integer(2),
                         .site = rows.text(3),
                         .purpose = rows.text(4),
                         .text_version = rows.text(5),
                         .granted = rows.integer(6) != 0,
                         .at = rows.time(7),
                         .proof = rows.text(8)});
    }
    return found;
}

}  // namespace store
