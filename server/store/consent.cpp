// Rows of the ledger, sealed by libsodium.
#include "server/store/consent.hpp"

#include "server/store/connection.hpp"
#include "server/store/paging.hpp"
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

constexpr std::string_view ledger = "consents";

Consent read_consent(Query& row) {
    return {.id = row.integer(0),
            .customer = row.integer(1),
            .conversation = row.integer(2),
            .site = row.text(3),
            .purpose = row.text(4),
            .text_version = row.text(5),
            .granted = row.integer(6) != 0,
            .at = row.time(7),
            .proof = row.text(8)};
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

std::optional<bool> consented(Connection& db, const ConsentQuestion& question) {
    auto row = db.query(R"sql(
        SELECT granted FROM consent
        WHERE purpose = ?3 AND (text_version = ?4 OR granted = 0) AND site = ?5 AND id IN (
            SELECT id FROM consent WHERE conversation = ?1
            UNION SELECT id FROM consent WHERE customer = ?2 AND ?2 <> 0
            UNION SELECT said.id FROM conversation AS own
                JOIN conversation AS other ON other.customer = own.customer
                JOIN consent AS said ON said.conversation = other.id
                WHERE own.id = ?1 AND own.customer <> 0
            UNION SELECT said.id FROM conversation AS other
                JOIN consent AS said ON said.conversation = other.id
                WHERE other.customer = ?2 AND ?2 <> 0)
        ORDER BY id DESC LIMIT 1)sql",
                        question.conversation, question.customer, question.purpose,
                        question.text_version, question.site);
    if (!row.next()) return std::nullopt;
    return row.integer(0) != 0;
}

Page<ConsentLine> list_consents(Connection& db, const PageRequest& request) {
    const auto limit = limit_of(request);
    const auto before =
        request.cursor.empty() ? Cursor::end() : Cursor::read(request.cursor, ledger);
    Page<ConsentLine> page;
    auto rows = db.query(R"sql(
        SELECT one.id, one.customer, one.conversation, one.site, one.purpose, one.text_version,
            one.granted, one.at, one.proof, who.id, who.name
        FROM consent one
        LEFT JOIN conversation talk ON talk.id = one.conversation
        LEFT JOIN customer who ON who.id = COALESCE(talk.customer, one.customer)
        WHERE one.id < ?1 ORDER BY one.id DESC LIMIT ?2)sql",
                         before.id, limit + 1);
    while (rows.next()) page.items.push_back({read_consent(rows), rows.integer(9), rows.text(10)});
    cut(page, limit, [](const ConsentLine& last) {
        return Cursor{std::string(ledger), last.consent.id, last.consent.id};
    });
    return page;
}

std::vector<Consent> consents_of(Connection& db, CustomerId customer) {
    std::vector<Consent> found;
    auto rows = db.query(R"sql(
        SELECT id, customer, conversation, site, purpose, text_version, granted, at, proof
        FROM consent WHERE customer = ?1
            OR conversation IN (SELECT id FROM conversation WHERE customer = ?1)
        ORDER BY id DESC)sql",
                         customer);
    while (rows.next()) found.push_back(read_consent(rows));
    return found;
}

}  // namespace store
