// The walk through who may come in, who is told, and what the bot knows.
#include "server/desk/people/totp.hpp"
#include "tests/net/tour.hpp"

namespace tour {
namespace {

std::string code_now(const std::string& secret, std::int64_t steps_from_now) {
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    return desk::totp_code(desk::from_base32(secret).value(),
                           now.time_since_epoch().count() / desk::totp_step_s + steps_from_now);
}

std::string confirmed_secret(Walk& walk) {
    const std::string secret = walk.go(walk.ana, "POST", "/me/totp")["secret"];
    walk.go(walk.ana, "POST", "/me/totp/confirm", {}, {{"totp", code_now(secret, -1)}});
    return secret;
}

void see_second_factor(Walk& walk, const std::string& ana_id) {
    auto& ana = walk.ana;
    const auto secret = confirmed_secret(walk);
    walk.go(ana, "GET", "/me/totp");
    walk.go(ana, "POST", "/me/totp/recovery-codes", {}, {{"totp", code_now(secret, 0)}});
    walk.go(ana, "POST", "/me/totp/disable", {}, {{"totp", code_now(secret, 1)}});
    confirmed_secret(walk);
    walk.go(walk.boss, "POST", "/users/{id}/totp/reset", {ana_id});
}

void see_sessions(Walk& walk, const std::string& ana_id) {
    const auto again = [&] {
        front::Person one(walk.house.server->port());
        EXPECT_EQ(one.log_in("ana@shop.example", "correct horse").status, 200);
        return one;
    };
    auto second = again();
    const auto sessions = walk.go(second, "GET", "/sessions")["items"];
    for (const auto& one : sessions) {
        if (!one["current"]) walk.go(second, "DELETE", "/sessions/{id}", {in_path(one["id"])});
    }
    walk.go(second, "POST", "/sessions/revoke-others");
    walk.go(walk.boss, "GET", "/users/{id}/sessions", {ana_id});
    walk.go(second, "POST", "/logout");
    auto third = again();
    walk.go(walk.boss, "POST", "/users/{id}/sessions/revoke", {ana_id});
    EXPECT_EQ(third.call("GET", "/api/v1/me").status, 401);
    walk.ana = again();
}
}  // namespace

void see_people(Walk& walk) {
    auto& boss = walk.boss;
    const auto ana_id = in_path(walk.go(walk.ana, "GET", "/me")["user"]["id"]);
    const auto ben = walk.go(boss, "POST", "/users", {},
                             {{"name", "ben"},
                              {"email", "ben@shop.example"},
                              {"password", "a long password"},
                              {"role", "viewer"}});
    const auto id = in_path(ben["id"]);
    walk.go(boss, "GET", "/users");
    walk.go(boss, "PATCH", "/users/{id}", {id},
            {{"role", "agent"}, {"skills", {"returns"}}, {"capacity", nullptr}});
    const auto token = walk.go(
        boss, "POST", "/tokens", {},
        {{"name", "robot"}, {"scopes", {"tickets:read"}}, {"expires_at", "2099-05-04T10:00:00Z"}});
    walk.go(boss, "GET", "/tokens");
    walk.go(boss, "DELETE", "/tokens/{id}", {in_path(token["id"])});
    const auto team = in_path(
        walk.go(boss, "POST", "/teams", {}, {{"name", "Returns"}, {"members", {ben["id"]}}})["id"]);
    walk.go(boss, "GET", "/teams");
    walk.go(boss, "PATCH", "/teams/{id}", {team}, {{"queues", {"support"}}, {"version", 1}});
    walk.go(boss, "DELETE", "/teams/{id}", {team});
    walk.go(boss, "GET", "/me/preferences");
    walk.go(boss, "PATCH", "/me/preferences", {}, {{"undo_send_s", 0}});
    see_second_factor(walk, ana_id);
    see_sessions(walk, ana_id);
    walk.go(boss, "GET", "/audit", {}, nullptr, "?limit=5");
}

void see_webhooks(Walk& walk) {
    auto& boss = walk.boss;
    const auto made = walk.go(boss, "POST", "/webhooks", {},
                              {{"url", "http://127.0.0.1:9/hook"}, {"events", {"ticket.*"}}});
    const auto id = in_path(made["id"]);
    walk.go(boss, "GET", "/webhooks");
    walk.go(boss, "GET", "/webhooks/{id}", {id});
    walk.go(boss, "PATCH", "/webhooks/{id}", {id}, {{"description", "The shop"}, {"version", 1}});
    walk.go(boss, "GET", "/webhooks/{id}/secret", {id});
    walk.go(boss, "POST", "/webhooks/{id}/rotate", {id});
    walk.ticket("The cup is broken");
    const auto delivery = in_path(walk.soon(boss, "/webhooks/{id}/deliveries", {id})["id"]);
    walk.go(boss, "GET", "/webhooks/{id}/deliveries/{delivery}", {id, delivery});
    walk.go(boss, "POST", "/webhooks/{id}/deliveries/{delivery}/replay", {id, delivery});
    walk.go(boss, "DELETE", "/webhooks/{id}", {id});
    walk.go(boss, "GET", "/events", {}, nullptr, "?after=0&limit=500");
}

void see_knowledge(Walk& walk) {
    auto& ana = walk.ana;
    auto shopper = walk.house.customer();
    const std::string id = shopper.hello()["conversation"];
    shopper.say("c-1", "How much is delivery?");
    const auto seq = in_path(shopper.next("message")["seq"]);
    shopper.say("c-2", "is there parking near your showroom");
    shopper.next("message");
    walk.go(ana, "GET", "/conversations");
    walk.go(ana, "GET", "/conversations/{id}", {id});
    walk.go(ana, "GET", "/conversations/{id}/messages", {id}, nullptr, "?after=1&limit=1");
    walk.go(ana, "GET", "/conversations/{id}/explain/{seq}", {id, seq});
    walk.go(ana, "POST", "/conversations/{id}/wrong/{seq}", {id, seq}, {{"right", "refund-time"}});
    walk.go(ana, "POST", "/conversations/{id}/take", {id});
    walk.go(ana, "GET", "/content");
    walk.go(walk.boss, "POST", "/content/reload");
    walk.go(ana, "GET", "/gaps", {}, nullptr, "?days=7");
    walk.go(ana, "GET", "/labels");
    walk.go(ana, "GET", "/reliability");
    walk.go(ana, "GET", "/items", {}, nullptr, "?q=refund&language=en");
    walk.go(ana, "GET", "/insight/overview");
    for (const auto* by : {"total", "day", "queue", "agent", "tag", "article", "channel"}) {
        walk.go(ana, "GET", "/insight/reports/{by}", {by});
    }
    walk.go(ana, "GET", "/insight/heat-map", {}, nullptr, "?what=tickets");
    walk.go(ana, "GET", "/insight/deflection");
    walk.go(ana, "GET", "/insight/bot", {}, nullptr, "?format=csv");
    walk.go(ana, "GET", "/insight/bot");
    walk.go(walk.boss, "POST", "/insight/rebuild");
}

}  // namespace tour
