// What is a word? Folding, places in the original, short forms, stems, any bytes at all.
#include "kb/words/text.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace {

std::vector<std::string> texts(std::string_view text, std::string_view lang = "en") {
    std::vector<std::string> out;
    for (const auto& word : kb::words(text, lang)) out.push_back(word.text);
    return out;
}

using Words = std::vector<std::string>;

TEST(Words, AreFoldedAndLoseTheirPunctuation) {
    EXPECT_EQ(texts("Where IS my Order?!"), (Words{"where", "is", "my", "order"}));
    EXPECT_EQ(texts("  ?! ... "), Words{});
}

TEST(Words, RememberTheirBytesInTheOriginal) {
    const std::string text = "Größe L, AB-1234 bitte";
    for (const auto& word : kb::words(text, "de")) {
        ASSERT_LE(word.end, text.size());
        EXPECT_EQ(kb::fold(text.substr(word.begin, word.end - word.begin)), word.text);
    }
}

TEST(Words, SpellOutShortForms) {
    EXPECT_EQ(texts("I don’t know, what's up, can't"),
              (Words{"i", "do", "not", "know", "what", "is", "up", "can", "not"}));
    EXPECT_EQ(texts("the customer's parcel"), (Words{"the", "customer", "parcel"}));
    EXPECT_EQ(texts("pls help, im lost"), (Words{"please", "help", "i", "am", "lost"}));
    EXPECT_EQ(texts("im Laden", "de"), (Words{"im", "laden"}));
    EXPECT_EQ(texts("l'article qu'il", "fr"), (Words{"l", "article", "qu", "il"}));
}

TEST(Words, KeepNumbersAndOneLetterCompoundsTogether) {
    EXPECT_EQ(texts("3.5 of 1,000 in 3-5 days"),
              (Words{"3.5", "of", "1,000", "in", "3", "5", "days"}));
    EXPECT_EQ(texts("E-Mail or t-shirt"), (Words{"email", "or", "tshirt"}));
}

TEST(Words, KnowWhereASentenceStarts) {
    const auto words = kb::words("My kettle leaks. What now", "en");
    ASSERT_EQ(words.size(), 5u);
    EXPECT_TRUE(words[0].sentence_start);
    EXPECT_FALSE(words[1].sentence_start);
    EXPECT_TRUE(words[3].sentence_start);
}

TEST(Words, OfScriptsWithoutSpacesComeFromTheDictionary) {
    EXPECT_EQ(texts("返品の方法", "ja"), (Words{"返品", "の", "方法"}));
    EXPECT_EQ(texts("คืนสินค้า", "th"), (Words{"คืน", "สินค้า"}));
    EXPECT_EQ(texts("我的订单在哪里?", "zh").front(), "我的");
}

TEST(Words, TurkishHasTwoLettersI) {
    EXPECT_EQ(texts("IPTAL İstanbul", "tr"), (Words{"ıptal", "istanbul"}));
    EXPECT_EQ(texts("İstanbul", "en"), (Words{"istanbul"}));
}

TEST(Words, OfBrokenBytesAreTheRestOfTheText) {
    EXPECT_EQ(texts("a\xff\xfe"
                    "b \xc3"),
              (Words{"a", "b"}));
    EXPECT_EQ(kb::valid_utf8("a\xff"
                             "b"),
              "a\uFFFDb");
    EXPECT_EQ(texts("\xed\xa0\x80 ok"), (Words{"ok"}));
}

TEST(Words, AreBoundedInNumberAndLength) {
    const std::string endless(1'000'000, 'q');
    const auto one = kb::words(endless, "en");
    ASSERT_EQ(one.size(), 1u);
    EXPECT_LE(one[0].text.size(), kb::word_bytes_max);
    std::string many;
    for (int i = 0; i < 100'000; ++i) many += "ab ";
    EXPECT_LE(kb::words(many, "en").size(), kb::text_bytes_max / 3 + 1);
}

TEST(Normalise, MakesTheSamePhraseAlike) {
    EXPECT_EQ(kb::normalise("Where’s my order?"), kb::normalise("where is MY order"));
    EXPECT_EQ(kb::normalise("Straße"), "strasse");
    EXPECT_EQ(kb::normalise("cafe\u0301"), kb::normalise("caf\u00e9"));
    EXPECT_NE(kb::normalise("refund"), kb::normalise("no refund"));
}

TEST(Stem, JoinsTheFormsOfAWord) {
    EXPECT_EQ(kb::stem("refunds", "en"), kb::stem("refunded", "en-GB"));
    EXPECT_EQ(kb::stem("rückerstattungen", "de"), kb::stem("rückerstattung", "de"));
    EXPECT_EQ(kb::stem("返品", "ja"), "返品");
}

TEST(FunctionWords, CarryNoTopic) {
    EXPECT_TRUE(kb::is_function_word("where", "en"));
    EXPECT_TRUE(kb::is_function_word("wie", "de"));
    EXPECT_FALSE(kb::is_function_word("refund", "en"));
    EXPECT_FALSE(kb::is_function_word("die", "en"));
    EXPECT_TRUE(kb::is_function_word("die", ""));
}

}  // namespace
