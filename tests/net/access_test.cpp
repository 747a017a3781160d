// Who may: second factors, log-ins that end, tokens that reach as far as their scopes, teams, and
// a log of it all that nobody can change.
#include "escalation/instant.hpp"
#include "server/desk/people/totp.hpp"
#include "server/net/api/call.hpp"
#include "server/net/api/route_scope.hpp"
#include "server/store/connection.hpp"
#include "tests/net/front_house.hpp"

namespace {
using Access = front::Front;
using front::Json;

std::string code_at(const std::string& secret, std::int64_t steps_from_now) {
    const auto now = std::chrono::duration_cast<std::chrono::seconds>(
                         std::chrono::system_clock::now().time_since_epoch())
                         .count();
    return desk::totp_code(desk::from_base32(secret).value(),
                           now / desk::totp_step_s + steps_from_now);
}

// Switches the second factor on with a code of the step before; secret and recovery codes.
std::pair<std::string, Json> enable(front::Person& who) {
    const auto begun = who.call("POST", "/api/v1/me/totp");
    EXPECT_EQ(begun.status, 201) << begun.body;
    const auto secret = Json::parse(begun.body)["secret"].get<std::string>();
    EXPECT_TRUE(Json::parse(begun.body)["uri"].get<std::string>().contains(secret));
    const auto confirmed =
        who.call("POST", "/api/v1/me/totp/confirm", {{"totp", code_at(secret, -1)}});
    EXPECT_EQ(confirmed.status, 200) << confirmed.body;
    return {secret, Json::parse(confirmed.body)["recovery_codes"]};
}

client::Answer log_in(front::Person& who, const std::string& totp) {
    return who.call("POST", "/api/v1/login",
                    {{"email", "ana@shop.example"}, {"password", "correct horse"}, {"totp", totp}});
}

std::string token(front::Person& who, Json scopes, Json more = Json::object()) {
    Json wanted = {{"name", "robot"}, {"scopes", std::move(scopes)}};
    wanted.update(more);
    const auto made = who.call("POST", "/api/v1/tokens", wanted);
    EXPECT_EQ(made.status, 201) << made.body;
    return "Authorization: Bearer " + Json::parse(made.body)["token"].get<std::string>() + "\r\n";
}
}  // namespace

TEST_F(Access, AsksForTheSecondFactorOnceItIsConfirmed) {
    auto ana = person("ana");
    const auto [secret, codes] = enable(ana);
    EXPECT_EQ(codes.size(), 10U);
    EXPECT_EQ(Json::parse(ana.call("GET", "/api/v1/me/totp").body)["enabled"], true);
    auto again = stranger();
    const auto asked = again.log_in("ana@shop.example", "correct horse");
    EXPECT_EQ(asked.status, 401);
    EXPECT_EQ(Json::parse(asked.body)["code"], "totp_required");
    EXPECT_EQ(Json::parse(log_in(again, "000000").body)["code"], "unauthorized");
    const auto code = code_at(secret, 0);
    EXPECT_EQ(log_in(again, code).status, 200);
    EXPECT_EQ(log_in(again, code).status, 401) << "no code is good twice";
    EXPECT_EQ(log_in(again, code_at(secret, -1)).status, 401) << "nor one before it";
    EXPECT_EQ(again.log_in("ana@shop.example", "wrong").status, 401);
}

TEST_F(Access, TakesEachRecoveryCodeOnceAndAnAdminsReset) {
    auto ana = person("ana");
    const auto codes = enable(ana).second;
    auto again = stranger();
    const auto code = codes[3].get<std::string>();
    EXPECT_EQ(log_in(again, code).status, 200);
    EXPECT_EQ(log_in(again, code).status, 401);
    EXPECT_EQ(Json::parse(ana.call("GET", "/api/v1/me/totp").body)["recovery_codes_left"], 9);
    EXPECT_EQ(ana.call("POST", "/api/v1/me/totp").status, 409) << "not while one is on";
    auto boss = person("boss", store::Role::admin);
    const auto id = Json::parse(ana.call("GET", "/api/v1/me").body)["user"]["id"].dump();
    EXPECT_EQ(ana.call("POST", "/api/v1/users/" + id + "/totp/reset").status, 403);
    EXPECT_EQ(boss.call("POST", "/api/v1/users/" + id + "/totp/reset").status, 204);
    EXPECT_EQ(stranger().log_in("ana@shop.example", "correct horse").status, 200);
}

