// Agents over HTTP and their socket: claim, talk, solve; the log without a gap; and who may not.
#include "tests/net/front_house.hpp"

namespace {
using AgentSocket = front::Front;
using front::Json;

Json greet(client::Client& peer, const Json& after) {
    peer.text(Json{{"type", "hello"}, {"after", after}}.dump());
    return Json::parse(peer.hear());
}

// The next event of this name; every number on the way follows the one before.
Json next_event(client::Client& peer, std::string_view name, std::int64_t& seq) {
    for (;;) {
        const auto frame = peer.read();
        if (!frame.is_text()) return nullptr;
        auto line = Json::parse(frame.payload);
        if (line["type"] != "event") continue;
        EXPECT_EQ(line["seq"], seq + 1) << line;
        seq = line["seq"];
        if (line["event"] == name) return line;
    }
}
}  // namespace

TEST_F(AgentSocket, WholeWayFromHandoffToSurvey) {
    auto ana = person("ana");
    auto socket = ana.socket();
    auto seq = greet(*socket, nullptr)["seq"].get<std::int64_t>();
    auto who = customer();
    const auto number = handed_over(who);
    ASSERT_GE(number, 1001);
    const auto made = next_event(*socket, "ticket.created", seq);
    EXPECT_EQ(made["data"]["id"], number);
    EXPECT_EQ(made["data"]["handoff"]["reason"], "button");

    const auto path = "/api/v1/tickets/" + std::to_string(number);
    auto ben = person("ben");
    const auto mine = ana.call("POST", path + "/claim");
    EXPECT_EQ(mine.status, 200);
    EXPECT_EQ(Json::parse(mine.body)["assignee"]["name"], "ana");
    const auto theirs = ben.call("POST", path + "/claim");
    EXPECT_EQ(theirs.status, 409);
    EXPECT_EQ(Json::parse(theirs.body)["ticket"]["assignee"]["name"], "ana");
    auto owner = who.next("owner");
    while (owner["owner"] == "queue") owner = who.next("owner");  // the place in line, told again
    EXPECT_EQ(owner["owner"], "agent");

    const Json reply = {{"id", "u-1"}, {"text", "Hello, I am Ana"}, {"internal", false}};
    EXPECT_EQ(ana.call("POST", path + "/messages", reply).status, 201);
    EXPECT_EQ(ana.call("POST", path + "/messages", reply).status, 200) << "the same id once";
    const Json note = {{"id", "u-2"}, {"text", "not for the customer"}, {"internal", true}};
    EXPECT_EQ(ana.call("POST", path + "/messages", note).status, 201);
    const auto heard = who.next("message");
    EXPECT_EQ(heard["from"], "agent");
    EXPECT_EQ(heard["text"], "Hello, I am Ana");
    EXPECT_EQ(next_event(*socket, "message.created", seq)["data"]["conversation"],
              made["data"]["conversation"]);

    who.say("c-9", "thanks");
    EXPECT_EQ(who.next("ack")["type"], "ack");
    auto current = Json::parse(ana.call("GET", path).body);
    EXPECT_EQ(current["last_message"]["text"], "thanks");
    const auto solved =
        ana.call("PATCH", path, {{"status", "solved"}, {"version", current["version"]}});
    EXPECT_EQ(solved.status, 200) << solved.body;
    EXPECT_EQ(who.next("survey")["kind"], "csat");
    const auto stale = ana.call("PATCH", path, {{"subject", "x"}, {"version", 1}});
    EXPECT_EQ(stale.status, 409);
    EXPECT_EQ(Json::parse(stale.body)["ticket"]["status"], "solved");

    const auto thread = Json::parse(ana.call("GET", path + "/messages?after=0").body);
    int notes = 0;
    for (const auto& item : thread["items"]) notes += item.value("internal", false);
    EXPECT_EQ(notes, 1);
}

