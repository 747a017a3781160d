// Keys a shop signs its customers' identities with: secrets we made, public keys we were given.
#pragma once
#include "server/store/types.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace store {

class Connection;
class Tx;

enum class SignatureAlgorithm : std::uint8_t { hs256 = 1, eddsa };
/// "HS256" "EdDSA", as a token's header names them
std::string_view name_of(SignatureAlgorithm algorithm);
std::optional<SignatureAlgorithm> signature_algorithm_named(std::string_view name);

struct IdentityKey {
    std::int64_t id = 0;
    std::string site;
    std::string kid;  // unique; a token may name it
    SignatureAlgorithm algorithm = SignatureAlgorithm::hs256;
    std::string bytes;  // the secret, or the public key (32 bytes)
    Time created{};
    std::optional<Time> retired;
};

inline constexpr std::size_t live_keys_max = 2;  // of a site: the old and the new

/// Adds a key. Throws GiveUp(taken) when the site has two live ones already.
std::int64_t create_identity_key(Tx& tx, const IdentityKey& key);
/// False when there is no live key of that id.
bool retire_identity_key(Tx& tx, std::int64_t id, Time at);

/// Those that still open something.
std::vector<IdentityKey> live_identity_keys(Connection& db, const std::string& site);
/// All, the retired ones too, the newest first; of a retired one the bytes are gone.
std::vector<IdentityKey> list_identity_keys(Connection& db);

}  // namespace store
