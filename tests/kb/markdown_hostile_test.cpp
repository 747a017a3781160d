// Hostile Markdown: whatever is written, only allowed tags, attributes and addresses come out,
// soon, and not much longer than what went in.
#include "kb/markdown/markdown.hpp"
#include "tests/kb/cpu_clock.hpp"
#include "tests/kb/html_checker.hpp"

#include <array>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace markdown = kb::markdown;

namespace {
void expect_harmless(const std::string& text) {
    for (const bool ids : {false, true}) {
        const auto out = markdown::html(text, {.heading_ids = ids});
        const auto offence = HtmlChecker::offence(out);
        ASSERT_FALSE(offence) << *offence << "\nfrom: " << text.substr(0, 400)
                              << "\nto: " << out.substr(0, 400);
    }
    markdown::plain(text, {.link_addresses = true});
    markdown::outline(text);
    markdown::first_paragraph(text);
}

std::string repeated(std::string_view piece, std::size_t times) {
    std::string out;
    for (std::size_t i = 0; i < times; ++i) out += piece;
    return out;
}
}  // namespace

TEST(HtmlChecker, SeesWhatItIsThereToSee) {
    for (const auto* bad :
         {"<script>", "<p>", "</p>", "<p onclick=\"x\"></p>", "<a href=\"javascript:x\">y</a>",
          "<a href=\"//evil.example\">y</a>", "<p>a & b</p>", "<p>\"</p>", "<img src=\"/a\">",
          "<a href=\"https://a.example\">no rel</a>", "<p><em></p></em>", "&nbsp;", "a > b",
          "\x01"}) {
        EXPECT_TRUE(HtmlChecker::offence(bad)) << bad;
    }
    EXPECT_FALSE(HtmlChecker::offence("<p>a &amp; <em>b</em><br>\n</p>\n"));
}

TEST(MarkdownHostile, NoAddressOutsideTheList) {
    const std::array addresses = {
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        "&#106;avascript:x",
        "javascript&colon;alert(1)",
        "&#x6A;&#97;vascript&#58;x",
        "java&Tab;script:x",
        "java&NewLine;script:x",
        "data:text/html,<script>x</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "//evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "/\t/evil.example",
        "&#1;javascript:x",
        " javascript:x",
        "http:evil",
        "https:/evil",
        "https:///evil",
        "x",
        "../x",
        "blob:x",
        "about:blank",
        "feed:javascript:x",
        "jar:x",
        "%6Aavascript:x",
        "\x01javascript:x",
        "http://",
        "mailto:",
        "tel:",
        "&#0;javascript:x",
        "/&#92;evil",
        "&sol;/evil",
    };
    for (const std::string address : addresses) {
        EXPECT_FALSE(markdown::link_allowed(address) &&
                     address.find("script") != std::string::npos);
        for (const auto& text :
             {"[a](" + address + ")", "[a](<" + address + ">)", "![a](" + address + ")",
              "<" + address + ">", "[a]\n\n[a]: " + address + "\n", "[a](<" + address + "> 't')"}) {
            expect_harmless(text);
        }
    }
}

TEST(MarkdownHostile, NoWayOutOfAnAttribute) {
    for (const std::string text : {"[a](https://b.example/\"onclick=x)",
                                   "[a](https://b.example '\"><script>')",
                                   "[a](https://b.example \"&quot;onmouseover=x\")",
                                   "![\"onerror=x](/a)",
                                   "![<b>](/a)",
                                   "![a](/a '\" onerror=\"x')",
                                   "[a](/x&quot;y)",
                                   "[a](/x&#34;y)",
                                   "[a](/x'y)",
                                   "![a&#34;b](/c)",
                                   "# h {#a\"b}",
                                   "# h {#<b>}",
                                   "# \"h\" & <i>",
                                   "[a](</a b\"c>)",
                                   "`\"<b>`",
                                   "![a`<b>`](/x)",
                                   "[https://a.example](https://b.example)",
                                   "[me@a.example](/x)",
                                   "<https://a.example/\"x>",
                                   "![[a](/b)](/c)",
                                   "[![a](/b \"c\")](/d \"e\")",
                                   "![a\nb\\\nc](/d)"}) {
        expect_harmless(text);
    }
}

