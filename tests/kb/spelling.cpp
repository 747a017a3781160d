// Slips of the finger, and what must not be taken for one.
#include "kb/words/spelling.hpp"

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

namespace {

kb::Spelling of(const std::vector<std::string>& words) {
    kb::Spelling out;
    for (std::uint32_t i = 0; i < words.size(); ++i) out.add(words[i], i);
    out.finish();
    return out;
}

TEST(Slips, AreCountedByLetters) {
    EXPECT_EQ(kb::slips("order", "order", 2), 0);
    EXPECT_EQ(kb::slips("order", "ordr", 2), 1);
    EXPECT_EQ(kb::slips("order", "odrer", 2), 1);
    EXPECT_EQ(kb::slips("größe", "grösse", 2), 2);
    EXPECT_EQ(kb::slips("größe", "gröse", 1), 1);
    EXPECT_EQ(kb::slips("order", "invoice", 2), 3);
}

TEST(Spelling, FindsTheWordThatWasMeant) {
    const auto spelling = of({"refund", "invoice", "delivery", "rückerstattung"});
    EXPECT_EQ(spelling.repair("refnud"), 0u);
    EXPECT_EQ(spelling.repair("invoce"), 1u);
    EXPECT_EQ(spelling.repair("deliverry"), 2u);
    EXPECT_EQ(spelling.repair("rückerstatung"), 3u);
}

TEST(Spelling, LeavesShortAndEverydayWordsAlone) {
    const auto spelling = of({"cart", "wanted", "there"});
    EXPECT_EQ(spelling.repair("cat"), std::nullopt);
    EXPECT_EQ(spelling.repair("want"), std::nullopt);
    EXPECT_EQ(spelling.repair("where"), std::nullopt);
    EXPECT_EQ(spelling.repair("bicycle"), std::nullopt);
}

TEST(Spelling, PrefersTheWordThatBeginsAlike) {
    const auto spelling = of({"bower", "power"});
    EXPECT_EQ(spelling.repair("poweer"), 1u);
    EXPECT_EQ(of({"tower", "power"}).repair("powwer"), 1u);
}

TEST(Spelling, AgreesWithComparingEveryWord) {
    std::mt19937 dice(7);
    std::vector<std::string> words;
    for (int i = 0; i < 200; ++i) {
        std::string word;
        for (int k = 0; k < 5; ++k) word += static_cast<char>('a' + dice() % 4);
        if (std::ranges::find(words, word) == words.end()) words.push_back(word);
    }
    const auto spelling = of(words);
    for (int i = 0; i < 500; ++i) {
        std::string asked;
        for (int k = 0; k < 5; ++k) asked += static_cast<char>('a' + dice() % 5);
        int nearest = 9;
        for (const auto& word : words) nearest = std::min(nearest, kb::slips(asked, word, 1));
        const auto found = spelling.repair(asked);
        EXPECT_EQ(found.has_value(), nearest <= 1) << asked;
        if (found) EXPECT_EQ(kb::slips(asked, words[*found], 1), nearest) << asked;
    }
}

}  // namespace
