// YAML as our files use it: scalars are texts, nodes know their place, broken text says where.
#include "kb/yaml/yaml.hpp"

#include <string>

#include <gtest/gtest.h>

using namespace std::chrono_literals;
namespace yaml = kb::yaml;

namespace {

yaml::Document good(std::string_view text, int first_line = 1) {
    kb::Problems problems;
    auto document = yaml::parse("file.yaml", text, problems, first_line);
    for (const auto& problem : problems) ADD_FAILURE() << kb::to_string(problem);
    EXPECT_TRUE(document.has_value());
    return std::move(document).value();
}

std::string complaint(std::string_view text, int first_line = 1) {
    kb::Problems problems;
    const auto document = yaml::parse("file.yaml", text, problems, first_line);
    EXPECT_FALSE(document.has_value());
    EXPECT_FALSE(problems.empty()) << "nothing was said about:\n" << text;
    return problems.empty() ? std::string() : kb::to_string(problems.front());
}
}  // namespace

TEST(Yaml, LeavesEveryScalarAsItWasWritten) {
    const auto file =
        good("country: NO\nnumber: 007\nversion: 1.0\nnone: null\ntilde: ~\nhex: 0x1F\n");
    const auto root = file.root();
    EXPECT_EQ(root["country"].text(), "NO");
    EXPECT_EQ(root["number"].text(), "007");
    EXPECT_EQ(root["version"].text(), "1.0");
    EXPECT_EQ(root["none"].text(), "null");
    EXPECT_EQ(root["tilde"].text(), "~");
    EXPECT_EQ(root["hex"].text(), "0x1F");
}

TEST(Yaml, TellsAMissingValueFromTheWordNull) {
    const auto file = good("empty:\nnull: value\nquoted: \"\"\nlast:\n");
    EXPECT_FALSE(file.root()["empty"]);
    EXPECT_EQ(file.root()["null"].text(), "value");
    EXPECT_TRUE(file.root()["quoted"].is_text());
    EXPECT_FALSE(file.root()["last"]);
}

TEST(Yaml, KnowsLineAndColumnOfEveryNode) {
    const auto file = good("title: hello\nlist:\n  - one\n  - {label: Größe, intent: size}\n");
    const auto button = *++file.root()["list"].items().begin();
    EXPECT_EQ(file.root()["title"].line(), 1);
    EXPECT_EQ(file.root()["title"].column(), 8);
    EXPECT_EQ(button.line(), 4);
    EXPECT_EQ(button["intent"].column(), 28) << "columns are characters, not bytes";
    EXPECT_EQ(file.root().key("list").line(), 2);
}

TEST(Yaml, CountsLinesFromWhereTheTextBeginsInItsFile) {
    const auto file = good("title: hello\n", 2);
    EXPECT_EQ(file.root()["title"].line(), 2);
}

TEST(Yaml, WalksMapsInTheOrderOfTheFile) {
    const auto file = good("b: 1\na: 2\nc: 3\n");
    std::string order;
    for (const auto [name, value, key] : file.root().entries()) {
        order += std::string(name) + std::string(value.text());
    }
    EXPECT_EQ(order, "b1a2c3");
    EXPECT_EQ(file.root().size(), 3U);
}

TEST(Yaml, WhatIsNotThereIsNothingAllTheWayDown) {
    const auto file = good("a: text\n");
    EXPECT_FALSE(file.root()["x"]["y"]["z"]);
    EXPECT_EQ(file.root()["x"]["y"].text("default"), "default");
    EXPECT_EQ(file.root()["x"].integer(7), 7);
    for (const auto node : file.root()["a"].items()) FAIL() << node.text();
    for (const auto entry : file.root()["a"].entries()) FAIL() << entry.name;
}

TEST(Yaml, GivesTheLinesOfALiteralBlockWithTheirNumbers) {
    const auto file = good(
        "title: x\nquestions: |  # as said\n\n  first one\n  # not a comment\n\n"
        "  - how long: 3 days?\nend: y\n");
    const auto phrases = file.root()["questions"].texts();
    ASSERT_EQ(phrases.size(), 3U);
    EXPECT_EQ(phrases[0], (kb::Phrase{"first one", "file.yaml", 4}));
    EXPECT_EQ(phrases[1], (kb::Phrase{"# not a comment", "file.yaml", 5}));
    EXPECT_EQ(phrases[2], (kb::Phrase{"- how long: 3 days?", "file.yaml", 7}));
}

