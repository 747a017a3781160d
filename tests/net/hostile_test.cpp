// The API as an attacker meets it: every address with the wrong person, the wrong token and no
// CSRF token; secrets looked for where they must not be; one customer reaching for another.
#include "server/net/api/route_scope.hpp"
#include "server/store/connection.hpp"
#include "tests/net/front_house.hpp"
#include "tests/net/tomorrow.hpp"

#include <fmt/format.h>

namespace {
using front::Json;

// A path of the pattern, with numbers in its places.
std::string path_of(const net::Route& route) {
    std::string path(route.pattern);
    for (auto at = path.find('{'); at != path.npos; at = path.find('{')) {
        path.replace(at, path.find('}') - at + 1, "1");
    }
    return path;
}

bool changes(const net::Route& route) {
    return route.method != net::Method::get;
}

struct Hostile : front::Front {
    static std::string bearer(front::Person& who, const Json& scopes) {
        const auto made =
            who.call("POST", "/api/v1/tokens", {{"name", "robot"}, {"scopes", scopes}});
        EXPECT_EQ(made.status, 201) << made.body;
        return "Authorization: Bearer " + Json::parse(made.body)["token"].get<std::string>() +
               "\r\n";
    }
    static int knock(front::Person& who, const net::Route& route, std::string_view headers = "") {
        return who.call(net::name(route.method), path_of(route), nullptr, headers).status;
    }
    std::string rows(const char* sql) {
        return store
            ->read([&](store::Connection& db) {
                std::string all;
                for (auto row = db.query(sql); row.next();) all += row.text(0) + "\n";
                return all;
            })
            .value_or("");
    }
};

TEST_F(Hostile, NobodyPassesAnyDoorThatIsNotOpen) {
    auto nobody = stranger();
    for (const auto& route : net::routes()) {
        if (route.access == net::Access::open) continue;
        EXPECT_EQ(knock(nobody, route), 401) << route.pattern;
        EXPECT_EQ(knock(nobody, route, "Authorization: Bearer db_forged\r\n"), 401)
            << route.pattern;
    }
}

TEST_F(Hostile, RolesReachNoFurtherThanTheyShould) {
    auto vera = person("vera", store::Role::viewer);
    auto ana = person("ana");
    for (const auto& route : net::routes()) {
        if (route.access == net::Access::admin) {
            EXPECT_EQ(knock(vera, route), 403) << route.pattern;
            EXPECT_EQ(knock(ana, route), 403) << route.pattern;
        }
        if (route.access == net::Access::agent) EXPECT_EQ(knock(vera, route), 403) << route.pattern;
    }
}

TEST_F(Hostile, NoChangeByCookieGoesWithoutItsCsrfToken) {
    auto boss = person("boss", store::Role::admin);
    boss.forget_csrf();
    for (const auto& route : net::routes()) {
        if (route.access == net::Access::open || !changes(route)) continue;
        EXPECT_EQ(knock(boss, route), 403) << route.pattern;
        EXPECT_EQ(knock(boss, route, "X-CSRF-Token: guessed\r\n"), 403) << route.pattern;
    }
    EXPECT_EQ(boss.call("GET", "/api/v1/me").status, 200) << "and nothing has happened";
}

TEST_F(Hostile, ATokenOfOneAreaOpensNoOther) {
    auto boss = person("boss", store::Role::admin);
    const std::string areas[] = {"tickets", "customers", "reports", "content"};
    for (const auto& area : areas) {
        const auto reads = bearer(boss, {area + ":read"});
        auto robot = stranger();
        for (const auto& route : net::routes()) {
            const auto needed = net::scope_needed(route);
            if (needed.empty() || needed == area + ":read") continue;
            EXPECT_EQ(knock(robot, route, reads), 403) << area << " " << route.pattern;
        }
    }
}

TEST_F(Hostile, SecretsThatAreShownOnceAreKeptNowhere) {
    auto boss = person("boss", store::Role::admin);
    const Json wanted = {{"name", "robot"}, {"scopes", {"read"}}};
    const auto made = boss.call("POST", "/api/v1/tokens", wanted, "Idempotency-Key: k-1\r\n");
    ASSERT_EQ(made.status, 201) << made.body;
    const auto token = Json::parse(made.body)["token"].get<std::string>();
    const auto hook = boss.call("POST", "/api/v1/identity-keys", {{"algorithm", "HS256"}},
                                "Idempotency-Key: k-2\r\n");
    const Json newcomer = {{"name", "ben"},
                           {"email", "ben@shop.example"},
                           {"password", "a long password"},
                           {"role", "agent"}};
    boss.call("POST", "/api/v1/users", newcomer, "Idempotency-Key: k-3\r\n");
    const auto kept = rows("SELECT request || ' ' || body FROM kept_answer");
    EXPECT_EQ(std::ranges::count(kept, '\n'), 3);
    EXPECT_FALSE(kept.contains(token));
    EXPECT_FALSE(kept.contains(Json::parse(hook.body)["secret"].get<std::string>()));
    EXPECT_FALSE(kept.contains("{")) << "no answer is kept in the clear";

    const auto again = boss.call("POST", "/api/v1/tokens", wanted, "Idempotency-Key: k-1\r\n");
    EXPECT_EQ(again.status, 201);
    EXPECT_EQ(again.body, made.body) << "yet the same key gives the same answer";
    EXPECT_EQ(Json::parse(boss.call("GET", "/api/v1/tokens").body)["items"].size(), 1U);
    auto elsewhere = stranger();
    elsewhere.log_in("boss@shop.example", "correct horse");
    const auto other = elsewhere.call("POST", "/api/v1/tokens", wanted, "Idempotency-Key: k-1\r\n");
    EXPECT_EQ(other.status, 409) << "to another log-in it is not told again";
    EXPECT_FALSE(other.body.contains(token));
}

TEST_F(Hostile, WhatACrashCutOffIsNotDoneTwice) {
    auto ana = person("ana");
    const Json wanted = {{"subject", "Broken pot"}, {"text", "It leaks"}};
    const auto post = [&] {
        return ana.call("POST", "/api/v1/tickets", wanted, "Idempotency-Key: k-1\r\n");
    };
    ASSERT_EQ(post().status, 201);
    // As after a crash between the work and its answer: only that it was begun is on disk.
    ASSERT_TRUE(store->write(
        [](store::Tx& tx) { tx.db().run("UPDATE kept_answer SET status = 0, body = ''"); }));
    const auto again = post();
    EXPECT_EQ(again.status, 409);
    EXPECT_TRUE(again.body.contains("may have been carried out")) << again.body;
    EXPECT_EQ(Json::parse(ana.call("GET", "/api/v1/tickets").body)["items"].size(), 1U);
}

TEST_F(Hostile, AWorkIsKnownAsBegunBeforeItWritesAnything) {
    auto ana = person("ana");
    ASSERT_TRUE(store->write([](store::Tx& tx) {
        tx.db().run(
            "CREATE TRIGGER witness AFTER INSERT ON ticket WHEN NOT EXISTS "
            "(SELECT 1 FROM kept_answer WHERE key = 'k-1' AND status = 0) "
            "BEGIN SELECT RAISE(ABORT, 'the work came first'); END");
    }));
    const Json wanted = {{"subject", "Broken pot"}, {"text", "It leaks"}};
    const auto made = ana.call("POST", "/api/v1/tickets", wanted, "Idempotency-Key: k-1\r\n");
    EXPECT_EQ(made.status, 201) << made.body;
}

TEST_F(Hostile, AKeptRefusalIsRepeatedAsOneAndForgottenAfterADay) {
    auto ana = person("ana");
    const Json wrong = {{"subject", 7}};
    const auto first = ana.call("POST", "/api/v1/tickets", wrong, "Idempotency-Key: k-1\r\n");
    const auto second = ana.call("POST", "/api/v1/tickets", wrong, "Idempotency-Key: k-1\r\n");
    EXPECT_EQ(second.status, 422);
    EXPECT_EQ(second.headers.at("content-type"), first.headers.at("content-type"));
    const auto aged = store->write([](store::Tx& tx) {
        tx.db().run("UPDATE kept_answer SET created = created - 90000000");  // 25 hours
    });
    ASSERT_TRUE(aged);
    const Json right = {{"subject", "Broken pot"}, {"text", "It leaks"}};
    EXPECT_EQ(ana.call("POST", "/api/v1/tickets", right, "Idempotency-Key: k-1\r\n").status, 201);
    EXPECT_EQ(std::ranges::count(rows("SELECT key FROM kept_answer"), '\n'), 1);
}

TEST_F(Hostile, PasswordsTokensAndSecondFactorsAreKeptAsHashesOnly) {
    auto boss = person("boss", store::Role::admin);
    const auto header = bearer(boss, {"read"});
    const auto token = header.substr(22, header.size() - 24);
    const auto users = rows("SELECT password_hash FROM person");
    EXPECT_TRUE(users.starts_with("$argon2id$")) << users;
    EXPECT_FALSE(rows("SELECT token_hash FROM api_token").contains(token));
    EXPECT_FALSE(boss.call("GET", "/api/v1/tokens").body.contains(token));
    for (const auto* path : {"/api/v1/users", "/api/v1/me", "/api/v1/audit", "/api/v1/events"}) {
        const auto body = boss.call("GET", path).body;
        EXPECT_FALSE(body.contains("argon2")) << path;
        EXPECT_FALSE(body.contains(token)) << path;
    }
}

TEST_F(Hostile, TheLastAdminCannotBeTakenAway) {
    auto boss = person("boss", store::Role::admin);
    const auto id = Json::parse(boss.call("GET", "/api/v1/me").body)["user"]["id"].dump();
    const auto path = "/api/v1/users/" + id;
    EXPECT_EQ(boss.call("PATCH", path, {{"role", "agent"}}).status, 409);
    EXPECT_EQ(boss.call("PATCH", path, {{"disabled", true}}).status, 409);
    EXPECT_EQ(boss.call("PATCH", path, {{"name", "The boss"}}).status, 200);
    add_user("second", store::Role::admin);
    EXPECT_EQ(boss.call("PATCH", path, {{"role", "agent"}}).status, 200);
}

TEST_F(Hostile, WordsOnTheirWayAndOwnViewsAreNobodyElses) {
    auto ana = person("ana");
    auto ben = person("ben");
    auto shopper = customer();
    const auto ticket = "/api/v1/tickets/" + std::to_string(handed_over(shopper));
    const auto held =
        ana.call("POST", ticket + "/messages",
                 {{"id", "l-1"}, {"text", "Until tomorrow"}, {"send_at", tomorrow()}});
    ASSERT_EQ(held.status, 202) << held.body;
    const auto path = "/api/v1/scheduled/" + Json::parse(held.body)["scheduled"]["id"].dump();
    EXPECT_EQ(ben.call("PATCH", path, {{"text", "You owe me"}}).status, 403);
    EXPECT_EQ(ben.call("POST", path + "/send").status, 403);
    EXPECT_EQ(ben.call("DELETE", path).status, 403);
    const auto view = ana.call("POST", "/api/v1/views", {{"label", "Mine"}});
    const auto name = Json::parse(view.body)["id"].get<std::string>();
    EXPECT_EQ(ben.call("GET", "/api/v1/tickets?view=" + name).status, 422);
    EXPECT_NE(ben.call("DELETE", "/api/v1/views/" + name.substr(5)).status, 200);
}

TEST_F(Hostile, OneVisitorsSessionOpensNoOthersConversation) {
    auto victim = customer();
    const auto welcome = victim.hello();
    victim.say("c-1", "My order is KL-20417");
    victim.next("ack");
    const auto session = welcome["session"].get<std::string>();
    for (std::size_t i = 0; i < session.size(); ++i) {
        auto forged = session;
        forged[i] = forged[i] == 'A' ? 'B' : 'A';
        if (forged == session) continue;
        auto thief = customer();
        auto got = thief.hello({{"session", forged}});
        // The last letter may hold bits that say nothing: then it is the same token.
        if (i + 1 < session.size()) {
            EXPECT_NE(got["conversation"], welcome["conversation"]) << i;
        }
    }
    auto thief = customer();
    thief.hello({{"session", welcome["conversation"]}});
    for (const auto* line : {R"({"type":"rate","id":"r-1","seq":1,"helpful":false})",
                             R"({"type":"press","id":"p-1","seq":1,"button":"b1"})",
                             R"({"type":"survey","id":"s-1","seq":1,"score":1})"}) {
        thief.peer.text(line);
        EXPECT_EQ(thief.next()["type"], "error") << line;
    }
}

TEST_F(Hostile, ASurveysLinkIsForOneSurveyAndOneAnswer) {
    auto boss = person("boss", store::Role::admin);
    auto shopper = customer();
    const auto ticket = handed_over(shopper);
    const auto asked = boss.call("POST", "/api/v1/surveys", {{"ticket", ticket}});
    ASSERT_EQ(asked.status, 201) << asked.body;
    const auto path = Json::parse(asked.body)["path"].get<std::string>();
    client::Client peer(server->port());
    const std::string form = "Content-Type: application/x-www-form-urlencoded\r\n";
    const auto post = [&](const std::string& to, const std::string& body) {
        return peer
            .ask("POST " + to + " HTTP/1.1\r\nHost: test\r\n" + form +
                 "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body)
            .status;
    };
    auto forged = path;
    forged[forged.size() / 2] = forged[forged.size() / 2] == 'A' ? 'B' : 'A';
    EXPECT_EQ(post(forged, "score=1"), 404);
    EXPECT_EQ(post("/survey/1", "score=1"), 404);
    EXPECT_EQ(post(path, "score=99"), 400);
    EXPECT_EQ(post(path, "score=1&comment=%3Cscript%3E"), 200);
    EXPECT_EQ(post(path, "score=5"), 409);
    const auto answers = boss.call("GET", "/api/v1/surveys").body;
    EXPECT_EQ(Json::parse(answers)["items"][0]["score"], 1) << "the first answer stands";
    const auto page = peer.get(path);
    EXPECT_FALSE(page.body.contains("<script")) << page.body;
}

TEST_F(Hostile, AChatMergedByAgentsCarriesNoOthersAway) {
    auto ana = person("ana");
    const auto chat = [&](front::Customer& who) {
        const auto session = who.hello()["session"].get<std::string>();
        who.peer.text(R"({"type":"handoff","id":"h-1"})");
        const auto ticket = std::to_string(who.next("owner").value("ticket", 0));
        const auto body = Json::parse(ana.call("GET", "/api/v1/tickets/" + ticket).body);
        return std::pair(session, body["customer"]["id"].get<std::string>());
    };
    auto victim = customer();
    auto claimant = customer();
    const auto [own, kept] = chat(victim);
    const auto [session, gone] = chat(claimant);
    const auto ask = [&](const std::string& path, const std::string& as) {
        client::Client peer(server->port());
        const auto body = Json{{"session", as}}.dump();
        return peer
            .ask("POST " + path + " HTTP/1.1\r\nHost: test\r\nContent-Type: text/plain\r\n" +
                 "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body)
            .status;
    };
    EXPECT_EQ(ask("/chat/export", session), 200) << "one's own is one's own";
    ASSERT_EQ(ana.call("POST", "/api/v1/customers/" + kept + "/merge", {{"other", gone}}).status,
              200);
    EXPECT_EQ(ask("/chat/export", session), 403);
    EXPECT_EQ(ask("/chat/erase", session), 403);
}

TEST_F(Hostile, AnotherSitesPageOpensNoSocketAndNoLogIn) {
    add_user("ana", store::Role::agent);
    auto ana = stranger();
    ana.log_in("ana@shop.example", "correct horse");
    client::Client peer(server->port());
    EXPECT_EQ(peer.upgrade("/ws/agent", ana.headers() + "Origin: https://evil.example\r\n").status,
              403);
    client::Client again(server->port());
    EXPECT_EQ(again.upgrade("/ws/agent", ana.headers()).status, 403) << "a cookie needs an origin";
    const auto foreign = stranger().call(
        "POST", "/api/v1/login", {{"email", "ana@shop.example"}, {"password", "correct horse"}},
        "Origin: https://evil.example\r\n");
    EXPECT_EQ(foreign.status, 403);
    auto form = stranger();
    client::Client plain(server->port());
    const std::string body = R"({"email":"ana@shop.example","password":"correct horse"})";
    EXPECT_EQ(plain
                  .ask("POST /api/v1/login HTTP/1.1\r\nHost: test\r\nContent-Type: text/plain\r\n"
                       "Content-Length: " +
                       std::to_string(body.size()) + "\r\n\r\n" + body)
                  .status,
              415);
}

TEST_F(Hostile, CellsOfAReportRunNothing) {
    auto boss = person("boss", store::Role::admin);
    const auto made = boss.call(
        "POST", "/api/v1/tickets",
        {{"subject", "x"}, {"text", "y"}, {"tags", {"=cmd|'/c calc'!A1", "+1+1", "@sum(1)"}}});
    ASSERT_EQ(made.status, 201) << made.body;
    std::string csv;
    for (int i = 0; i < 500 && !csv.contains("calc"); ++i) {  // reports follow a moment later
        desk->tick();
        csv = boss.call("GET", "/api/v1/insight/reports/tag?format=csv").body;
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    ASSERT_TRUE(csv.contains("calc")) << csv;
    for (std::size_t at = 0; at < csv.size();
         at = std::min(csv.find('\n', at), csv.size() - 1) + 1) {
        EXPECT_FALSE(std::string_view("=+@\t").contains(csv[at])) << csv.substr(at, 40);
    }
}

}  // namespace
