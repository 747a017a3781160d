// Restricted queues: members of their teams and admins see what stands there; for everybody else
// it is not there, whichever way they try to get at it.
#include "tests/net/front_house.hpp"

namespace {
using front::Json;

struct RestrictedQueues : front::Front {
    RestrictedQueues() {
        std::filesystem::create_directories(folder / "content");
        std::ofstream(folder / "content/deskbell.yaml") << R"(queues:
  support: {label: Support}
  legal: {label: Legal, restricted: yes}
)";
    }
    static std::int64_t id_of(front::Person& who) {
        return Json::parse(who.call("GET", "/api/v1/me").body)["user"]["id"];
    }
    static Json get(front::Person& who, const std::string& path) {
        const auto answer = who.call("GET", "/api/v1" + path);
        EXPECT_EQ(answer.status, 200) << path << " " << answer.body;
        return Json::parse(answer.body);
    }
    static Json make(front::Person& who, const std::string& subject, const std::string& queue) {
        const auto answer =
            who.call("POST", "/api/v1/tickets",
                     {{"subject", subject},
                      {"text", "The secret word is xylophone"},
                      {"queue", queue},
                      {"tags", {"court"}},
                      {"customer", {{"name", "Cleo"}, {"email", "cleo@x.example"}}}});
        EXPECT_EQ(answer.status, 201) << answer.body;
        return Json::parse(answer.body);
    }
    // Boss, Lea of the legal team, and Ana of none; a ticket in the open and one that is not.
    void furnish() {
        boss = std::make_unique<front::Person>(person("boss", store::Role::admin));
        lea = std::make_unique<front::Person>(person("lea"));
        ana = std::make_unique<front::Person>(person("ana"));
        const auto team =
            boss->call("POST", "/api/v1/teams",
                       {{"name", "Legal"}, {"queues", {"legal"}}, {"members", {id_of(*lea)}}});
        ASSERT_EQ(team.status, 201) << team.body;
        team_path = "/api/v1/teams/" + Json::parse(team.body)["id"].dump();
        plain = make(*boss, "Where is my pot", "support");
        secret = make(*boss, "Cleo sues us", "legal");
        // Words are indexed a moment after they were said.
        EXPECT_TRUE(
            front::soon([&] { return get(*lea, "/tickets?q=xylophone")["items"].size() == 2; }));
    }
    std::string path(const Json& ticket, const std::string& more = "") const {
        return "/api/v1/tickets/" + ticket["id"].dump() + more;
    }

    std::unique_ptr<front::Person> boss, lea, ana;
    std::string team_path;
    Json plain, secret;
};
}  // namespace

TEST_F(RestrictedQueues, AreListedCountedAndFoundByTheirTeamAlone) {
    furnish();
    for (auto* who : {boss.get(), lea.get()}) {
        EXPECT_EQ(get(*who, "/tickets")["items"].size(), 2U);
        EXPECT_EQ(get(*who, "/tickets?q=xylophone")["items"].size(), 2U);
    }
    for (const auto* query :
         {"", "?q=xylophone", "?q=sues", "?tag=court", "?sort=priority", "?sort=due",
          "?sort=waiting", "?sort=created", "?assignee=none", "?priority=normal"}) {
        const auto items = get(*ana, std::string("/tickets") + query)["items"];
        EXPECT_FALSE(items.dump().contains("sues")) << query;
        if (!std::string_view(query).contains("sues")) EXPECT_EQ(items.size(), 1U) << query;
    }
    EXPECT_TRUE(get(*ana, "/tickets?queue=legal")["items"].empty());
    EXPECT_EQ(get(*lea, "/tags?q=co")["items"][0]["count"], 2);
    EXPECT_EQ(get(*ana, "/tags?q=co")["items"][0]["count"], 1);
    EXPECT_FALSE(get(*ana, "/insight/overview").dump().contains("legal"));
    EXPECT_TRUE(get(*lea, "/insight/overview").dump().contains("legal"));
    EXPECT_TRUE(get(*ana, "/tickets?q=%23" + secret["id"].dump())["items"].empty());
    const auto count = [&](front::Person& who, const std::string& id) -> int {
        for (const auto& view : get(who, "/views")["items"]) {
            if (view["id"] == id) return view["count"];
        }
        return -1;
    };
    EXPECT_EQ(count(*lea, "all"), 2);
    EXPECT_EQ(count(*ana, "all"), 1);
    EXPECT_EQ(count(*lea, "queue:legal"), 1);
    EXPECT_EQ(count(*ana, "queue:legal"), -1);
    const auto saved = [&](const Json& filter) {
        const auto made =
            boss->call("POST", "/api/v1/views",
                       {{"label", filter.dump()}, {"filter", filter}, {"shared", true}});
        EXPECT_EQ(made.status, 201) << made.body;
        return Json::parse(made.body)["id"].get<std::string>();
    };
    for (const auto& filter :
         {Json{{"queue", "legal"}}, Json{{"tag", "court"}}, Json{{"priority", "normal"}},
          Json{{"when", {{"field", "ticket.tags"}, {"op", "contains"}, {"value", "court"}}}}}) {
        const auto id = saved(filter);
        const int seen = filter.contains("queue") ? 0 : 1;
        EXPECT_EQ(count(*ana, id), seen) << filter;
        EXPECT_EQ(count(*lea, id), seen + 1) << filter;
        EXPECT_EQ(std::ssize(get(*ana, "/tickets?view=" + id)["items"]), seen) << filter;
    }
}

