// Short messages and the language they are in.
#include "kb/language.hpp"

#include <array>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace {

const std::vector<std::string> two{"en", "de"};
const std::vector<std::string> many{"en", "de", "fr", "es", "it", "pt",
                                    "nl", "pl", "tr", "ja", "ru"};

TEST(Language, IsToldFromAFewWords) {
    int right = 0;
    int all = 0;
    for (const auto& [lang, text] : std::to_array<std::pair<const char*, const char*>>({
             {"en", "where is my order"},
             {"de", "wo ist meine bestellung"},
             {"fr", "où est ma commande"},
             {"es", "dónde está mi pedido"},
             {"it", "dov'è il mio ordine"},
             {"pt", "onde está meu pedido"},
             {"nl", "waar is mijn bestelling"},
             {"pl", "gdzie jest moje zamówienie"},
             {"tr", "siparişim nerede"},
             {"ja", "返品したい"},
             {"ru", "где мой заказ"},
             {"en", "i want a refund"},
             {"de", "ich will mein geld"},
             {"fr", "je veux annuler"},
             {"es", "quiero un reembolso"},
             {"it", "voglio un rimborso"},
             {"nl", "ik wil geld terug"},
             {"pl", "chcę zwrot pieniędzy"},
             {"en", "thanks a lot"},
             {"de", "vielen dank"},
             {"fr", "merci beaucoup"},
             {"es", "muchas gracias"},
         })) {
        const auto found = kb::detect(text, many);
        ++all;
        right += found.lang == lang;
    }
    EXPECT_GE(right, all - 1);
}

TEST(Language, IsNotSwitchedByOneWord) {
    EXPECT_EQ(kb::detect("refund", two, "de").lang, "de");
    EXPECT_EQ(kb::detect("Rechnung", two, "en").lang, "en");
    EXPECT_EQ(kb::detect("ok", two, "de").lang, "de");
}

TEST(Language, IsSwitchedByASentence) {
    EXPECT_EQ(kb::detect("wo ist meine Bestellung?", two, "en").lang, "de");
    EXPECT_EQ(kb::detect("where is my order?", two, "de").lang, "en");
    EXPECT_EQ(kb::detect("返品したい", many, "en").lang, "ja");
}

TEST(Language, IsTheHintWhereNothingSpeaks) {
    EXPECT_EQ(kb::detect("AB-1234", two, "de").lang, "de");
    EXPECT_EQ(kb::detect("", two, "de").lang, "de");
    EXPECT_EQ(kb::detect("???", two).lang, "en");
    EXPECT_LT(kb::detect("???", two).confidence, 0.7);
    EXPECT_EQ(kb::detect("where is it", {}, "en").lang, "");
}

TEST(Language, HintsMayNameARegion) {
    EXPECT_EQ(kb::detect("AB-1234", two, "de-AT").lang, "de");
}

TEST(Language, TakesAnyBytes) {
    EXPECT_EQ(kb::detect("\xff\xfe\xc3", two, "en").lang, "en");
    EXPECT_EQ(kb::detect(std::string(20'000, 'x'), two, "en").lang, "en");
}

}  // namespace
