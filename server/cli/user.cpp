// `user ...`: people of the console, straight in the data folder, also while it is served.
#include "server/cli/commands.hpp"
#include "server/cli/print.hpp"
#include "server/desk/people/people.hpp"
#include "server/store/audit.hpp"
#include "server/store/store.hpp"

#include <iostream>
#include <optional>
#include <string>

#include <fmt/format.h>

namespace cli {
namespace {

constexpr std::size_t password_chars_min = 10;

std::unique_ptr<store::Store> open(const std::string& data) {
    auto opened = store::Store::open({.folder = data, .access = store::Access::tool});
    if (opened) return *std::move(opened);
    error(opened.error().message);
    return nullptr;
}

// From stdin, or a new one that is printed once.
std::optional<std::string> password_for(const UserOptions& options, bool& made) {
    made = !options.password_stdin;
    if (made) return desk::make_password();
    std::string password;
    std::getline(std::cin, password);
    if (password.size() >= password_chars_min) return password;
    error(fmt::format("the password needs at least {} characters", password_chars_min));
    return std::nullopt;
}

int report(const store::Result<store::Committed>& stored) {
    if (stored) return good;
    error(stored.error().message);
    return problems;
}

// What is done at the command line stands in the audit log too.
void note(store::Tx& tx, std::string action, const store::User& user) {
    store::add_audit(tx, {.at = clock_now(),
                          .user_name = {},
                          .action = std::move(action),
                          .object = user.email,
                          .detail = "at the command line",
                          .address = {},
                          .via = "cli"});
}

// Changes one person found by e-mail and logs them out everywhere.
template <class Change>
int change_user(const UserOptions& options, const std::string& action, Change change) {
    const auto data = open(options.data);
    if (!data) return problems;
    return report(data->write([&](store::Tx& tx) {
        auto user = store::find_user_by_email(tx, options.email);
        if (!user)
            throw store::GiveUp(store::ErrorCode::not_found,
                                fmt::format("nobody has the e-mail {}", options.email));
        change(*user);
        store::update_user(tx, *user);
        note(tx, action, *user);
        store::delete_sessions_of(tx, user->id);
    }));
}

}  // namespace

int user_add(const UserOptions& options) {
    const auto role = store::role_named(options.role);
    if (!role) {
        error(fmt::format("there is no role \"{}\": admin, agent or viewer", options.role));
        return wrong_use;
    }
    bool made = false;
    const auto password = password_for(options, made);
    if (!password) return wrong_use;
    const auto data = open(options.data);
    if (!data) return problems;
    store::User user{.email = options.email, .name = options.name, .role = *role};
    user.password_hash = desk::hash_password(*password);
    user.created = clock_now();
    const int result = report(data->write([&](store::Tx& tx) {
        store::create_user(tx, user);
        note(tx, "user add", user);
    }));
    if (result != good) return result;
    out(fmt::format("{} ({}) can log in as {}", user.name, options.role, user.email));
    if (made) out(fmt::format("password: {}", *password));
    return good;
}

int user_list(const UserOptions& options) {
    const auto data = open(options.data);
    if (!data) return problems;
    const auto users = data->read([](store::Connection& db) { return store::list_users(db); });
    if (!users) {
        error(users.error().message);
        return problems;
    }
    for (const auto& user : *users) {
        out(fmt::format("{}\t{}\t{}\t{}{}", user.id, user.email, user.name,
                        store::name_of(user.role), user.disabled ? "\tdisabled" : ""));
    }
    return good;
}

int user_disable(const UserOptions& options) {
    return change_user(options, "user disable", [](store::User& user) { user.disabled = true; });
}

int user_password(const UserOptions& options) {
    bool made = false;
    const auto password = password_for(options, made);
    if (!password) return wrong_use;
    const int result = change_user(options, "user password", [&](store::User& user) {
        user.password_hash = desk::hash_password(*password);
    });
    if (result == good && made) out(fmt::format("password: {}", *password));
    return result;
}

}  // namespace cli
