// Article files: everything an editor may write, and what is said of what they may not.
#include "kb/library/article_file.hpp"

#include <string>

#include <gtest/gtest.h>

using namespace std::chrono_literals;

namespace {

const kb::ArticlePlace here{"articles/en/money/refund-time.md", "en", "money", "refund-time", {}};

struct Read {
    std::optional<kb::Article> article;
    kb::Problems problems;
};

Read read(std::string_view text, const kb::Snippets& snippets = {},
          const kb::ArticlePlace& place = here) {
    Read out;
    out.article = kb::read_article(text, place, snippets, out.problems);
    return out;
}

kb::Article good(std::string_view text, const kb::Snippets& snippets = {}) {
    auto [article, problems] = read(text, snippets);
    for (const auto& problem : problems) ADD_FAILURE() << kb::to_string(problem);
    EXPECT_TRUE(article.has_value());
    return std::move(article).value_or(kb::Article{});
}

std::string complaint(std::string_view text, const kb::Snippets& snippets = {}) {
    const auto [article, problems] = read(text, snippets);
    EXPECT_FALSE(article.has_value());
    return problems.empty() ? std::string("nothing") : kb::to_string(problems.front());
}

constexpr std::string_view whole_article = R"(---
title: How long does a refund take?
questions: |
  when do I get my money back
  refund still not on my account
not_questions: |
  how do I ask for a refund
answer: Refunds take **3-5 working days**.
keywords: [payout]
status: live
audience: {who: everyone, tiers: [gold], countries: [DE], pages: ["/account/*"]}
valid: {from: 2026-01-01, until: 2027-01-01}
review_by: 2026-12-31
owner: billing
risk: high
handoff: offer
related: [return-an-item]
buttons:
  - {label: Where is my parcel?, intent: order-status}
  - {label: Talk to a person, handoff: true}
variants:
  - {id: short, weight: 3, answer: "3-5 working days."}
  - {id: long, answer: "Between 3 and 5 working days."}
redirect_from: [refunds]
translation_of: erstattung
---
We pay at once.

## When the bank is slow {#slow-bank}
Ask them.

### A detail
More.
)";
}  // namespace

TEST(ArticleFile, ReadsEveryFieldOfTheContract) {
    const auto article = good(whole_article);
    EXPECT_EQ(article.id, "refund-time");
    EXPECT_EQ(article.lang, "en");
    EXPECT_EQ(article.folder, "money");
    EXPECT_EQ(article.title, "How long does a refund take?");
    EXPECT_EQ(article.title_line, 2);
    ASSERT_EQ(article.questions.size(), 2U);
    EXPECT_EQ(article.questions[1], (kb::Phrase{"refund still not on my account", here.file, 5}));
    EXPECT_EQ(article.not_questions[0].line, 7);
    EXPECT_EQ(article.answer, "Refunds take **3-5 working days**.");
    EXPECT_EQ(article.answer_text, "Refunds take 3-5 working days.");
    EXPECT_EQ(article.keywords, std::vector<std::string>{"payout"});
    EXPECT_EQ(article.audience,
              (kb::Audience{kb::Who::everyone, {"gold"}, {"DE"}, {"/account/*"}}));
    EXPECT_EQ(article.valid.from, std::chrono::sys_days(2026y / 1 / 1));
    EXPECT_EQ(article.valid.until, std::chrono::sys_days(2027y / 1 / 1));
    EXPECT_EQ(article.review_by, std::chrono::sys_days(2026y / 12 / 31));
    EXPECT_EQ(article.owner, "billing");
    EXPECT_EQ(article.risk, kb::Risk::high);
    EXPECT_EQ(article.handoff, kb::HandoffWish::offer);
    EXPECT_EQ(article.related[0].text, "return-an-item");
    ASSERT_EQ(article.buttons.size(), 2U);
    EXPECT_EQ(article.buttons[0].intent, "order-status");
    EXPECT_EQ(article.buttons[0].line, 19);
    EXPECT_TRUE(article.buttons[1].handoff);
    ASSERT_EQ(article.variants.size(), 2U);
    EXPECT_EQ(article.variants[0].weight, 3);
    EXPECT_EQ(article.redirect_from[0].text, "refunds");
    EXPECT_EQ(article.origin(), "erstattung");
}

