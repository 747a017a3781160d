// Logging in and out, and the people of the console.
#include "server/desk/people/second_factors.hpp"
#include "server/net/access.hpp"
#include "server/net/api/api.hpp"
#include "server/net/api/api_staff.hpp"
#include "server/net/api/audit.hpp"
#include "server/store/session.hpp"
#include "server/wire/nouns.hpp"
#include "server/wire/people.hpp"

#include <map>

#include <fmt/format.h>

namespace net::api {
namespace {
constexpr wire::Bounds email_bounds{.min = 3, .max = 254};
constexpr wire::Bounds password_bounds{.min = 1, .max = 200};
constexpr wire::Bounds new_password_bounds{.min = 10, .max = 200};
constexpr wire::Bounds totp_bounds{.min = 0, .max = 40};
constexpr wire::Bounds name_bounds{.min = 1, .max = 120};

wire::Refusal no_such_login() {
    return {wire::Code::unauthorized, "wrong e-mail or password", {}, {}};
}

// Enough of an address to recognise one's own log-ins by, not enough to find somebody.
std::string prefix_of(const Address& address) {
    auto text = address.counted().text();
    const auto dot = text.rfind('.');
    if (dot != text.npos) text.replace(dot + 1, text.npos, "x");
    return text;
}

std::string session_body(const store::User& user, std::string_view csrf, store::EventSeq seq,
                         std::string_view presence) {
    std::string out;
    wire::Writer body(out);
    body.open().key("user");
    wire::append_user(out, user, presence);
    body.text("csrf", csrf).number("seq", seq).close();
    return out;
}

store::EventSeq last_seq(desk::Desk& desk) {
    return desk.tickets().last_seq().value_or(0);
}

/// A log-in on its way through the password pool.
struct Attempt {
    std::string email;
    std::string password;
    std::string totp;
    Address from;
    std::string user_agent;
    bool secure = false;
    Reply reply;
};

void note_attempt(Parts& parts, const Attempt& attempt, const std::optional<store::User>& user,
                  std::string action, std::string detail,
                  std::move_only_function<void()> then = {}) {
    store::AuditEntry entry{.action = std::move(action),
                            .object = attempt.email,
                            .detail = std::move(detail),
                            .address = attempt.from.text(),
                            .via = "none"};
    if (user) {
        entry.user = user->id;
        entry.user_name = user->name;
    }
    note(parts, std::move(entry), std::move(then));
}

void let_in(Parts& parts, const store::User& user, Attempt attempt) {
    parts.guard.succeeded(attempt.email);
    note_attempt(parts, attempt, user, "login.ok", "logged in");
    auto done = [&parts, secure = attempt.secure,
                 reply = std::move(attempt.reply)](desk::Result<desk::LoggedIn> result) mutable {
        if (!result) return reply.send(Call::refusal_response(result.error()));
        Response response{
            .body = session_body(result->user, result->csrf, last_seq(parts.desk()), "online")};
        response.headers.emplace_back(
            "Set-Cookie", session_cookie_line(result->token, secure, parts.options.login_ttl_days));
        reply.send(std::move(response));
    };
    parts.desk().people().open_session(user, attempt.user_agent, prefix_of(attempt.from),
                                       std::move(done));
}

void turn_away(Parts& parts, const std::optional<store::User>& user, Attempt attempt,
               std::string why, Response response) {
    parts.guard.failed(attempt.email, attempt.from, LoginGuard::Clock::now());
    auto reply = std::move(attempt.reply);
    note_attempt(parts, attempt, user, "login.failed", std::move(why),
                 [reply = std::move(reply), response = std::move(response)]() mutable {
                     reply.send(std::move(response));
                 });
}

// The password was right: the second factor, if there is one.
void ask_second(Parts& parts, const store::User& user, Attempt attempt) {
    auto& factors = parts.desk().parts().get<desk::SecondFactors>();
    if (!factors.status(user.id).enabled) return let_in(parts, user, std::move(attempt));
    if (attempt.totp.empty()) {
        return attempt.reply.send(
            problem(401, "totp_required", "send the code of your app too, as \"totp\""));
    }
    auto code = attempt.totp;
    auto shared = std::make_shared<Attempt>(std::move(attempt));
    factors.use(user.id, std::move(code), [&parts, user, shared](auto result) {
        if (result) return let_in(parts, user, std::move(*shared));
        turn_away(parts, user, std::move(*shared), "wrong code of the second factor",
                  Call::refusal_response(result.error()));
    });
}

// On the pool: takes the same time whether or not there is such a person.
void check(Parts& parts, Attempt attempt) {
    const auto user = parts.desk().people().by_email(attempt.email);
    bool good = false;
    if (user && !user->disabled) {
        good = desk::password_matches(user->password_hash, attempt.password);
    } else {
        desk::waste_password_time(attempt.password);
    }
    if (good) return ask_second(parts, *user, std::move(attempt));
    turn_away(parts, user, std::move(attempt), "wrong e-mail or password",
              Call::refusal_response(no_such_login()));
}

std::optional<store::Role> role_in(wire::Fields& fields) {
    const auto text = fields.maybe_text("role");
    if (!text) return std::nullopt;
    const auto role = store::role_named(*text);
    if (!role) {
        fields.blame(wire::Code::invalid_field, "role", "\"role\" is admin, agent or viewer");
    }
    return role;
}

// Hashing is slow: whatever needs a hash goes on from the pool.
void with_hash(Parts& parts, std::string password, Reply reply,
               std::move_only_function<void(std::string, Reply)> next) {
    auto shared = std::make_shared<Reply>(std::move(reply));
    const bool queued = parts.passwords.run([password = std::move(password), shared,
                                             next = std::move(next)]() mutable {
        next(password.empty() ? std::string() : desk::hash_password(password), std::move(*shared));
    });
    if (!queued) shared->send(problem(503, "unavailable", "too many log-ins; try again"));
}

void append_full_user(std::string& out, const store::User& user) {
    wire::append_user(out, user);
}
}  // namespace

void log_in(Call call) {
    const auto origin =
        origin_of(call.request, call.parts.desk().publisher().live()->settings(), {});
    if (origin != Origin::own && origin != Origin::missing) {
        return call.refuse(
            wire::Refusal{wire::Code::forbidden, "log in from our own pages", {}, {}});
    }
    auto fields = call.body();
    if (!fields) return;
    Attempt attempt{.email = fields->text("email", email_bounds),
                    .password = fields->text("password", password_bounds),
                    .totp = fields->text_or("totp", "", totp_bounds),
                    .from = call.request.client,
                    .user_agent = std::string(call.request.header("User-Agent").substr(0, 200)),
                    .secure = call.request.secure,
                    .reply = {}};
    if (call.refused(*fields)) return;
    const auto wait = call.parts.guard.wait(attempt.email, attempt.from, LoginGuard::Clock::now());
    if (wait.count() > 0) {
        note_attempt(call.parts, attempt, std::nullopt, "login.locked", "too many failures");
        auto response = problem(429, "rate_limited", "too many failed log-ins; wait a while");
        response.headers.emplace_back("Retry-After", std::to_string(wait.count()));
        return call.reply.send(std::move(response));
    }
    auto shared = std::make_shared<Attempt>(std::move(attempt));
    shared->reply = std::move(call.reply);
    auto& parts = call.parts;
    const bool queued = parts.passwords.run([&parts, shared] { check(parts, std::move(*shared)); });
    if (!queued) shared->reply.send(problem(503, "unavailable", "too many log-ins; try again"));
}

void log_out(Call call) {
    if (call.who.session == 0) return call.reply.send({.status = 204});
    auto& parts = call.parts;
    const auto session = call.who.session;
    parts.desk().people().close_session(
        session, [&parts, session, secure = call.request.secure,
                  reply = std::move(call.reply)](desk::Result<std::monostate> result) mutable {
            if (!result) return reply.send(Call::refusal_response(result.error()));
            parts.show_out(Switchboard::Leaving::session, session);
            Response response{.status = 204};
            response.headers.emplace_back("Set-Cookie", session_cookie_line("", secure, 0));
            reply.send(std::move(response));
        });
}

void me(Call call) {
    auto& desk = call.parts.desk();
    call.send(session_body(call.who.user, call.who.csrf, last_seq(desk), "online"));
}

// Whoever is there is seen now; of the others their last request, or the last thing they did.
void users(Call call) {
    auto& desk = call.parts.desk();
    const auto items = desk.people().users();
    const auto now = call.parts.options.clock();
    const auto seen = call.parts.options.store.read([&](store::Connection& db) {
        std::map<store::UserId, store::Time> last;
        for (const auto& user : items) {
            if (const auto at = store::last_seen(db, user.id)) last[user.id] = *at;
        }
        return last;
    });
    if (!seen) return call.reply.send(problem(503, "unavailable", "the database is busy"));
    call.send(wire::page_of(items, "", [&](std::string& body, const store::User& user) {
        const auto here = desk.presence().of(user.id);
        std::optional<store::Time> last;
        if (seen->contains(user.id)) last = seen->at(user.id);
        if (here != desk::Here::offline) last = now;
        wire::append_listed_user(body, user, here, last);
    }));
}

void add_user(Call call) {
    auto fields = call.body();
    if (!fields) return;
    desk::NewUser wanted{.email = fields->text("email", email_bounds),
                         .name = fields->text("name", name_bounds),
                         .role = role_in(*fields).value_or(store::Role::agent),
                         .password_hash = {}};
    auto password = fields->text("password", new_password_bounds);
    if (call.refused(*fields)) return;
    auto& parts = call.parts;
    with_hash(parts, std::move(password), std::move(call.reply),
              [&parts, wanted = std::move(wanted)](std::string hash, Reply reply) mutable {
                  wanted.password_hash = std::move(hash);
                  parts.desk().people().add_user(
                      std::move(wanted),
                      answered<store::User>(std::move(reply), 201, append_full_user));
              });
}

namespace {

void change_person(Parts& parts, std::int64_t id, desk::UserPatch patch, std::string password,
                   Reply reply) {
    const bool shown_out = patch.role || !password.empty() || patch.disabled.value_or(false);
    with_hash(
        parts, password, std::move(reply),
        [&parts, id, shown_out, patch = std::move(patch)](std::string hash, Reply answer) mutable {
            if (!hash.empty()) patch.password_hash = std::move(hash);
            auto done = answered<store::User>(std::move(answer), 200, append_full_user);
            parts.desk().people().patch_user(
                id, std::move(patch),
                [&parts, id, shown_out, done = std::move(done)](auto result) mutable {
                    if (result && shown_out) {
                        parts.show_out(Switchboard::Leaving::user, id);
                    }
                    done(std::move(result));
                });
        });
}

}  // namespace

void patch_user(Call call) {
    const auto id = call.number(0);
    if (!id) return;
    auto fields = call.body();
    if (!fields) return;
    desk::UserPatch patch{.name = fields->maybe_text("name", name_bounds),
                          .role = role_in(*fields),
                          .disabled = fields->maybe_truth("disabled"),
                          .password_hash = {}};
    auto password = fields->maybe_text("password", new_password_bounds);
    auto staff = staff_patch_of(*fields);
    if (call.refused(*fields)) return;
    auto& parts = call.parts;
    auto person = [&parts, id = *id, patch = std::move(patch),
                   password = password.value_or("")](Reply reply) mutable {
        change_person(parts, id, std::move(patch), std::move(password), std::move(reply));
    };
    if (!staff) return person(std::move(call.reply));
    parts.desk().parts().get<desk::Assigner>().patch_staff(
        *id, *std::move(staff),
        [person = std::move(person), reply = std::move(call.reply)](auto stored) mutable {
            if (!stored) return reply.send(Call::refusal_response(stored.error()));
            person(std::move(reply));
        });
}

}  // namespace net::api
