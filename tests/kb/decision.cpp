// From probabilities to the cheapest course.
#include "kb/matching/decision.hpp"

#include <array>
#include <vector>

#include <gtest/gtest.h>

namespace {

using kb::Decision;

kb::Decided decide(std::vector<double> scores, kb::Risk risk = kb::Risk::normal,
                   double person_cost = 1, bool demoted = false) {
    return kb::decide({.scores = scores,
                       .needed = 0.8,
                       .risk = risk,
                       .person_cost = person_cost,
                       .demoted = demoted});
}

TEST(Decisions, AnswerFromWhatTheTargetNeeds) {
    EXPECT_EQ(decide({0.81}).decision, Decision::answer);
    EXPECT_EQ(decide({0.79}).decision, Decision::suggest);
    EXPECT_NEAR(decide({0.5}).needed, 0.8, 1e-9);
}

TEST(Decisions, WantMoreWhereAWrongAnswerCostsMore) {
    EXPECT_NEAR(decide({0.5}, kb::Risk::high).needed, 0.92, 1e-9);
    EXPECT_LT(decide({0.5}, kb::Risk::low).needed, 0.8);
    EXPECT_EQ(decide({0.85}, kb::Risk::high).decision, Decision::suggest);
    EXPECT_EQ(decide({0.75}, kb::Risk::low).decision, Decision::answer);
}

TEST(Decisions, AskBackBetweenCloseOnesWithAtMostThree) {
    const auto close = decide({0.3, 0.25, 0.2, 0.15});
    EXPECT_EQ(close.decision, Decision::clarify);
    EXPECT_EQ(close.offer, 3U);
    EXPECT_EQ(decide({0.4, 0.35, 0.05}).offer, 2U) << "the third is not worth a button";
    EXPECT_EQ(decide({0.6, 0.1}).decision, Decision::suggest) << "one stands alone";
}

TEST(Decisions, StayQuietWhereNothingIsLikely) {
    EXPECT_EQ(decide({}).decision, Decision::fallback);
    const auto unlikely = decide({0.2, 0.15});
    EXPECT_EQ(unlikely.decision, Decision::fallback);
    EXPECT_EQ(unlikely.offer, 0U);
    EXPECT_EQ(decide({0.14, 0.14, 0.14}, kb::Risk::normal, 4).decision, Decision::fallback)
        << "three that have nothing to do with it, however dear a person is";
}

TEST(Decisions, AskSoonerWhenAPersonIsDear) {
    EXPECT_EQ(decide({0.2, 0.15}, kb::Risk::normal, 2).decision, Decision::clarify);
    EXPECT_EQ(decide({0.25}, kb::Risk::normal, 2).decision, Decision::suggest);
    EXPECT_LT(decide({0.5}, kb::Risk::normal, 2).needed, 0.8);
    EXPECT_EQ(decide({0.1}, kb::Risk::normal, 2).decision, Decision::fallback);
}

TEST(Decisions, DemotedItemsAreOfferedButNeverAnswer) {
    EXPECT_EQ(decide({0.99}, kb::Risk::normal, 1, true).decision, Decision::suggest);
}

// The least likely course must never win because of rounding: more likely is never worse.
TEST(Decisions, NeverDoLessForMore) {
    constexpr std::array order{Decision::fallback, Decision::suggest, Decision::answer};
    for (const double cost : {0.5, 1.0, 1.75, 4.0}) {
        std::size_t reached = 0;
        for (double score = 0; score <= 1; score += 0.01) {
            const auto decided = decide({score}, kb::Risk::normal, cost).decision;
            const auto at = static_cast<std::size_t>(
                std::find(order.begin(), order.end(), decided) - order.begin());
            ASSERT_LT(at, order.size());
            EXPECT_GE(at, reached) << score;
            reached = at;
        }
    }
}

}  // namespace
