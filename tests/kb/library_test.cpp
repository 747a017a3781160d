// A content folder on disk becomes one library, or none and the reasons.
#include "kb/library/library.hpp"

#include "tests/kb/content_folder.hpp"
#include "tests/kb/cpu_clock.hpp"

#include <chrono>
#include <string>

#include <gtest/gtest.h>

using namespace std::chrono_literals;

namespace {

std::string article(std::string_view title, std::string_view more = "") {
    return "---\ntitle: " + std::string(title) + "\n" + std::string(more) + "---\nText.\n";
}

std::shared_ptr<const kb::Library> good(const ContentFolder& content) {
    auto loaded = kb::load_library(content.path());
    for (const auto& problem : loaded.problems) {
        EXPECT_EQ(problem.severity, kb::Severity::warning) << kb::to_string(problem);
    }
    return loaded.library;
}

std::vector<std::string> said(const ContentFolder& content,
                              const kb::LibraryOptions& options = {}) {
    std::vector<std::string> lines;
    for (const auto& problem : kb::load_library(content.path(), options).problems) {
        lines.push_back(kb::to_string(problem));
    }
    return lines;
}

std::string only(const std::vector<std::string>& lines) {
    EXPECT_EQ(lines.size(), 1U) << testing::PrintToString(lines);
    return lines.empty() ? std::string("nothing") : lines.front();
}
}  // namespace

TEST(Library, FindsArticlesByLanguageAndId) {
    const ContentFolder content;
    content.write("articles/en/shipping/costs.md", article("What does shipping cost?"));
    content.write("articles/en/about.md", article("Who are you?"));
    content.write("articles/de/kosten.md", article("Was kostet es?", "translation_of: costs\n"));
    const auto library = good(content);
    ASSERT_TRUE(library);
    EXPECT_EQ(library->languages(), (std::vector<std::string>{"de", "en"}));
    ASSERT_TRUE(library->find("en", "costs"));
    EXPECT_EQ(library->find("en", "costs")->folder, "shipping");
    EXPECT_EQ(library->find("de", "costs"), nullptr);
    EXPECT_EQ(library->translation(*library->find("en", "costs"), "de")->id, "kosten");
    EXPECT_EQ(library->translation(*library->find("de", "kosten"), "en")->id, "costs");
    EXPECT_EQ(library->translation(*library->find("en", "about"), "de"), nullptr);
    EXPECT_EQ(library->index_of(library->articles()[2]), 2U);
}

TEST(Library, OldIdsLeadToTheirArticles) {
    const ContentFolder content;
    content.write("articles/en/costs.md", article("Costs", "redirect_from: [prices, fees]\n"));
    const auto library = good(content);
    ASSERT_TRUE(library);
    EXPECT_EQ(library->resolve("en", "fees"), library->find("en", "costs"));
    EXPECT_EQ(library->resolve("en", "taxes"), nullptr);
}

TEST(Library, FoldersPassOnWhatTheirIndexSays) {
    const ContentFolder content;
    content.write("articles/en/_index.md", "---\ncascade: {owner: all, risk: low}\n---\n");
    content.write(
        "articles/en/law/_index.md",
        "---\ntitle: Your rights\ncascade: {risk: high, audience: {tiers: [gold]}}\n---\nHello.\n");
    content.write("articles/en/law/returns.md", article("Returns"));
    content.write("articles/en/law/warranty.md", article("A warranty", "risk: normal\n"));
    content.write("articles/en/other.md", article("Other"));
    const auto library = good(content);
    ASSERT_TRUE(library);
    EXPECT_EQ(library->find("en", "returns")->risk, kb::Risk::high);
    EXPECT_EQ(library->find("en", "returns")->owner, "all");
    EXPECT_EQ(library->find("en", "returns")->audience.tiers, std::vector<std::string>{"gold"});
    EXPECT_EQ(library->find("en", "warranty")->risk, kb::Risk::normal);
    EXPECT_EQ(library->find("en", "other")->risk, kb::Risk::low);
    const auto folders = library->folders("en");
    ASSERT_EQ(folders.size(), 2U);
    EXPECT_EQ(folders[1]->title, "Your rights");
    EXPECT_EQ(folders[1]->introduction, "Hello.\n");
    ASSERT_EQ(folders[1]->articles.size(), 2U);
    EXPECT_EQ(library->articles()[folders[1]->articles[0]].title, "A warranty");
}

TEST(Library, NamesFoldersThatHaveNoIndex) {
    const ContentFolder content;
    content.write("articles/en/getting-started/a.md", article("A"));
    const auto library = good(content);
    ASSERT_TRUE(library);
    EXPECT_EQ(library->folders("en").at(0)->title, "Getting started");
}

