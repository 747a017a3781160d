// People of the console and their programs: accounts, log-ins, tokens.
// Knows hashes and expiry; making and checking password hashes is slow and belongs on a pool.
#pragma once

#include "server/desk/refusal.hpp"
#include "server/desk/tickets/tickets.hpp"
#include "server/store/session.hpp"
#include "server/store/user.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace desk {

struct Services;

// Argon2id through libsodium, about 50 ms: not on a network thread. 19 MiB, 2 passes (OWASP).
std::string hash_password(std::string_view password);
bool password_matches(const std::string& hash, std::string_view password);
// Spends the same time as a real comparison, for an e-mail nobody has.
void waste_password_time(std::string_view password);
// Twenty letters and digits, easy to read aloud.
std::string make_password();

struct LoggedIn {
    store::User user;
    std::string token;  // for the cookie; only its hash is stored
    std::string csrf;
};

// Who a cookie or bearer token belongs to.
struct Identity {
    Actor actor;
    store::User user;
    std::string csrf;                 // of the session; empty for bearer tokens
    std::int64_t session = 0;         // 0 for bearer tokens
    std::vector<std::string> scopes;  // of bearer tokens: read write admin
};

struct NewUser {
    std::string email;
    std::string name;
    store::Role role = store::Role::agent;
    std::string password_hash;
};

struct UserPatch {
    std::optional<std::string> name;
    std::optional<store::Role> role;
    std::optional<bool> disabled;
    std::optional<std::string> password_hash;
};

class People {
  public:
    explicit People(Services& services) : services_(services) {}

    std::optional<store::User> by_email(std::string_view email);
    void open_session(const store::User& user, std::string user_agent, std::string ip_prefix,
                      Done<LoggedIn> done);
    std::optional<Identity> by_session(std::string_view token);
    std::optional<Identity> by_bearer(std::string_view token);
    void close_session(std::int64_t session, Done<std::monostate> done);
    std::vector<store::Session> sessions(store::UserId user);

    std::vector<store::User> users();
    void add_user(NewUser wanted, Done<store::User> done);
    // A disabled user and one whose password or role changed is logged out everywhere.
    void patch_user(store::UserId id, UserPatch patch, Done<store::User> done);

    void revoke_token(const Actor& actor, std::int64_t id, Done<std::monostate> done);

  private:
    Services& services_;
};

}  // namespace desk