TEST_F(Access, LocksAnAccountWhoseCodesAreGuessedAt) {
    auto ana = person("ana");
    enable(ana);
    auto guess = stranger();
    for (int i = 0; i < 8; ++i) EXPECT_EQ(log_in(guess, "000000").status, 401);
    EXPECT_EQ(log_in(guess, "000000").status, 429);
    EXPECT_EQ(ana.call("POST", "/api/v1/me/totp/disable", {{"totp", "000000"}}).status, 429);
}

TEST_F(Access, EndsLogInsAndTheirSockets) {
    auto ana = person("ana");
    auto other = stranger();
    EXPECT_EQ(other.log_in("ana@shop.example", "correct horse").status, 200);
    auto socket = other.socket();
    const auto list = Json::parse(ana.call("GET", "/api/v1/sessions").body)["items"];
    ASSERT_EQ(list.size(), 2U);
    EXPECT_EQ(ana.call("POST", "/api/v1/sessions/revoke-others").status, 204);
    EXPECT_EQ(socket->read_close().opcode, 8);
    EXPECT_EQ(other.call("GET", "/api/v1/me").status, 401);
    EXPECT_EQ(ana.call("GET", "/api/v1/me").status, 200);
    EXPECT_EQ(ana.call("DELETE", "/api/v1/sessions/99999").status, 404);
}

TEST_F(Access, HoldsATokenToItsScopesOnEveryRoute) {
    auto boss = person("boss", store::Role::admin);
    const auto tickets = token(boss, {"tickets:write"});
    auto robot = stranger();
    const auto ask = [&](std::string_view method, std::string_view path, const std::string& bearer,
                         const Json& body = nullptr) {
        return robot.call(method, path, body, bearer).status;
    };
    EXPECT_EQ(ask("GET", "/api/v1/tickets", tickets), 200);
    EXPECT_EQ(ask("POST", "/api/v1/tickets", tickets, {{"subject", "a"}, {"text", "b"}}), 201);
    EXPECT_EQ(ask("GET", "/api/v1/customers", tickets), 403);
    EXPECT_EQ(ask("GET", "/api/v1/me", tickets), 200);
    const auto reader = token(boss, {"read"});
    EXPECT_EQ(ask("GET", "/api/v1/customers", reader), 200);
    EXPECT_EQ(ask("POST", "/api/v1/tickets", reader, {{"subject", "a"}, {"text", "b"}}), 403);
    EXPECT_EQ(ask("GET", "/api/v1/users", reader), 403) << "though its owner is an admin";
    EXPECT_EQ(ask("GET", "/api/v1/users", token(boss, {"admin"})), 200);
    const auto writer = token(boss, {"write"});
    EXPECT_EQ(ask("POST", "/api/v1/tokens", writer, {{"name", "x"}, {"scopes", {"admin"}}}), 403)
        << "a token gives nothing that it has not";
    EXPECT_EQ(ask("POST", "/api/v1/tokens", writer, {{"name", "x"}, {"scopes", {"read"}}}), 201);
    EXPECT_EQ(boss.call("POST", "/api/v1/tokens", {{"name", "x"}, {"scopes", {"fly"}}}).status,
              422);
    EXPECT_EQ(
        boss.call("POST", "/api/v1/tokens", {{"name", "x"}, {"scopes", Json::array()}}).status, 422)
        << "no scope is not every scope";
    // Every route that asks who is there needs a scope, but for what is one's own.
    for (const auto& route : net::routes()) {
        if (route.access == net::Access::open) continue;
        const bool own = route.pattern == "/api/v1/me" ||
                         route.pattern.starts_with("/api/v1/me/") ||
                         route.pattern.ends_with("/logout");
        EXPECT_EQ(net::scope_needed(route).empty(), own && route.access != net::Access::admin)
            << route.pattern;
    }
}

