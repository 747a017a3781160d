// Rules, macros and canned replies over real HTTP: who may, what is refused and how it reads.
#include "tests/net/front_house.hpp"

namespace {
using Playbook = front::Front;
using front::Json;

const Json urgent = {
    {"name", "lawyers are urgent"},
    {"on", {"customer_wrote"}},
    {"when", {{"all", {{{"field", "message.text"}, {"op", "matches_word"}, {"value", "lawyer"}}}}}},
    {"actions", {{{"do", "set_priority"}, {"value", "urgent"}}}}};

Json body(const client::Answer& answer) {
    return Json::parse(answer.body);
}
}  // namespace

TEST_F(Playbook, KeepsRulesForAdminsAlone) {
    auto ana = person("ana");
    EXPECT_EQ(ana.call("POST", "/api/v1/rules", urgent).status, 403);
    auto boss = person("boss", store::Role::admin);
    const auto added = boss.call("POST", "/api/v1/rules", urgent);
    ASSERT_EQ(added.status, 201) << added.body;
    const auto rule = body(added);
    EXPECT_EQ(rule["on"], urgent["on"]);
    EXPECT_EQ(rule["when"], urgent["when"]);
    EXPECT_EQ(rule["version"], 1);
    EXPECT_EQ(rule["fired"], 0);
    const auto path = "/api/v1/rules/" + rule["id"].dump();
    const auto off = boss.call("PATCH", path, {{"enabled", false}, {"version", 1}});
    EXPECT_EQ(body(off)["enabled"], false) << off.body;
    EXPECT_EQ(body(off)["name"], "lawyers are urgent");
    EXPECT_EQ(boss.call("PATCH", path, {{"enabled", true}, {"version", 1}}).status, 409);
    EXPECT_EQ(body(ana.call("GET", "/api/v1/rules"))["items"].size(), 1U);
    EXPECT_EQ(boss.call("DELETE", path).status, 200);
    EXPECT_EQ(boss.call("GET", path).status, 404);
}

TEST_F(Playbook, NamesThePlaceOfAFaultInARule) {
    auto boss = person("boss", store::Role::admin);
    auto wrong = urgent;
    wrong["when"]["all"][0]["field"] = "message.txt";
    const auto refused = boss.call("POST", "/api/v1/rules", wrong);
    EXPECT_EQ(refused.status, 422) << refused.body;
    EXPECT_TRUE(body(refused)["detail"].get<std::string>().contains(
        "all[0]: there is no field \"message.txt\" (did you mean \"message.text\"?)"))
        << refused.body;
}

TEST_F(Playbook, RehearsesARuleAndTellsWhyItDidNotFire) {
    auto boss = person("boss", store::Role::admin);
    auto shopper = customer();
    const auto ticket = handed_over(shopper);
    shopper.say("c-1", "my lawyer will write to you");
    shopper.next("ack");
    const auto run = body(boss.call("POST", "/api/v1/rules/dry-run", {{"rule", urgent}}));
    EXPECT_EQ(run["fired"], 1) << run;
    EXPECT_EQ(run["examples"][0]["ticket"], ticket);
    EXPECT_EQ(run["examples"][0]["why"][0], "message is my lawyer will write to you");
    auto other = urgent;
    other["when"]["all"][0]["value"] = "police";
    ASSERT_EQ(boss.call("POST", "/api/v1/rules", other).status, 201);
    const auto why = body(boss.call("GET", "/api/v1/tickets/" + std::to_string(ticket) + "/rules"));
    EXPECT_EQ(why["items"][0]["fired"], false);
    EXPECT_EQ(why["items"][0]["leaves"][0]["words"],
              "message is my lawyer will write to you, wanted one of the words police");
}

TEST_F(Playbook, AppliesAMacroAndOffersCannedReplies) {
    auto ana = person("ana");
    auto shopper = customer();
    const auto number = std::to_string(handed_over(shopper));
    const auto macro =
        body(ana.call("POST", "/api/v1/macros",
                      {{"name", "Done"},
                       {"reply", "Dear {{customer.name | default:\"customer\"}}, it is done."},
                       {"actions", {{{"do", "set_status"}, {"value", "solved"}}}}}));
    ASSERT_TRUE(macro.contains("id")) << macro;
    const auto id = macro["id"].get<int>();
    const auto preview =
        body(ana.call("GET", "/api/v1/tickets/" + number + "/macro/" + std::to_string(id)));
    EXPECT_EQ(preview["reply"], "Dear customer, it is done.");
    const auto ticket = ana.call("POST", "/api/v1/tickets/" + number + "/macro", {{"macro", id}});
    EXPECT_EQ(body(ticket)["status"], "solved") << ticket.body;
    auto said = shopper.next("message");
    while (said["from"] == "bot") said = shopper.next("message");  // the words of the handoff
    EXPECT_EQ(said["text"], "Dear customer, it is done.");

    const auto canned = body(ana.call(
        "POST", "/api/v1/canned", {{"title", "Hello"}, {"text", "Hello, {{agent.name}} here."}}));
    ASSERT_TRUE(canned.contains("id")) << canned;
    const auto listed = body(ana.call("GET", "/api/v1/canned?ticket=" + number));
    EXPECT_EQ(listed["items"][0]["filled"], "Hello, ana here.");
    EXPECT_EQ(listed["items"][0]["text"], "Hello, {{agent.name}} here.");
    const auto bad =
        ana.call("POST", "/api/v1/canned", {{"title", "Hello"}, {"text", "{{customer.nme}}"}});
    EXPECT_EQ(bad.status, 422);
    EXPECT_EQ(ana.call("DELETE", "/api/v1/canned/" + canned["id"].get<std::string>()).status, 200);
}

TEST_F(Playbook, ListsTheFieldsThatConditionsMayAsk) {
    auto ana = person("ana");
    const auto fields = body(ana.call("GET", "/api/v1/conditions/fields"))["items"];
    const auto priority = std::ranges::find_if(
        fields, [](const auto& field) { return field["name"] == "ticket.priority"; });
    ASSERT_NE(priority, fields.end());
    EXPECT_EQ((*priority)["type"], "ordered");
    EXPECT_EQ((*priority)["choices"][3], "urgent");
}
