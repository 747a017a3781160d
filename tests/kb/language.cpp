// Short messages and the language they are in, beside what CLD2 makes of them.
#include "kb/words/language.hpp"

#include "tests/kb/bicycle_shop.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <string>
#include <vector>

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>
#include <gtest/gtest.h>

namespace {

const kb::Languages& two() {
    static const kb::Languages languages({"en", "de"});
    return languages;
}

const kb::Languages& many() {
    static const kb::Languages languages(
        {"en", "de", "nl", "es", "fr", "it", "pt", "pl", "tr", "sv", "ru", "zh", "ja", "th"});
    return languages;
}

struct Message {
    std::string lang;
    std::string text;

    std::size_t letters() const {
        return static_cast<std::size_t>(
            std::ranges::count_if(text, [](char c) { return (c & 0xC0) != 0x80; }));
    }
};

/// Forty messages of customers in each of fourteen languages.
std::vector<Message> short_messages() {
    std::vector<Message> out;
    std::ifstream in(bicycle_shop::folder() + "short_messages.txt");
    for (std::string line; std::getline(in, line);) {
        const auto tab = line.find('\t');
        out.push_back({line.substr(0, tab), line.substr(tab + 1)});
    }
    return out;
}

/// The best guess of CLD2, asked to make one however short the text is.
std::string cld2(const std::string& text) {
    const CLD2::CLDHints hints{nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
    std::array<CLD2::Language, 3> found{};
    std::array<int, 3> percent{};
    std::array<double, 3> scores{};
    int bytes = 0;
    bool reliable = false;
    const auto best = CLD2::ExtDetectLanguageSummary(
        text.data(), static_cast<int>(text.size()), true, &hints, CLD2::kCLDFlagBestEffort,
        found.data(), percent.data(), scores.data(), nullptr, &bytes, &reliable);
    return std::string(CLD2::LanguageCode(best)).substr(0, 2);  // zh-Hant is zh
}

struct Tally {
    int all = 0, ours = 0, theirs = 0;
    double share() const { return static_cast<double>(ours) / all; }
    double ahead() const { return static_cast<double>(ours - theirs) / all; }
};

Tally compare(std::size_t letters_max) {
    Tally out;
    for (const auto& message : short_messages()) {
        if (message.letters() > letters_max) continue;
        ++out.all;
        out.ours += many().detect(message.text).lang == message.lang;
        out.theirs += cld2(message.text) == message.lang;
    }
    return out;
}

TEST(Language, IsToldBetterThanByCld2) {
    const auto tally = compare(1000);
    ASSERT_EQ(tally.all, 14 * 40);
    EXPECT_GE(tally.share(), 0.93);
    EXPECT_GE(tally.ahead(), 0.04);
}

TEST(Language, IsToldBetterThanByCld2UnderTwentyLetters) {
    const auto tally = compare(19);
    ASSERT_GE(tally.all, 400);
    EXPECT_GE(tally.share(), 0.93);
    EXPECT_GE(tally.ahead(), 0.04);
}

TEST(Language, IsHardlyMistakenWhereTwoAreSpoken) {
    int all = 0;
    int right = 0;
    for (const auto& message : short_messages()) {
        if (message.lang != "en" && message.lang != "de") continue;
        ++all;
        right += two().detect(message.text).lang == message.lang;
    }
    EXPECT_GE(right, all * 97 / 100);
}

TEST(Language, IsSeldomSwitchedWronglyAndMostlyRightlyAgainstTheHint) {
    int all = 0;
    int kept = 0;
    int switched = 0;
    for (const auto& message : short_messages()) {
        if (message.lang != "en" && message.lang != "de") continue;
        ++all;
        kept += two().detect(message.text, message.lang).lang == message.lang;
        switched +=
            two().detect(message.text, message.lang == "en" ? "de" : "en").lang == message.lang;
    }
    EXPECT_GE(kept, all * 98 / 100);
    EXPECT_GE(switched, all * 85 / 100);
}

TEST(Language, IsHonestlyUnsureWhereItErrs) {
    int sure_and_wrong = 0;
    int sure = 0;
    for (const auto& message : short_messages()) {
        const auto found = many().detect(message.text);
        if (found.confidence < 0.9) continue;
        ++sure;
        sure_and_wrong += found.lang != message.lang;
    }
    EXPECT_GE(sure, 14 * 40 * 70 / 100);
    EXPECT_LE(sure_and_wrong, sure * 2 / 100);
}

TEST(Language, LearnsFromTheContentsOwnSentences) {
    kb::Languages shop({"en", "fi"});
    const std::string asked = "missä pakettini on";
    for (const auto* line : {"Missä tilaukseni on?", "Haluan palauttaa paketin",
                             "Milloin saan rahani takaisin?", "Miten maksan laskun?"}) {
        shop.learn("fi", line);
    }
    EXPECT_EQ(shop.detect(asked, "en").lang, "fi");
    EXPECT_EQ(shop.detect("where is my parcel", "fi").lang, "en");
}

TEST(Language, IsNotSwitchedByOneWord) {
    EXPECT_EQ(two().detect("refund", "de").lang, "de");
    EXPECT_EQ(two().detect("Rechnung", "en").lang, "en");
    EXPECT_EQ(two().detect("ok", "de").lang, "de");
}

TEST(Language, IsSwitchedByASentence) {
    EXPECT_EQ(two().detect("wo ist meine Bestellung?", "en").lang, "de");
    EXPECT_EQ(two().detect("where is my order?", "de").lang, "en");
    EXPECT_EQ(many().detect("返品したい", "en").lang, "ja");
    EXPECT_EQ(many().detect("我想退货", "ja").lang, "zh");
}

TEST(Language, IsTheHintWhereNothingSpeaks) {
    EXPECT_EQ(two().detect("AB-1234", "de").lang, "de");
    EXPECT_EQ(two().detect("", "de").lang, "de");
    EXPECT_EQ(two().detect("???").lang, "en");
    EXPECT_LT(two().detect("???").confidence, 0.7);
    EXPECT_EQ(kb::Languages{}.detect("where is it", "en").lang, "");
}

TEST(Language, IsNotGuessedFromLettersThatNoneOfThemHas) {
    for (const auto* text : {"שלום, כמה עולה משלוח?", "مرحبا اين طلبي", "Сколько стоит доставка?",
                             "Πόσο κοστίζει η αποστολή;", "배송비가 얼마예요?"}) {
        EXPECT_EQ(two().detect(text, "en").lang, "en") << text;
        EXPECT_EQ(two().detect(text, "de").lang, "de") << text;
        EXPECT_EQ(two().detect(text).lang, "en") << text << ": the content's first";
    }
    EXPECT_EQ(two().detect("Привет, wo ist meine Bestellung bitte?", "en").lang, "de");
}

TEST(Language, HintsMayNameARegion) {
    EXPECT_EQ(two().detect("AB-1234", "de-AT").lang, "de");
}

TEST(Language, TakesAnyBytes) {
    EXPECT_EQ(two().detect("\xff\xfe\xc3", "en").lang, "en");
    EXPECT_EQ(two().detect(std::string(20'000, 'x'), "en").lang, "en");
}

}  // namespace
