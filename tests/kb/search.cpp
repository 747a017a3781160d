// What a visitor of the help centre finds while typing.
#include "kb/matching/search.hpp"

#include <gtest/gtest.h>

namespace {

kb::SearchIndex index() {
    return kb::SearchIndex({
        {"en",
         "How long does a refund take?",
         {"when do I get my money back"},
         {"payout"},
         "Refunds reach your bank three to five working days after we receive the parcel."},
        {"en",
         "Return an item",
         {"send something back"},
         {},
         "Print the label, pack the item and bring the parcel to any post office. The refund "
         "follows."},
        {"en",
         "Descale a kettle",
         {"limescale"},
         {},
         "Boil water with citric acid, wait, rinse twice."},
        {"de",
         "Wie lange dauert eine Rückerstattung?",
         {"wann kommt mein Geld"},
         {},
         "Drei bis fünf Werktage, nachdem das Paket bei uns ist."},
    });
}

std::vector<std::size_t> found(std::string_view query, std::string_view lang = "en",
                               kb::SearchOptions options = {}) {
    std::vector<std::size_t> out;
    for (const auto& hit : index().find(query, lang, options)) out.push_back(hit.document);
    return out;
}

using Documents = std::vector<std::size_t>;

TEST(Search, PutsTheTitleBeforeTheBody) {
    EXPECT_EQ(found("refund"), (Documents{0, 1}));
}

TEST(Search, FindsWhileTyping) {
    EXPECT_EQ(found("ref"), (Documents{0, 1}));
    EXPECT_EQ(found("kett"), (Documents{2}));
    EXPECT_EQ(found("kett", "en", {.typing = false}), Documents{});
}

TEST(Search, FindsOtherFormsOfAWordAndItsSlips) {
    EXPECT_EQ(found("refunds ").front(), 0u);
    EXPECT_EQ(found("descaling the kettel").front(), 2u);
}

TEST(Search, StaysInItsLanguage) {
    EXPECT_EQ(found("rückerst", "de"), (Documents{3}));
    EXPECT_EQ(found("rückerst", "en"), Documents{});
    EXPECT_EQ(found("refund", "fr"), Documents{});
}

TEST(Search, PrefersArticlesWithAllTheWords) {
    EXPECT_EQ(found("refund parcel post office").front(), 1u);
}

TEST(Search, ShowsThePlaceThatWasFound) {
    const auto hits = index().find("bank", "en");
    ASSERT_FALSE(hits.empty());
    EXPECT_NE(hits[0].excerpt.find("bank"), std::string::npos);
}

TEST(Search, KeepsToItsLimitAndTakesAnything) {
    EXPECT_EQ(found("the item parcel refund", "en", {.limit = 1}).size(), 1u);
    EXPECT_TRUE(found("").empty());
    EXPECT_TRUE(found("?? \xff\xfe").empty());
}

}  // namespace