TEST_F(AgentSocket, MissesNothingOverABreak) {
    settings.limits.messages_per_minute = 0;  // this customer talks a lot
    auto ana = person("ana");
    auto socket = ana.socket();
    auto seq = greet(*socket, 0)["seq"].get<std::int64_t>();
    socket.reset();
    auto who = customer();
    handed_over(who);
    constexpr int count = 230;  // more than two pages of the log
    for (int i = 0; i < count; ++i) {
        who.say("c-" + std::to_string(i), "hello?");
        who.next("ack");
    }
    auto again = ana.socket();
    EXPECT_EQ(greet(*again, seq)["type"], "welcome");
    who.say("c-" + std::to_string(count), "hello?");
    for (int i = 0; i <= count;) {
        const auto event = next_event(*again, "message.created", seq);
        ASSERT_FALSE(event.is_null()) << "after " << i;
        if (event["data"]["from"] != "customer" || event["data"]["id"] == "h-1") continue;
        EXPECT_EQ(event["data"]["id"], "c-" + std::to_string(i++));
    }
    const auto page = Json::parse(ana.call("GET", "/api/v1/events?after=0&limit=200").body);
    EXPECT_EQ(page["items"].size(), 200u);
    EXPECT_EQ(page["items"][199]["seq"], 200);
    EXPECT_EQ(page["next"], "200");
}

TEST_F(AgentSocket, PassesTypingAndViewingOn) {
    auto ana = person("ana");
    auto ben = person("ben");
    auto who = customer();
    const auto number = handed_over(who);
    auto first = ana.socket();
    greet(*first, nullptr);
    auto second = ben.socket();
    greet(*second, nullptr);
    second->text(Json{{"type", "typing"}, {"ticket", number}, {"on", true}}.dump());
    EXPECT_EQ(who.next("typing")["name"], "ben");
    second->text(Json{{"type", "viewing"}, {"ticket", number}, {"editing", true}}.dump());
    for (;;) {
        const auto line = Json::parse(first->hear());
        if (line["type"] != "viewing") continue;
        EXPECT_EQ(line["agent"]["name"], "ben");
        EXPECT_EQ(line["editing"], true);
        break;
    }
    who.peer.text(R"({"type":"typing","on":true})");
    for (;;) {
        const auto line = Json::parse(first->hear());
        if (line["type"] != "typing" || line["from"] != "customer") continue;
        EXPECT_EQ(line["ticket"], number);
        break;
    }
}

TEST_F(AgentSocket, EndsWithTheLogOut) {
    auto ana = person("ana");
    auto socket = ana.socket();
    greet(*socket, nullptr);
    EXPECT_EQ(ana.call("POST", "/api/v1/logout").status, 204);
    EXPECT_EQ(socket->read_close().close_code(), 4401);
    EXPECT_EQ(ana.call("GET", "/api/v1/me").status, 401);
}

TEST_F(AgentSocket, EndsWhenThePersonIsDisabled) {
    auto boss = person("boss", store::Role::admin);
    auto ana = person("ana");
    auto socket = ana.socket();
    greet(*socket, nullptr);
    const auto users = Json::parse(boss.call("GET", "/api/v1/users").body)["items"];
    for (const auto& user : users) {
        EXPECT_TRUE(user["last_seen_at"].is_string()) << user;
        if (user["name"] != "ana") continue;
        EXPECT_EQ(user["presence"], "online");
        const auto path = "/api/v1/users/" + std::to_string(user["id"].get<int>());
        EXPECT_EQ(boss.call("PATCH", path, {{"disabled", true}}).status, 200);
    }
    EXPECT_EQ(socket->read_close().close_code(), 4401);
    EXPECT_EQ(ana.call("GET", "/api/v1/me").status, 401);
    EXPECT_EQ(ana.log_in("ana@shop.example", "correct horse").status, 401);
}

TEST_F(AgentSocket, IsForPeopleOnOurOwnPagesAndForTokens) {
    auto ana = person("ana");
    const auto status = [&](std::string_view headers) {
        return client::Client(server->port()).upgrade("/ws/agent", headers).status;
    };
    EXPECT_EQ(status("Origin: http://test\r\n"), 401) << "nobody";
    EXPECT_EQ(status(ana.headers()), 403) << "a cookie without an origin";
    EXPECT_EQ(status(ana.headers() + "Origin: https://evil.example\r\n"), 403);
    EXPECT_EQ(status(ana.headers() + "Origin: http://test\r\n"), 101);
    const auto made = Json::parse(
        ana.call("POST", "/api/v1/tokens", {{"name", "importer"}, {"scopes", {"read"}}}).body);
    const auto bearer = "Authorization: Bearer " + made["token"].get<std::string>() + "\r\n";
    EXPECT_EQ(status(bearer), 101);
    EXPECT_EQ(status("Authorization: Bearer db_wrong\r\n"), 401);
}
