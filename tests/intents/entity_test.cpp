// Values found in messages: entities of the files and the built-in types.
#include "intents/entity.hpp"

#include "tests/intents/rules.hpp"

#include <gtest/gtest.h>

using namespace intents;
namespace chrono = std::chrono;

namespace {

// Monday 4 May 2026, ten in the morning.
constexpr LocalTime now = chrono::local_days(chrono::year(2026) / 5 / 4) + chrono::hours(10);

std::vector<std::string> values(std::string_view type, std::string_view text,
                                std::string_view lang = "en") {
    std::vector<std::string> found;
    for (const auto& value : tests::entities().find(type, text, {lang, now})) {
        found.push_back(value.value);
        EXPECT_LT(value.span.begin, value.span.end);
        EXPECT_LE(value.span.end, text.size());
    }
    return found;
}

using Values = std::vector<std::string>;

}  // namespace

TEST(Entities, BringPatternsIntoTheirShape) {
    EXPECT_EQ(values("order-number", "is it ab1234 or AB 9999?"), (Values{"AB-1234", "AB-9999"}));
    EXPECT_EQ(values("order-number", "XAB-1234 AB-12345 AB-123"), Values{});
    EXPECT_EQ(values("order-number", "„AB-1234“"), Values{"AB-1234"});
    EXPECT_EQ(values("order-number", "(AB-1234)."), Values{"AB-1234"});
    EXPECT_EQ(values("order-number", "äAB-1234"), Values{});
}

TEST(Entities, TakeTheLongestListedValue) {
    EXPECT_EQ(values("size", "extra large please"), Values{"xl"});
    EXPECT_EQ(values("size", "a Large one, or a very big one"), (Values{"l", "xl"}));
    EXPECT_EQ(values("size", "largely unknown"), Values{});
}

TEST(Entities, FindListedWordsInTheirPlural) {
    std::vector<Entity> all;
    all.push_back({.name = "product", .values = {{"mug", "", {}}}, .patterns = {}, .examples = {}});
    const EntitySet set(std::move(all));
    EXPECT_EQ(set.find("product", "two mugs please", {"en", now}).at(0).value, "mug");
}

TEST(Entities, SayWhereTheValueStands) {
    const std::string text = "my order ab 1234 is late";
    const auto found = tests::entities().find("order-number", text, {"en", now}).at(0);
    EXPECT_EQ(text.substr(found.span.begin, found.span.end - found.span.begin), "ab 1234");
}

TEST(Emails, AreFoundAndChecked) {
    EXPECT_EQ(values("email", "write to Ana.B@Shop.Example, thanks"), Values{"Ana.B@shop.example"});
    EXPECT_EQ(values("email", "me@example.co.uk."), Values{"me@example.co.uk"});
    EXPECT_EQ(values("email", "me@example or @home or a..b@c.de"), Values{});
    EXPECT_EQ(values("email", "x@y.de1"), Values{});
}

TEST(Numbers, ReadBothWaysOfWritingThem) {
    EXPECT_EQ(values("number", "it cost 1,234.50"), Values{"1234.5"});
    EXPECT_EQ(values("number", "es kostet 1.234,50 Euro", "de"), Values{"1234.5"});
    EXPECT_EQ(values("number", "1,234 pieces"), Values{"1234"});
    EXPECT_EQ(values("number", "1,5 Liter", "de"), Values{"1.5"});
    EXPECT_EQ(values("number", "2.50 or -3"), (Values{"2.5", "-3"}));
    EXPECT_EQ(values("number", "AB-1234"), Values{});
    EXPECT_EQ(values("number", "two"), Values{"2"});
    EXPECT_EQ(values("number", "drei Stück", "de"), Values{"3"});
    EXPECT_EQ(values("number", "that is the one thing I really want"), Values{});
    EXPECT_EQ(values("number", "007"), Values{"7"});
}

TEST(Phones, KeepOnlyTheirDigits) {
    EXPECT_EQ(values("phone", "call +43 (0)664 123-45 67"), Values{"+4306641234567"});
    EXPECT_EQ(values("phone", "0664/1234567"), Values{"06641234567"});
    EXPECT_EQ(values("phone", "12345"), Values{});
    EXPECT_EQ(values("phone", "on 03.05.2026"), Values{});
}

