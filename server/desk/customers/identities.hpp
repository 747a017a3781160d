// Customers that the shop's signature vouches for: the same person on every device.
// An unverified visitor never becomes, sees or joins a verified customer by what they claim.
#pragma once

#include "server/desk/customers/identity_token.hpp"
#include "server/desk/parts.hpp"
#include "server/desk/tickets/tickets.hpp"

#include <expected>
#include <string>
#include <variant>
#include <vector>

namespace desk {

struct NewIdentityKey {
    std::string site = "default";
    store::SignatureAlgorithm algorithm = store::SignatureAlgorithm::hs256;
    std::string public_key;  // of EdDSA: PEM, base64 or hex
};

struct MadeIdentityKey {
    store::IdentityKey key;
    std::string secret;  // of HS256, shown once
};

// What a new key is made of; pure but for the secret's chance.
std::expected<MadeIdentityKey, std::string> make_identity_key(const NewIdentityKey& wanted,
                                                              store::Time now);

class Identities final : public Part {
  public:
    explicit Identities(Services& services) : services_(services) {}

    // Who comes in with this token: 0 while the site has no key (then nobody can be believed).
    // The conversation of `session`, if nobody verified has it, becomes the customer's.
    void arrive(std::expected<IdentityToken, std::string> token, const std::string& site,
                const std::string& session, Done<store::CustomerId> done);

    Result<std::vector<store::IdentityKey>> keys(const Actor& actor);
    void add_key(const Actor& actor, NewIdentityKey wanted, Done<MadeIdentityKey> done);
    void retire_key(const Actor& actor, std::int64_t id, Done<std::monostate> done);

  private:
    Services& services_;
};

}  // namespace desk
