// The editors' addresses: the work-list, and "the bot was wrong" in one click.
#include "tests/net/front_house.hpp"

namespace {
using EditorsApi = front::Front;
using front::Json;
}  // namespace

TEST_F(EditorsApi, ListGapsAndTheItemsToChooseFrom) {
    auto who = customer();
    who.hello();
    who.say("c-1", "is there parking near your showroom");
    who.next("message");
    auto vera = person("vera", store::Role::viewer);
    const auto answer = vera.call("GET", "/api/v1/gaps?days=7&limit=10");
    ASSERT_EQ(answer.status, 200) << answer.body;
    const auto gaps = Json::parse(answer.body);
    EXPECT_EQ(gaps["days"], 7);
    ASSERT_EQ(gaps["items"].size(), 1U) << answer.body;
    const auto& gap = gaps["items"][0];
    EXPECT_EQ(gap["message"], "is there parking near your showroom");
    EXPECT_EQ(gap["times"], 1);
    EXPECT_TRUE(gap["examples"][0]["conversation"].is_string());
    const auto items = Json::parse(vera.call("GET", "/api/v1/items?q=REFUND&language=en").body);
    ASSERT_EQ(items["items"].size(), 1U);
    EXPECT_EQ(items["items"][0]["id"], "refund-time");
    EXPECT_EQ(items["items"][0]["file"], "articles/en/refund-time.md");
    EXPECT_EQ(stranger().call("GET", "/api/v1/gaps").status, 401);
    EXPECT_EQ(vera.call("GET", "/api/v1/gaps?days=x").status, 422);
}

TEST_F(EditorsApi, TakeAJudgementAndGiveThePatches) {
    auto who = customer();
    const std::string conversation = who.hello()["conversation"];
    who.say("c-1", "How much is delivery?");
    const auto seq = std::to_string(who.next("message")["seq"].get<int>());
    const auto address = "/api/v1/conversations/" + conversation + "/wrong/" + seq;
    auto vera = person("vera", store::Role::viewer);
    EXPECT_EQ(vera.call("POST", address, {{"right", nullptr}}).status, 403);
    auto ana = person("ana");
    EXPECT_EQ(ana.call("POST", address, {{"right", "nothing-like-it"}}).status, 422);
    const auto answer = ana.call("POST", address, {{"right", "refund-time"}});
    ASSERT_EQ(answer.status, 200) << answer.body;
    const auto judged = Json::parse(answer.body);
    EXPECT_EQ(judged["question"], "How much is delivery?");
    EXPECT_EQ(judged["wrong"]["id"], "delivery-cost");
    EXPECT_EQ(judged["right"]["id"], "refund-time");
    ASSERT_EQ(judged["patches"].size(), 2U);
    EXPECT_EQ(judged["patches"][1]["field"], "questions");
    EXPECT_TRUE(judged["changes"].is_array());
    const auto labels = Json::parse(ana.call("GET", "/api/v1/labels").body);
    ASSERT_EQ(labels["items"].size(), 1U);
    EXPECT_EQ(labels["items"][0]["source"], "wrong");
    EXPECT_EQ(labels["items"][0]["conversation"], conversation);
}

TEST_F(EditorsApi, SayWhetherScoresCanBeBelieved) {
    auto vera = person("vera", store::Role::viewer);
    const auto answer = vera.call("GET", "/api/v1/reliability");
    ASSERT_EQ(answer.status, 200) << answer.body;
    const auto found = Json::parse(answer.body);
    EXPECT_EQ(found["table"].size(), 10U);
    EXPECT_EQ(found["phrases"], 2);
    EXPECT_EQ(found["picks"]["picked"], 0);
    EXPECT_EQ(vera.call("GET", "/api/v1/reliability").body, answer.body);
}