TEST(ArticleFile, HeadingsMakePassagesOfTheirOwn) {
    const auto article = good(whole_article);
    ASSERT_EQ(article.passages.size(), 2U);
    EXPECT_EQ(article.passages[0].heading, "");
    EXPECT_EQ(article.passages[0].text, "We pay at once.");
    EXPECT_EQ(article.passages[1].heading, "When the bank is slow");
    EXPECT_EQ(article.passages[1].anchor, "slow-bank");
    EXPECT_EQ(article.passages[1].line, 29);
    EXPECT_EQ(article.passages[1].text, "Ask them.\n\nA detail\n\nMore.");
}

TEST(ArticleFile, NeedsNothingButATitle) {
    const auto article =
        good("---\ntitle: Do you ship abroad?\n---\nYes, *everywhere*.\n\nMore.\n");
    EXPECT_EQ(article.answer, "Yes, *everywhere*.");
    EXPECT_EQ(article.answer_text, "Yes, everywhere.");
    EXPECT_EQ(article.status, kb::Status::live);
    EXPECT_EQ(article.risk, kb::Risk::normal);
    EXPECT_EQ(article.origin(), "refund-time");
    EXPECT_EQ(complaint("---\nowner: me\n---\nText.\n"),
              "articles/en/money/refund-time.md:2:1: error: \"title\" is missing in an article "
              "(The question as a customer says it.)");
}

TEST(ArticleFile, ReadsFilesFromWindows) {
    const auto article =
        good("\xEF\xBB\xBF---\r\ntitle: A\r\nquestions: |\r\n  b\r\n---\r\nText\r\nmore.\r\n");
    EXPECT_EQ(article.questions[0], (kb::Phrase{"b", here.file, 4}));
    EXPECT_EQ(article.body, "Text\nmore.\n");
}

TEST(ArticleFile, SaysWhereTheFrontMatterIsWrong) {
    EXPECT_EQ(complaint("---\ntitle: A\nquestion: b\n---\n"),
              "articles/en/money/refund-time.md:3:1: error: unknown key \"question\" in an article "
              "(did you mean \"questions\"?)");
    EXPECT_EQ(complaint("---\ntitle: A: b\n---\n"),
              "articles/en/money/refund-time.md:2:9: error: a colon stands where none may be "
              "(put a text that has a colon in it in quotes)");
    EXPECT_EQ(complaint("---\ntitle: A\nrisk: hihg\n---\n"),
              "articles/en/money/refund-time.md:3:7: error: \"risk\" must be one of low, normal, "
              "high, not \"hihg\" (did you mean \"high\"?)");
    EXPECT_NE(complaint("---\ntitle: A\nvalid: {from: 2026-02-01, until: 2026-01-01}\n---\n")
                  .find(":3:34: error: it ends before it begins"),
              std::string::npos);
    EXPECT_NE(complaint("---\ntitle: A\naudience: {countries: [Germany]}\n---\n")
                  .find(":3: error: \"Germany\" is no country code"),
              std::string::npos);
    EXPECT_NE(complaint("---\ntitle: A\nvariants: [{id: a, weight: 0, answer: b}]\n---\n")
                  .find("\"weight\" must be at least 1"),
              std::string::npos);
}

TEST(ArticleFile, WantsFrontMatterThatBeginsAndEnds) {
    EXPECT_EQ(complaint("# Title\n"),
              "articles/en/money/refund-time.md:1:1: error: there is no front matter "
              "(begin the file with a line ---, then title: ..., then a line ---)");
    EXPECT_NE(complaint("").find("there is no front matter"), std::string::npos);
    EXPECT_NE(complaint("---\ntitle: A\n").find("the front matter does not end"),
              std::string::npos);
    EXPECT_NE(complaint("---").find("the front matter does not end"), std::string::npos);
}

TEST(ArticleFile, RefusesRawHtmlAndLinksThatLeadAstray) {
    EXPECT_EQ(complaint("---\ntitle: A\n---\nText\n\n<div onclick=x>\n</div>\n"),
              "articles/en/money/refund-time.md:6: error: raw HTML: <div onclick=x> "
              "(say it in Markdown; put a < that is meant as such behind a backslash)");
    EXPECT_NE(complaint("---\ntitle: A\n---\n[x](javascript:alert)\n")
                  .find(":4: error: a link may not lead to \"javascript:alert\""),
              std::string::npos);
    EXPECT_TRUE(
        read("---\ntitle: A\n---\na < b, `<div>` and \\<i> are text\n").article.has_value());
}

