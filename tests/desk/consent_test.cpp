// What a site asks before anything is kept: once for each text, whatever conversation it is.
#include "tests/desk/small_shop.hpp"

namespace {

using shop::Shop;

class Consents : public testing::Test {
  protected:
    Consents() { ask("v1"); }

    void ask(const char* version) {
        shop::write_content(shop.content());
        std::ofstream(shop.content() / "deskbell.yaml", std::ios::app)
            << "\nsites: {default: {consent: {version: " << version
            << ", text: {en: We keep what you write.}}}}\n";
        EXPECT_FALSE(shop.desk().publisher().reload().failed);
    }
    desk::Welcome enter(desk::Hello hello = {}) {
        hello.locale = "en";
        return *shop.desk().chat().welcome(hello);
    }
    static desk::Visitor visitor_of(const desk::Welcome& welcome) {
        return {.conversation = welcome.conversation, .locale = "en", .known = welcome.known};
    }
    bool answer(const desk::Visitor& visitor, const char* version, bool granted) {
        return Shop::wait<desk::Ack>([&](auto done) {
                   shop.desk().chat().consent(visitor, "k-1", "chat", version, granted,
                                              std::move(done));
               })
            .has_value();
    }

    Shop shop;
};

}  // namespace

TEST_F(Consents, AreAskedForOnceAndShownAsGivenInTheNextConversation) {
    const auto first = enter();
    ASSERT_TRUE(first.consent);
    EXPECT_FALSE(first.agreed);
    const auto visitor = visitor_of(first);
    EXPECT_FALSE(shop.say(visitor, "c-1", "delivery costs"));
    ASSERT_TRUE(answer(visitor, "v1", true));
    EXPECT_TRUE(shop.say(visitor, "c-1", "delivery costs"));

    const auto second = enter({.session = first.session, .wanted = "new"});
    EXPECT_NE(second.conversation, first.conversation);
    EXPECT_FALSE(second.consent);
    ASSERT_TRUE(second.agreed);
    EXPECT_EQ(second.agreed->version, "v1");
    EXPECT_TRUE(shop.say(visitor_of(second), "c-1", "delivery costs"));
    EXPECT_TRUE(enter().consent) << "somebody else is asked";
}

TEST_F(Consents, AreTakenBackForAllConversationsAndAskedForAgainWithAnotherText) {
    const auto first = enter();
    ASSERT_TRUE(answer(visitor_of(first), "v1", true));
    EXPECT_TRUE(shop.say(visitor_of(first), "c-1", "delivery costs"));
    const auto second = enter({.session = first.session, .wanted = "new"});
    EXPECT_TRUE(shop.say(visitor_of(second), "c-1", "delivery costs"));
    ASSERT_TRUE(answer(visitor_of(second), "v1", false));
    EXPECT_FALSE(shop.say(visitor_of(first), "c-2", "and to Austria?"));
    ASSERT_TRUE(answer(visitor_of(first), "v1", true));
    EXPECT_TRUE(shop.say(visitor_of(second), "c-2", "and to Austria?"));
    ask("v2");
    EXPECT_EQ(enter({.session = first.session}).consent->version, "v2");
}
