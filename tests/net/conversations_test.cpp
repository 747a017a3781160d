// Several conversations of one customer: begun, listed, opened again; and of nobody else.
#include "tests/net/front_house.hpp"
#include "tests/net/signed.hpp"

namespace {

using front::Json;

struct Conversations : front::Front {
    client::Answer list(const Json& ask) {
        client::Client browser(open());
        const auto body = ask.dump();
        browser.send("POST /chat/conversations HTTP/1.1\r\nHost: shop\r\nContent-Length: " +
                     std::to_string(body.size()) + "\r\n\r\n" + body);
        return browser.answer();
    }
    Json items(const std::string& session) {
        const auto answer = list({{"session", session}});
        EXPECT_EQ(answer.status, 200) << answer.body;
        return Json::parse(answer.body).value("items", Json::array());
    }
    /// Says something in a conversation opened with this hello; gives its welcome.
    Json talk(const Json& hello, const std::string& words) {
        auto who = customer();
        auto welcome = who.hello(hello);
        EXPECT_EQ(welcome["type"], "welcome") << welcome.dump();
        who.say("c-" + words, words);
        EXPECT_EQ(who.next("ack")["type"], "ack");
        return welcome;
    }
    std::string text_of(const Json& welcome) {
        return welcome["events"].empty() ? "" : welcome["events"][0].value("text", "");
    }
};

TEST_F(Conversations, AreBegunListedAndOpenedAgain) {
    const auto first = talk(Json::object(), "apples");
    const std::string session = first["session"];
    const auto second = talk({{"session", session}, {"conversation", "new"}}, "pears");
    EXPECT_NE(second["conversation"], first["conversation"]);
    EXPECT_TRUE(second["events"].empty());

    const auto mine = items(second["session"]);
    ASSERT_EQ(mine.size(), 2U) << mine.dump();
    EXPECT_EQ(mine[0]["title"], "pears");
    EXPECT_EQ(mine[0]["here"], true);
    EXPECT_EQ(mine[1]["title"], "apples");
    EXPECT_EQ(mine[1]["here"], false);
    EXPECT_EQ(mine[1]["owner"], "bot");
    EXPECT_EQ(mine[1]["from"], "bot") << "the bot had the last word";
    EXPECT_EQ(mine[1]["unread"], true);

    auto who = customer();
    const auto back = who.hello({{"session", second["session"]}, {"conversation", mine[1]["id"]}});
    EXPECT_EQ(back["conversation"], first["conversation"]);
    EXPECT_EQ(text_of(back), "apples");
    EXPECT_EQ(items(back["session"])[1]["here"], true);
}

TEST_F(Conversations, BegunBeforeAReloadStillBelongToTheSameCustomer) {
    const auto first = talk(Json::object(), "apples");
    auto looking = customer();
    const auto empty = looking.hello({{"session", first["session"]}, {"conversation", "new"}});
    const auto second = talk({{"session", empty["session"]}, {"from", first["session"]}}, "pears");
    EXPECT_EQ(second["conversation"], empty["conversation"]);
    EXPECT_EQ(items(second["session"]).size(), 2U);
}

TEST_F(Conversations, AreListedOnlySoOftenAMinuteForOneAddress) {
    const auto mine = talk(Json::object(), "apples");
    const Json ask{{"session", mine["session"]}};
    int listed = 0;
    client::Answer answer = list(ask);
    for (; answer.status == 200 && listed < 100; ++listed) answer = list(ask);
    EXPECT_EQ(answer.status, 429) << "after " << listed;
    EXPECT_EQ(Json::parse(answer.body)["code"], "rate_limited");
    EXPECT_GE(listed, 60);
}

TEST_F(Conversations, OfOthersAreNeitherListedNorOpened) {
    const auto mine = talk(Json::object(), "apples");
    const auto theirs = talk(Json::object(), "secrets");
    EXPECT_EQ(items(mine["session"]).size(), 1U);
    auto who = customer();
    const auto refused =
        who.hello({{"session", mine["session"]}, {"conversation", theirs["conversation"]}});
    EXPECT_EQ(refused["type"], "error");
    EXPECT_EQ(refused["code"], "not_found");
    EXPECT_EQ(who.hello({{"conversation", theirs["conversation"]}})["code"], "not_found");
    EXPECT_EQ(who.hello({{"session", mine["session"]}, {"conversation", "nonsense"}})["code"],
              "not_found");
    EXPECT_EQ(who.hello({{"session", mine["session"]}})["type"], "welcome") << "goes on as before";
    EXPECT_EQ(list({{"session", "forged"}}).status, 401);
    EXPECT_EQ(list(Json::object()).status, 401);
}

TEST_F(Conversations, OfPeopleWhomAgentsMergedDoNotOpenEachOther) {
    const auto mine = talk(Json::object(), "apples");
    const auto theirs = talk(Json::object(), "secrets");
    auto eve = person("eve", store::Role::admin);
    const auto people = Json::parse(eve.call("GET", "/api/v1/customers").body)["items"];
    ASSERT_EQ(people.size(), 2U);
    const auto kept = people[0]["id"].get<std::string>();
    const auto merged =
        eve.call("POST", "/api/v1/customers/" + kept + "/merge", {{"other", people[1]["id"]}});
    ASSERT_EQ(merged.status, 200) << merged.body;
    const auto seen = items(mine["session"]);
    ASSERT_EQ(seen.size(), 1U) << seen.dump();
    EXPECT_EQ(seen[0]["title"], "apples");
    auto who = customer();
    EXPECT_EQ(
        who.hello({{"session", mine["session"]}, {"conversation", theirs["conversation"]}})["code"],
        "not_found");
}

TEST_F(Conversations, OfWhoIsSignedInAreTheirsOnEveryDevice) {
    auto eve = person("eve", store::Role::admin);
    const std::string secret =
        Json::parse(eve.call("POST", "/api/v1/identity-keys", Json::object()).body)["secret"];
    const auto token =
        signed_token::hs256({{"sub", "u-1"}, {"name", "Mia"}, {"exp", 4'000'000'000}}, secret);
    const auto first = talk({{"identity", token}}, "apples");
    const auto second = talk(
        {{"identity", token}, {"session", first["session"]}, {"conversation", "new"}}, "pears");
    auto phone = customer();
    const auto there = phone.hello({{"identity", token}});
    EXPECT_EQ(there["type"], "welcome");
    const auto answer = list({{"session", there["session"]}, {"identity", token}});
    ASSERT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(Json::parse(answer.body)["items"].size(), 2U);
    const auto back = phone.hello({{"identity", token},
                                   {"session", there["session"]},
                                   {"conversation", first["conversation"]}});
    EXPECT_EQ(back["conversation"], first["conversation"]);
    EXPECT_EQ(list({{"session", first["session"]}}).status, 401) << "a session alone is not enough";
}

}  // namespace
