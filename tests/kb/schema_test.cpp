// One table checks files and becomes the JSON Schema that editors read.
#include "kb/yaml/schema.hpp"

#include "kb/yaml/yaml.hpp"

#include <algorithm>
#include <string>

#include <gtest/gtest.h>

namespace yaml = kb::yaml;
using yaml::Field;
using yaml::Need;
using yaml::Schema;
using yaml::Type;

namespace {

extern const Schema shelf_schema;

const Field book_fields[] = {
    {.key = "title", .need = Need::required, .doc = "As on the cover."},
    {.key = "also", .type = Type::texts},
    {.key = "pages", .type = Type::integer, .min = 1, .max = 9999},
    {.key = "weight", .type = Type::number},
    {.key = "lent", .type = Type::flag},
    {.key = "bought", .type = Type::date},
    {.key = "returned", .type = Type::instant},
    {.key = "lend_for", .type = Type::duration, .min = 3600},
    {.key = "state", .type = Type::choice, .values = "new|used|torn"},
    {.key = "shelf", .type = Type::map, .of = &shelf_schema, .or_text = true},
    {.key = "shelves", .type = Type::map_of, .of = &shelf_schema},
    {.key = "notes", .type = Type::list, .of = &shelf_schema, .or_text = true, .or_one = true},
    {.key = "tags", .type = Type::list},
};
const Schema book_schema{.name = "a book", .doc = "One book.", .fields = book_fields};

const Field shelf_fields[] = {
    {.key = "room"},
    {.key = "inner", .type = Type::map, .of = &shelf_schema},
};
const Schema shelf_schema{.name = "a shelf", .fields = shelf_fields};

std::vector<std::string> complaints(std::string_view text) {
    kb::Problems problems;
    const auto file = yaml::parse("book.yaml", text, problems);
    if (file) yaml::check(file->root(), book_schema, problems);
    std::vector<std::string> said;
    for (const auto& problem : problems) said.push_back(kb::to_string(problem));
    return said;
}

std::string first_complaint(std::string_view text) {
    const auto said = complaints(text);
    return said.empty() ? std::string("nothing") : said.front();
}
}  // namespace

TEST(Schema, AcceptsWhatTheTableAllows) {
    EXPECT_EQ(complaints("title: Emma\nalso: |\n  one\n  two\npages: 400\nweight: 0.5\nlent: no\n"
                         "bought: 2026-01-31\nreturned: 2026-05-04T10:00:00Z\nlend_for: 2 h\n"
                         "state: used\nshelf: top\nshelves: {a: {room: x}, b: {}}\n"
                         "notes:\n  - text\n  - {room: y}\ntags: [a, b]\n"),
              std::vector<std::string>{});
    EXPECT_EQ(complaints("title: Emma\nnotes: alone\nshelf: {inner: {inner: {room: z}}}\npages:\n"),
              std::vector<std::string>{});
}

TEST(Schema, GuessesUnknownKeys) {
    EXPECT_EQ(first_complaint("title: Emma\npagse: 3\n"),
              "book.yaml:2:1: error: unknown key \"pagse\" in a book (did you mean \"pages\"?)");
    EXPECT_EQ(first_complaint("title: Emma\nshelf: {colour: red}\n"),
              "book.yaml:2:9: error: unknown key \"colour\" in a shelf (it may have room, inner)");
}

TEST(Schema, AsksForWhatIsRequired) {
    EXPECT_EQ(first_complaint("pages: 3\n"),
              "book.yaml:1:1: error: \"title\" is missing in a book (As on the cover.)");
    EXPECT_EQ(first_complaint("pages: 3\ntitle:\n"),
              "book.yaml:2:1: error: \"title\" is missing in a book (As on the cover.)");
    EXPECT_NE(first_complaint("").find("\"title\" is missing"), std::string::npos);
}