TEST(Library, ErrorsMakeNoLibraryAndAreAllSaid) {
    const ContentFolder content;
    content.write("articles/en/a.md", "---\ntitel: A\n---\n");
    content.write("articles/en/b.md", "no front matter\n");
    content.write("articles/en/c.md", article("C"));
    const auto loaded = kb::load_library(content.path());
    EXPECT_EQ(loaded.library, nullptr);
    EXPECT_EQ(said(content),
              (std::vector<std::string>{
                  "articles/en/a.md:2:1: error: \"title\" is missing in an article "
                  "(The question as a customer says it.)",
                  "articles/en/a.md:2:1: error: unknown key \"titel\" in an article "
                  "(did you mean \"title\"?)",
                  "articles/en/b.md:1:1: error: there is no front matter "
                  "(begin the file with a line ---, then title: ..., then a line ---)"}));
}

TEST(Library, TwoArticlesMayNotClaimOneId) {
    const ContentFolder content;
    content.write("articles/en/a/returns.md", article("A"));
    content.write("articles/en/b/returns.md", article("B"));
    content.write("articles/de/returns.md", article("C"));
    EXPECT_EQ(only(said(content)),
              "articles/en/b/returns.md:1:1: error: two articles in en claim the id \"returns\": "
              "this and articles/en/a/returns.md (rename one of them)");
}

TEST(Library, DeadReferencesAreErrorsWithAGuess) {
    const ContentFolder content;
    content.write(
        "articles/en/returns.md",
        article("A", "related: [refund-tiem]\nbuttons: [{label: x, article: nowhere}]\n"));
    content.write("articles/en/refund-time.md", article("B"));
    const auto lines = said(content);
    ASSERT_EQ(lines.size(), 2U);
    EXPECT_EQ(lines[0],
              "articles/en/returns.md:3: error: related: there is no article \"refund-tiem\" in en "
              "(did you mean \"refund-time\"?)");
    EXPECT_EQ(lines[1],
              "articles/en/returns.md:4: error: button: there is no article \"nowhere\" in en");
}

TEST(Library, DeadTranslationsAreErrors) {
    const ContentFolder content;
    content.write("articles/en/returns.md", article("A"));
    content.write("articles/de/rueckgabe.md", article("B", "translation_of: return\n"));
    EXPECT_EQ(said(content).at(1),
              "articles/de/rueckgabe.md:3: error: translation_of: no other language has an article "
              "\"return\" (did you mean \"returns\"?)");
}

TEST(Library, OneOldIdCannotLeadTwoWays) {
    const ContentFolder content;
    content.write("articles/en/a.md", article("A", "redirect_from: [b]\n"));
    content.write("articles/en/b.md", article("B"));
    EXPECT_EQ(only(said(content)),
              "articles/en/a.md:3: error: redirect_from: \"b\" already leads to articles/en/b.md "
              "(remove it here or there)");
}

TEST(Library, WarnsOfDatesThatPassed) {
    const ContentFolder content;
    content.write("articles/en/a.md",
                  article("A", "review_by: 2026-05-01\nvalid: {until: 2026-05-04}\n"));
    content.write("articles/en/b.md", article("B", "status: draft\nreview_by: 2020-01-01\n"));
    EXPECT_EQ(said(content), std::vector<std::string>{});
    EXPECT_EQ(said(content, {.today = std::chrono::sys_days(2026y / 5 / 4)}),
              (std::vector<std::string>{
                  "articles/en/a.md:3: warning: the review was due on 2026-05-01 "
                  "(read it again and move review_by)",
                  "articles/en/a.md:4: warning: it no longer holds since 2026-05-04 "
                  "(archive it, or move valid.until)"}));
}

TEST(Library, TellsTheLineOfADeadLinkBehindHeadings) {
    const ContentFolder content;
    content.write("articles/en/a.md",
                  "---\ntitle: A\n---\n\n## Costs\n\nFree.\n\n[x](/help/en/nowhere)\n");
    EXPECT_EQ(only(said(content)),
              "articles/en/a.md:9: warning: a link leads nowhere: /help/en/nowhere");
}

TEST(Library, WarnsOfWhatReadersCannotReach) {
    const ContentFolder content;
    content.write("articles/en/a.md",
                  "---\ntitle: A\nrelated: [b]\n---\n[c](/help/en/x/c) [b](/help/en/b#top) "
                  "[d](#d)\n\n## C\n");
    content.write("articles/en/b.md", article("B", "status: draft\n"));
    const auto lines = said(content);
    ASSERT_EQ(lines.size(), 3U) << testing::PrintToString(lines);
    EXPECT_EQ(lines[1], "articles/en/a.md:5: warning: a link leads nowhere: #d");
    EXPECT_EQ(lines[2], "articles/en/a.md:5: warning: a link leads nowhere: /help/en/x/c");
    EXPECT_EQ(lines[0],
              "articles/en/a.md:3: warning: related: \"b\" is a draft, so nobody sees it "
              "(make it live, or refer to another)");
    EXPECT_TRUE(good(content)->related(*good(content)->find("en", "a")).empty());
}