TEST_F(RestrictedQueues, AnswerNobodyElseByWhateverDoor) {
    furnish();
    const auto conversation = secret["conversation"].get<std::string>();
    for (const auto* more : {"", "/messages", "/sla", "/history", "/links", "/rules",
                             "/assignments", "/followers", "/draft", "/fields", "/checklist"}) {
        EXPECT_EQ(ana->call("GET", path(secret, more)).status, 404) << more;
    }
    for (const auto& address : {"/api/v1/conversations/" + conversation,
                                "/api/v1/conversations/" + conversation + "/messages",
                                "/api/v1/macros?ticket=" + secret["id"].dump(),
                                "/api/v1/canned?ticket=" + secret["id"].dump()}) {
        EXPECT_EQ(ana->call("GET", address).status, 404) << address;
    }
    const Json file{{"ticket", secret["id"]}, {"name", "note.txt"}};
    EXPECT_EQ(ana->call("POST", "/chat/files", file).status, 404);
    EXPECT_NE(lea->call("POST", "/chat/files", file).status, 404);
    const auto tries = [&](const char* method, const std::string& address, const Json& body) {
        const auto answer = ana->call(method, address, body);
        EXPECT_EQ(answer.status, 404) << method << address << answer.body;
        EXPECT_FALSE(answer.body.contains("sues")) << address;
    };
    tries("PATCH", path(secret), {{"queue", "support"}});
    tries("POST", path(secret, "/claim"), Json::object());
    tries("POST", path(secret, "/messages"), {{"id", "m-1"}, {"text", "let me in"}});
    tries("POST", path(secret, "/merge"), {{"into", plain["id"]}});
    tries("POST", path(plain, "/merge"), {{"into", secret["id"]}});
    tries("POST", path(plain, "/links"), {{"kind", "related"}, {"ticket", secret["id"]}});
    tries("POST", path(secret, "/follow"), Json::object());
    tries("POST", "/api/v1/surveys", {{"ticket", secret["id"]}});
    const auto bulk =
        ana->call("POST", "/api/v1/tickets/bulk",
                  {{"ids", {secret["id"], plain["id"]}}, {"change", {{"priority", "high"}}}});
    ASSERT_EQ(bulk.status, 200) << bulk.body;
    EXPECT_FALSE(bulk.body.contains("sues"));
    EXPECT_EQ(Json::parse(bulk.body)["changed"], 1);
    EXPECT_EQ(get(*lea, "/tickets/" + secret["id"].dump())["priority"], "normal");
    EXPECT_FALSE(get(*ana, "/duplicates?email=cleo@x.example&subject=Cleo%20sues%20us")
                     .dump()
                     .contains("sues"));
    const auto twin =
        ana->call("POST", "/api/v1/tickets",
                  {{"subject", "Cleo sues us"}, {"customer", {{"email", "cleo@x.example"}}}});
    EXPECT_FALSE(Json::parse(twin.body).contains("possible_duplicates")) << twin.body;
}

