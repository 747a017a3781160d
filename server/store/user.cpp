// Rows of the console's people.
#include "server/store/user.hpp"

#include "server/store/connection.hpp"
#include "server/store/tx.hpp"

#include <algorithm>
#include <array>

namespace store {
namespace {
constexpr std::array<std::string_view, 3> role_names = {"viewer", "agent", "admin"};

#define USER_COLUMNS "id, email, name, role, password_hash, disabled, created, version"

User read_user(const Query& row) {
    User user;
    user.id = row.integer(0);
    user.email = row.text(1);
    user.name = row.text(2);
    user.role = static_cast<Role>(row.integer(3));
    user.password_hash = row.text(4);
    user.disabled = row.integer(5) != 0;
    user.created = row.time(6);
    user.version = row.integer(7);
    return user;
}
}  // namespace

std::string_view name_of(Role role) {
    return role_names[static_cast<std::size_t>(role) - 1];
}

std::optional<Role> role_named(std::string_view name) {
    const auto at = std::ranges::find(role_names, name);
    if (at == role_names.end()) return std::nullopt;
    return static_cast<Role>(at - role_names.begin() + 1);
}

UserId create_user(Tx& tx, User& user) {
    tx.db().run("INSERT INTO person (" USER_COLUMNS ") VALUES (NULL, ?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                user.email, user.name, user.role, user.password_hash, user.disabled, user.created,
                user.version);
    user.id = tx.db().last_id();
    return user.id;
}

bool update_user(Tx& tx, User& user) {
    const bool written = tx.db().run(R"sql(
        UPDATE person SET email = ?3, name = ?4, role = ?5, password_hash = ?6, disabled = ?7,
            version = version + 1
        WHERE id = ?1 AND version = ?2)sql",
                                     user.id, user.version, user.email, user.name, user.role,
                                     user.password_hash, user.disabled) == 1;
    if (written) ++user.version;
    return written;
}

std::optional<User> find_user(Connection& db, UserId id) {
    auto row = db.query("SELECT " USER_COLUMNS " FROM person WHERE id = ?1", id);
    if (!row.next()) return std::nullopt;
    return read_user(row);
}

std::optional<User> find_user_by_email(Connection& db, std::string_view email) {
    auto row = db.query("SELECT " USER_COLUMNS " FROM person WHERE email = ?1", email);
    if (!row.next()) return std::nullopt;
    return read_user(row);
}

std::vector<User> list_users(Connection& db) {
    std::vector<User> users;
    auto rows = db.query("SELECT " USER_COLUMNS " FROM person ORDER BY id");
    while (rows.next()) users.push_back(read_user(rows));
    return users;
}

}  // namespace store
