// Files that customers and agents send each other, in the database: one backup holds them, one
// erasure takes them. Nobody finds one without its name by chance.
#pragma once
#include "server/store/types.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace store {

class Connection;
class Tx;

extern const std::string_view schema_shared_files;

struct SharedFile {
    std::string token;  // in its address; 26 letters of chance
    ConversationId conversation = 0;
    std::string name;
    std::string type;  // as it is served
    std::string bytes;
    Time at{};
    bool operator==(const SharedFile&) const = default;
};

void add_shared_file(Tx& tx, const SharedFile& file);
std::optional<SharedFile> find_shared_file(Connection& db, const std::string& token);
/// The conversation it was sent in; nothing: there is no such file.
std::optional<ConversationId> conversation_of_file(Connection& db, const std::string& token);
/// All of a conversation, the oldest first.
std::vector<SharedFile> shared_files_in(Connection& db, ConversationId conversation);
/// Takes away those of conversations that were never stored.
std::int64_t drop_silent_files(Tx& tx, Time before);
/// Bytes that a conversation holds already.
std::int64_t shared_bytes(Connection& db, ConversationId conversation);

}  // namespace store