TEST_F(RestrictedQueues, KeepTheLogDenseAndSilent) {
    furnish();
    const auto all = get(*lea, "/events?limit=200")["items"];
    const auto hers = get(*ana, "/events?limit=200")["items"];
    ASSERT_EQ(all.size(), hers.size()) << "no number is missing";
    EXPECT_TRUE(all.dump().contains("sues"));
    EXPECT_FALSE(hers.dump().contains("sues")) << hers;
    const auto customer = plain["customer"]["id"].get<std::string>();
    EXPECT_TRUE(get(*lea, "/customers/" + customer + "/timeline").dump().contains("xylophone"));
    const auto other = secret["customer"]["id"].get<std::string>();
    EXPECT_FALSE(get(*ana, "/customers/" + other + "/timeline").dump().contains("sues"));
}

TEST_F(RestrictedQueues, PassByTheSocketsOfOthers) {
    furnish();
    auto socket = ana->socket();
    socket->text(Json{{"type", "hello"}, {"after", 0}}.dump());
    auto seq = std::int64_t{0};
    const auto next = [&] {
        for (;;) {
            const auto frame = socket->read();
            if (!frame.is_text()) continue;
            auto line = Json::parse(frame.payload);
            if (line["type"] != "event") continue;
            EXPECT_EQ(line["seq"], seq + 1) << line;
            seq = line["seq"];
            EXPECT_FALSE(line.dump().contains("sues")) << line;
            EXPECT_FALSE(line.dump().contains("of course")) << line;
            return line;
        }
    };
    lea->call("POST", path(secret, "/messages"), {{"id", "m-1"}, {"text", "of course not"}});
    lea->call("PATCH", path(secret), {{"priority", "urgent"}});
    boss->call("PATCH", path(plain), {{"tags", {"landmark"}}});
    while (!next().dump().contains("landmark")) {
    }
    // Moved out of sight: her console is told to let it go, and nothing more.
    boss->call("PATCH", path(plain), {{"queue", "legal"}});
    for (auto line = next();; line = next()) {
        if (line["event"] != "ticket.hidden" || line["data"]["ticket"] != plain["id"]) continue;
        EXPECT_FALSE(line.dump().contains("landmark"));
        break;
    }
}

TEST_F(RestrictedQueues, AreGivenToNobodyOutsideAndFollowTheTeam) {
    furnish();
    const auto refused = boss->call("PATCH", path(secret), {{"assignee", id_of(*ana)}});
    EXPECT_EQ(refused.status, 422) << refused.body;
    EXPECT_TRUE(refused.body.contains("is in no team of the queue legal"));
    boss->call("PATCH", path(plain), {{"assignee", id_of(*ana)}});
    const auto moved = Json::parse(boss->call("PATCH", path(plain), {{"queue", "legal"}}).body);
    EXPECT_TRUE(moved["assignee"].is_null()) << "nobody has what they may not see";
    boss->call("POST", path(secret, "/messages"),
               {{"id", "n-1"}, {"text", "@ana look at this"}, {"internal", true}});
    EXPECT_TRUE(get(*ana, "/notifications")["items"].empty())
        << "neither of what was hers nor of what she was named in";
    ASSERT_EQ(boss->call("PATCH", team_path, {{"members", {id_of(*lea), id_of(*ana)}}}).status,
              200);
    EXPECT_EQ(ana->call("GET", path(secret)).status, 200) << "a member from now on";
    ASSERT_EQ(boss->call("DELETE", team_path).status, 204);
    EXPECT_EQ(ana->call("GET", path(secret)).status, 404);
    EXPECT_EQ(lea->call("GET", path(secret)).status, 404) << "without a team: admins alone";
    EXPECT_EQ(boss->call("GET", path(secret)).status, 200);
}
