// Accounts, log-ins and tokens over the store.
#include "server/desk/people/people.hpp"

#include "server/desk/ids.hpp"
#include "server/desk/people/scopes.hpp"
#include "server/desk/services.hpp"
#include "server/store/audit.hpp"
#include "server/store/second_factor.hpp"

#include <algorithm>

namespace desk {
namespace {

constexpr auto touch_every = std::chrono::minutes{1};
constexpr auto note_every = std::chrono::days{1};  // uses of a token, in the audit log

template <class Value>
Value or_empty(store::Result<Value> value) {
    return value ? *std::move(value) : Value{};
}

Result<void> check_email(const std::string& email) {
    const auto at = email.find('@');
    const bool fine = at != email.npos && at > 0 && at + 1 < email.size() && email.size() <= 254 &&
                      email.find_first_of(" \t\r\n") == email.npos;
    if (!fine) return refuse(Code::invalid_field, "that is not an e-mail address", "email");
    return {};
}

Actor actor_of(const store::User& user) {
    return {.id = user.id, .name = user.name, .role = user.role};
}

}  // namespace

std::optional<store::User> People::by_email(std::string_view email) {
    return or_empty(services_.options.store.read(
        [&](store::Connection& db) { return store::find_user_by_email(db, email); }));
}

void People::open_session(const store::User& user, std::string user_agent, std::string ip_prefix,
                          Done<LoggedIn> done) {
    LoggedIn made{.user = user, .token = make_token(), .csrf = make_token()};
    const auto now = services_.now();
    store::Session session{
        .token_hash = hash_token(made.token), .user = user.id, .csrf = made.csrf};
    session.user_agent = std::move(user_agent);
    session.ip_prefix = std::move(ip_prefix);
    session.created = session.last_used = now;
    session.expires = now + std::chrono::days{services_.options.login_ttl_days};
    services_.options.store.submit(
        [session](store::Tx& tx) mutable { store::create_session(tx, session); },
        [made = std::move(made), done = std::move(done)](auto stored) mutable {
            if (!stored) return done(std::unexpected(from_store(stored.error())));
            done(std::move(made));
        });
}

std::optional<Identity> People::by_session(std::string_view token) {
    if (token.empty()) return std::nullopt;
    const auto now = services_.now();
    auto found = or_empty(services_.options.store.read(
        [&](store::Connection& db) -> std::optional<std::pair<store::Session, store::User>> {
            auto session = store::find_session(db, hash_token(token));
            if (!session || session->expires <= now) return std::nullopt;
            auto user = store::find_user(db, session->user);
            if (!user || user->disabled) return std::nullopt;
            return std::pair(*std::move(session), *std::move(user));
        }));
    if (!found) return std::nullopt;
    const auto& [session, user] = *found;
    if (now - session.last_used > touch_every) {
        const auto expires = now + std::chrono::days{services_.options.login_ttl_days};
        services_.options.store.submit(
            [id = session.id, now, expires](store::Tx& tx) {
                store::touch_session(tx, id, now, expires);
            },
            [](auto) {});
    }
    return Identity{.actor = actor_of(user),
                    .user = user,
                    .csrf = session.csrf,
                    .session = session.id,
                    .scopes = {}};
}

std::optional<Identity> People::by_bearer(std::string_view token) {
    if (token.empty()) return std::nullopt;
    const auto now = services_.now();
    auto found = or_empty(services_.options.store.read(
        [&](store::Connection& db) -> std::optional<std::pair<store::ApiToken, store::User>> {
            auto known = store::find_token(db, hash_token(token));
            if (!known || known->revoked) return std::nullopt;
            const auto end = store::find_token_end(db, known->id);
            if (end && *end <= now) return std::nullopt;
            auto user = store::find_user(db, known->user);
            if (!user || user->disabled) return std::nullopt;
            return std::pair(*std::move(known), *std::move(user));
        }));
    if (!found) return std::nullopt;
    auto& [known, user] = *found;
    if (!known.last_used || now - *known.last_used > touch_every) {
        const bool first_today = !known.last_used || now - *known.last_used > note_every;
        store::AuditEntry used{.at = now, .user = user.id, .user_name = user.name};
        used.action = "token.used";
        used.object = known.name;
        used.via = "token";
        services_.options.store.submit(
            [id = known.id, now, first_today, used = std::move(used)](store::Tx& tx) {
                store::touch_token(tx, id, now);
                if (first_today) store::add_audit(tx, used);
            },
            [](auto) {});
    }
    Identity identity{
        .actor = actor_of(user), .user = user, .csrf = {}, .session = 0, .scopes = known.scopes};
    // A token never reaches further than its scopes, whatever its owner may do.
    if (!scopes_reach(identity.scopes, "admin") && identity.actor.role == store::Role::admin)
        identity.actor.role = store::Role::agent;
    if (!may_change(identity.scopes)) identity.actor.role = store::Role::viewer;
    return identity;
}

void People::close_session(std::int64_t session, Done<std::monostate> done) {
    services_.options.store.submit([session](store::Tx& tx) { store::delete_session(tx, session); },
                                   [done = std::move(done)](auto stored) mutable {
                                       if (!stored)
                                           return done(std::unexpected(from_store(stored.error())));
                                       done(std::monostate{});
                                   });
}

std::vector<store::Session> People::sessions(store::UserId user) {
    return or_empty(services_.options.store.read(
        [&](store::Connection& db) { return store::sessions_of(db, user); }));
}

std::vector<store::User> People::users() {
    return or_empty(
        services_.options.store.read([](store::Connection& db) { return store::list_users(db); }));
}

void People::add_user(NewUser wanted, Done<store::User> done) {
    if (auto good = check_email(wanted.email); !good) return done(std::unexpected(good.error()));
    if (wanted.name.empty()) return done(refuse(Code::invalid_field, "a name is needed", "name"));
    auto user = std::make_shared<store::User>();
    user->email = std::move(wanted.email);
    user->name = std::move(wanted.name);
    user->role = wanted.role;
    user->password_hash = std::move(wanted.password_hash);
    user->created = services_.now();
    services_.options.store.submit([user](store::Tx& tx) { store::create_user(tx, *user); },
                                   [user, done = std::move(done)](auto stored) mutable {
                                       if (!stored)
                                           return done(std::unexpected(from_store(stored.error())));
                                       done(*user);
                                   });
}

namespace {

// Without an admin nobody could ever make another.
void keep_an_admin(store::Tx& tx, const store::User& user, const UserPatch& patch) {
    const bool goes =
        patch.disabled.value_or(false) || patch.role.value_or(user.role) != store::Role::admin;
    if (!goes || user.role != store::Role::admin || user.disabled) return;
    const auto all = store::list_users(tx);
    const auto other = std::ranges::any_of(all, [&](const store::User& one) {
        return one.id != user.id && one.role == store::Role::admin && !one.disabled;
    });
    if (other) return;
    throw store::GiveUp(store::ErrorCode::taken, "the last admin stays one: make another first");
}

}  // namespace

void People::patch_user(store::UserId id, UserPatch patch, Done<store::User> done) {
    auto user = std::make_shared<store::User>();
    auto work = [id, patch = std::move(patch), user](store::Tx& tx) {
        auto found = store::find_user(tx, id);
        if (!found) throw store::GiveUp(store::ErrorCode::not_found, "there is no such user");
        *user = *std::move(found);
        keep_an_admin(tx, *user, patch);
        const bool out = patch.password_hash || (patch.disabled && *patch.disabled) ||
                         (patch.role && *patch.role != user->role);
        if (patch.name) user->name = *patch.name;
        if (patch.role) user->role = *patch.role;
        if (patch.disabled) user->disabled = *patch.disabled;
        if (patch.password_hash) user->password_hash = *patch.password_hash;
        store::update_user(tx, *user);
        if (out) store::delete_sessions_of(tx, id);
    };
    services_.options.store.submit(std::move(work),
                                   [user, done = std::move(done)](auto stored) mutable {
                                       if (!stored)
                                           return done(std::unexpected(from_store(stored.error())));
                                       done(*user);
                                   });
}

void People::revoke_token(const Actor& actor, std::int64_t id, Done<std::monostate> done) {
    auto work = [id, actor, now = services_.now()](store::Tx& tx) {
        const auto own = store::tokens_of(tx, actor.id);
        const bool mine = std::ranges::find(own, id, &store::ApiToken::id) != own.end();
        const bool gone =
            (mine || actor.role == store::Role::admin) && store::revoke_token(tx, id, now);
        if (!gone) throw store::GiveUp(store::ErrorCode::not_found, "there is no such token");
    };
    services_.options.store.submit(std::move(work), [done = std::move(done)](auto stored) mutable {
        if (!stored) return done(std::unexpected(from_store(stored.error())));
        done(std::monostate{});
    });
}

}  // namespace desk
