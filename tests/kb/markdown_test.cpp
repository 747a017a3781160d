// Markdown becomes what its author meant, as HTML, as text and as an outline.
#include "kb/markdown/markdown.hpp"

#include "tests/kb/html_checker.hpp"

#include <string>

#include <gtest/gtest.h>

namespace markdown = kb::markdown;

namespace {
std::string html(std::string_view text) {
    auto out = markdown::html(text);
    const auto offence = HtmlChecker::offence(out);
    EXPECT_FALSE(offence) << *offence << "\nin: " << out;
    return out;
}
}  // namespace

TEST(MarkdownHtml, WritesWhatCommonMarkMeans) {
    EXPECT_EQ(html("A *b* **c** `d` ~~e~~\nf  \ng"),
              "<p>A <em>b</em> <strong>c</strong> <code>d</code> <del>e</del>\nf<br>\ng</p>\n");
    EXPECT_EQ(html("- a\n- b\n"), "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n");
    EXPECT_EQ(html("3. a\n4. b\n"), "<ol start=\"3\">\n<li>a</li>\n<li>b</li>\n</ol>\n");
    EXPECT_EQ(html("> a\n\n---\n"), "<blockquote>\n<p>a</p>\n</blockquote>\n<hr>\n");
    EXPECT_EQ(html("```\na < b\n```\n"), "<pre><code>a &lt; b\n</code></pre>\n");
}

TEST(MarkdownHtml, WritesTablesWithoutInlineStyles) {
    EXPECT_EQ(html("|a|b|\n|---|--:|\n|1|2|\n"),
              "<table>\n<thead>\n<tr><th>a</th><th class=\"align-right\">b</th></tr>\n</thead>\n"
              "<tbody>\n<tr><td>1</td><td class=\"align-right\">2</td></tr>\n</tbody>\n</table>\n");
}

TEST(MarkdownHtml, LinksLeaveWithoutTellingWhereFrom) {
    EXPECT_EQ(html("[form](https://a.example/x?a=1&b=2 \"the \\\"form\\\"\")"),
              "<p><a href=\"https://a.example/x?a=1&amp;b=2\" title=\"the &quot;form&quot;\" "
              "target=\"_blank\" rel=\"noopener noreferrer nofollow\">form</a></p>\n");
    EXPECT_EQ(html("[r](/help/en/returns#how)"), "<p><a href=\"/help/en/returns#how\">r</a></p>\n");
    EXPECT_EQ(html("[r](#how) [m](mailto:a@b.example) [t](tel:+491234)"),
              "<p><a href=\"#how\">r</a> <a href=\"mailto:a@b.example\">m</a> "
              "<a href=\"tel:+491234\">t</a></p>\n");
}

TEST(MarkdownHtml, BareAddressesBecomeLinks) {
    EXPECT_NE(html("see https://a.example/x and me@a.example").find("href=\"https://a.example/x\""),
              std::string::npos);
    EXPECT_NE(html("write me@a.example now").find("<a href=\"mailto:me@a.example\">"),
              std::string::npos);
    EXPECT_EQ(html("www.a.example ftp://a.example").find("<a"), std::string::npos);
}

TEST(MarkdownHtml, ImagesComeFromHereOrSafelyAndLate) {
    EXPECT_EQ(html("![a *b*](/pic.png \"t\")"),
              "<p><img src=\"/pic.png\" alt=\"a b\" title=\"t\" loading=\"lazy\"></p>\n");
    EXPECT_EQ(html("![a](http://a.example/p.png)"), "<p>a</p>\n");
    EXPECT_EQ(html("![x![y](/b.png)z](/a.png)"),
              "<p><img src=\"/a.png\" alt=\"xyz\" loading=\"lazy\"></p>\n");
    EXPECT_EQ(html("[![x](/b.png)](/go)"),
              "<p><a href=\"/go\"><img src=\"/b.png\" alt=\"x\" loading=\"lazy\"></a></p>\n");
}

