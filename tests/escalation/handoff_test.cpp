// When the bot fetches a person: each reason by itself, and which one wins.
#include "escalation/handoff.hpp"

#include <functional>

#include <gtest/gtest.h>

namespace escalation {
namespace {

std::optional<HandoffReason> reason_for(const Signals& signals, const HandoffPolicy& policy = {}) {
    const auto decision = should_hand_over(signals, policy);
    return decision ? std::optional(decision->reason) : std::nullopt;
}

TEST(Handoff, StaysWithTheBotWhileAllIsWell) {
    EXPECT_EQ(reason_for({}), std::nullopt);
    EXPECT_EQ(reason_for({.misses = 1, .missed_now = true}), std::nullopt);
    EXPECT_EQ(reason_for({.same_answer_count = 1, .answer_id = "shipping"}), std::nullopt);
}

TEST(Handoff, NamesReadBackAndHaveWords) {
    for (const auto& [reason, name] : handoff_reason_names) {
        EXPECT_EQ(handoff_reason_named(name), reason);
        EXPECT_FALSE(words_for(reason).empty());
    }
    EXPECT_EQ(words_for(HandoffReason::asked), "The customer asked for a person");
    EXPECT_EQ(handoff_mode_named("offer"), HandoffMode::offer);
}

struct Spark {
    HandoffReason reason;
    std::function<void(Signals&)> set;
};

const std::vector<Spark>& sparks() {
    static const std::vector<Spark> all = {
        {HandoffReason::self_harm, [](Signals& s) { s.self_harm = "hurt myself"; }},
        {HandoffReason::legal, [](Signals& s) { s.legal = "my lawyer"; }},
        {HandoffReason::privacy, [](Signals& s) { s.privacy = "delete my data"; }},
        {HandoffReason::asked, [](Signals& s) { s.asked = "a real person"; }},
        {HandoffReason::button, [](Signals& s) { s.button = "Talk to a person"; }},
        {HandoffReason::article,
         [](Signals& s) { s.item = ItemHandoff::always, s.item_label = "Damaged parcel"; }},
        {HandoffReason::form_failed, [](Signals& s) { s.form_failed = "order_number"; }},
        {HandoffReason::complaint, [](Signals& s) { s.complaint = "unacceptable"; }},
        {HandoffReason::anger, [](Signals& s) { s.anger = "idiots"; }},
        {HandoffReason::said_wrong, [](Signals& s) { s.said_wrong = "that's wrong"; }},
        {HandoffReason::two_misses, [](Signals& s) { s.misses = 2, s.missed_now = true; }},
        {HandoffReason::repeated_answer,
         [](Signals& s) { s.same_answer_count = 2, s.answer_id = "shipping"; }},
        {HandoffReason::lookup_failed, [](Signals& s) { s.lookup_failed = "order-lookup"; }},
        {HandoffReason::tier, [](Signals& s) { s.tier = "platinum"; }},
    };
    return all;
}

const HandoffPolicy with_tier = [] {
    HandoffPolicy policy;
    policy.tiers_at_once = {"platinum"};
    policy.tiers_on_miss = {"gold"};
    return policy;
}();

TEST(Handoff, KnowsEachReasonByItself) {
    ASSERT_EQ(sparks().size(), std::size(handoff_reason_names));
    for (const Spark& spark : sparks()) {
        Signals signals;
        spark.set(signals);
        const auto decision = should_hand_over(signals, with_tier);
        ASSERT_TRUE(decision) << name_of(spark.reason);
        EXPECT_EQ(decision->reason, spark.reason);
        EXPECT_FALSE(decision->evidence.empty()) << name_of(spark.reason);
        EXPECT_EQ(decision->mode, default_rule(spark.reason).mode);
        EXPECT_EQ(decision->queue, "support");
    }
}

// Any two reasons at once: acting beats offering, and among equals the earlier reason wins.
TEST(Handoff, LetsTheWeightierReasonWin) {
    for (const Spark& first : sparks()) {
        for (const Spark& second : sparks()) {
            Signals signals;
            first.set(signals);
            second.set(signals);
            const auto heavier = std::min(first.reason, second.reason);
            const auto lighter = std::max(first.reason, second.reason);
            const bool offers = default_rule(heavier).mode == HandoffMode::offer;
            EXPECT_EQ(reason_for(signals, with_tier), offers ? lighter : heavier)
                << name_of(first.reason) << " and " << name_of(second.reason);
        }
    }
}

TEST(Handoff, CountsMissesOnlyWhenThisTurnIsOne) {
    EXPECT_EQ(reason_for({.misses = 3, .missed_now = false}), std::nullopt);
    const auto decision = should_hand_over({.misses = 2, .missed_now = true}, {});
    ASSERT_TRUE(decision);
    EXPECT_EQ(decision->evidence, "2 of the last 4 messages without an answer");
    EXPECT_EQ(reason_for({.misses = 2, .missed_now = true}, {.misses_max = 3}), std::nullopt);
}

TEST(Handoff, SendsSomeTiersAtOnceAndOthersAfterOneMiss) {
    EXPECT_EQ(reason_for({.tier = "platinum"}, with_tier), HandoffReason::tier);
    EXPECT_EQ(reason_for({.tier = "gold"}, with_tier), std::nullopt);
    EXPECT_EQ(reason_for({.misses = 1, .missed_now = true, .tier = "gold"}, with_tier),
              HandoffReason::tier);
    EXPECT_EQ(reason_for({.misses = 1, .missed_now = true, .tier = "silver"}, with_tier),
              std::nullopt);
}

TEST(Handoff, OffersAPersonWhereTheContentSaysSoButDoesNotNag) {
    Signals signals{.item = ItemHandoff::offer, .item_label = "Refund time"};
    const auto decision = should_hand_over(signals, {});
    ASSERT_TRUE(decision);
    EXPECT_EQ(decision->mode, HandoffMode::offer);
    EXPECT_EQ(decision->evidence, "Refund time");
    signals.offered_before = true;
    EXPECT_EQ(reason_for(signals), std::nullopt);
    signals.asked = "agent please";
    EXPECT_EQ(reason_for(signals), HandoffReason::asked);
}

TEST(Handoff, NamesTheFirstOfTwoReasonsToOffer) {
    const auto decision = should_hand_over(
        {.lookup_failed = "order-lookup", .item = ItemHandoff::offer, .item_label = "Refund time"},
        {});
    ASSERT_TRUE(decision);
    EXPECT_EQ(decision->reason, HandoffReason::article);
}

TEST(Handoff, AnItemMaySilenceGuessesButNeverThePlainWish) {
    const auto quiet = [](const std::function<void(Signals&)>& set) {
        Signals signals;
        set(signals);
        if (signals.item == ItemHandoff::unsaid) signals.item = ItemHandoff::never;
        return reason_for(signals, with_tier);
    };
    for (const Spark& spark : sparks()) {
        const bool guess = spark.reason >= HandoffReason::complaint;
        EXPECT_EQ(quiet(spark.set).has_value(), !guess) << name_of(spark.reason);
    }
}

TEST(Handoff, FollowsTheTeamsOwnRules) {
    HandoffPolicy policy;
    policy.queue = "front";
    policy.rules[HandoffReason::legal] = {
        .mode = HandoffMode::now, .priority = Priority::urgent, .queue = "legal"};
    policy.rules[HandoffReason::said_wrong] = {.mode = HandoffMode::offer};
    policy.rules[HandoffReason::anger] = {.mode = HandoffMode::never};

    const auto legal = should_hand_over({.legal = "lawyer", .item_queue = "returns"}, policy);
    ASSERT_TRUE(legal);
    EXPECT_EQ(legal->queue, "legal");
    EXPECT_EQ(legal->priority, Priority::urgent);
    const auto wrong = should_hand_over({.said_wrong = "no", .item_queue = "returns"}, policy);
    ASSERT_TRUE(wrong);
    EXPECT_EQ(wrong->mode, HandoffMode::offer);
    EXPECT_EQ(wrong->queue, "returns");
    EXPECT_EQ(reason_for({.anger = "idiots"}, policy), std::nullopt);
}

TEST(Handoff, LetsAnItemLowerWhatIsOrdinaryButNotWhatIsPressing) {
    const auto priority = [](const Signals& signals) {
        return should_hand_over(signals, {})->priority;
    };
    EXPECT_EQ(priority({.asked = "agent", .item_priority = Priority::low}), Priority::low);
    EXPECT_EQ(priority({.asked = "agent", .item_priority = Priority::urgent}), Priority::urgent);
    EXPECT_EQ(priority({.legal = "court", .item_priority = Priority::low}), Priority::high);
}

}  // namespace
}  // namespace escalation
