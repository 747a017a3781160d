// Conditions as JSON: what is written comes back, and mistakes are named by their place.
#include "server/store/condition_text.hpp"

#include <gtest/gtest.h>

namespace store {
namespace {

using escalation::Moment;

TEST(ConditionText, ComesBackAsItWasWritten) {
    constexpr std::string_view json =
        R"({"all":[{"field":"ticket.priority","op":"in","value":["high","urgent"]},)"
        R"({"any":[{"field":"survey.score","op":"less","value":3},)"
        R"({"field":"customer.verified","op":"is","value":true},)"
        R"({"none":[{"field":"ticket.tags","op":"empty"}]}]}]})";
    const auto condition = read_condition(json, Moment::any);
    ASSERT_TRUE(condition) << condition.error().words();
    EXPECT_EQ(condition_text(*condition), json);
    EXPECT_EQ(read_condition(condition_text(*condition), Moment::any), *condition);
}

TEST(ConditionText, HoldsAlwaysWhenNothingIsAsked) {
    EXPECT_TRUE(read_condition("", Moment::any)->always());
    EXPECT_TRUE(read_condition("{}", Moment::any)->always());
    EXPECT_TRUE(read_condition(R"({"all":[]})", Moment::any)->always());
}

TEST(ConditionText, NamesThePlaceOfAMistake) {
    struct Case {
        std::string_view json, path, words;
    };
    constexpr Case cases[] = {
        {R"({"all":[{"any":[{"field":"ticket.prio","op":"is","value":"high"}]}]})", "all[0].any[0]",
         "did you mean \"ticket.priority\"?"},
        {R"({"field":"ticket.priority","op":"equals","value":"high"})", "condition", "no operator"},
        {R"({"all":[],"any":[]})", "condition", "stands alone"},
        {R"({"all":[{"field":"ticket.queue","op":"is","value":{}}]})", "all[0]", "a value must be"},
        {R"({"all":[7]})", "all[0]", "not an object"},
        {R"({"all":[{"field":"ticket.queue","op":"is","value":"a","because":1}]})", "all[0]",
         "there is no \"because\""},
        {"{", "condition", "not JSON"},
    };
    for (const auto& mistake : cases) {
        const auto read = read_condition(mistake.json, Moment::any);
        ASSERT_FALSE(read) << mistake.json;
        EXPECT_EQ(read.error().path, mistake.path) << mistake.json;
        EXPECT_TRUE(read.error().words().contains(mistake.words)) << read.error().words();
    }
}

TEST(ConditionText, RefusesADepthThatCouldHurt) {
    std::string deep;
    for (int i = 0; i < 5000; ++i) deep += R"({"all":[)";
    for (int i = 0; i < 5000; ++i) deep += "]}";
    const auto read = read_condition(deep, Moment::any);
    ASSERT_FALSE(read);
    EXPECT_TRUE(read.error().words().contains("nest too deep")) << read.error().words();
}

}  // namespace
}  // namespace store
