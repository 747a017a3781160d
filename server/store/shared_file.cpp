// Bytes travel as base64 text: every engine keeps that unchanged.
#include "server/store/shared_file.hpp"

#include "server/store/connection.hpp"
#include "server/store/tx.hpp"

#include <sodium.h>

namespace store {
namespace {
constexpr int variant = sodium_base64_VARIANT_ORIGINAL;

std::string packed(const std::string& bytes) {
    std::string text(sodium_base64_encoded_len(bytes.size(), variant), '\0');
    sodium_bin2base64(text.data(), text.size(),
                      reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), variant);
    text.pop_back();
    return text;
}

std::string unpacked(const std::string& text) {
    std::string bytes(text.size(), '\0');
    std::size_t size = 0;
    const int bad = sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(),
                                      text.data(), text.size(), nullptr, &size, nullptr, variant);
    bytes.resize(bad == 0 ? size : 0);
    return bytes;
}
}  // namespace

const std::string_view schema_shared_files = R"sql(
CREATE TABLE shared_file (
    token TEXT PRIMARY KEY,
    conversation INTEGER NOT NULL,
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    size INTEGER NOT NULL,
    at INTEGER NOT NULL,
    bytes TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX shared_file_conversation ON shared_file (conversation, size);
)sql";

void add_shared_file(Tx& tx, const SharedFile& file) {
    tx.db().run(R"sql(
        INSERT INTO shared_file (token, conversation, name, type, size, at, bytes)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7))sql",
                file.token, file.conversation, file.name, file.type, file.bytes.size(), file.at,
                packed(file.bytes));
}

std::optional<SharedFile> find_shared_file(Connection& db, const std::string& token) {
    auto row = db.query(
        "SELECT conversation, name, type, at, bytes FROM shared_file WHERE token = ?1", token);
    if (!row.next()) return std::nullopt;
    return SharedFile{.token = token,
                      .conversation = row.integer(0),
                      .name = row.text(1),
                      .type = row.text(2),
                      .bytes = unpacked(row.text(4)),
                      .at = row.time(3)};
}

std::vector<SharedFile> shared_files_in(Connection& db, ConversationId conversation) {
    std::vector<SharedFile> found;
    auto row = db.query(
        "SELECT token, name, type, at, bytes FROM shared_file WHERE conversation = ?1 ORDER BY at",
        conversation);
    while (row.next()) {
        found.push_back({.token = row.text(0),
                         .conversation = conversation,
                         .name = row.text(1),
                         .type = row.text(2),
                         .bytes = unpacked(row.text(4)),
                         .at = row.time(3)});
    }
    return found;
}

std::optional<ConversationId> conversation_of_file(Connection& db, const std::string& token) {
    auto row = db.query("SELECT conversation FROM shared_file WHERE token = ?1", token);
    if (!row.next()) return std::nullopt;
    return row.integer(0);
}

std::int64_t drop_silent_files(Tx& tx, Time before) {
    return tx.db().run(R"sql(DELETE FROM shared_file WHERE at < ?1
        AND conversation NOT IN (SELECT id FROM conversation))sql",
                       before);
}

std::int64_t shared_bytes(Connection& db, ConversationId conversation) {
    auto row =
        db.query("SELECT TOTAL(size) FROM shared_file WHERE conversation = ?1", conversation);
    return row.next() ? row.integer(0) : 0;
}

}  // namespace store
