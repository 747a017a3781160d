// Keys that vouch for customers, over HTTP: list, make, retire. Secrets are shown once.
#include "server/desk/customers/identities.hpp"
#include "server/net/api/route_tables.hpp"
#include "server/wire/nouns.hpp"

namespace net {
namespace {
using enum Method;
using enum Access;

desk::Identities& identities_of(Call& call) {
    return call.parts.desk().parts().get<desk::Identities>();
}

void begin_key(wire::Writer& writer, const store::IdentityKey& key) {
    writer.open().number("id", key.id).text("site", key.site).text("kid", key.kid);
    writer.text("algorithm", store::name_of(key.algorithm));
    wire::add_time(writer, "created_at", key.created);
    wire::add_time(writer, "retired_at", key.retired);
}

void append_key(std::string& out, const store::IdentityKey& key) {
    std::string json;
    wire::Writer writer(json);
    begin_key(writer, key);
    writer.close();
    out += json;
}

void append_made(std::string& out, const desk::MadeIdentityKey& made) {
    std::string json;
    wire::Writer writer(json);
    begin_key(writer, made.key);
    writer.text_or_null("secret", made.secret).close();
    out += json;
}

void keys(Call call) {
    const auto found = identities_of(call).keys(call.who.actor);
    if (!found) return call.refuse(found.error());
    call.send(wire::page_of(*found, "", append_key));
}

void add_key(Call call) {
    auto fields = call.body();
    if (!fields) return;
    desk::NewIdentityKey wanted{.site = fields->text_or("site", "default", {.min = 1, .max = 100})};
    const auto algorithm = fields->text_or("algorithm", "HS256", {.max = 20});
    if (const auto known = store::signature_algorithm_named(algorithm)) {
        wanted.algorithm = *known;
    } else {
        fields->blame(wire::Code::invalid_field, "algorithm", "\"algorithm\" is HS256 or EdDSA");
    }
    wanted.public_key = fields->text_or("public_key", "", {.max = 1000});
    if (call.refused(*fields)) return;
    identities_of(call).add_key(
        call.who.actor, std::move(wanted),
        answered<desk::MadeIdentityKey>(std::move(call.reply), 201, append_made));
}

void retire_key(Call call) {
    const auto id = call.number(0);
    if (!id) return;
    identities_of(call).retire_key(
        call.who.actor, *id,
        answered<std::monostate>(std::move(call.reply), 204, [](std::string&, const auto&) {}));
}

constexpr Route table[] = {
    {get, "/api/v1/identity-keys", admin, keys, "Keys that vouch for customers"},
    {post, "/api/v1/identity-keys", admin, add_key, "Make or add a key; its secret shown once"},
    {del, "/api/v1/identity-keys/{id}", admin, retire_key, "Retire a key"},
};
static_assert(well_formed(table));
}  // namespace

std::span<const Route> identity_routes() {
    return table;
}

}  // namespace net
