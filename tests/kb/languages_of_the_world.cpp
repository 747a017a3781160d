// The same six things in ten languages: inflected, put together, or written without spaces.
#include "kb/matching/matcher.hpp"
#include "kb/words/compounds.hpp"
#include "kb/words/text.hpp"
#include "tests/kb/bicycle_shop.hpp"

#include <fstream>
#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace {

std::vector<std::string> cut(const std::string& text, char by) {
    std::vector<std::string> out(1);
    for (const char c : text) {
        if (c == by)
            out.emplace_back();
        else
            out.back() += c;
    }
    return out;
}

struct Shop {
    std::vector<kb::Item> items;
    std::vector<bicycle_shop::Question> questions;
};

/// A line: language, item, its phrases, questions of other words or other endings.
std::map<std::string, Shop> shops() {
    std::map<std::string, Shop> out;
    std::ifstream in(bicycle_shop::folder() + "small_shops.txt");
    for (std::string line; std::getline(in, line);) {
        const auto parts = cut(line, '\t');
        auto& shop = out[parts.at(0)];
        kb::Item item{.id = parts.at(1), .lang = parts.at(0)};
        for (auto& phrase : cut(parts.at(2), ';')) item.phrases.push_back({phrase, "", 0});
        item.label = item.phrases.front().text;
        for (auto& asked : cut(parts.at(3), ';')) shop.questions.push_back({item.id, asked});
        shop.items.push_back(std::move(item));
    }
    return out;
}

struct Tally {
    int all = 0, right = 0;
};

Tally ask(const Shop& shop) {
    const kb::Matcher matcher(shop.items);
    Tally out;
    for (const auto& question : shop.questions) {
        const auto match = matcher.match(question.text);
        const bool right = bicycle_shop::best_id(matcher, match) == question.id;
        ++out.all;
        out.right += right;
        if (!right && std::getenv("TELL")) printf("wrong: %s\n", question.text.c_str());
    }
    return out;
}

TEST(OtherLanguages, AreUnderstoodInOtherWordsAndEndings) {
    int all = 0;
    int right = 0;
    const auto all_shops = shops();
    ASSERT_EQ(all_shops.size(), 10u);
    for (const auto& [lang, shop] : all_shops) {
        const auto tally = ask(shop);
        EXPECT_GE(tally.right, tally.all * 75 / 100) << lang;
        all += tally.all;
        right += tally.right;
    }
    EXPECT_EQ(all, 10 * 12);
    EXPECT_GE(right, all * 95 / 100);
}

kb::Compounds german() {
    kb::Compounds out("de");
    for (const auto* word : {"rückgabe", "frist", "lieferung", "adresse", "versand", "kosten",
                             "bestellung", "nummer", "kunde", "konto", "die", "tee", "kanne"}) {
        out.add(word, kb::stem(word, "de"));
    }
    return out;
}

TEST(Compounds, AreTakenApartWhereBothHalvesAreKnown) {
    const auto known = german();
    const auto parts = [&](const char* first, const char* second) {
        return kb::CompoundParts{kb::hash_of(kb::stem(first, "de")),
                                 kb::hash_of(kb::stem(second, "de"))};
    };
    EXPECT_EQ(known.split("rückgabefrist"), parts("rückgabe", "frist"));
    EXPECT_EQ(known.split("versandkosten"), parts("versand", "kosten"));
    EXPECT_EQ(known.split("bestellungsnummer"), parts("bestellung", "nummer"));
    EXPECT_EQ(known.split("lieferadresse"), parts("lieferung", "adresse"));
    EXPECT_EQ(known.split("kundenkonto"), parts("kunde", "konto"));
    EXPECT_EQ(known.split("teekanne"), parts("tee", "kanne"));
}

TEST(Compounds, AreLeftAloneOtherwise) {
    const auto known = german();
    EXPECT_FALSE(known.split("rückgabe"));
    EXPECT_FALSE(known.split("geschenkfrist"));
    EXPECT_FALSE(known.split("diekosten")) << "an article is no half of a word";
    EXPECT_FALSE(kb::Compounds("en").split("weekendnumber"));
    EXPECT_FALSE(known.split("\xc3\xbc\xc3\xbc\xc3\xbc\xff\xff\xff\xff"));
}

TEST(Compounds, AreUnderstoodByTheirHalvesAndTheOtherWayRound) {
    const auto item = [](std::string id, std::vector<std::string> phrases) {
        kb::Item out{.id = std::move(id), .lang = "de"};
        out.label = phrases.front();
        for (auto& phrase : phrases) out.phrases.push_back({std::move(phrase), "", 0});
        return out;
    };
    const kb::Matcher shop({
        item("frist", {"Welche Frist gilt für die Rückgabe?", "bis wann geht die Rückgabe"}),
        item("porto", {"Was kosten Versand und Verpackung?", "Preis für den Versand"}),
        item("adresse", {"Die Adresse der Lieferung ändern", "Lieferung an andere Anschrift"}),
        item("konto", {"Kundenkonto löschen", "ich brauche das Kundenkonto nicht mehr"}),
        item("garten", {"Gartenmöbel reinigen", "wie pflege ich Gartenmöbel"}),
    });
    for (const auto& [asked, id] :
         std::vector<std::pair<std::string, std::string>>{{"Rückgabefrist", "frist"},
                                                          {"Versandpreis", "porto"},
                                                          {"Lieferadresse", "adresse"},
                                                          {"mein Konto als Kunde", "konto"},
                                                          {"Möbel im Garten", "garten"}}) {
        EXPECT_EQ(bicycle_shop::best_id(shop, shop.match(asked)), id) << asked;
    }
    const auto match = shop.match("Rückgabefrist");
    EXPECT_GE(match.candidates[0].signals.explained, 0.5);
    EXPECT_TRUE(match.unknown_words.empty());
}

}  // namespace
