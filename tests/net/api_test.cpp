// The addresses of the API: who may, what is refused and how, and that repeating is safe.
#include "server/net/api/call.hpp"
#include "tests/net/front_house.hpp"

namespace {
using Api = front::Front;
using front::Json;

std::string code_of(const client::Answer& answer) {
    EXPECT_EQ(answer.headers.at("content-type"), "application/problem+json; charset=utf-8");
    const auto body = Json::parse(answer.body);
    for (const auto* field : {"type", "title", "status", "detail", "code"}) {
        EXPECT_TRUE(body.contains(field)) << answer.body;
    }
    EXPECT_EQ(body["status"], answer.status);
    return body["code"];
}
}  // namespace

TEST_F(Api, SaysThatItIsAliveReadyAndInNumbers) {
    auto anyone = stranger();
    EXPECT_EQ(anyone.call("GET", "/healthz").status, 200);
    const auto ready = anyone.call("GET", "/readyz");
    EXPECT_EQ(ready.status, 200);
    EXPECT_EQ(Json::parse(ready.body)["status"], "ready");
    const auto metrics = anyone.call("GET", "/metrics");
    EXPECT_TRUE(metrics.body.contains("deskbell_commits_total ")) << metrics.body;
    EXPECT_TRUE(metrics.body.contains("deskbell_connections 1\n"));
    face->closing();
    EXPECT_EQ(anyone.call("GET", "/readyz").status, 503);
}

TEST_F(Api, LogsInByCookieThatScriptsCannotSee) {
    add_user("ana", store::Role::agent);
    auto ana = stranger();
    const auto answer = ana.log_in("ANA@shop.example", "correct horse");
    EXPECT_EQ(answer.status, 200) << answer.body;
    const auto cookie = answer.headers.at("set-cookie");
    EXPECT_TRUE(cookie.contains("HttpOnly"));
    EXPECT_TRUE(cookie.contains("SameSite=Strict"));
    EXPECT_FALSE(cookie.contains("Secure")) << "this test speaks plain HTTP";
    const auto me = Json::parse(ana.call("GET", "/api/v1/me").body);
    EXPECT_EQ(me["user"]["name"], "ana");
    EXPECT_EQ(me["csrf"], Json::parse(answer.body)["csrf"]);
    EXPECT_EQ(Json::parse(ana.call("GET", "/api/v1/sessions").body)["items"][0]["current"], true);
}

TEST_F(Api, TellsNobodyWhichHalfOfALogInWasWrong) {
    add_user("ana", store::Role::agent);
    auto guess = stranger();
    const auto wrong = guess.log_in("ana@shop.example", "nope nope");
    const auto nobody = guess.log_in("zoe@shop.example", "nope nope");
    EXPECT_EQ(wrong.status, 401);
    EXPECT_EQ(wrong.body, nobody.body);
}

TEST_F(Api, LocksAnAccountThatIsGuessedAt) {
    add_user("ana", store::Role::agent);
    auto guess = stranger();
    for (int i = 0; i < 8; ++i) EXPECT_EQ(guess.log_in("ana@shop.example", "nope").status, 401);
    const auto locked = guess.log_in("ana@shop.example", "correct horse");
    EXPECT_EQ(locked.status, 429);
    EXPECT_EQ(code_of(locked), "rate_limited");
    EXPECT_TRUE(locked.headers.contains("retry-after"));
}

TEST_F(Api, ChangesByCookieCarryTheToken) {
    auto ana = person("ana");
    ana.forget_csrf();
    const auto answer = ana.call("POST", "/api/v1/tickets", {{"subject", "x"}, {"text", "y"}});
    EXPECT_EQ(answer.status, 403);
    EXPECT_EQ(code_of(answer), "forbidden");
    EXPECT_EQ(ana.call("GET", "/api/v1/tickets").status, 200);
}

