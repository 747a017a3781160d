// lexicon.yaml: the shop's own words, by language.
#include "kb/words/lexicon.hpp"

#include <gtest/gtest.h>

namespace {
kb::Lexicon good(std::string_view text) {
    kb::Problems problems;
    auto lexicon = kb::Lexicon::read("lexicon.yaml", text, problems);
    for (const auto& problem : problems) ADD_FAILURE() << kb::to_string(problem);
    return lexicon;
}

std::string complaint(std::string_view text) {
    kb::Problems problems;
    kb::Lexicon::read("lexicon.yaml", text, problems);
    return problems.empty() ? std::string("nothing") : kb::to_string(problems.front());
}
}  // namespace

TEST(Lexicon, HoldsTheWordsOfEachLanguage) {
    const auto lexicon = good(
        "en:\n  synonyms:\n    parcel: [package, shipment]\n    refund: |\n      money back\n"
        "  abbreviations: {asap: as soon as possible}\n  products: [Cloud Pillow]\n"
        "  negations: [not, never]\nde:\n  synonyms: {paket: [Sendung]}\n");
    const auto& english = lexicon.words("en");
    ASSERT_NE(english.find("parcel"), nullptr);
    EXPECT_EQ(english.find("parcel")->words,
              (std::vector<std::string>{"parcel", "package", "shipment"}));
    EXPECT_EQ(english.find("parcel")->line, 3);
    EXPECT_EQ(english.find("refund")->words, (std::vector<std::string>{"refund", "money back"}));
    EXPECT_EQ(english.abbreviations.at(0).full, "as soon as possible");
    EXPECT_EQ(english.products.at(0).name, "Cloud Pillow");
    EXPECT_EQ(english.negations, (std::vector<std::string>{"not", "never"}));
    EXPECT_EQ(english.find("paket"), nullptr);
    EXPECT_EQ(lexicon.languages(), (std::vector<std::string>{"de", "en"}));
}

TEST(Lexicon, WordsForAllLanguagesAreInEach) {
    const auto lexicon = good(
        "all:\n  products: {Cloud Pillow: [cloudpillow, cp]}\n  synonyms: {mail: [e-mail]}\n"
        "en:\n  synonyms: {mail: [email]}\n");
    EXPECT_EQ(lexicon.words("en").products.at(0).also,
              (std::vector<std::string>{"cloudpillow", "cp"}));
    EXPECT_EQ(lexicon.words("fr").products.size(), 1U);
    EXPECT_EQ(lexicon.words("en").find("mail")->words, (std::vector<std::string>{"mail", "email"}))
        << "a language's own group wins";
    EXPECT_EQ(lexicon.words("en-GB").find("mail")->words.size(), 2U) << "en-GB speaks en";
}

TEST(Lexicon, SaysWhatItCannotUse) {
    EXPECT_EQ(complaint("en: {synonym: {}}\n"),
              "lexicon.yaml:1:6: error: unknown key \"synonym\" in the words of a language "
              "(did you mean \"synonyms\"?)");
    EXPECT_EQ(complaint("en: {synonyms: {\"two words\": [a]}}\n"),
              "lexicon.yaml:1:17: error: rules can't say ~two words "
              "(use letters, digits, - and _ in the name)");
    EXPECT_EQ(complaint("en:\n  synonyms:\n    parcel:\n"),
              "lexicon.yaml:3:5: error: \"parcel\" has no words (name some, or remove it)");
    EXPECT_NE(complaint("- x\n").find("\"the lexicon\" must be a map"), std::string::npos);
}

TEST(Lexicon, AnEmptyFileIsAnEmptyLexicon) {
    EXPECT_TRUE(good("").languages().empty());
    EXPECT_TRUE(good("# later\n").words("en").concepts.empty());
}
