// Figures that say how sure they are.
#include "server/desk/insight/statistics.hpp"

#include <gtest/gtest.h>

// Wilson's interval as in the literature: 8 of 10 is 0.49 to 0.94.
TEST(Statistics, BelievesFewLessThanMany) {
    const auto few = desk::share_of(8, 10);
    EXPECT_DOUBLE_EQ(*few.share, 0.8);
    EXPECT_NEAR(*few.low, 0.4902, 0.0005);
    EXPECT_NEAR(*few.high, 0.9433, 0.0005);
    EXPECT_TRUE(few.small());
    const auto many = desk::share_of(800, 1000);
    EXPECT_NEAR(*many.low, 0.774, 0.001);
    EXPECT_NEAR(*many.high, 0.824, 0.001);
    EXPECT_FALSE(many.small());
}

TEST(Statistics, StaysBetweenNothingAndAllAndSaysNothingOfNobody) {
    EXPECT_DOUBLE_EQ(*desk::share_of(0, 10).low, 0.0);
    EXPECT_NEAR(*desk::share_of(0, 10).high, 0.2775, 0.0005);
    EXPECT_DOUBLE_EQ(*desk::share_of(10, 10).high, 1.0);
    EXPECT_FALSE(desk::share_of(0, 0).share);
    EXPECT_FALSE(desk::nps_of(0, 0, 0).score);
    EXPECT_FALSE(desk::spread_of({}).median_s);
}

TEST(Statistics, FindsTheMiddleAndTheSlowEnd) {
    std::vector<std::int64_t> seconds;
    for (int i = 100; i >= 1; --i) seconds.push_back(i);
    const auto spread = desk::spread_of(seconds);
    EXPECT_EQ(spread.n, 100);
    EXPECT_EQ(spread.median_s, 50);
    EXPECT_EQ(spread.p90_s, 90);
    EXPECT_EQ(desk::spread_of({7}).p90_s, 7);
}

TEST(Statistics, ScoresPromotersAgainstDetractors) {
    const auto nps = desk::nps_of(50, 20, 100);
    EXPECT_DOUBLE_EQ(*nps.score, 30.0);
    EXPECT_LT(*nps.low, 18.0);
    EXPECT_GT(*nps.high, 40.0);
    const auto sure = desk::nps_of(3, 0, 3);
    EXPECT_DOUBLE_EQ(*sure.score, 100.0);
    EXPECT_LT(*sure.low, 50.0) << "three who agree prove little";
}
