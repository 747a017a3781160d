// A believed token becomes a customer's row; what it says of the customer is written into it.
#include "server/desk/customers/identities.hpp"

#include "server/desk/commit.hpp"
#include "server/desk/customers/customers.hpp"
#include "server/store/arrival.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace desk {
namespace {

constexpr std::string_view main_site = "default";

// Two sites are two shops as far as their customers' ids go.
std::string external_id(std::string_view site, const std::string& subject) {
    return site == main_site ? subject : fmt::format("{}:{}", site, subject);
}

// The row as the claims want it. Attributes that nobody defined are left out; a value that does not
// fit its type is too: a slip in the shop's code must not lock its customers out.
store::Customer updated(store::Customer customer, const IdentityClaims& claims,
                        const std::vector<store::AttributeDefinition>& definitions) {
    if (!claims.name.empty()) customer.name = claims.name;
    if (!claims.email.empty()) customer.email = claims.email;
    if (!claims.tier.empty()) customer.tier = claims.tier;
    for (const auto& [name, value] : claims.attributes) {
        const auto known = std::ranges::find(definitions, name, &store::AttributeDefinition::name);
        if (known == definitions.end()) continue;
        if (auto canonical = store::canonical_value(*known, value)) {
            customer.attributes[name] = *std::move(canonical);
        }
    }
    customer.verified = true;
    return customer;
}

Result<void> admins_only(const Actor& actor) {
    if (actor.role == store::Role::admin) return {};
    return refuse(Code::forbidden, "only admins may do this");
}

}  // namespace

std::expected<MadeIdentityKey, std::string> make_identity_key(const NewIdentityKey& wanted,
                                                              store::Time now) {
    MadeIdentityKey made{
        .key = {
            .site = wanted.site, .kid = make_kid(), .algorithm = wanted.algorithm, .created = now}};
    if (wanted.algorithm == store::SignatureAlgorithm::hs256) {
        made.secret = make_identity_secret();
        made.key.bytes = made.secret;
        return made;
    }
    auto key = read_public_key(wanted.public_key);
    if (!key) return std::unexpected(key.error());
    made.key.bytes = *std::move(key);
    return made;
}

void Identities::arrive(std::expected<IdentityToken, std::string> token, const std::string& site,
                        const std::string& session, Done<store::CustomerId> done) {
    struct Known {
        std::vector<store::IdentityKey> keys;
        std::vector<store::AttributeDefinition> definitions;
    };
    const auto known = given(services_.options.store.read([&](store::Connection& db) {
        return Known{store::live_identity_keys(db, site), store::list_attributes(db)};
    }));
    if (!known) return done(std::unexpected(known.error()));
    if (known->keys.empty()) return done(store::CustomerId{0});
    if (!token) return done(refuse(Code::unauthorized, token.error(), "identity"));
    const auto now = services_.now();
    auto claims = believe(*token, known->keys, site, now);
    if (!claims) return done(refuse(Code::unauthorized, claims.error(), "identity"));

    const auto conversation =
        services_.seal->open(session, now, services_.options.session_ttl_days).value_or(0);
    store::Arrival arrival{.external_id = external_id(site, claims->subject),
                           .new_id = services_.new_id(),
                           .conversation = conversation,
                           .at = now};
    arrival.update = [claims = *std::move(claims),
                      definitions = known->definitions](store::Customer customer) {
        return updated(std::move(customer), claims, definitions);
    };
    const auto stands = given(services_.options.store.read(
        [&](store::Connection& db) { return store::arrived_already(db, arrival); }));
    if (!stands) return done(std::unexpected(stands.error()));
    if (*stands != 0) return done(*stands);
    commit<store::CustomerId>(
        services_,
        [arrival = std::move(arrival)](store::Tx& tx) { return store::arrive(tx, arrival); },
        [this, conversation, done = std::move(done)](Result<store::CustomerId> id) mutable {
            if (id) services_.parts.get<Customers>().changed_rows(*id);
            if (conversation != 0) services_.turns.reload(conversation);
            done(std::move(id));
        });
}

Result<std::vector<store::IdentityKey>> Identities::keys(const Actor& actor) {
    if (auto may = admins_only(actor); !may) return std::unexpected(may.error());
    return given(services_.options.store.read(
        [](store::Connection& db) { return store::list_identity_keys(db); }));
}

void Identities::add_key(const Actor& actor, NewIdentityKey wanted, Done<MadeIdentityKey> done) {
    if (auto may = admins_only(actor); !may) return done(std::unexpected(may.error()));
    auto made = make_identity_key(wanted, services_.now());
    if (!made) return done(refuse(Code::invalid_field, made.error(), "public_key"));
    commit<MadeIdentityKey>(
        services_,
        [made = *std::move(made)](store::Tx& tx) mutable {
            made.key.id = store::create_identity_key(tx, made.key);
            return made;
        },
        std::move(done));
}

void Identities::retire_key(const Actor& actor, std::int64_t id, Done<std::monostate> done) {
    if (auto may = admins_only(actor); !may) return done(std::unexpected(may.error()));
    commit<std::monostate>(
        services_,
        [id, now = services_.now()](store::Tx& tx) {
            if (store::retire_identity_key(tx, id, now)) return std::monostate{};
            throw store::GiveUp(store::ErrorCode::not_found, "there is no live key of that id");
        },
        std::move(done));
}

}  // namespace desk
