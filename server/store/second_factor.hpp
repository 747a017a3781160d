// Second factors of log-ins and the codes that stand in for them, and when programs' tokens end.
// Knows rows; what makes a code good is decided above.
#pragma once
#include "server/store/types.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace store {

class Connection;
class Tx;

struct SecondFactor {
    UserId user = 0;
    std::string secret;             // base 32, as authenticator apps take it
    std::optional<Time> confirmed;  // until then it asks nothing of anybody
    std::int64_t last_step = 0;     // of the newest code used: none is good twice
};
void put_second_factor(Tx& tx, const SecondFactor& factor);
/// With its recovery codes. False: there was none.
bool delete_second_factor(Tx& tx, UserId user);
std::optional<SecondFactor> find_second_factor(Connection& db, UserId user);

/// Instead of those there were.
void put_recovery_codes(Tx& tx, UserId user, const std::vector<std::string>& hashes);
/// True once for each code.
bool use_recovery_code(Tx& tx, UserId user, const std::string& hash);
std::int64_t count_recovery_codes(Connection& db, UserId user);

void put_token_end(Tx& tx, std::int64_t token, Time expires);
std::optional<Time> find_token_end(Connection& db, std::int64_t token);

}  // namespace store
