// Access: second factors, log-ins and programs' tokens.
#include "server/desk/people/programs.hpp"
#include "server/desk/people/scopes.hpp"
#include "server/desk/people/second_factors.hpp"
#include "server/net/api/api.hpp"
#include "server/net/api/route_tables.hpp"
#include "server/wire/access_nouns.hpp"
#include "server/wire/nouns.hpp"

#include <algorithm>

namespace net {
namespace {
using Codes = std::vector<std::string>;
constexpr wire::Bounds totp_bounds{.min = 6, .max = 40};
constexpr wire::Bounds name_bounds{.min = 1, .max = 120};

template <class Part>
Part& part(Call& call) {
    return call.parts.desk().parts().get<Part>();
}

auto nothing(Reply reply) {
    return answered<std::monostate>(std::move(reply), 204, [](std::string&, const auto&) {});
}

void append_codes(std::string& out, const Codes& codes) {
    wire::Writer body(out);
    body.open().open_list("recovery_codes");
    for (const auto& code : codes) body.item(code);
    body.close_list().close();
}

// Second factors are for people at a browser, not for programs.
bool is_program(Call& call) {
    if (call.who.session != 0) return false;
    call.refuse(wire::Refusal{wire::Code::forbidden, "log in for that; tokens can not", {}, {}});
    return true;
}

// The first scope that a program would give away without having it.
std::optional<std::string> beyond_own(const desk::Identity& who,
                                      const std::vector<std::string>& scopes) {
    if (who.session != 0) return std::nullopt;
    const auto beyond = std::ranges::find_if(
        scopes, [&](const std::string& scope) { return !desk::scopes_reach(who.scopes, scope); });
    return beyond == scopes.end() ? std::nullopt : std::optional(*beyond);
}

void totp_status(Call call) {
    const auto status = part<desk::SecondFactors>(call).status(call.who.user.id);
    std::string out;
    wire::Writer(out)
        .open()
        .truth("enabled", status.enabled)
        .number("recovery_codes_left", status.recovery_codes_left)
        .close();
    call.send(std::move(out));
}

void totp_begin(Call call) {
    if (is_program(call)) return;
    part<desk::SecondFactors>(call).begin(
        call.who.user, answered<desk::SecondFactors::Begun>(
                           std::move(call.reply), 201, [](std::string& out, const auto& begun) {
                               wire::Writer body(out);
                               body.open().text("secret", begun.secret).text("uri", begun.uri);
                               body.close();
                           }));
}

// The code of the body, unless too many wrong ones were tried.
std::optional<std::string> code_of(Call& call) {
    if (is_program(call)) return std::nullopt;
    auto fields = call.body();
    if (!fields) return std::nullopt;
    auto code = fields->text("totp", totp_bounds);
    if (call.refused(*fields)) return std::nullopt;
    const auto wait =
        call.parts.guard.wait(call.who.user.email, call.request.client, LoginGuard::Clock::now());
    if (wait.count() == 0) return code;
    call.reply.send(problem(429, "rate_limited", "too many wrong codes; wait a while"));
    return std::nullopt;
}

// Wrong codes count like wrong passwords.
template <class Value>
desk::Done<Value> guarded(Call& call, desk::Done<Value> done) {
    return [&parts = call.parts, email = call.who.user.email, from = call.request.client,
            done = std::move(done)](desk::Result<Value> result) mutable {
        if (!result && result.error().code == desk::Code::unauthorized) {
            parts.guard.failed(email, from, LoginGuard::Clock::now());
            result.error().code = desk::Code::invalid_field;  // the log-in itself stands
        }
        done(std::move(result));
    };
}

void totp_confirm(Call call) {
    auto code = code_of(call);
    if (!code) return;
    auto done = guarded<Codes>(call, answered<Codes>(std::move(call.reply), 200, append_codes));
    part<desk::SecondFactors>(call).confirm(call.who.user.id, *std::move(code), std::move(done));
}

void totp_codes(Call call) {
    auto code = code_of(call);
    if (!code) return;
    auto done = guarded<Codes>(call, answered<Codes>(std::move(call.reply), 200, append_codes));
    part<desk::SecondFactors>(call).new_recovery_codes(call.who.user.id, *std::move(code),
                                                       std::move(done));
}

void totp_disable(Call call) {
    auto code = code_of(call);
    if (!code) return;
    auto done = guarded<std::monostate>(call, nothing(std::move(call.reply)));
    part<desk::SecondFactors>(call).disable(call.who.user.id, *std::move(code), std::move(done));
}

void totp_reset(Call call) {
    const auto id = call.number(0);
    if (!id) return;
    part<desk::SecondFactors>(call).reset(*id, nothing(std::move(call.reply)));
}

std::string sessions_body(const std::vector<store::Session>& items, std::int64_t current) {
    return wire::page_of(items, "", [&](std::string& out, const store::Session& session) {
        wire::append_session(out, session, current);
    });
}

void end_session(Call call) {
    const auto id = call.number(0);
    if (!id) return;
    auto& people = call.parts.desk().people();
    const auto own = people.sessions(call.who.user.id);
    if (std::ranges::find(own, *id, &store::Session::id) == own.end()) {
        return call.refuse(wire::Refusal{wire::Code::not_found, "you have no such log-in", {}, {}});
    }
    auto& parts = call.parts;
    people.close_session(
        *id, [&parts, id = *id, done = nothing(std::move(call.reply))](auto result) mutable {
            if (result) parts.show_out(Switchboard::Leaving::session, id);
            done(std::move(result));
        });
}

// Ends all log-ins of somebody but one, and their sockets.
void end_sessions(Call& call, store::UserId user, std::int64_t keep) {
    auto& parts = call.parts;
    const auto all = parts.desk().people().sessions(user);
    part<desk::SecondFactors>(call).end_sessions(
        user, keep,
        [&parts, all, keep, done = nothing(std::move(call.reply))](auto result) mutable {
            for (const auto& one : all) {
                if (result && one.id != keep) {
                    parts.show_out(Switchboard::Leaving::session, one.id);
                }
            }
            done(std::move(result));
        });
}

void end_other_sessions(Call call) {
    end_sessions(call, call.who.user.id, call.who.session);
}

void sessions_of_user(Call call) {
    const auto id = call.number(0);
    if (!id) return;
    call.send(sessions_body(call.parts.desk().people().sessions(*id), call.who.session));
}

void end_sessions_of_user(Call call) {
    const auto id = call.number(0);
    if (!id) return;
    end_sessions(call, *id, 0);
}

using enum Method;
using enum Access;
constexpr Route table[] = {
    {get, "/api/v1/me/totp", viewer, totp_status, "Whether my second factor is on"},
    {post, "/api/v1/me/totp", viewer, totp_begin, "A secret for my app, to be confirmed"},
    {post, "/api/v1/me/totp/confirm", viewer, totp_confirm, "Switch the second factor on"},
    {post, "/api/v1/me/totp/recovery-codes", viewer, totp_codes, "New recovery codes"},
    {post, "/api/v1/me/totp/disable", viewer, totp_disable, "Switch the second factor off"},
    {post, "/api/v1/users/{id}/totp/reset", admin, totp_reset, "Take a lost second factor away"},
    {del, "/api/v1/sessions/{id}", viewer, end_session, "End one of my log-ins"},
    {post, "/api/v1/sessions/revoke-others", viewer, end_other_sessions, "End my other log-ins"},
    {get, "/api/v1/users/{id}/sessions", admin, sessions_of_user, "Where somebody is logged in"},
    {post, "/api/v1/users/{id}/sessions/revoke", admin, end_sessions_of_user, "Log somebody out"},
};
static_assert(well_formed(table));
}  // namespace

std::span<const Route> access_routes() {
    return table;
}

namespace api {

void sessions(Call call) {
    call.send(
        sessions_body(call.parts.desk().people().sessions(call.who.user.id), call.who.session));
}

void tokens(Call call) {
    const auto items = part<desk::Programs>(call).list(call.who.user.id);
    if (!items) return call.refuse(items.error());
    call.send(wire::page_of(*items, "", wire::append_program));
}

void add_token(Call call) {
    auto fields = call.body();
    if (!fields) return;
    auto wanted_name = fields->text("name", name_bounds);
    auto scopes = fields->maybe_texts("scopes", 10, {.min = 1, .max = 20});
    auto expires = fields->is_null("expires_at") ? std::nullopt : fields->maybe_time("expires_at");
    if (call.refused(*fields)) return;
    if (scopes && scopes->empty()) {
        return call.refuse(wire::Refusal{wire::Code::invalid_field,
                                         "a token needs at least one scope, as in \"read\"",
                                         "scopes",
                                         {}});
    }
    if (!scopes) scopes = std::vector<std::string>{"read"};
    if (const auto scope = beyond_own(call.who, *scopes)) {
        return call.refuse(wire::Refusal{wire::Code::forbidden,
                                         "a token can not give what it has not: " + *scope,
                                         "scopes",
                                         {}});
    }
    part<desk::Programs>(call).add(
        call.who.actor, std::move(wanted_name), *std::move(scopes), expires,
        answered<desk::ProgramToken>(std::move(call.reply), 201, wire::append_program));
}

void revoke_token(Call call) {
    const auto id = call.number(0);
    if (!id) return;
    call.parts.desk().people().revoke_token(call.who.actor, *id, nothing(std::move(call.reply)));
}

}  // namespace api

}  // namespace net