TEST(ArticleFile, RefusesBytesThatAreNotText) {
    EXPECT_EQ(complaint("---\ntitle: A\n---\nok\ngr\xFC\xDF\n"),
              "articles/en/money/refund-time.md:5:3: error: this is not UTF-8 "
              "(save the file as UTF-8)");
    EXPECT_NE(complaint("---\ntitle: A\n---\na\x01\n").find(":4:2: error: a control character"),
              std::string::npos);
    EXPECT_NE(complaint(std::string(kb::article_bytes_max + 1, 'x')).find("more than 1024 KiB"),
              std::string::npos);
}

TEST(ArticleFile, ButtonsDoExactlyOneThing) {
    EXPECT_NE(complaint("---\ntitle: A\nbuttons: [{label: x}]\n---\n")
                  .find(":3:11: error: the button \"x\" must do one thing"),
              std::string::npos);
    EXPECT_NE(complaint("---\ntitle: A\nbuttons: [{label: x, intent: a, handoff: true}]\n---\n")
                  .find("must do one thing"),
              std::string::npos);
    EXPECT_NE(complaint("---\ntitle: A\nbuttons: [{label: x, url: \"javascript:x\"}]\n---\n")
                  .find("a button may not lead to"),
              std::string::npos);
}

TEST(ArticleFile, IdsAndLanguagesStandInAddresses) {
    kb::ArticlePlace odd = here;
    odd.stem = "Größe & Farbe";
    const auto [article, problems] = read("---\ntitle: A\n---\nb\n", {}, odd);
    ASSERT_FALSE(article);
    EXPECT_EQ(problems[0].mend, "rename the file, or write id: gr-e-farbe");
    odd.lang = "";
    odd.stem = "a";
    const auto without = read("---\ntitle: A\n---\nb\n", {}, odd);
    EXPECT_EQ(without.problems.at(0).what, "the article has no language");
    EXPECT_TRUE(read("---\ntitle: A\nlang: de-AT\n---\nb\n", {}, odd).article.has_value());
    for (const auto* good : {"en", "pt-BR", "zh-Hant"})
        EXPECT_TRUE(kb::good_language(good)) << good;
    for (const auto* bad : {"", "EN", "english", "e", "en-", "en_US"}) {
        EXPECT_FALSE(kb::good_language(bad)) << bad;
    }
}

TEST(ArticleFile, WarnsOfAnArticleWithNothingToSay) {
    const auto [article, problems] = read("---\ntitle: A\n---\n\n");
    EXPECT_TRUE(article.has_value());
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_EQ(problems[0].severity, kb::Severity::warning);
}

TEST(ArticleFile, PutsSnippetsInTheirPlaces) {
    kb::Snippets snippets;
    snippets.add("", "days", {"snippets/days.md", "14 days\n"});
    snippets.add("", "window", {"snippets/window.md", "within {{> days}}"});
    const auto article =
        good("---\ntitle: A\nanswer: \"Return it {{> window}}.\"\n---\nAll {{>days}}, {{name}}.\n",
             snippets);
    EXPECT_EQ(article.answer, "Return it within 14 days.");
    EXPECT_EQ(article.body, "All 14 days, {{name}}.\n");
}

TEST(ArticleFile, MissingSnippetsAndCirclesAreErrors) {
    kb::Snippets snippets;
    snippets.add("", "return-window", {"snippets/return-window.md", "14 days"});
    snippets.add("", "a", {"snippets/a.md", "x\n{{> b}}"});
    snippets.add("", "b", {"snippets/b.md", "{{> a}}"});
    EXPECT_EQ(complaint("---\ntitle: A\n---\nText\n{{> return-windw}}\n", snippets),
              "articles/en/money/refund-time.md:5: error: there is no snippet \"return-windw\" "
              "(did you mean \"return-window\"?)");
    EXPECT_EQ(complaint("---\ntitle: A\n---\n{{> a}}\n", snippets),
              "snippets/b.md:1: error: the snippet \"a\" includes itself (break the circle)");
}