TEST(Yaml, TakesQuotedListsAndSingleTextsAsPhrases) {
    const auto file =
        good("list:\n  - \"#1 question\"\n  - plain\none: just one\nfolded: >\n  a\n  b\n");
    const auto phrases = file.root()["list"].texts();
    ASSERT_EQ(phrases.size(), 2U);
    EXPECT_EQ(phrases[0], (kb::Phrase{"#1 question", "file.yaml", 2}));
    EXPECT_EQ(phrases[1].line, 3);
    EXPECT_EQ(file.root()["one"].words(), std::vector<std::string>{"just one"});
    EXPECT_EQ(file.root()["folded"].words(), std::vector<std::string>{"a b"});
}

TEST(Yaml, QuestionsNeedNoQuotesAnywhere) {
    const auto file = good(
        "buttons:\n  - {label: Where is it?, ask: [Who?, \"And why?\"]}\n"
        "rule: track (my|the)? parcel\nlines: |\n  how?\n  why? then?\n");
    const auto button = *file.root()["buttons"].items().begin();
    EXPECT_EQ(button["label"].text(), "Where is it?");
    EXPECT_EQ(button["ask"].words(), (std::vector<std::string>{"Who?", "And why?"}));
    EXPECT_EQ(button["ask"].column(), 32);
    EXPECT_EQ(file.root()["rule"].text(), "track (my|the)? parcel");
    EXPECT_EQ(file.root()["lines"].words(), (std::vector<std::string>{"how?", "why? then?"}));
}

TEST(Yaml, ReadsWindowsFilesLikeOthers) {
    const auto file = good("\xEF\xBB\xBFtitle: x\r\nquestions: |\r\n  one\r\n  two\r\n");
    const auto phrases = file.root()["questions"].texts();
    ASSERT_EQ(phrases.size(), 2U);
    EXPECT_EQ(phrases[1], (kb::Phrase{"two", "file.yaml", 4}));
}

TEST(Yaml, EmptyFilesHaveARootOfNothing) {
    EXPECT_FALSE(good("").root());
    EXPECT_FALSE(good("# only a comment\n").root());
    EXPECT_EQ(good("", 2).root().error("x").line, 2);
}

TEST(Yaml, ReadsDatesAndNothingThatOnlyLooksLikeOne) {
    const auto file =
        good("good: 2026-12-31\nleap: 2026-02-29\nlong: 2026-12-31x\nshort: 2026-1-1\n");
    EXPECT_EQ(file.root()["good"].date(), std::chrono::sys_days(2026y / 12 / 31));
    EXPECT_FALSE(file.root()["leap"].date());
    EXPECT_FALSE(file.root()["long"].date());
    EXPECT_FALSE(file.root()["short"].date());
}

TEST(Yaml, ReadsInstantsWithTheirZone) {
    const auto file = good(
        "a: 2026-05-04T10:00:00+02:00\nb: 2026-05-04T08:00Z\nc: 2026-05-04\n"
        "d: 2026-05-04T25:00Z\n");
    EXPECT_EQ(file.root()["a"].instant(), file.root()["b"].instant());
    EXPECT_EQ(file.root()["b"].instant(), std::chrono::sys_days(2026y / 5 / 4) + 8h);
    EXPECT_FALSE(file.root()["c"].instant());
    EXPECT_FALSE(file.root()["d"].instant());
}

TEST(Yaml, ReadsDurationsTheWayPeopleWriteThem) {
    const auto file = good(
        "a: 90 s\nb: 15 min\nc: 2h\nd: 3 days\ne: 1 h 30 min\nf: 0\ng: 15\n"
        "h: soon\ni: 99999999999 days\nj: -2 h\nk: 2y\n");
    const auto root = file.root();
    EXPECT_EQ(root["a"].duration(), 90s);
    EXPECT_EQ(root["b"].duration(), 15min);
    EXPECT_EQ(root["c"].duration(), 2h);
    EXPECT_EQ(root["d"].duration(), 72h);
    EXPECT_EQ(root["e"].duration(), 90min);
    EXPECT_EQ(root["f"].duration(), 0s);
    EXPECT_EQ(root["k"].duration(), 730 * 24h) << "a year is 365 days";
    for (const auto* none : {"g", "h", "i", "j"}) EXPECT_FALSE(root[none].duration()) << none;
    EXPECT_EQ(root["nowhere"].duration(5s), 5s);
}