TEST(Library, WarnsOnceForEachLanguageThatMissesTranslations) {
    const ContentFolder content;
    for (const auto* name : {"a", "b", "c", "d", "e", "f", "g"}) {
        content.write(std::string("articles/en/") + name + ".md", article(name));
    }
    content.write("articles/de/a.md", article("A"));
    EXPECT_EQ(
        only(said(content)),
        "articles/de: warning: 6 of 7 articles in en are missing in de: b, c, d, e, f and 1 more "
        "(translate them; other names need translation_of)");
}

TEST(Library, ReadsSnippetsAndLexiconOfTheFolder) {
    const ContentFolder content;
    content.write("snippets/days.md", "14 days\r\n");
    content.write("snippets/de/days.md", "14 Tage\n");
    content.write("lexicon.yaml", "en: {synonyms: {parcel: [package]}}\n");
    content.write("articles/en/a.md", "---\ntitle: A\n---\nWithin {{> days}}.\n");
    content.write("articles/de/a.md", "---\ntitle: A\n---\nBinnen {{> days}}.\n");
    const auto library = good(content);
    ASSERT_TRUE(library);
    EXPECT_EQ(library->find("en", "a")->answer, "Within 14 days.");
    EXPECT_EQ(library->find("de", "a")->answer, "Binnen 14 Tage.");
    EXPECT_NE(library->lexicon().words("en").find("parcel"), nullptr);
}

TEST(Library, BrokenSnippetsAreSaidEvenWhereNobodyUsesThem) {
    const ContentFolder content;
    content.write("snippets/a.md", "x\n{{> nobody}}\n");
    content.write("snippets/b.md", "<b>x</b>\n");
    content.write("articles/en/a.md", article("A"));
    EXPECT_EQ(said(content), (std::vector<std::string>{
                                 "snippets/a.md:2: error: there is no snippet \"nobody\" (write it "
                                 "in snippets/nobody.md)",
                                 "snippets/b.md:1: error: raw HTML: <b> (say it in Markdown)"}));
}

TEST(Library, PassesOverWhatIsNoArticle) {
    const ContentFolder content;
    content.write("articles/en/a.md", article("A"));
    content.write("articles/en/.hidden.md", "x");
    content.write("articles/en/b.md~", "x");
    content.write("articles/en/pic.png", "x");
    content.write("articles/.git/c.md", "x");
    EXPECT_EQ(good(content)->articles().size(), 1U);
}

TEST(Library, SaysThatThereIsNothingToRead) {
    const ContentFolder content;
    EXPECT_EQ(only(said(content)),
              "articles: error: there are no articles (write one: articles/en/my-first.md)");
}

TEST(Library, HoldsItsLimits) {
    const ContentFolder content;
    for (const auto* name : {"a", "b", "c"}) {
        content.write(std::string("articles/en/") + name + ".md", article(name));
    }
    EXPECT_EQ(only(said(content, {.files_max = 2})),
              "articles: error: more than 2 files (split the content)");
    content.write("articles/en/a.md", "---\ntitle: A\n---\n" + std::string(5000, 'x'));
    EXPECT_EQ(only(said(content, {.file_bytes_max = 4096})),
              "articles/en/a.md: error: the file has more than 4 KiB (split it)");
}

TEST(Library, AThousandArticlesAreReadInABlink) {
    const ContentFolder content;
    for (int i = 0; i < 1000; ++i) {
        const auto n = std::to_string(i);
        std::string questions = "questions: |\n";
        for (int q = 0; q < 10; ++q)
            questions += "  how do I do the thing number " + n + " please\n";
        content.write("articles/en/f" + std::to_string(i % 20) + "/a" + n + ".md",
                      "---\ntitle: How about " + n + "?\n" + questions +
                          "keywords: [one, two]\nrelated: [a0, a1]\n---\n" +
                          "First paragraph with **words** and a [link](https://a.example).\n\n" +
                          "## Heading\n\n- one\n- two\n\nLast.\n");
    }
    const auto begin = cpu_seconds();
    const auto loaded = kb::load_library(content.path());
    const auto took = cpu_seconds() - begin;
    ASSERT_TRUE(loaded.library);
    EXPECT_EQ(loaded.library->articles().size(), 1000U);
    std::printf("1,000 articles, 10,000 phrases: %.0f ms\n", took * 1000);
    EXPECT_LT(took, 0.3 * patience);
}
