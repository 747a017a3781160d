// A customer's signed identity: what a token says, and whether it may be believed.
// Pure: the token is parsed elsewhere, the time is an argument.
#pragma once

#include "server/store/identity_key.hpp"

#include <cstdint>
#include <expected>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace desk {

struct IdentityClaims {
    std::string subject;  // the shop's own id of the customer
    std::string name;
    std::string email;
    std::string tier;
    std::vector<std::pair<std::string, std::string>> attributes;
};

// As it was read, believed in nothing yet.
struct IdentityToken {
    std::string algorithm;
    std::string kid;          // empty: not said
    std::string signed_part;  // header and claims as they came
    std::string signature;    // bytes
    IdentityClaims claims;
    std::optional<std::int64_t> expires_s;
    std::optional<std::int64_t> not_before_s;
    std::optional<std::vector<std::string>> audience;
};

inline constexpr std::int64_t identity_leeway_s = 60;  // clocks differ

// The claims, if one of the site's keys signed them with its own algorithm and they hold now.
std::expected<IdentityClaims, std::string> believe(const IdentityToken& token,
                                                   std::span<const store::IdentityKey> keys,
                                                   std::string_view site, store::Time now);

// An Ed25519 public key from PEM, base64 (either alphabet) or hex.
std::expected<std::string, std::string> read_public_key(std::string_view text);
// 256 random bits as 43 letters: what the shop signs with is these letters themselves.
std::string make_identity_secret();
std::string make_kid();

}  // namespace desk