TEST(Yaml, ReadsChoicesAsEnums) {
    enum class Size { small, large };
    const auto file = good("a: large\nb: huge\n");
    EXPECT_EQ(file.root()["a"].choice("small|large", Size::small), Size::large);
    EXPECT_EQ(file.root()["b"].choice("small|large", Size::small), Size::small);
}

TEST(Yaml, RefusesAKeyWrittenTwiceAndNamesBothLines) {
    EXPECT_EQ(
        complaint("title: a\nid: b\ntitle: c\n"),
        "file.yaml:3:1: error: \"title\" is written twice, before in line 1 (keep one of them)");
    EXPECT_EQ(
        complaint("a:\n  - {x: 1, x: 2}\n", 10),
        "file.yaml:11:12: error: \"x\" is written twice, before in line 11 (keep one of them)");
}

TEST(Yaml, BrokenTextSaysWhereAndHowToMendIt) {
    EXPECT_EQ(complaint("title: Refund: how long?\n"),
              "file.yaml:1:14: error: a colon stands where none may be "
              "(put a text that has a colon in it in quotes)");
    EXPECT_EQ(complaint("a: \"open\nb: c\n"),
              "file.yaml:2:5: error: a quoted text is not closed (close the quote)");
    EXPECT_NE(complaint("a: [1, 2\nb: 3\n").find("a [ is not closed"), std::string::npos);
    EXPECT_NE(complaint("a:\n\tb: 1\n").find("file.yaml:2:"), std::string::npos);
    EXPECT_NE(complaint("a: *star*\n").find("file.yaml:1:4: error: a text may not begin with *"),
              std::string::npos);
    EXPECT_NE(complaint("a: !bang x\n").find("may not begin with !"), std::string::npos);
    EXPECT_NE(complaint("a: &and x\n").find("may not begin with &"), std::string::npos);
    EXPECT_NE(complaint("a: 1\n---\nb: 2\n").find("file.yaml:3:1: error: a second document"),
              std::string::npos);
    EXPECT_NE(complaint("{a: b}: c\n").find("a key must be one text"), std::string::npos);
}

TEST(Yaml, TellsWhatABracketAtTheBeginningOfATextDoes) {
    for (const auto* text : {"- one\n- {number} people\n", "- one\n- \"gift card\" please\n"}) {
        EXPECT_NE(complaint(text).find("begins with a bracket or a quote goes on behind it "
                                       "(put all of it in quotes: '...')"),
                  std::string::npos)
            << complaint(text);
        EXPECT_EQ(complaint(text).find("file.yaml:2:"), 0U);
    }
    EXPECT_NE(complaint("a:\n  - one\n  two\n").find("does not fit the keys above it"),
              std::string::npos);
}

TEST(Yaml, RefusesBytesThatAreNotText) {
    EXPECT_EQ(complaint("a: b\nc: gr\xFC\xDF"
                        "e\n"),
              "file.yaml:2:6: error: this is not UTF-8 (save it as UTF-8)");
    EXPECT_EQ(complaint("a: b\x04"
                        "c\n"),
              "file.yaml:1:5: error: a control character (remove it)");
    EXPECT_NE(complaint("a: \"\\x07\"\n").find("a control character in the text"),
              std::string::npos);
}

TEST(Yaml, RefusesWhatIsTooDeepOrTooMuch) {
    EXPECT_NE(
        complaint(std::string(100, '[') + std::string(100, ']')).find("nested deeper than 32"),
        std::string::npos);
    EXPECT_NE(complaint(std::string(100'000, '[')).find("error"), std::string::npos);
    EXPECT_NE(complaint("a: " + std::string(yaml::bytes_max, 'x')).find("more than 4 MiB"),
              std::string::npos);
}

TEST(Yaml, NodesOutliveTheMoveOfTheirDocument) {
    auto file = good("a: {b: c}\n");
    const auto node = file.root()["a"];
    const auto moved = std::move(file);
    EXPECT_EQ(node["b"].text(), "c");
}
