// A customer's socket against the whole house: each line comes once, in order, and again after a
// break.
#include "tests/net/front_house.hpp"

namespace {
using ChatSocket = front::Front;
using front::Json;
}  // namespace

TEST_F(ChatSocket, GreetsAcknowledgesAndAnswers) {
    auto who = customer();
    const auto welcome = who.hello();
    EXPECT_EQ(welcome["type"], "welcome");
    EXPECT_EQ(welcome["owner"], "bot");
    EXPECT_EQ(welcome["seq"], 0);
    EXPECT_TRUE(welcome["conversation"].is_string());
    EXPECT_TRUE(welcome["greeting"].is_object());
    who.say("c-1", "How long does a refund take?");
    const auto ack = who.next();
    EXPECT_EQ(ack["type"], "ack");
    EXPECT_EQ(ack["id"], "c-1");
    EXPECT_EQ(ack["seq"], 1);
    const auto answer = who.next();
    EXPECT_EQ(answer["type"], "message");
    EXPECT_EQ(answer["seq"], 2);
    EXPECT_EQ(answer["from"], "bot");
    EXPECT_EQ(answer["via"], "exact");
    EXPECT_EQ(answer["article"]["id"], "refund-time");
    EXPECT_TRUE(answer["text"].get<std::string>().contains("3-5 working days"));
}

TEST_F(ChatSocket, GivesTheSameAckForTheSameId) {
    auto who = customer();
    who.hello();
    who.say("c-1", "How much is delivery?");
    EXPECT_EQ(who.next("ack")["seq"], 1);
    who.next("message");
    who.say("c-1", "How much is delivery?");
    EXPECT_EQ(who.next("ack")["seq"], 1);
    who.say("c-2", "How much is delivery?");
    EXPECT_EQ(who.next("ack")["seq"], 3) << "the repeated send was stored once and answered once";
}

TEST_F(ChatSocket, TellsOtherTabsWhatThisOneSaid) {
    auto tab = customer();
    const auto session = tab.hello()["session"];
    auto other = customer();
    EXPECT_EQ(other.hello({{"session", session}})["type"], "welcome");
    tab.say("c-1", "How much is delivery?");
    const auto said = other.next();
    EXPECT_EQ(said["type"], "message");
    EXPECT_EQ(said["from"], "customer");
    EXPECT_EQ(said["id"], "c-1");
    EXPECT_EQ(said["seq"], 1);
    EXPECT_EQ(other.next()["seq"], 2);
    EXPECT_EQ(tab.next()["type"], "ack");
    EXPECT_EQ(tab.next()["seq"], 2);
}

TEST_F(ChatSocket, ReplaysExactlyWhatWasMissed) {
    auto before = customer();
    const auto session = before.hello()["session"];
    before.peer.text(R"({"type":"handoff","id":"h-1"})");  // from here on the bot is silent
    before.next("owner");
    std::int64_t last = 0;
    for (int i = 0; i < 5; ++i) {
        before.say("c-" + std::to_string(i), "hello?");
        last = before.next("ack")["seq"];
    }
    for (const std::int64_t after : {std::int64_t{0}, std::int64_t{3}, last, last + 90}) {
        auto again = customer();
        const auto welcome = again.hello({{"session", session}, {"after", after}});
        const auto& events = welcome["events"];
        const auto missed = static_cast<std::size_t>(std::max<std::int64_t>(0, last - after));
        ASSERT_EQ(events.size(), missed) << welcome;
        EXPECT_EQ(welcome["seq"], last);
        for (std::size_t i = 0; i < missed; ++i) {
            EXPECT_EQ(events[i]["seq"], after + 1 + static_cast<std::int64_t>(i));
        }
    }
}

TEST_F(ChatSocket, StartsAnewForATokenThatIsNot) {
    auto who = customer();
    const auto mine = who.hello()["conversation"];
    auto other = customer();
    EXPECT_NE(other.hello({{"session", "forged.token"}})["conversation"], mine);
}

