// Two questions in one message, values that stay values, and what a person costs.
#include "server/desk/bot/halves.hpp"
#include "server/desk/bot/hear.hpp"
#include "server/desk/bot/person_cost.hpp"
#include "server/desk/bot/value_text.hpp"
#include "server/desk/waiting.hpp"
#include "tests/desk/small_shop.hpp"

namespace {

using desk::Via;
using shop::Shop;

desk::Outcome hear(const Shop& shop, std::string_view text, desk::ContentPtr content) {
    static_cast<void>(shop);
    desk::Situation situation{.now = shop.now, .locale = "en"};
    situation.staffing.somebody_online = true;
    return desk::hear(*content, {}, text, situation);
}

}  // namespace

TEST(Halves, AreCutAtJoiningWordsAndSentences) {
    const auto cut = desk::halves_of("what does shipping cost and are you open on Saturday", "en");
    ASSERT_EQ(cut.size(), 1U);
    EXPECT_EQ(cut[0].first, "what does shipping cost");
    EXPECT_EQ(cut[0].second, "are you open on Saturday");
    const auto sentences = desk::halves_of("Delivery costs? And are you open today?", "en");
    ASSERT_EQ(sentences.size(), 1U);
    EXPECT_EQ(sentences[0].first, "Delivery costs");
    EXPECT_EQ(sentences[0].second, "are you open today?");
    EXPECT_EQ(desk::halves_of("Versandkosten nach Wien und Öffnungszeiten am Samstag", "de").size(),
              1U);
}

TEST(Halves, NeedTwoWordsOnBothSides) {
    EXPECT_TRUE(desk::halves_of("black and white", "en").empty());
    EXPECT_TRUE(desk::halves_of("delivery", "en").empty());
    EXPECT_TRUE(desk::halves_of("", "en").empty());
}

TEST(TwoQuestions, AreBothAnswered) {
    Shop shop;
    const auto content = shop.desk().publisher().live();
    const auto out = hear(shop, "what does shipping cost and what are your opening hours", content);
    ASSERT_EQ(out.messages.size(), 2U);
    EXPECT_EQ(out.messages[0].article->id, "delivery");
    EXPECT_EQ(out.messages[1].article->id, "opening-hours");
    EXPECT_EQ(out.messages[1].trace.candidates.front().id, "opening-hours");
}

TEST(TwoQuestions, LeaveTheOneThatAsksBackForLast) {
    Shop shop;
    const auto content = shop.desk().publisher().live();
    const auto out = hear(shop, "where is my order and what are your opening hours", content);
    ASSERT_EQ(out.messages.size(), 2U);
    EXPECT_EQ(out.messages[0].article->id, "opening-hours");
    EXPECT_EQ(out.messages[1].text, "What is your order number?");
    ASSERT_TRUE(out.dialogue.form);
    EXPECT_EQ(out.dialogue.form->asking, "order_number");
}

// Two wishes that both need a form.
class TwoForms : public ::testing::Test {
  protected:
    TwoForms() {
        shop::write(shop_.content() / "intents/cancel.yaml", R"(
lang: en
intents:
  cancel-order:
    label: Cancel an order
    class: task
    rules:
      - cancel (my|the)? order
      - (order|ordering) ... cancel
    slots:
      - {name: order_number, type: order-number, ask: Which order shall I cancel?, tries: 2, on_fail: handoff}
    reply: [{say: "Order {{order_number}} is cancelled."}]
)");
        EXPECT_FALSE(shop_.desk().publisher().reload().failed);
    }
    // The conversation goes on; the shop's answers come at once.
    const desk::Outcome& say(std::string_view text) {
        return keep(desk::hear(*content(), last_.dialogue, text, situation()));
    }
    const desk::Outcome& press(std::size_t button) {
        const auto choice = last_.messages.back().buttons.at(button);
        return keep(desk::press(*content(), last_.dialogue, choice, situation()));
    }
    const desk::Outcome& hear_from_shop(const std::string& state) {
        const desk::LookedUp found{.action = "order-lookup",
                                   .end = intents::LookupEnd::found,
                                   .answers = {{"state", state}}};
        return keep(desk::looked_up(*content(), last_.dialogue, found, situation()));
    }
    std::vector<std::string> said() const {
        std::vector<std::string> texts;
        for (const auto& message : last_.messages) texts.push_back(message.text);
        return texts;
    }
    desk::Outcome last_;

  private:
    desk::ContentPtr content() { return shop_.desk().publisher().live(); }
    desk::Situation situation() const {
        desk::Situation situation{.now = shop_.now, .locale = "en"};
        situation.staffing.somebody_online = true;
        return situation;
    }
    // As it is stored between two messages.
    const desk::Outcome& keep(desk::Outcome outcome) {
        last_ = std::move(outcome);
        last_.dialogue = intents::decode(intents::encode(last_.dialogue));
        return last_;
    }
    Shop shop_;
};

using Texts = std::vector<std::string>;

TEST_F(TwoForms, AreFilledInOneAfterTheOther) {
    say("cancel my order and where is my parcel");
    EXPECT_EQ(said(),
              (Texts{"Which order shall I cancel?", "Then we come to: Where is my order?"}));
    say("AB-1234");
    EXPECT_EQ(said(), (Texts{"Order AB-1234 is cancelled.", "What is your order number?"}));
    ASSERT_EQ(last_.messages.back().buttons.size(), 1U) << "it may be the same one, or another";
    EXPECT_EQ(last_.messages.back().buttons[0].label, "AB-1234");
    press(0);
    ASSERT_TRUE(last_.lookup);
    EXPECT_NE(last_.lookup->url.find("AB-1234"), std::string::npos) << last_.lookup->url;
    EXPECT_FALSE(last_.dialogue.next);
}