TEST_F(Api, HoldsTheRoles) {
    auto viewer = person("vera", store::Role::viewer);
    EXPECT_EQ(viewer.call("GET", "/api/v1/tickets").status, 200);
    EXPECT_EQ(viewer.call("POST", "/api/v1/tickets", {{"subject", "x"}}).status, 403);
    auto agent = person("ana");
    EXPECT_EQ(agent.call("GET", "/api/v1/users").status, 403);
    auto admin = person("boss", store::Role::admin);
    const Json fresh = {{"name", "Ben"},
                        {"email", "b@x.example"},
                        {"role", "agent"},
                        {"password", "longer than ten"}};
    EXPECT_EQ(admin.call("POST", "/api/v1/users", fresh).status, 201);
    EXPECT_EQ(admin.call("POST", "/api/v1/users", fresh).status, 409) << "the e-mail is taken";
    EXPECT_EQ(stranger().log_in("b@x.example", "longer than ten").status, 200);
    EXPECT_EQ(stranger().call("GET", "/api/v1/tickets").status, 401);
}

TEST_F(Api, RefusesInProblemDocuments) {
    auto ana = person("ana");
    const std::tuple<const char*, const char*, Json, int, const char*> bad[] = {
        {"GET", "/api/v1/nothing", nullptr, 404, "not_found"},
        {"GET", "/api/v1/tickets/99999", nullptr, 404, "not_found"},
        {"GET", "/api/v1/tickets/x", nullptr, 404, "not_found"},
        {"DELETE", "/api/v1/tickets", nullptr, 405, "method_not_allowed"},
        {"GET", "/api/v1/tickets?status=odd", nullptr, 422, "invalid_field"},
        {"GET", "/api/v1/tickets?sort=odd", nullptr, 422, "invalid_field"},
        {"GET", "/api/v1/tickets?limit=x", nullptr, 422, "invalid_field"},
        {"POST", "/api/v1/tickets", {{"subject", 7}}, 422, "invalid_field"},
        {"POST", "/api/v1/tickets", Json::array(), 400, "invalid_json"},
        {"GET", "/api/v1/conversations/7/explain/1", nullptr, 404, "not_found"},
    };
    for (const auto& [method, path, body, status, code] : bad) {
        const auto answer = ana.call(method, path, body);
        EXPECT_EQ(answer.status, status) << path << answer.body;
        EXPECT_EQ(code_of(answer), code) << path;
    }
    const auto wrong_method = ana.call("DELETE", "/api/v1/tickets");
    EXPECT_EQ(wrong_method.headers.at("allow"), "GET, HEAD, POST");
    client::Client plain(server->port());
    EXPECT_EQ(plain
                  .ask("POST /api/v1/login HTTP/1.1\r\nHost: test\r\nContent-Type: text/plain\r\n"
                       "Content-Length: 2\r\n\r\n{}")
                  .status,
              415);
}

TEST_F(Api, MakesAndListsTickets) {
    auto ana = person("ana");
    const Json wanted = {{"subject", "Broken pot"},
                         {"text", "It came in pieces"},
                         {"priority", "high"},
                         {"tags", {"damage"}},
                         {"customer", {{"name", "Cleo"}, {"email", "c@x.example"}}}};
    const auto made = ana.call("POST", "/api/v1/tickets", wanted);
    ASSERT_EQ(made.status, 201) << made.body;
    const auto ticket = Json::parse(made.body);
    EXPECT_EQ(ticket["customer"]["name"], "Cleo");
    EXPECT_EQ(ticket["priority"], "high");
    const auto list =
        Json::parse(ana.call("GET", "/api/v1/tickets?status=new,open&priority=high").body);
    EXPECT_EQ(list["items"][0]["id"], ticket["id"]);
    EXPECT_TRUE(list["next"].is_null());
    const auto views = Json::parse(ana.call("GET", "/api/v1/views").body)["items"];
    EXPECT_EQ(views[0]["id"], "waiting");
    EXPECT_EQ(views[0]["count"], 1);
    const auto customer = ticket["customer"]["id"].get<std::string>();
    EXPECT_EQ(Json::parse(ana.call("GET", "/api/v1/customers/" + customer).body)["email"],
              "c@x.example");
    EXPECT_EQ(ana.call("GET", "/api/v1/customers/" + customer + "/timeline").status, 200);
}

