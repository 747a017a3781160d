// Pages outside the chat speak the language they are in, and the shop's own words before ours.
#include "server/desk/settings/page_words.hpp"

#include "server/desk/settings/notices.hpp"
#include "server/desk/settings/settings_file.hpp"
#include "server/net/pages/help_pages.hpp"
#include "tests/net/front_house.hpp"

#include <algorithm>
#include <regex>

namespace {

using front::Json;

struct PageWords : front::Front {
    PageWords() {
        const auto file = folder / "content/articles/de/versand.md";
        std::filesystem::create_directories(file.parent_path());
        std::ofstream(file)
            << "---\ntitle: Was kostet der Versand?\n---\nDer Versand kostet 4,90.\n";
    }
    void settings_are(std::string_view yaml) {
        std::ofstream(folder / "content/deskbell.yaml") << yaml;
    }
    std::string page(const std::string& path) { return stranger().call("GET", path).body; }
    std::string help(std::string_view path, std::string_view query = {}) {
        open();
        const auto now =
            std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
        return net::help_page(*desk->publisher().live(), path, query, now).body;
    }
};

desk::Settings settings_of(std::string_view yaml, kb::Problems& problems) {
    return desk::read_settings("deskbell.yaml", yaml, problems);
}

TEST_F(PageWords, AreInTheLanguageOfThePage) {
    const auto english = page("/help/en/contact");
    EXPECT_TRUE(english.contains("<h1>Write to us</h1>")) << english;
    const auto german = page("/help/de/contact");
    EXPECT_TRUE(german.contains("<h1>Schreiben Sie uns</h1>")) << german;
    EXPECT_FALSE(german.contains("Write to us"));
    EXPECT_TRUE(help("/de/").contains("Wie können wir helfen?"));
}

TEST_F(PageWords, OfTheShopComeBeforeOursAndAreShownAsText) {
    settings_are(R"(
texts:
  de:
    page_title: Schreib <b>uns</b> & wir antworten
    page_centre: Gut zu wissen
)");
    const auto contact = page("/help/de/contact");
    EXPECT_TRUE(contact.contains("Schreib &lt;b&gt;uns&lt;/b&gt; &amp; wir antworten")) << contact;
    EXPECT_FALSE(contact.contains("<b>uns"));
    const auto home = help("/de/");
    EXPECT_TRUE(home.contains("<title>Gut zu wissen ·")) << home;
    EXPECT_TRUE(page("/help/en/contact").contains("<h1>Write to us</h1>")) << "the other language";
}

TEST_F(PageWords, OfLanguagesFromTheRightStandOnTheRight) {
    const auto file = folder / "content/articles/he/mishloach.md";
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file) << "---\ntitle: כמה עולה משלוח?\n---\nהמשלוח עולה 4,90.\n";
    EXPECT_TRUE(help("/he/").contains(R"(<html lang="he" dir="rtl">)"));
    EXPECT_TRUE(help("/he/").contains(R"(hreflang="he" aria-current="true">עברית</a>)"));
    EXPECT_TRUE(help("/de/").contains(R"(<html lang="de" dir="ltr">)"));
    EXPECT_TRUE(page("/help/he/contact").contains(R"(<html lang="he" dir="rtl">)"));
}

TEST_F(PageWords, KeepWhatWasAskedAsText) {
    const auto found = help("/de/", "<b>xyzzy");
    EXPECT_TRUE(found.contains("&lt;b&gt;xyzzy")) << found;
    EXPECT_FALSE(found.contains("&amp;lt;")) << "escaped once";
}

TEST(PageWordTable, SaysEverythingInBothLanguagesWithTheSameBlanks) {
    kb::Problems problems;
    const auto settings = settings_of("", problems);
    const auto blanks = [](const std::string& text) {
        static const std::regex blank("\\{\\w+\\}");
        std::vector<std::string> all(std::sregex_token_iterator(text.begin(), text.end(), blank),
                                     {});
        std::ranges::sort(all);
        return all;
    };
    const auto en = desk::page_words(settings, "en");
    const auto de = desk::page_words(settings, "de");
    const auto fr = desk::page_words(settings, "fr");
    EXPECT_EQ(fr.title, en.title) << "English where there is nothing";
    for (const auto field : {&desk::PageWords::many_answers, &desk::PageWords::no_answer,
                             &desk::PageWords::sent, &desk::PageWords::contact}) {
        EXPECT_EQ(blanks(en.*field), blanks(de.*field)) << en.*field;
        EXPECT_FALSE(blanks(de.*field).empty());
        EXPECT_NE(en.*field, de.*field);
    }
    EXPECT_GE(desk::page_word_names().size(), 40U);
}

TEST(Notices, AreTheShopsOwnWhereItSaysSo) {
    kb::Problems problems;
    const auto settings =
        settings_of("texts: {de: {stay_polite: Bleib nett., file_arrived: Da ist sie.}}", problems);
    EXPECT_TRUE(problems.empty());
    EXPECT_EQ(desk::notice(settings, desk::Notice::stay_polite, "de"), "Bleib nett.");
    EXPECT_EQ(desk::notice(settings, desk::Notice::file_arrived, "de"), "Da ist sie.");
    EXPECT_TRUE(desk::notice(settings, desk::Notice::stay_polite, "en").starts_with("Please"));
    EXPECT_TRUE(desk::notice(settings, desk::Notice::stay_polite, "fr").starts_with("Merci"));
    EXPECT_TRUE(desk::notice(settings, desk::Notice::stay_polite, "pl").starts_with("Please"));
}

TEST(Notices, AnUnknownSentenceIsNamedWithWhatWasMeant) {
    kb::Problems problems;
    settings_of("texts: {de: {page_titel: Schreib uns}}", problems);
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_TRUE(problems.front().what.contains("page_titel"));
    EXPECT_TRUE(problems.front().mend.contains("page_title")) << problems.front().mend;
}

}  // namespace