TEST_F(Access, EndsATokenWhenItsTimeIsOver) {
    auto ana = person("ana");
    EXPECT_EQ(
        ana.call("POST", "/api/v1/tokens", {{"name", "x"}, {"expires_at", "2020-01-01T00:00:00Z"}})
            .status,
        422);
    const auto soon =
        std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()) +
        std::chrono::milliseconds{300};
    const auto bearer = token(ana, {"read"}, {{"expires_at", escalation::format_instant(soon)}});
    auto robot = stranger();
    EXPECT_EQ(robot.call("GET", "/api/v1/me", nullptr, bearer).status, 200);
    int status = 200;
    for (int i = 0; i < 400 && status == 200; ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds{5});
        status = robot.call("GET", "/api/v1/me", nullptr, bearer).status;
    }
    EXPECT_EQ(status, 401);
    EXPECT_FALSE(
        Json::parse(ana.call("GET", "/api/v1/tokens").body)["items"][0]["last_used_at"].is_null());
}

TEST_F(Access, KeepsTeamsOfPeopleWithQueues) {
    auto boss = person("boss", store::Role::admin);
    const auto me = Json::parse(boss.call("GET", "/api/v1/me").body)["user"]["id"];
    const auto queue =
        Json::parse(boss.call("GET", "/api/v1/queues").body)["items"][0]["id"].get<std::string>();
    const auto made = boss.call("POST", "/api/v1/teams",
                                {{"name", "Returns"}, {"queues", {queue}}, {"members", {me}}});
    ASSERT_EQ(made.status, 201) << made.body;
    const auto team = Json::parse(made.body);
    EXPECT_EQ(team["members"][0]["name"], "boss");
    EXPECT_EQ(boss.call("POST", "/api/v1/teams", {{"name", "returns"}}).status, 409);
    EXPECT_EQ(boss.call("POST", "/api/v1/teams", {{"name", "X"}, {"queues", {"none"}}}).status,
              422);
    EXPECT_EQ(boss.call("POST", "/api/v1/teams", {{"name", "X"}, {"members", {9999}}}).status, 404);
    const auto path = "/api/v1/teams/" + team["id"].dump();
    EXPECT_EQ(boss.call("PATCH", path, {{"name", "Refunds"}, {"version", 1}}).status, 200);
    EXPECT_EQ(boss.call("PATCH", path, {{"name", "Late"}, {"version", 1}}).status, 409);
    auto ana = person("ana");
    EXPECT_EQ(Json::parse(ana.call("GET", "/api/v1/teams").body)["items"][0]["name"], "Refunds");
    EXPECT_EQ(ana.call("DELETE", path).status, 403);
    EXPECT_EQ(boss.call("DELETE", path).status, 204);
}

TEST_F(Access, WritesALogThatOnlyGrows) {
    auto boss = person("boss", store::Role::admin);
    stranger().log_in("boss@shop.example", "wrong wrong");
    EXPECT_EQ(boss.call("POST", "/api/v1/teams", {{"name", "Returns"}}).status, 201);
    const auto mine = boss.call("GET", "/api/v1/me");
    const auto id = Json::parse(mine.body)["user"]["id"].dump();
    const auto all = Json::parse(boss.call("GET", "/api/v1/audit").body)["items"];
    ASSERT_GE(all.size(), 3U);
    EXPECT_EQ(all[0]["action"], "post teams");
    EXPECT_EQ(all[0]["who"]["name"], "boss");
    EXPECT_EQ(all[0]["via"], "session");
    EXPECT_EQ(all[0]["address"], "127.0.0.1");
    const auto failed =
        Json::parse(boss.call("GET", "/api/v1/audit?action=login.failed").body)["items"];
    ASSERT_EQ(failed.size(), 1U);
    EXPECT_EQ(failed[0]["object"], "boss@shop.example");
    EXPECT_EQ(Json::parse(boss.call("GET", "/api/v1/audit?action=login.*&who=" + id).body)["items"]
                  .size(),
              2U);
    EXPECT_TRUE(Json::parse(boss.call("GET", "/api/v1/audit?who=99999").body)["items"].empty());
    for (const auto* method : {"POST", "PATCH", "DELETE", "PUT"}) {
        EXPECT_EQ(boss.call(method, "/api/v1/audit").status, 405) << method;
    }
    for (const auto* sql : {"DELETE FROM audit", "UPDATE audit SET detail = ''"}) {
        const auto tried = store->write([&](store::Tx& tx) { tx.db().run(sql); });
        EXPECT_FALSE(tried) << sql;
    }
    auto ana = person("ana");
    EXPECT_EQ(ana.call("GET", "/api/v1/audit").status, 403);
}