TEST(MarkdownHtml, HeadingsBeginBelowThePagesOwnAndCarryAnchors) {
    EXPECT_EQ(html("# A\n## B & *c* {#costs}\n"), "<h2>A</h2>\n<h2>B &amp; <em>c</em></h2>\n");
    EXPECT_EQ(
        markdown::html("# A b\n## A B\n### Costs & more {#c}\n#### Größe\n", {.heading_ids = true}),
        "<h2 id=\"a-b\">A b</h2>\n<h2 id=\"a-b-2\">A B</h2>\n<h3 id=\"c\">Costs &amp; more</h3>\n"
        "<h4 id=\"größe\">Größe</h4>\n");
}

TEST(MarkdownHtml, RawHtmlIsShownAsText) {
    EXPECT_EQ(html("<script>alert(1)</script>"), "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n");
    EXPECT_EQ(html("a <b onclick=\"x\">b</b>"),
              "<p>a &lt;b onclick=&quot;x&quot;&gt;b&lt;/b&gt;</p>\n");
    EXPECT_EQ(html("<!-- note -->"), "<p>&lt;!-- note --&gt;</p>\n");
}

TEST(MarkdownHtml, EntitiesAreReadOnceAndUnknownOnesStayText) {
    EXPECT_EQ(html("&lt;b&gt; &euro; &#65; &#x42; &nosuch; & &amp;lt;"),
              "<p>&lt;b&gt; € A B &amp;nosuch; &amp; &amp;lt;</p>\n");
}

TEST(MarkdownHtml, LeavesVariablesAlone) {
    EXPECT_EQ(html("Order {{order_number}} is {{order.state}}, {{order.eta | date}}."),
              "<p>Order {{order_number}} is {{order.state}}, {{order.eta | date}}.</p>\n");
}

TEST(MarkdownHtml, TakesAnyBytes) {
    EXPECT_EQ(html("gr\xFC\xDF"), "<p>gr\xEF\xBF\xBD\xEF\xBF\xBD</p>\n");
    EXPECT_EQ(html(std::string_view("a\0b\x01"
                                    "c",
                                    5)),
              "<p>a\xEF\xBF\xBD"
              "bc</p>\n");
    EXPECT_EQ(html(""), "");
}

TEST(MarkdownPlain, ReadsLikeAMessage) {
    EXPECT_EQ(markdown::plain("# Costs {#costs}\nIt is **free** from\n50 €.\n\n- one\n- two\n  1. "
                              "a\n  2. b\n\nBye\n"),
              "Costs\n\nIt is free from 50 €.\n\n- one\n- two\n  1. a\n  2. b\n\nBye");
    EXPECT_EQ(markdown::plain("|a|b|\n|---|---|\n|1|2|\n\nend"), "a | b\n1 | 2\n\nend");
    EXPECT_EQ(markdown::plain("- a\n\n- b\n\n  more\n"), "- a\n- b\nmore");
    EXPECT_EQ(markdown::plain("a &amp; b <c>"), "a & b <c>");
    EXPECT_EQ(markdown::plain("```\nx\ny\n```\nz"), "x\ny\n\nz");
}

TEST(MarkdownPlain, NamesAddressesOnlyWhereTheyAreNewAndUseful) {
    const markdown::PlainOptions shown{.link_addresses = true};
    EXPECT_EQ(markdown::plain("[form](https://a.example)"), "form");
    EXPECT_EQ(markdown::plain("[form](https://a.example)", shown), "form (https://a.example)");
    EXPECT_EQ(markdown::plain("https://a.example", shown), "https://a.example");
    EXPECT_EQ(markdown::plain("me@a.example", shown), "me@a.example");
    EXPECT_EQ(markdown::plain("[x](/help) [y](javascript:z)", shown), "x y");
}