TEST_F(Api, DoesTheWorkOnceForAKey) {
    auto ana = person("ana");
    const Json wanted = {{"subject", "once"}, {"text", "only"}};
    const auto first = ana.call("POST", "/api/v1/tickets", wanted, "Idempotency-Key: k-1\r\n");
    const auto second = ana.call("POST", "/api/v1/tickets", wanted, "Idempotency-Key: k-1\r\n");
    EXPECT_EQ(first.status, 201) << first.body;
    EXPECT_EQ(second.status, 201);
    EXPECT_EQ(first.body, second.body);
    const auto other = ana.call("POST", "/api/v1/tickets", {{"subject", "else"}, {"text", "x"}},
                                "Idempotency-Key: k-1\r\n");
    EXPECT_EQ(other.status, 409);
    EXPECT_EQ(Json::parse(ana.call("GET", "/api/v1/tickets").body)["items"].size(), 1u);
}

TEST_F(Api, ExplainsAnAnswerAlsoBeforeThereIsATicket) {
    auto ana = person("ana");
    auto who = customer();
    const auto conversation = who.hello()["conversation"].get<std::string>();
    who.say("c-1", "How long does a refund take?");
    who.next("message");
    const auto path = "/api/v1/conversations/" + conversation;
    EXPECT_EQ(Json::parse(ana.call("GET", path).body)["owner"], "bot");
    const auto all = Json::parse(ana.call("GET", "/api/v1/conversations").body);
    EXPECT_EQ(all["items"][0]["id"], conversation);
    const auto why = ana.call("GET", path + "/explain/2");
    ASSERT_EQ(why.status, 200) << why.body;
    EXPECT_EQ(Json::parse(why.body)["seq"], 2);
    EXPECT_EQ(Json::parse(why.body)["via"], "exact");
    EXPECT_EQ(ana.call("POST", path + "/take").status, 200);
    EXPECT_EQ(who.next("owner")["owner"], "agent");
}

TEST_F(Api, ServesFilesFromMemory) {
    const net::Asset files[] = {
        {"/console/assets/app-1a.js", "text/javascript; charset=utf-8", "\"e1\"", "GZ", "identity"},
        {"/console/index.html", "text/html; charset=utf-8", "\"e2\"", "", "<!doctype html>"},
        {"/widget.js", "text/javascript; charset=utf-8", "\"e3\"", "", "widget"},
        {"/widget/chat.js", "text/javascript; charset=utf-8", "\"e4\"", "", "chat"},
    };
    assets = files;
    auto browser = stranger();
    const auto page = browser.call("GET", "/console/");
    EXPECT_EQ(page.body, "<!doctype html>");
    EXPECT_TRUE(page.headers.at("content-security-policy").starts_with("default-src 'self'"));
    EXPECT_EQ(page.headers.at("cross-origin-opener-policy"), "same-origin");
    const auto packed =
        browser.call("GET", "/console/assets/app-1a.js", nullptr, "Accept-Encoding: br, gzip\r\n");
    EXPECT_EQ(packed.body, "GZ");
    EXPECT_EQ(packed.headers.at("content-encoding"), "gzip");
    EXPECT_TRUE(packed.headers.at("cache-control").contains("immutable"));
    EXPECT_EQ(browser.call("GET", "/console/assets/app-1a.js").body, "identity");
    const auto widget = browser.call("GET", "/widget.js");
    EXPECT_EQ(widget.headers.at("cross-origin-resource-policy"), "cross-origin");
    client::Client again(server->port());
    EXPECT_EQ(again.get("/widget.js", "If-None-Match: \"e3\"\r\n").status, 304);
    EXPECT_EQ(browser.call("POST", "/widget.js").status, 405);
    const auto part = browser.call("GET", "/widget/chat.js?v=1a2b3c4d");
    EXPECT_TRUE(part.headers.at("cache-control").contains("immutable"));
    EXPECT_EQ(browser.call("GET", "/widget/chat.js").headers.at("cache-control"), "no-cache");
    EXPECT_EQ(browser.call("GET", "/widget.js?v=1").headers.at("cache-control"), "no-cache");
    EXPECT_EQ(browser.call("GET", "/console/assets/other.js").status, 404);
}
