// The shop's own names of statuses: each in a fixed one, whose steps and clocks stay as they are.
#include "tests/net/front_house.hpp"

namespace {
using front::Json;

struct OwnStatuses : front::Front {
    OwnStatuses() {
        std::filesystem::create_directories(folder / "content");
        std::ofstream(folder / "content/deskbell.yaml") << R"(statuses:
  waiting-for-parts: {label: Waiting for parts, category: waiting_other}
  second-level: {label: With second level, category: open}
  solved: {label: Done}
)";
    }
    static Json patch(front::Person& who, const Json& change, int status = 200) {
        const auto answer = who.call("PATCH", "/api/v1/tickets/1001", change);
        EXPECT_EQ(answer.status, status) << answer.body;
        return Json::parse(answer.body);
    }
};
}  // namespace

TEST_F(OwnStatuses, StandBesideTheFixedOnesInTheList) {
    auto ana = person("ana");
    const auto items = Json::parse(ana.call("GET", "/api/v1/statuses").body)["items"];
    ASSERT_EQ(items.size(), 9U);
    EXPECT_EQ(items[1]["name"], "open");
    EXPECT_EQ(items[1]["label"], "Open");
    EXPECT_EQ(items[2], (Json{{"name", "second-level"},
                              {"label", "With second level"},
                              {"category", "open"},
                              {"custom", true}}));
    EXPECT_EQ(items[7]["name"], "solved");
    EXPECT_EQ(items[7]["label"], "Done");
    EXPECT_EQ(items[7]["custom"], false);
}

TEST_F(OwnStatuses, AreSetLikeAnyStatusAndLeftWithTheirCategory) {
    auto ana = person("ana");
    auto who = customer();
    ASSERT_EQ(handed_over(who), 1001);
    auto ticket = patch(ana, {{"status", "waiting-for-parts"}});
    EXPECT_EQ(ticket["status"], "waiting_other");
    EXPECT_EQ(ticket["custom_status"], "waiting-for-parts");
    EXPECT_EQ(
        Json::parse(ana.call("GET", "/api/v1/tickets?status=waiting_other").body)["items"].size(),
        1U);
    EXPECT_FALSE(patch(ana, {{"status", "waiting_other"}}).contains("custom_status"))
        << "the plain status is meant";
    patch(ana, {{"status", "waiting-for-parts"}});
    who.say("c-9", "hello?");
    who.next("ack");
    ticket = Json::parse(ana.call("GET", "/api/v1/tickets/1001").body);
    EXPECT_EQ(ticket["status"], "open") << "the steps are those of the category";
    EXPECT_FALSE(ticket.contains("custom_status"));
    ticket = patch(ana, {{"status", "second-level"}});
    EXPECT_EQ(ticket["custom_status"], "second-level");
    EXPECT_EQ(ticket["version"].get<int>(), patch(ana, {{"status", "second-level"}})["version"])
        << "nothing changes twice";
    const auto refused = patch(ana, {{"status", "third-level"}}, 422);
    EXPECT_TRUE(
        refused["detail"].get<std::string>().contains("there is no status \"third-level\""));
}

TEST_F(OwnStatuses, AreSetByMacrosAndRulesToo) {
    auto boss = person("boss", store::Role::admin);
    auto who = customer();
    ASSERT_EQ(handed_over(who), 1001);
    const Json wait = Json::array({{{"do", "set_status"}, {"value", "waiting-for-parts"}}});
    const auto made =
        boss.call("POST", "/api/v1/macros", {{"name", "Order the part"}, {"actions", wait}});
    ASSERT_EQ(made.status, 201) << made.body;
    const auto done = boss.call("POST", "/api/v1/tickets/1001/macro",
                                {{"macro", Json::parse(made.body)["id"]}, {"id", "m-1"}});
    ASSERT_EQ(done.status, 200) << done.body;
    EXPECT_EQ(Json::parse(done.body)["custom_status"], "waiting-for-parts");
    EXPECT_EQ(Json::parse(done.body)["status"], "waiting_other");

    const Json on = Json::array({"tag_added"});
    const auto rule = [&](const char* status) -> Json {
        return {{"name", std::string("Escalate to ") + status},
                {"on", on},
                {"when", Json::object()},
                {"actions", Json::array({{{"do", "set_status"}, {"value", status}}})}};
    };
    EXPECT_EQ(boss.call("POST", "/api/v1/rules", rule("third-level")).status, 422);
    EXPECT_EQ(
        boss.call("POST", "/api/v1/rules/dry-run", {{"rule", rule("second-level")}, {"days", 30}})
            .status,
        200);
    const auto kept = boss.call("POST", "/api/v1/rules", rule("second-level"));
    ASSERT_EQ(kept.status, 201) << kept.body;
    patch(boss, {{"tags", Json::array({"hard"})}});
    auto ticket = Json::object();
    EXPECT_TRUE(front::soon([&] {
        ticket = Json::parse(boss.call("GET", "/api/v1/tickets/1001").body);
        return ticket.value("custom_status", "") == "second-level";
    }));
    EXPECT_EQ(ticket["status"], "open");
}