TEST(MarkdownFirstParagraph, IsWhatAnswersInChat) {
    EXPECT_EQ(markdown::first_paragraph("# Title\n\nFirst *one*\nline two.\n\nSecond.\n"),
              "First *one*\nline two.");
    EXPECT_EQ(markdown::first_paragraph("Do this:\n\n1. a\n2. **b**\n\nThen wait.\n"),
              "Do this:\n\n1. a\n2. **b**");
    EXPECT_EQ(markdown::first_paragraph("**Do this:**\n- a\n- b\n\nx"), "**Do this:**\n- a\n- b");
    EXPECT_EQ(markdown::first_paragraph("- a\n- b\n"), "- a\n- b");
    EXPECT_EQ(markdown::first_paragraph("First.\n\n- a\n"), "First.");
    EXPECT_EQ(markdown::first_paragraph(""), "");
    EXPECT_EQ(markdown::first_paragraph("## Only a heading\n"), "");
}

TEST(MarkdownOutline, FindsHeadingsWithTheirPlaces) {
    const std::string text =
        "Intro\n\n## Costs & more {#costs}\ntext\n\nSetext\n---\nmore\n\n"
        "```\n# not one\n```\n> # quoted\n\n## Costs\n";
    const auto found = markdown::outline(text);
    ASSERT_EQ(found.headings.size(), 3U);
    EXPECT_EQ(found.headings[0].text, "Costs & more");
    EXPECT_EQ(found.headings[0].anchor, "costs");
    EXPECT_TRUE(found.headings[0].named);
    EXPECT_EQ(found.headings[0].line, 3);
    EXPECT_EQ(text.substr(found.headings[0].end, 5), "text\n");
    EXPECT_EQ(found.headings[1].text, "Setext");
    EXPECT_EQ(text.substr(found.headings[1].end, 5), "more\n");
    EXPECT_EQ(found.headings[2].anchor, "costs-2");
    EXPECT_FALSE(found.headings[2].named);
}

TEST(MarkdownOutline, NamesAnchorsAsThePageDoes) {
    const std::string text = "# A & b\n> ## A b\n\n## A b\n## `c` d\n";
    const auto page = markdown::html(text, {.heading_ids = true});
    for (const auto& heading : markdown::outline(text).headings) {
        EXPECT_NE(page.find("id=\"" + heading.anchor + "\""), std::string::npos)
            << heading.anchor << " in\n"
            << page;
    }
}

TEST(MarkdownOutline, PointsAtRawHtmlAndRefusedLinks) {
    const auto found = markdown::outline(
        "ok\n\n<div>\nx\n</div>\n\na <b>b</b> [x](javascript:y)\n"
        "![p](data:z) [fine](/a)\n");
    ASSERT_GE(found.raw_html.size(), 2U);
    EXPECT_EQ(found.raw_html[0].line, 3);
    EXPECT_EQ(found.raw_html[0].text, "<div>");
    EXPECT_EQ(found.raw_html[1].line, 7);
    EXPECT_EQ(found.raw_html[1].text, "<b>");
    ASSERT_EQ(found.refused.size(), 2U);
    EXPECT_EQ(found.refused[0].text, "javascript:y");
    EXPECT_EQ(found.refused[0].line, 7);
    EXPECT_EQ(found.refused[1].line, 8);
    ASSERT_EQ(found.links.size(), 1U);
    EXPECT_EQ(found.links[0].text, "/a");
}

TEST(MarkdownLiteral, ShowsExactlyTheValue) {
    for (const std::string value :
         {"*x*", "[a](https://b.example)", "<script>", "https://a.example/x_y", "me@a.example",
          "# h", "1. x", "- x", "`c`", "&amp;", "a\\*b", "| t |", "~~x~~", "{{x}}", "Größe 5",
          "![i](/x)"}) {
        EXPECT_EQ(markdown::plain("v " + markdown::literal(value)), "v " + value);
        EXPECT_EQ(html(markdown::literal(value)), "<p>" + markdown::escape_html(value) + "</p>\n");
    }
}
