// How many messages nothing answers, followed by the desk while its bot talks.
#include "server/desk/strangers.hpp"

#include "server/desk/editing/past.hpp"
#include "server/desk/parts.hpp"
#include "tests/desk/small_shop.hpp"

namespace {

using shop::Shop;

TEST(Strangers, CountTheFirstFewMessagesOfAConversationAlone) {
    desk::Strangers strangers;
    const double before = strangers.share();
    for (int turn = 1; turn <= 3; ++turn) strangers.heard(turn, 1);
    const double after = strangers.share();
    EXPECT_GT(after, before);
    for (int turn = 4; turn <= 100; ++turn) strangers.heard(turn, 1);
    EXPECT_EQ(strangers.share(), after) << "no single customer moves what all others get";
}

TEST(Strangers, AreFollowedByTurnsAndStoodByWhenTheyArePlayedAgain) {
    Shop shop;
    const auto& strangers = shop.desk().parts().get<desk::Strangers>();
    const double before = strangers.share();
    ASSERT_TRUE(shop.say(shop.visitor(), "c-1", "What does shipping cost?"));
    EXPECT_LT(strangers.share(), before) << "one of ours was heard";
    const auto past = *shop.store().read(
        [](store::Connection& db) { return desk::read_past(db, store::Time{}); });
    const auto& asked = past.conversations.at(0).messages.at(0);
    ASSERT_TRUE(asked.strangers);
    EXPECT_NEAR(*asked.strangers, before, 1e-6);
}

}  // namespace
