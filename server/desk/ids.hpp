// Names of conversations and customers: numbers within, short texts without, and the sealed token
// that opens a conversation again. Knows bits and keys; stores nothing.
#pragma once

#include "server/store/types.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace desk {

// 63 bits: seconds since 2024 in front (so that ids grow with time), 31 bits of chance behind.
std::int64_t make_id(store::Time now, std::uint64_t chance);

// Thirteen letters and digits (Crockford's base 32), as the outside knows an id.
std::string public_id(std::int64_t id);
std::optional<std::int64_t> id_from(std::string_view text);

// A session token is the conversation's id and the time of issue, sealed with the desk's secret
// (keyed BLAKE2b): nothing need be stored for a visitor who only looks.
class SessionSeal {
  public:
    explicit SessionSeal(std::string_view secret);

    std::string seal(store::ConversationId conversation, store::Time issued) const;
    // Nothing for a token that is forged, broken, or older than `ttl_days`.
    std::optional<store::ConversationId> open(std::string_view token, store::Time now,
                                              int ttl_days) const;

  private:
    std::array<unsigned char, 32> key_{};
};

// 256 random bits for cookies and bearer tokens, and the hash of them that is stored.
std::string make_token();
std::string hash_token(std::string_view token);

}  // namespace desk
