// Small things kept by name: settings, secrets made once, answers to requests that may come twice.
#pragma once
#include "server/store/types.hpp"

#include <optional>
#include <string>

namespace store {

class Connection;
class Tx;

void put_setting(Tx& tx, const std::string& name, const std::string& value);
std::optional<std::string> find_setting(Connection& db, const std::string& name);

/// 32 random bytes under this name, made at the first asking and the same ever after.
std::string secret(Tx& tx, const std::string& name);
std::optional<std::string> find_secret(Connection& db, const std::string& name);

/// The answer once given to a POST with an Idempotency-Key.
struct KeptAnswer {
    UserId user = 0;
    std::string key;
    std::string request;  // what was asked: method, path and a hash of the body
    int status = 0;       // 0: begun, and no answer yet
    std::string body;
    Time created{};
};
/// False when the key is kept already: nothing changed.
bool keep_answer(Tx& tx, const KeptAnswer& answer);
std::optional<KeptAnswer> find_answer(Connection& db, UserId user, const std::string& key);
void delete_answer(Tx& tx, UserId user, const std::string& key);
int delete_answers_before(Tx& tx, Time before);

}  // namespace store
