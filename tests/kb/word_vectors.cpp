// What the dictionary knows: words lie near what they mean, and a matcher profits from it.
#include "kb/words/word_vectors.hpp"

#include "kb/flat_map.hpp"
#include "kb/matching/matcher.hpp"
#include "kb/words/text.hpp"

#include <cmath>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace {

double likeness(const kb::WordVectors& vectors, std::string_view a, std::string_view b) {
    const auto of = [&](std::string_view word) {
        return vectors[vectors.find(kb::hash_of(kb::stem(word, "en")))];
    };
    double product = 0;
    double first = 0;
    double second = 0;
    for (std::size_t d = 0; d < kb::WordVectors::dimensions; ++d) {
        product += of(a)[d] * of(b)[d];
        first += of(a)[d] * of(a)[d];
        second += of(b)[d] * of(b)[d];
    }
    return product / std::sqrt(first * second);
}

kb::Item item(std::string id, std::vector<std::string> phrases) {
    kb::Item out{.id = std::move(id), .lang = "en"};
    for (auto& phrase : phrases) out.phrases.push_back({std::move(phrase), "shop.md", 1});
    return out;
}

}  // namespace

TEST(WordVectors, LieNearWhatTheyMean) {
    const auto vectors = kb::WordVectors::of("en");
    if (vectors.empty()) GTEST_SKIP() << "built without WordNet";
    EXPECT_GT(likeness(vectors, "refund", "repayment"), 0.6);
    EXPECT_LT(likeness(vectors, "refund", "music"), 0.3);
    EXPECT_GT(likeness(vectors, "rain", "drizzle"), likeness(vectors, "rain", "sofa"));
}

TEST(WordVectors, KnowNoInventedWordAndNoOtherLanguage) {
    EXPECT_EQ(kb::WordVectors::of("en").find(kb::hash_of("qwxzjk")), kb::WordVectors::none);
    EXPECT_TRUE(kb::WordVectors::of("de").empty());
    EXPECT_TRUE(kb::WordVectors::of("ja").empty());
}

TEST(WordVectors, RankAnItemThatSharesNoWordWithTheMessage) {
    if (kb::WordVectors::of("en").empty()) GTEST_SKIP() << "built without WordNet";
    const kb::Matcher matcher({item("violin", {"violin lessons", "teach me the fiddle"}),
                               item("umbrella", {"umbrella stand", "a parasol against the sun"}),
                               item("kennel", {"kennel for the dog", "a leash for my poodle"})});
    const auto best = [&](std::string_view text) {
        const auto match = matcher.match(text);
        return match.candidates.empty() ? std::string{}
                                        : matcher.items()[match.candidates.front().item].id;
    };
    EXPECT_EQ(best("cello orchestra"), "violin");
    EXPECT_EQ(best("puppy terrier"), "kennel");
}