TEST(MarkdownHostile, RandomPiecesStayHarmless) {
    constexpr std::array<std::string_view, 58> pieces = {
        "[",         "]",         "(",        ")",         "![",      "](",          "<",
        ">",         "\"",        "'",        "`",         "``",      "*",           "**",
        "_",         "~~",        "~",        "\\",        "&",       "&#",          ";",
        "&lt;",      "&quot;",    "&#34;",    "&#x3c;",    "&colon;", "javascript:", "data:",
        "https://a", "http://",   "mailto:",  "a@b.c",     "/",       "//",          "#",
        "# ",        "## x {#y}", "{#",       "}",         "\n",      "\n\n",        "- ",
        "1. ",       "> ",        "|",        "|---|--:|", "---",     "===",         "    ",
        "\t",        "```",       "<script>", "</p>",      "<!--",    "-->",         "onclick=",
        "\xC3\xA9",  "\x01",
    };
    std::mt19937 random(20260504);
    for (int round = 0; round < 20'000; ++round) {
        std::string text;
        for (auto left = random() % 24 + 1; left > 0; --left)
            text += pieces[random() % pieces.size()];
        expect_harmless(text);
        if (HasFatalFailure()) return;
    }
}

TEST(MarkdownHostile, RandomBytesStayHarmless) {
    std::mt19937 random(7);
    for (int round = 0; round < 5'000; ++round) {
        std::string text;
        for (auto left = random() % 60; left > 0; --left) text += static_cast<char>(random() % 256);
        expect_harmless(text);
        if (HasFatalFailure()) return;
    }
}

TEST(MarkdownHostile, EndlessNestingEndsSoon) {
    struct Case {
        std::string name;
        std::string text;
    };
    constexpr std::size_t n = 50'000;
    std::string deep_list;
    for (std::size_t i = 0; i < 300; ++i) deep_list += std::string(i * 2, ' ') + "- x\n";
    std::string wide_table =
        repeated("|a", 5'000) + "|\n" + repeated("|---", 5'000) + "|\n" + repeated("x\n", 5'000);
    std::string references =
        "[a]: /" + std::string(20'000, 'x') + "\n\n" + repeated("[a] ", 20'000);
    const std::vector<Case> cases = {
        {"brackets", repeated("[", n)},
        {"images", repeated("![", n)},
        {"closed", repeated("[", n) + repeated("]", n)},
        {"links", repeated("[a](", n)},
        {"angle", repeated("<", n)},
        {"tags", repeated("<a ", n)},
        {"stars", repeated("*a ", n)},
        {"mixed", repeated("*a_ ", n)},
        {"strong", repeated("**a", n)},
        {"tildes", repeated("~a~~", n)},
        {"quotes", repeated(">", n)},
        {"quote lines", repeated(repeated(">", 60) + "a\n", 800)},
        {"ticks", repeated("`a``b```", n / 8)},
        {"backslashes", repeated("\\", n)},
        {"entities", repeated("&#", n)},
        {"lists", deep_list},
        {"dashes", repeated("- ", n)},
        {"numbers", repeated("1. ", n)},
        {"wide table", wide_table},
        {"references", references},
        {"autolinks", repeated("http://", n)},
        {"mails", repeated("a@", n)},
        {"anchors", repeated("# a\n", 3'000)},
        {"comments", repeated("<!--", n)},
        {"instructions", repeated("<?", n)},
        {"cdata", repeated("<![CDATA[", n)},
        {"pipes", repeated("|", n)},
        {"emphasis in quotes", repeated("> *a", n / 4)},
    };
    for (const auto& [name, text] : cases) {
        const auto begin = cpu_seconds();
        const auto out = markdown::html(text);
        const auto plain = markdown::plain(text);
        const auto outline = markdown::outline(text);
        EXPECT_LT(cpu_seconds() - begin, 1.0 * patience) << name;
        EXPECT_LT(out.size(), text.size() * 30 + 200'000) << name;
        const auto offence = HtmlChecker::offence(out);
        EXPECT_FALSE(offence) << name << ": " << *offence;
    }
}
