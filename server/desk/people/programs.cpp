// Programs' tokens over the store.
#include "server/desk/people/programs.hpp"

#include "server/desk/people/scopes.hpp"
#include "server/desk/services.hpp"
#include "server/store/second_factor.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace desk {
namespace {
Result<void> check(const Actor& actor, const std::vector<std::string>& scopes) {
    for (const auto& scope : scopes) {
        if (!is_scope(scope)) {
            return refuse(Code::invalid_field,
                          fmt::format("scopes are {}", fmt::join(known_scopes, ", ")), "scopes");
        }
        if (scope == "admin" && actor.role != store::Role::admin) {
            return refuse(Code::forbidden, "only admins can make admin tokens", "scopes");
        }
    }
    return {};
}
}  // namespace

void Programs::add(const Actor& actor, std::string name, std::vector<std::string> scopes,
                   std::optional<store::Time> expires, Done<ProgramToken> done) {
    if (name.empty()) return done(refuse(Code::invalid_field, "a name is needed", "name"));
    if (auto good = check(actor, scopes); !good) return done(std::unexpected(good.error()));
    if (expires && *expires <= services_.now()) {
        return done(refuse(Code::invalid_field, "that time is over", "expires_at"));
    }
    if (scopes.empty()) scopes = {"read"};
    auto made = std::make_shared<ProgramToken>();
    made->secret = "db_" + make_token();
    made->expires = expires;
    made->token = {.token_hash = hash_token(made->secret),
                   .name = std::move(name),
                   .scopes = std::move(scopes),
                   .user = actor.id};
    made->token.created = services_.now();
    services_.options.store.submit(
        [made](store::Tx& tx) {
            store::create_token(tx, made->token);
            if (made->expires) store::put_token_end(tx, made->token.id, *made->expires);
        },
        [made, done = std::move(done)](auto stored) mutable {
            if (!stored) return done(std::unexpected(from_store(stored.error())));
            done(*std::move(made));
        });
}

Result<std::vector<ProgramToken>> Programs::list(store::UserId user) {
    auto found = services_.options.store.read([&](store::Connection& db) {
        std::vector<ProgramToken> tokens;
        for (auto& token : store::tokens_of(db, user)) {
            auto end = store::find_token_end(db, token.id);
            tokens.push_back({std::move(token), end, {}});
        }
        return tokens;
    });
    if (!found) return std::unexpected(from_store(found.error()));
    return *std::move(found);
}

}  // namespace desk
