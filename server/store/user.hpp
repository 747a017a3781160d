// People of the console. Password hashes are made and compared elsewhere.
#pragma once
#include "server/store/types.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace store {

class Connection;
class Tx;

enum class Role : std::uint8_t { viewer = 1, agent, admin };
std::string_view name_of(Role role);
std::optional<Role> role_named(std::string_view name);

struct User {
    UserId id = 0;      // given by create_user()
    std::string email;  // unique without regard to case
    std::string name;
    Role role = Role::agent;
    std::string password_hash;
    bool disabled = false;
    Time created{};
    Version version = 1;
};

/// Adds a person; the new id is also left in `user.id`. Throws GiveUp(taken) for a known e-mail.
UserId create_user(Tx& tx, User& user);

/// Writes every field if the row is still at `user.version`. False: it moved on or is gone.
bool update_user(Tx& tx, User& user);

std::optional<User> find_user(Connection& db, UserId id);
std::optional<User> find_user_by_email(Connection& db, std::string_view email);
std::vector<User> list_users(Connection& db);

}  // namespace store
