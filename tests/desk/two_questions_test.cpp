// Two questions in one message, values that stay values, and what a person costs.
#include "server/desk/halves.hpp"
#include "server/desk/hear.hpp"
#include "server/desk/value_text.hpp"
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
