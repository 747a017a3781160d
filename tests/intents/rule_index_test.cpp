// The rule index: agrees with its slow twin, ranks by specificity, knows negations.
#include "intents/rule_index.hpp"

#include "tests/intents/rules.hpp"
#include "tests/intents/slow_rules.hpp"

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

using namespace intents;

namespace {

struct Book {
    std::vector<Rule> rules;
    RuleIndex index;

    explicit Book(std::vector<Rule> given, std::string_view lang = "en") : rules(std::move(given)) {
        std::vector<OwnedRule> owned;
        for (std::size_t i = 0; i < rules.size(); ++i) {
            owned.push_back({static_cast<std::uint32_t>(i), 0, &rules[i]});
        }
        index = RuleIndex(owned, lang, tests::rule_words());
    }

    std::vector<RuleHit> match(std::string_view message, std::string_view lang = "en") const {
        const auto tokens = kb::tokens(message, lang);
        return index.match({message, tokens, {.lang = lang}}, tests::entities());
    }
};

Rule words(std::string_view pattern) {
    Rule made;
    made.all.push_back(*parse_rule(pattern));
    return made;
}

Rule regex(std::string pattern) {
    Rule made;
    made.regex = std::move(pattern);
    return made;
}

std::vector<std::uint32_t> owners(const std::vector<RuleHit>& hits) {
    std::vector<std::uint32_t> found;
    for (const auto& hit : hits) found.push_back(hit.owner);
    std::ranges::sort(found);
    return found;
}

std::string written(const std::vector<Rule>& rules) {
    std::string text;
    for (std::size_t i = 0; i < rules.size(); ++i) {
        text += std::to_string(i) + ":";
        for (const auto& node : rules[i].all) text += " all " + to_text(node);
        for (const auto& node : rules[i].none) text += " none " + to_text(node);
        text += "\n";
    }
    return text;
}

bool needs_a_word(const Rule& made) {
    const slow::Message silence{"", {}, "en", &tests::entities(), &tests::rule_words()};
    return !slow::matches(made, silence);
}

}  // namespace

TEST(RuleIndex, AgreesWithTryingEveryRule) {
    std::mt19937 random(20260503);
    for (int round = 0; round < 60; ++round) {
        std::vector<Rule> rules;
        const int vocabulary = round % 2 ? 12 : 60;
        for (int i = 0; i < 60; ++i) {
            Rule made;
            const int parts = 1 + tests::below(random, 2);
            for (int p = 0; p < parts; ++p) {
                made.all.push_back(tests::random_rule(random, 0, vocabulary));
            }
            if (tests::below(random, 4) == 0) {
                made.none.push_back(tests::random_rule(random, 2, vocabulary));
            }
            Rule positive = made;
            positive.none.clear();
            if (needs_a_word(positive)) rules.push_back(std::move(made));
        }
        const Book book(std::move(rules));
        for (int m = 0; m < 60; ++m) {
            const auto text = tests::random_message(random, vocabulary);
            const slow::Message message{text, kb::tokens(text, "en"), "en", &tests::entities(),
                                        &tests::rule_words()};
            std::vector<std::uint32_t> expected;
            for (std::size_t i = 0; i < book.rules.size(); ++i) {
                if (slow::matches(book.rules[i], message)) {
                    expected.push_back(static_cast<std::uint32_t>(i));
                }
            }
            ASSERT_EQ(owners(book.match(text)), expected) << text << "\n" << written(book.rules);
        }
    }
}

TEST(RuleIndex, PutsTheMoreSpecificRuleFirst) {
    const Book book({words("order"), words("track order"), words("track my? order status")});
    const auto hits = book.match("please track my order status");
    ASSERT_EQ(hits.size(),
              2u);  // "track my? order status" and "order"; "track order" has a word between
    EXPECT_EQ(hits[0].owner, 2u);
    EXPECT_EQ(hits[1].owner, 0u);
    EXPECT_GT(hits[0].specificity, 3.0);
    EXPECT_LT(hits[0].specificity, 4.0);
}

TEST(RuleIndex, PrefersTheRarerWordAmongEquallyLongRules) {
    const Book book(
        {words("order please"), words("order zebra"), words("please help"), words("please")});
    const auto hits = book.match("order zebra order please");
    ASSERT_GE(hits.size(), 2u);
    EXPECT_EQ(hits[0].owner, 1u);
    EXPECT_GT(hits[0].specificity, hits[1].specificity);
}

TEST(RuleIndex, CountsOnlyRequiredWords) {
    const Book book(
        {words("(please|kindly)? track (my|the)? order"), words("(order|track my order)")});
    EXPECT_NEAR(book.index.specificity(0, 0), 2.5, 0.5);
    EXPECT_NEAR(book.index.specificity(1, 0), 1.5, 0.5);
}

