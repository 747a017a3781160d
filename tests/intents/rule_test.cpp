// The notation of rules: what it means, and how mistakes in it are told.
#include "intents/rule.hpp"

#include "tests/intents/rules.hpp"

#include <random>

#include <gtest/gtest.h>

using intents::parse_rule;
using intents::RuleNode;
using intents::to_text;

namespace {

std::string again(std::string_view text) {
    const auto node = parse_rule(text);
    return node ? to_text(*node)
                : "error at " + std::to_string(node.error().column) + ": " + node.error().what;
}

bool matches(std::string_view rule, std::string_view message, std::string_view lang = "en") {
    return tests::one_rule_matches(rule, message, lang);
}

}  // namespace

TEST(Rules, ReadChoicesGapsOptionalsEntitiesAndSets) {
    for (const auto* text :
         {"(where|when) ... (order|parcel|package)", "track (my|the|an)? (order|parcel)",
          "{order-number} ~refund \"pick up\"", "^ hello $", "(a b|c)? d", "((a|b) c|d)"}) {
        EXPECT_EQ(again(text), text);
    }
}

TEST(Rules, TakeAnEmptyAlternativeAsOptional) {
    EXPECT_EQ(again("(my|the|) order"), "(my|the)? order");
}

TEST(Rules, SayWhereTheMistakeIs) {
    const auto wrong = [](std::string_view text) { return parse_rule(text).error(); };
    EXPECT_EQ(wrong("track (my order").column, 6u);
    EXPECT_EQ(wrong("track my) order").column, 8u);
    EXPECT_EQ(wrong("track {order").column, 6u);
    EXPECT_EQ(wrong("a|b").column, 1u);
    EXPECT_EQ(wrong("where .. order").column, 6u);
    EXPECT_EQ(wrong("say \"this").column, 4u);
    EXPECT_EQ(wrong("a ? b").column, 2u);
    EXPECT_FALSE(wrong("track (my order").mend.empty());
    EXPECT_FALSE(parse_rule("   "));
}

TEST(Rules, MatchAPartOfTheMessage) {
    EXPECT_TRUE(matches("(where|when) ... (order|parcel)", "Hi, where is my damn parcel??"));
    EXPECT_FALSE(matches("(where|when) ... (order|parcel)", "my parcel is where"));
}

TEST(Rules, LetAGapHoldThreeWordsAtMost) {
    EXPECT_TRUE(matches("where ... parcel", "where parcel"));
    EXPECT_TRUE(matches("where ... parcel", "where a b c parcel"));
    EXPECT_FALSE(matches("where ... parcel", "where a b c d parcel"));
    EXPECT_TRUE(matches("where ... ... parcel", "where a b c d e f parcel"));
}

TEST(Rules, CompareWordsByStemAndQuotedWordsByForm) {
    EXPECT_TRUE(matches("track order", "tracking orders"));
    EXPECT_FALSE(matches("\"track\" order", "tracking orders"));
    EXPECT_TRUE(matches("\"track\" order", "Track ORDERS"));
    EXPECT_TRUE(matches("lieferung", "wann kommen die Lieferungen", "de"));
}

TEST(Rules, UnderstandShortFormsOnBothSides) {
    EXPECT_TRUE(matches("where's my order", "where is my order"));
    EXPECT_TRUE(matches("where is my order", "Where's my order?"));
    EXPECT_TRUE(matches("do not want", "I don't want it"));
}

TEST(Rules, AnchorToTheEndsOfTheMessage) {
    EXPECT_TRUE(matches("^ cancel $", "Cancel!"));
    EXPECT_FALSE(matches("^ cancel $", "please cancel"));
    EXPECT_TRUE(matches("^ ... cancel $", "please cancel"));
}

TEST(Rules, FindEntitiesAsOneElement) {
    EXPECT_TRUE(matches("status of {order-number}", "status of AB-1234 please"));
    EXPECT_TRUE(matches("{order-number}", "it is ab 1234."));
    EXPECT_FALSE(matches("status of {order-number}", "status of my order"));
    EXPECT_TRUE(matches("a {size} shirt", "do you have a very large shirt") == false);
    EXPECT_TRUE(matches("a {size} shirt", "do you have a extra large shirt"));
}

TEST(Rules, NameSynonymSetsOfTheLexicon) {
    EXPECT_TRUE(matches("~refund please", "money back please"));
    EXPECT_TRUE(matches("my ~refund", "where is my reimbursement"));
    EXPECT_FALSE(matches("my ~nothing", "where is my reimbursement"));
}

TEST(Rules, ReadBackWhatTheyWrite) {
    std::mt19937 random(7);
    for (int i = 0; i < 3000; ++i) {
        const auto node = tests::random_rule(random, 0);
        const auto text = to_text(node);
        const auto read = parse_rule(text);
        ASSERT_TRUE(read) << text << ": " << read.error().what;
        EXPECT_EQ(to_text(*read), to_text(*parse_rule(to_text(*read)))) << text;
    }
}