TEST(Snippets, ALanguageMayHaveItsOwn) {
    kb::Snippets snippets;
    snippets.add("", "hi", {"snippets/hi.md", "Hello"});
    snippets.add("de", "hi", {"snippets/de/hi.md", "Hallo"});
    kb::Problems problems;
    EXPECT_EQ(snippets.expand("{{> hi}}!", "de", "f", 1, problems), "Hallo!");
    EXPECT_EQ(snippets.expand("{{> hi}}!", "en", "f", 1, problems), "Hello!");
    EXPECT_TRUE(problems.empty());
}

TEST(Snippets, ThatDoubleEachOtherEndSoon) {
    kb::Snippets snippets;
    for (int i = 0; i < 60; ++i) {
        const auto next = "{{> s" + std::to_string(i + 1) + "}}";
        snippets.add("", "s" + std::to_string(i), {"s.md", next + next});
    }
    snippets.add("", "s60", {"s.md", "x"});
    kb::Problems problems;
    snippets.expand("{{> s0}}", "en", "f", 1, problems);
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_NE(problems[0].what.find("more than 1 MiB"), std::string::npos);
}

TEST(Audience, AdmitsWhoIsMeant) {
    EXPECT_TRUE(kb::admits({}, {}));
    EXPECT_FALSE(kb::admits({.who = kb::Who::verified}, {}));
    EXPECT_TRUE(kb::admits({.who = kb::Who::verified}, {.verified = true}));
    EXPECT_FALSE(kb::admits({.who = kb::Who::agents}, {.verified = true}));
    EXPECT_TRUE(kb::admits({.who = kb::Who::agents}, {.agent = true}));
    EXPECT_FALSE(kb::admits({.tiers = {"gold"}}, {.tier = "silver"}));
    EXPECT_TRUE(kb::admits({.countries = {"DE"}}, {.country = "de"}));
    EXPECT_FALSE(kb::admits({.countries = {"DE"}}, {}));
}

TEST(Audience, PagesAreMatchedByTheirPath) {
    const kb::Audience account{.pages = {"/account/*", "/cart"}};
    EXPECT_TRUE(kb::admits(account, {.page = "/account/orders"}));
    EXPECT_TRUE(kb::admits(account, {.page = "https://shop.example/account/x?y=1#z"}));
    EXPECT_TRUE(kb::admits(account, {.page = "/cart?step=2"}));
    EXPECT_FALSE(kb::admits(account, {.page = "/cart/old"}));
    EXPECT_FALSE(kb::admits(account, {.page = "https://shop.example"}));
    EXPECT_TRUE(kb::admits({.pages = {"/a*b*c"}}, {.page = "/aXbbYc"}));
}

TEST(Validity, EndsBeforeTheDayItNames) {
    const kb::Validity year{std::chrono::sys_days(2026y / 1 / 1),
                            std::chrono::sys_days(2027y / 1 / 1)};
    EXPECT_FALSE(year.holds(std::chrono::sys_days(2025y / 12 / 31)));
    EXPECT_TRUE(year.holds(std::chrono::sys_days(2026y / 1 / 1)));
    EXPECT_TRUE(year.holds(std::chrono::sys_days(2026y / 12 / 31)));
    EXPECT_FALSE(year.holds(std::chrono::sys_days(2027y / 1 / 1)));
}

TEST(Variant, SharesFollowTheWeights) {
    const auto article = good(whole_article);
    int shorts = 0;
    for (std::uint64_t hash = 0; hash < 4000; ++hash) {
        shorts += kb::variant_for(article, hash)->id == "short";
    }
    EXPECT_EQ(shorts, 3000);
    EXPECT_EQ(kb::variant_for(kb::Article{}, 7), nullptr);
}

TEST(Item, AnArticleIsItsTitleThenItsQuestions) {
    const auto item = kb::to_item(good(whole_article));
    ASSERT_EQ(item.phrases.size(), 3U);
    EXPECT_EQ(item.phrases[0], (kb::Phrase{"How long does a refund take?", here.file, 2}));
    EXPECT_EQ(item.negatives.size(), 1U);
    EXPECT_TRUE(item.body.starts_with("Refunds take 3-5 working days.\n\nWe pay at once."));
}