TEST(RuleIndex, HonoursAllAndNone) {
    Rule made = words("order");
    made.all.push_back(*parse_rule("status"));
    made.none.push_back(*parse_rule("(refund|cancel)"));
    const Book book({made});
    EXPECT_EQ(book.match("status of my order").size(), 1u);
    EXPECT_EQ(book.match("order status").size(), 1u);
    EXPECT_TRUE(book.match("order status of the refund").empty());
    EXPECT_TRUE(book.match("order").empty());
}

TEST(RuleIndex, ShowsThePartOfTheMessageThatMatched) {
    const std::string text = "Hello, where is my parcel?";
    const Book book({words("where ... parcel")});
    const auto hits = book.match(text);
    ASSERT_EQ(hits.size(), 1u);
    EXPECT_EQ(text.substr(hits[0].span.begin, hits[0].span.end - hits[0].span.begin),
              "where is my parcel");
}

TEST(RuleIndex, RunsRegularExpressionsOnTheTextAsWritten) {
    const Book book({regex("\\bAB-\\d{4}\\b"), regex("(?-i)XY\\d+"), regex("grö(ß|ss)e"),
                     regex("(("), regex("\\d{5}")});
    EXPECT_EQ(owners(book.match("where is ab-1234?")), (std::vector<std::uint32_t>{0}));
    EXPECT_EQ(owners(book.match("XY12 and 12345")), (std::vector<std::uint32_t>{1, 4}));
    EXPECT_TRUE(book.match("xy12").empty());
    EXPECT_EQ(owners(book.match("welche GRÖSSE", "de")), (std::vector<std::uint32_t>{2}));
}

TEST(RuleIndex, GatesRegularExpressionsWithoutLosingAny) {
    std::mt19937 random(5);
    std::vector<Rule> rules;
    const std::vector<std::string> patterns = {"order\\s+(no|number)",
                                               "AB-\\d+",
                                               "(foo|bar)baz",
                                               "k\\d",
                                               "[xyz]{2}",
                                               "straße",
                                               "SALE\\d*",
                                               "a.c",
                                               "ref(und)?s",
                                               "(?i)KELVIN",
                                               "\\x41\\x42",
                                               "wasser|feuer"};
    for (const auto& pattern : patterns) rules.push_back(regex(pattern));
    const Book book(rules);
    std::vector<Book> alone;  // with a \p, which is never gated
    for (const auto& pattern : patterns) {
        alone.push_back(Book({regex("(?:" + pattern + "|\\pZ\\pN\\pZ\\pN\\pZ)")}));
    }
    const std::vector<std::string> pieces = {"order",  " ",           "no",    "AB-", "12",
                                             "foo",    "bar",         "baz",   "k9",  "xy",
                                             "Straße", "STRASSE",     "sale5", "abc", "refs",
                                             "Kelvin", "\u212Aelvin", "feuer", "AB",  "ref\u017F"};
    for (int i = 0; i < 2000; ++i) {
        std::string text;
        for (int p = tests::below(random, 6); p >= 0; --p) {
            text += pieces[static_cast<std::size_t>(
                tests::below(random, static_cast<int>(pieces.size())))];
        }
        std::vector<std::uint32_t> expected;
        for (std::size_t r = 0; r < patterns.size(); ++r) {
            if (!alone[r].match(text).empty()) expected.push_back(static_cast<std::uint32_t>(r));
        }
        ASSERT_EQ(owners(book.match(text)), expected) << text;
    }
}

TEST(RuleIndex, SeesANegationThatTheRuleDoesNotAskFor) {
    const Book book({words("cancel ... order"), words("not ... arrived"), words("want refund")});
    const auto negated = [&](std::string_view text) { return book.match(text).at(0).negated; };
    EXPECT_TRUE(negated("I do not want to cancel my order"));
    EXPECT_TRUE(negated("please don't cancel my order"));
    EXPECT_FALSE(negated("please cancel my order"));
    EXPECT_FALSE(negated("it does not fit, cancel my order"));
    EXPECT_FALSE(negated("it has not yet arrived"));
    EXPECT_TRUE(negated("I never want refunds"));
}

TEST(RuleIndex, IsTheSameEveryTime) {
    std::mt19937 random(11);
    std::vector<Rule> rules;
    for (int i = 0; i < 200; ++i)
        rules.push_back(words(tests::random_word(random) + " " + tests::random_word(random)));
    const Book one(rules);
    const Book two(rules);
    for (int i = 0; i < 200; ++i) {
        const auto text = tests::random_message(random);
        EXPECT_EQ(one.match(text), two.match(text));
    }
}

TEST(RuleIndex, SurvivesLongMessagesAndEmptyOnes) {
    const Book book({words("a ... b ... c ... d"), words("(a|b)? c")});
    std::string text;
    for (int i = 0; i < 3000; ++i) text += "a ";
    EXPECT_TRUE(book.match(text).empty());
    EXPECT_TRUE(book.match("").empty());
    EXPECT_TRUE(RuleIndex().match({"", {}, {}}, tests::entities()).empty());
}
