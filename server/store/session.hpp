// Where people of the console are logged in, and the tokens of programs.
// Holds hashes only: what is stored here opens nothing.
#pragma once
#include "server/store/types.hpp"

#include <optional>
#include <string>
#include <vector>

namespace store {

class Connection;
class Tx;

struct Session {
    std::int64_t id = 0;     // given by create_session(); names it in lists
    std::string token_hash;  // unique
    UserId user = 0;
    std::string csrf;
    std::string user_agent;
    std::string ip_prefix;
    Time created{};
    Time last_used{};
    Time expires{};
};

std::int64_t create_session(Tx& tx, Session& session);
/// Notes a use and moves the end. False when it is gone.
bool touch_session(Tx& tx, std::int64_t id, Time used, Time expires);
bool delete_session(Tx& tx, std::int64_t id);
/// Logs somebody out everywhere, but for `keep`. How many ended.
int delete_sessions_of(Tx& tx, UserId user, std::int64_t keep = 0);
int delete_expired_sessions(Tx& tx, Time now);
/// Also finds one that has expired: compare `expires`.
std::optional<Session> find_session(Connection& db, const std::string& token_hash);
std::vector<Session> sessions_of(Connection& db, UserId user);
/// When somebody last used a log-in that is still there, or did what the audit log tells.
std::optional<Time> last_seen(Connection& db, UserId user);

struct ApiToken {
    std::int64_t id = 0;     // given by create_token()
    std::string token_hash;  // unique
    std::string name;
    std::vector<std::string> scopes;
    UserId user = 0;
    Time created{};
    std::optional<Time> last_used;
    std::optional<Time> revoked;
};

std::int64_t create_token(Tx& tx, ApiToken& token);
bool revoke_token(Tx& tx, std::int64_t id, Time at);
void touch_token(Tx& tx, std::int64_t id, Time used);
/// Also finds a revoked one: look at `revoked`.
std::optional<ApiToken> find_token(Connection& db, const std::string& token_hash);
std::vector<ApiToken> tokens_of(Connection& db, UserId user);

}  // namespace store