TEST_F(TwoForms, TakeAnotherNumberForTheSecond) {
    say("cancel my order and where is my parcel");
    say("AB-1234");
    say("AB-5678");
    ASSERT_TRUE(last_.lookup);
    EXPECT_NE(last_.lookup->url.find("AB-5678"), std::string::npos) << last_.lookup->url;
}

TEST_F(TwoForms, KeepTheNumbersOfTheirOwnHalves) {
    say("cancel my order AB-1111 and where is parcel AB-2222");
    EXPECT_EQ(said(), Texts{"Order AB-1111 is cancelled."});
    ASSERT_TRUE(last_.lookup);
    EXPECT_NE(last_.lookup->url.find("AB-2222"), std::string::npos) << last_.lookup->url;
}

TEST_F(TwoForms, WaitForTheShopsAnswerToTheFirst) {
    say("where is my parcel AB-2222 and cancel my order");
    ASSERT_TRUE(last_.lookup);
    EXPECT_TRUE(said().empty());
    hear_from_shop("packed");
    EXPECT_EQ(said(), (Texts{"Order AB-2222 is packed.", "Which order shall I cancel?"}));
}

TEST_F(TwoForms, LeaveTheSecondToThePersonWhoIsFetched) {
    say("cancel my order and where is my parcel");
    say("I want to talk to a person");
    EXPECT_TRUE(last_.hand_over);
    EXPECT_FALSE(last_.dialogue.next);
}

// A rule that begins in one half and ends in the other only reached too far.
TEST_F(TwoForms, AreSeenThoughARuleReachesAcross) {
    say("where is my order and cancel my order");
    ASSERT_EQ(last_.messages.size(), 2U);
    EXPECT_EQ(last_.messages[0].text, "What is your order number?");
    EXPECT_EQ(last_.messages[1].text, "Then we come to: Cancel an order");
}

TEST(TwoQuestions, AreOneWhereTheAuthorWroteTheWhole) {
    Shop shop;
    shop::write(shop.content() / "articles/en/both.md",
                "---\ntitle: Terms and conditions\nquestions: |\n"
                "  what does shipping cost and what are your opening hours\n---\nAll of it.\n");
    ASSERT_FALSE(shop.desk().publisher().reload().failed);
    const auto content = shop.desk().publisher().live();
    const auto out = hear(shop, "what does shipping cost and what are your opening hours", content);
    ASSERT_EQ(out.messages.size(), 1U);
    EXPECT_EQ(out.messages[0].article->id, "both");
}

TEST(TwoQuestions, AreOneWhereAHalfIsNothing) {
    Shop shop;
    const auto content = shop.desk().publisher().live();
    const auto out = hear(shop, "what does shipping cost and my dog likes cheese", content);
    EXPECT_LE(out.messages.size(), 1U);
}

TEST(Values, AreShownAsTheyAre) {
    EXPECT_EQ(desk::value_text("*bold* <b> [x](y)"), "\\*bold\\* \\<b\\> \\[x\\]\\(y\\)");
    EXPECT_EQ(desk::value_text("https://dhl.example/t?id=1&x=2"), "https://dhl.example/t?id=1&x=2");
    EXPECT_NE(desk::value_text("https://x.example/[a](b)"), "https://x.example/[a](b)");
}

TEST(Values, OfTheShopCannotFormatAnAnswer) {
    Shop shop;
    shop::write(shop.content() / "articles/en/name.md",
                "---\ntitle: What is my name?\nanswer: You are {{customer.name}}, I think.\n---\n"
                "Text.\n");
    ASSERT_FALSE(shop.desk().publisher().reload().failed);
    desk::Situation situation{.now = shop.now, .locale = "en"};
    situation.customer.name = "**Ana** [click](https://evil.example)";
    const auto out = desk::hear(*shop.desk().publisher().live(), {}, "What is my name?", situation);
    ASSERT_EQ(out.messages.size(), 1U);
    EXPECT_EQ(out.messages[0].text, "You are **Ana** [click](https://evil.example), I think.");
    EXPECT_EQ(out.messages[0].html.find("<a "), std::string::npos) << out.messages[0].html;
    EXPECT_EQ(out.messages[0].html.find("<strong>"), std::string::npos) << out.messages[0].html;
}

TEST(PersonCost, GrowsWithTheQueueAndIsHighestWhenClosed) {
    const desk::Staffing free{.somebody_online = true};
    const desk::Staffing busy{.somebody_online = true, .waiting = 10};
    const desk::Staffing crowded{.somebody_online = true, .waiting = 10'000};
    const desk::Staffing away{};
    const desk::Staffing closed{.open = false};
    EXPECT_EQ(desk::person_cost(free), 1);
    EXPECT_LT(desk::person_cost(free), desk::person_cost(busy));
    EXPECT_LT(desk::person_cost(busy), desk::person_cost(crowded));
    EXPECT_LE(desk::person_cost(crowded), desk::person_cost(away));
    EXPECT_LT(desk::person_cost(away), desk::person_cost(closed));
}

TEST(PersonCost, CountsThoseWhoWait) {
    Shop shop;
    auto& waiting = shop.desk().parts().get<desk::Waiting>();
    EXPECT_EQ(waiting.count(), 0);
    const auto visitor = shop.visitor();
    ASSERT_TRUE(Shop::wait<desk::Ack>(
        [&](auto done) { shop.desk().chat().ask_for_person(visitor, "c-1", std::move(done)); }));
    shop.desk().tick();
    EXPECT_EQ(waiting.count(), 1);
}
