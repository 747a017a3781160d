// How many messages nothing answers: followed as they come, and what that does to the score.
#include "kb/matching/strangers.hpp"

#include "bicycle_shop.hpp"
#include "kb/matching/traffic.hpp"
#include "kb/matching/tuning.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace {

using bicycle_shop::load;
using bicycle_shop::questions;

constexpr double assumed = kb::tuning.near_share + kb::tuning.far_share;

const kb::Matcher& shop() {
    static const kb::Matcher matcher = [] {
        auto content = load();
        return kb::Matcher(std::move(content.items), content.settings);
    }();
    return matcher;
}

/// The questions that something answers, or those that nothing does.
std::vector<std::string> asked(bool answered) {
    std::vector<std::string> out;
    for (const auto& question : questions()) {
        if (question.id.empty() != answered) out.push_back(question.text);
    }
    return out;
}

kb::Traffic after(const std::vector<std::string>& texts, int times) {
    kb::Traffic traffic;
    for (int i = 0; i < times; ++i) {
        for (const auto& text : texts) {
            traffic.heard(shop().match(text, {.strangers = traffic.strangers()}));
        }
    }
    return traffic;
}

TEST(Strangers, LeaveTheScoreAsItIsWhereTheyAreAsManyAsAssumed) {
    const auto shared = kb::share_anew(0.7, 0.4, assumed);
    EXPECT_NEAR(shared.factor, 1, 1e-12);
    EXPECT_NEAR(shared.stranger, 0.3 * 0.4, 1e-12);
}

TEST(Strangers, TakeFromTheScoreAsTheyBecomeMore) {
    double before = 1;
    for (const double share : {0.0, 0.05, 0.13, 0.4, 0.8, 1.0}) {
        const auto shared = kb::share_anew(0.7, 0.4, share);
        const double score = 0.7 * shared.factor;
        EXPECT_LT(score, before) << share;
        EXPECT_LE(score + shared.stranger, 1) << share;
        EXPECT_GT(score, 0) << share;
        before = score;
    }
}

TEST(Strangers, AreToldByTheMistakesOfTheContentItself) {
    kb::Facts facts{};
    facts.values[0] = 1;
    const std::vector<kb::Mistake> ours(40, {.facts = facts, .stranger = false});
    const std::vector<kb::Mistake> theirs(40, {.facts = facts, .stranger = true});
    const auto& built_in = kb::default_stranger_weights();
    const double untaught = kb::probability(facts, built_in);
    EXPECT_LT(kb::probability(facts, kb::adapt_strangers(ours, built_in)), untaught);
    EXPECT_GT(kb::probability(facts, kb::adapt_strangers(theirs, built_in)), untaught);
    EXPECT_NEAR(kb::probability(facts, kb::adapt_strangers({}, built_in)), untaught, 1e-9);
}

TEST(Traffic, LearnsHowManyStrangersComeThoughNobodySaysSo) {
    const kb::Traffic fresh;
    const auto ours = after(asked(true), 2);
    const auto theirs = after(asked(false), 4);
    EXPECT_LT(ours.strangers(), 0.12);
    EXPECT_GT(theirs.strangers(), 0.5);
    EXPECT_GT(theirs.strangers(), fresh.strangers());
}

TEST(Traffic, MakesTheBotQuieterWhereMostAreStrangers) {
    const auto many = after(asked(false), 4).strangers();
    const auto few = after(asked(true), 2).strangers();
    int answered_among_many = 0;
    int answered_among_few = 0;
    for (const auto& text : asked(true)) {
        const auto cautious = shop().match(text, {.strangers = many});
        const auto bold = shop().match(text, {.strangers = few});
        ASSERT_FALSE(bold.candidates.empty());
        EXPECT_LE(cautious.candidates[0].score, bold.candidates[0].score) << text;
        EXPECT_EQ(cautious.candidates[0].item, bold.candidates[0].item) << text;
        answered_among_many += cautious.decision == kb::Decision::answer;
        answered_among_few += bold.decision == kb::Decision::answer;
    }
    EXPECT_LT(answered_among_many, answered_among_few);
}

TEST(Traffic, LeavesAVeryPhraseCertain) {
    const auto& item = shop().items().front();
    const auto match = shop().match(item.phrases.front().text, {.strangers = 0.9});
    EXPECT_GT(match.candidates.at(0).score, 0.9);
    EXPECT_EQ(match.stranger, 0);
}

TEST(Traffic, DoesNotMoveAContentThatIsTooSmallToBeTried) {
    std::vector<kb::Item> items(2);
    items[0] = {.id = "refund", .lang = "en", .label = "Refunds"};
    items[0].phrases = {{"how do I get my money back", "", 0}};
    items[1] = {.id = "hours", .lang = "en", .label = "Opening hours"};
    items[1].phrases = {{"when are you open", "", 0}};
    const kb::Matcher small(std::move(items), {});
    const std::string text = "are you open on sundays";
    EXPECT_EQ(small.match(text).candidates.at(0).score,
              small.match(text, {.strangers = 0.9}).candidates.at(0).score);
}

TEST(Traffic, ForgetsWhatIsLongAgo) {
    kb::Traffic traffic;
    kb::Match stranger;
    stranger.candidates.emplace_back();
    auto ours = stranger;
    stranger.stranger = 1;
    for (int i = 0; i < 20000; ++i) traffic.heard(stranger);
    for (int i = 0; i < 6000; ++i) traffic.heard(ours);
    EXPECT_LT(traffic.strangers(), 0.1);
}

TEST(Traffic, LearnsNothingFromAMessageWithoutWords) {
    kb::Traffic traffic;
    const double before = traffic.strangers();
    traffic.heard(shop().match("???"));
    EXPECT_EQ(traffic.strangers(), before);
}

}  // namespace