TEST_F(ChatSocket, AcknowledgesManySendsAtOnceInOrder) {
    auto who = customer();
    handed_over(who);
    constexpr int count = 100;  // more than may be under way at once
    for (int i = 0; i < count; ++i) who.say("c-" + std::to_string(i), "hello?");
    std::int64_t before = 0;
    for (int i = 0; i < count; ++i) {
        const auto ack = who.next("ack");
        ASSERT_EQ(ack["id"], "c-" + std::to_string(i));
        if (i > 0) {
            ASSERT_EQ(ack["seq"], before + 1) << "dense: nothing in between is lost";
        }
        before = ack["seq"];
    }
}

TEST_F(ChatSocket, RefusesWithTheErrorAndStaysOpen) {
    settings.limits.text_chars = 100;
    auto who = customer();
    who.say("c-0", "too early");
    auto error = who.next();
    EXPECT_EQ(error["code"], "unauthorized");
    EXPECT_EQ(error["id"], "c-0");
    who.hello();
    const std::pair<std::string, const char*> bad[] = {
        {"nonsense", "invalid_json"},
        {R"({"type":"dance"})", "unknown_type"},
        {R"({"type":"message","id":"c-1"})", "invalid_field"},
        {R"({"type":"message","id":"c-1","text":"   "})", "invalid_field"},
        {R"({"type":"message","id":"c-1","text":")" + std::string(101, 'x') + "\"}", "too_long"},
        {R"({"type":"press","id":"c-1","seq":77,"button":"b1"})", "not_found"},
        {R"({"type":"rate","id":"c-1","seq":77,"helpful":true})", "not_found"},
        {std::string(20'000, ' '), "too_large"},
    };
    for (const auto& [frame, code] : bad) {
        who.peer.text(frame);
        error = who.next();
        EXPECT_EQ(error["type"], "error") << frame.substr(0, 60);
        EXPECT_EQ(error["code"], code) << frame.substr(0, 60);
    }
    who.peer.text(R"({"type":"ping"})");
    EXPECT_EQ(who.next()["type"], "pong");
}

TEST_F(ChatSocket, SlowsDownWhoeverTalksTooFast) {
    settings.limits.messages_per_minute = 3;
    auto who = customer();
    const auto session = who.hello()["session"];
    for (int i = 0; i < 5; ++i) who.say("c-" + std::to_string(i), "How much is delivery?");
    int limited = 0;
    for (int lines = 0; lines < 3 + 3 + 2; ++lines) {
        const auto line = who.next();
        if (line["type"] == "error" && line["code"] == "rate_limited") ++limited;
    }
    EXPECT_EQ(limited, 2);
    auto other = customer();
    other.hello({{"session", session}});
    other.say("d-1", "How much is delivery?");
    EXPECT_EQ(other.next("error")["code"], "rate_limited") << "another socket is the same customer";
}

TEST_F(ChatSocket, TakesAndKeepsARating) {
    auto who = customer();
    const auto session = who.hello()["session"];
    who.say("c-1", "How much is delivery?");
    who.next("message");
    who.peer.text(R"({"type":"rate","id":"r-1","seq":2,"helpful":true})");
    EXPECT_EQ(who.next("ack")["seq"], 3);
    auto again = customer();
    const auto event = again.hello({{"session", session}, {"after", 2}})["events"][0];
    EXPECT_EQ(event["type"], "rate");
    EXPECT_EQ(event["message"], 2);
    EXPECT_EQ(event["helpful"], true);
}

TEST_F(ChatSocket, IsOnlyForPagesThatMayShowIt) {
    origins = {"https://shop.example"};
    EXPECT_EQ(customer("Origin: https://evil.example\r\n").status, 403);
    EXPECT_EQ(customer("Origin: null\r\n").status, 403);
    EXPECT_EQ(customer("Origin: http://test.evil.example\r\n").status, 403);
    EXPECT_EQ(customer("Origin: http://test\r\n").status, 101)
        << "our own pages, by the Host header";
    auto shop = customer("Origin: https://shop.example\r\n");
    EXPECT_EQ(shop.status, 101);
    EXPECT_EQ(shop.hello({{"site", "default"}})["type"], "welcome");
}
