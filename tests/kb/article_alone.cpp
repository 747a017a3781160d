// An article with a title and an answer and nothing else: does it still find its readers? Asked
// with the phrasings of the demo shop's articles, none of which the matcher has seen.
#include "kb/library/library.hpp"
#include "kb/matching/matcher.hpp"

#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace {

struct Tally {
    int asked = 0, first = 0, among_three = 0, answered = 0, wrong = 0;
};

struct Asked {
    std::string lang;
    std::string id;
    std::string text;
};

Tally ask(const kb::Matcher& matcher, const std::vector<Asked>& questions,
          const std::string& lang) {
    Tally out;
    for (const auto& question : questions) {
        if (question.lang != lang) continue;
        const auto match = matcher.match(question.text, {.lang = lang});
        const auto is_right = [&](const kb::Candidate& one) {
            return matcher.items()[one.item].id == question.id;
        };
        const auto three = std::min<std::size_t>(3, match.candidates.size());
        const bool first = three > 0 && is_right(match.candidates.front());
        const bool answered = match.decision == kb::Decision::answer;
        ++out.asked;
        out.first += first;
        out.among_three +=
            std::any_of(match.candidates.begin(), match.candidates.begin() + three, is_right);
        out.answered += answered;
        out.wrong += answered && !first;
    }
    return out;
}

TEST(ArticleAlone, IsFoundByItsTitleAndItsAnswer) {
    const auto loaded = kb::load_library(std::string(DESKBELL_SOURCE_DIR) + "/deploy/demo/content");
    ASSERT_TRUE(loaded.library);
    std::vector<kb::Item> items;
    std::vector<Asked> questions;
    for (const auto& article : loaded.library->articles()) {
        auto item = kb::to_item(article);
        for (std::size_t i = 1; i < item.phrases.size(); ++i) {
            questions.push_back({item.lang, item.id, item.phrases[i].text});
        }
        item.phrases.resize(1);
        item.negatives.clear();
        items.push_back(std::move(item));
    }
    const kb::Matcher matcher(std::move(items));
    for (const std::string lang : {"en", "de"}) {
        const auto tally = ask(matcher, questions, lang);
        ASSERT_GE(tally.asked, 100) << lang;
        std::printf("%s: %d phrasings, first %.1f %%, among three %.1f %%, answered %d, wrong %d\n",
                    lang.c_str(), tally.asked, 100.0 * tally.first / tally.asked,
                    100.0 * tally.among_three / tally.asked, tally.answered, tally.wrong);
        EXPECT_GE(tally.first, tally.asked * 50 / 100) << lang;
        EXPECT_GE(tally.among_three, tally.asked * 65 / 100) << lang;
        EXPECT_LE(tally.wrong, tally.asked * 5 / 100) << lang;
    }
}

}  // namespace
