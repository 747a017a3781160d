// Promises, recovery and well-being over real HTTP.
#include "tests/net/front_house.hpp"

namespace {
using CareApi = front::Front;
using front::Json;

Json body(const client::Answer& answer) {
    return Json::parse(answer.body);
}

// Followers work a moment later than the reply.
template <class Ask>
Json first_of(Ask ask) {
    Json items;
    const bool there = front::soon([&] { return !(items = body(ask())["items"]).empty(); });
    return there ? items[0] : Json::object();
}
}  // namespace

TEST_F(CareApi, ShowsPromisesAndLetsThemBeMoved) {
    auto ana = person("ana");
    auto shopper = customer();
    const auto path = "/api/v1/tickets/" + std::to_string(handed_over(shopper));
    const auto said = ana.call("POST", path + "/messages",
                               {{"id", "m-1"}, {"text", "We'll write to you within two hours."}});
    ASSERT_LT(said.status, 300) << said.body;
    const auto promise = first_of([&] { return ana.call("GET", "/api/v1/promises?state=open"); });
    EXPECT_EQ(promise["words"], "within two hours");
    EXPECT_EQ(promise["agent"]["name"], "ana");
    const auto one = "/api/v1/promises/" + promise["id"].dump();
    EXPECT_EQ(ana.call("PATCH", one, {{"state", "proposed"}}).status, 422);
    const auto kept = ana.call("PATCH", one, {{"state", "kept"}, {"version", promise["version"]}});
    EXPECT_EQ(body(kept)["state"], "kept") << kept.body;
    EXPECT_EQ(ana.call("PATCH", one, {{"state", "open"}, {"version", 1}}).status, 409);
    EXPECT_EQ(body(ana.call("GET", "/api/v1/promises/counts"))["items"][0]["kept"], 1);
    EXPECT_EQ(ana.call("GET", "/api/v1/promises?state=maybe").status, 422);
}

TEST_F(CareApi, KeepsATicketFromBeingSolvedBeforeItsCaseIs) {
    auto ana = person("ana");
    auto shopper = customer();
    const auto path = "/api/v1/tickets/" + std::to_string(handed_over(shopper));
    EXPECT_EQ(ana.call("GET", path + "/recovery").status, 404);
    const auto opened = ana.call("POST", path + "/recovery", {{"evidence", "a broken vase"}});
    ASSERT_EQ(opened.status, 201) << opened.body;
    EXPECT_EQ(body(opened)["steps"][0]["step"], "apology");
    const auto solved = ana.call("PATCH", path, {{"status", "solved"}});
    EXPECT_EQ(solved.status, 409);
    EXPECT_TRUE(solved.body.contains("apology, remedy")) << solved.body;
    const auto one = "/api/v1/recovery/" + body(opened)["id"].dump();
    EXPECT_EQ(ana.call("POST", one + "/goodwill", {{"cents", 500}, {"reason", "sorry"}}).status,
              409)
        << "there is no budget";
    EXPECT_EQ(ana.call("PATCH", one, {{"step", "apology"}}).status, 200);
    EXPECT_EQ(ana.call("PATCH", one, {{"step", "remedy"}}).status, 200);
    EXPECT_EQ(ana.call("PATCH", path, {{"status", "solved"}}).status, 200);
}

TEST_F(CareApi, ShowsWhoCarriesHowMuch) {
    auto ana = person("ana");
    auto shopper = customer();
    const auto number = std::to_string(handed_over(shopper));
    ASSERT_EQ(ana.call("POST", "/api/v1/tickets/" + number + "/claim").status, 200);
    shopper.say("c-1", "You idiots");
    const auto marks =
        first_of([&] { return ana.call("GET", "/api/v1/tickets/" + number + "/abuse"); });
    EXPECT_EQ(marks["marks"], Json::parse("[[4,10]]"));
    shopper.say("c-2", "still idiots");  // after the warning
    std::string preview;
    for (int tries = 0; tries < 400 && preview != "still ••••••"; ++tries) {
        const auto list = body(ana.call("GET", "/api/v1/tickets"))["items"];
        preview = list[0]["last_message"]["text"];
    }
    EXPECT_EQ(preview, "still ••••••") << "a list veils what it shows";
    const auto thread = body(ana.call("GET", "/api/v1/tickets/" + number + "/messages"))["items"];
    EXPECT_TRUE(std::ranges::any_of(thread, [](const auto& item) {
        return item["text"] == "You idiots";
    })) << "the words themselves are kept";
    const auto share = body(ana.call("GET", "/api/v1/wellbeing"))["items"][0];
    EXPECT_EQ(share["agent"]["name"], "ana");
    EXPECT_EQ(share["chats"], 1);
    EXPECT_EQ(share["hard_today"], 1);
}