TEST(YesNo, HearsAssentAndRefusal) {
    for (const auto* yes : {"yes", "Yes please!", "yep", "sure", "ok", "go ahead", "that's right",
                            "of course", "Yeah, do it"}) {
        EXPECT_EQ(values("yes-no", yes), Values{"yes"}) << yes;
    }
    for (const auto* no :
         {"no", "No thanks", "nope", "not really", "that is not right", "don't", "please don't"}) {
        EXPECT_EQ(values("yes-no", no), Values{"no"}) << no;
    }
    for (const auto* neither : {"where is my order", "maybe", "I know nothing", "nobody"}) {
        EXPECT_EQ(values("yes-no", neither), Values{}) << neither;
    }
    EXPECT_EQ(values("yes-no", "ja bitte", "de"), Values{"yes"});
    EXPECT_EQ(values("yes-no", "nein danke", "de"), Values{"no"});
    EXPECT_EQ(values("yes-no", "lieber nicht", "de"), Values{"no"});
    EXPECT_EQ(values("yes-no", "passt", "de"), Values{"yes"});
}

struct DateCase {
    const char* text;
    const char* lang;
    const char* value;
};

class Dates : public testing::TestWithParam<DateCase> {};

TEST_P(Dates, AreReadAsPeopleWriteThem) {
    const auto& [text, lang, value] = GetParam();
    EXPECT_EQ(values("date", text, lang), Values{value}) << text;
}

INSTANTIATE_TEST_SUITE_P(
    Written, Dates,
    testing::Values(
        DateCase{"on 2026-05-03", "en", "2026-05-03"}, DateCase{"3 May", "en", "2026-05-03"},
        DateCase{"the 3rd of May 2027", "en", "2027-05-03"},
        DateCase{"May 3rd, 2025", "en", "2025-05-03"}, DateCase{"03.05.2026", "de", "2026-05-03"},
        DateCase{"am 3.5.", "de", "2026-05-03"}, DateCase{"3. Mai", "de", "2026-05-03"},
        DateCase{"3. März 2025", "de", "2025-03-03"}, DateCase{"03/05/2026", "en", "2026-05-03"},
        DateCase{"05/13/2026", "en", "2026-05-13"}, DateCase{"05/03/2026", "en-US", "2026-05-03"},
        DateCase{"28 December", "en", "2025-12-28"}, DateCase{"4.5.26", "de", "2026-05-04"}));
INSTANTIATE_TEST_SUITE_P(
    Relative, Dates,
    testing::Values(
        DateCase{"today", "en", "2026-05-04"}, DateCase{"tomorrow please", "en", "2026-05-05"},
        DateCase{"the day after tomorrow", "en", "2026-05-06"},
        DateCase{"yesterday", "en", "2026-05-03"}, DateCase{"next Tuesday", "en", "2026-05-05"},
        DateCase{"on Friday", "en", "2026-05-08"}, DateCase{"Monday", "en", "2026-05-04"},
        DateCase{"next Monday", "en", "2026-05-11"}, DateCase{"last Friday", "en", "2026-05-01"},
        DateCase{"in 3 days", "en", "2026-05-07"}, DateCase{"in two weeks", "en", "2026-05-18"},
        DateCase{"a week ago", "en", "2026-04-27"}, DateCase{"in 1 month", "en", "2026-06-04"},
        DateCase{"heute", "de", "2026-05-04"}, DateCase{"übermorgen", "de", "2026-05-06"},
        DateCase{"vorgestern", "de", "2026-05-02"},
        DateCase{"nächsten Dienstag", "de", "2026-05-05"},
        DateCase{"am Sonnabend", "de", "2026-05-09"}, DateCase{"in drei Tagen", "de", "2026-05-07"},
        DateCase{"vor einer Woche", "de", "2026-04-27"}, DateCase{"morgen", "de", "2026-05-05"}));

TEST(DatesNot, AreReadIntoOtherWords) {
    EXPECT_EQ(values("date", "31.02.2026", "de"), Values{});
    EXPECT_EQ(values("date", "guten Morgen", "de"), Values{});
    EXPECT_EQ(values("date", "I may have 3 of them"), Values{});
    EXPECT_EQ(values("date", "order 2026-13-45"), Values{});
}

TEST(DatesNot, LoseTheYearTheyName) {
    EXPECT_EQ(tests::entities().find("date", "3 May 2027", {"en", now}).at(0).shown, "3 May 2027");
    EXPECT_EQ(tests::entities().find("date", "3.5.2027", {"de", now}).at(0).shown, "3. Mai 2027");
}

TEST(Entities, EndureEveryByte) {
    std::string all;
    for (int c = 0; c < 256; ++c) all += static_cast<char>(c);
    for (const auto* type : {"text", "email", "number", "date", "phone", "yes-no", "size"}) {
        for (const auto& text : {all, all + all, std::string(9000, '1'), std::string(5000, '@')}) {
            for (const auto& found : tests::entities().find(type, text, {"en", now})) {
                EXPECT_LE(found.span.end, text.size());
            }
        }
    }
}