TEST(Schema, NamesTheTypeThatIsWanted) {
    EXPECT_EQ(first_complaint("title: Emma\nbought: soon\n"),
              "book.yaml:2:9: error: \"bought\" must be a date like 2026-12-31, not \"soon\"");
    EXPECT_EQ(first_complaint("title: {a: b}\n"),
              "book.yaml:1:8: error: \"title\" must be a text, not a map (put the text in quotes)");
    EXPECT_NE(first_complaint("title: x\nlent: perhaps\n").find("true or false"),
              std::string::npos);
    EXPECT_NE(first_complaint("title: x\npages: 1.5\n").find("a whole number"), std::string::npos);
    EXPECT_NE(first_complaint("title: x\nweight: heavy\n").find("a number"), std::string::npos);
    EXPECT_NE(first_complaint("title: x\nweight: inf\n").find("a number"), std::string::npos);
    EXPECT_NE(first_complaint("title: x\nreturned: 2026-01-01\n").find("a time like"),
              std::string::npos);
    EXPECT_NE(first_complaint("title: x\nlend_for: long\n").find("a duration like"),
              std::string::npos);
    EXPECT_NE(first_complaint("title: x\ntags: one\n").find("must be a list, not a text"),
              std::string::npos);
    EXPECT_NE(first_complaint("- a\n").find("\"a book\" must be a map"), std::string::npos);
}

TEST(Schema, HoldsNumbersWithinTheirRange) {
    EXPECT_EQ(first_complaint("title: x\npages: 0\n"),
              "book.yaml:2:8: error: \"pages\" must be at least 1");
    EXPECT_EQ(first_complaint("title: x\npages: 10000\n"),
              "book.yaml:2:8: error: \"pages\" must be at most 9999");
    EXPECT_EQ(first_complaint("title: x\nlend_for: 10 min\n"),
              "book.yaml:2:11: error: \"lend_for\" must be at least 3600 s");
}

TEST(Schema, GuessesMisspeltChoices) {
    EXPECT_EQ(first_complaint("title: x\nstate: usde\n"),
              "book.yaml:2:8: error: \"state\" must be one of new, used, torn, not \"usde\" "
              "(did you mean \"used\"?)");
}

TEST(Schema, CatchesSentencesThatPlainListsBreak) {
    EXPECT_EQ(first_complaint("title: x\nalso:\n  - how long: 3 days?\n"),
              "book.yaml:3:5: error: \"also\" must be a text, not a map (put the text in quotes)");
    EXPECT_EQ(first_complaint("title: x\nalso:\n  - one\n  - #1 question\n  - three\n"),
              "book.yaml:4: error: an item of \"also\" is empty "
              "(put a text that begins with # in quotes)");
}

TEST(Schema, WarnsOfDashesInABlock) {
    kb::Problems problems;
    const auto file = yaml::parse("b.yaml", "title: x\nalso: |\n  - one\n  - two\n", problems);
    EXPECT_TRUE(yaml::check(file->root(), book_schema, problems)) << "a warning is no error";
    ASSERT_EQ(problems.size(), 2U);
    EXPECT_EQ(problems[0].severity, kb::Severity::warning);
    EXPECT_EQ(problems[1].line, 4);
}

TEST(Schema, SaysEverythingThatIsWrongAtOnce) {
    EXPECT_EQ(complaints("pages: x\nbought: y\nzzz: 1\n").size(), 4U);
}

TEST(JsonSchema, TellsEditorsKeysTypesAndWords) {
    const auto json = yaml::json_schema(book_schema, "Deskbell book");
    for (const auto* part :
         {"\"$schema\": \"http://json-schema.org/draft-07/schema#\"",
          "\"title\": \"Deskbell book\"", "\"description\": \"As on the cover.\"",
          "\"additionalProperties\": false", "\"$ref\": \"#/definitions/a-shelf\"",
          "\"minimum\": 1", "\"torn\"", "\"required\": ["}) {
        EXPECT_NE(json.find(part), std::string::npos) << part << " in\n" << json;
    }
}

TEST(JsonSchema, ASchemaThatHoldsItselfEnds) {
    const auto json = yaml::json_schema(shelf_schema, "Shelf");
    EXPECT_LT(json.size(), 4000U);
    EXPECT_EQ(std::ranges::count(json, '{'), std::ranges::count(json, '}'));
}
