// Answers with blanks: filters, conditions, variations, and mistakes in them.
#include "intents/reply.hpp"

#include <gtest/gtest.h>

using namespace intents;

namespace {

const Values values = {{"order_number", "AB-1234"},      {"order.state", "shipped"},
                       {"order.eta", "2026-05-06"},      {"hours.state", "closed"},
                       {"customer.tier", "gold"},        {"page.path", "/account/orders"},
                       {"time", "2026-05-06T14:05:00Z"}, {"empty", ""}};

Intent intent_with(std::vector<Reply> replies, std::string lang = "en") {
    Intent intent;
    intent.lang = std::move(lang);
    intent.replies = std::move(replies);
    return intent;
}

Reply reply(When when, std::vector<std::string> say) {
    return {.when = std::move(when), .say = std::move(say), .buttons = {}, .file = {}, .line = 0};
}

}  // namespace

TEST(Templates, FillTheirBlanks) {
    EXPECT_EQ(render("Order {{order_number}} is {{ order.state }}.", values),
              "Order AB-1234 is shipped.");
    EXPECT_EQ(render("{{order.eta | date}}", values, "en"), "6 May 2026");
    EXPECT_EQ(render("{{order.eta | date}}", values, "de"), "6. Mai 2026");
    EXPECT_EQ(render("{{time|time}}", values, "de"), "14:05");
    EXPECT_EQ(render("{{time|time}}", values, "en"), "2:05 pm");
    EXPECT_EQ(render("{{order.state | upper}}", values), "SHIPPED");
    EXPECT_EQ(render("{{order_number | lower}}", values), "ab-1234");
    EXPECT_EQ(render("{{nobody | default:\"you | me\"}}", values), "you | me");
    EXPECT_EQ(render("{{empty | default:\"-\"}}", values), "-");
    EXPECT_EQ(render("a { b } } c", values), "a { b } } c");
}

TEST(Templates, NameTheValueThatIsMissing) {
    EXPECT_EQ(render("Hello {{customer.name}}", values).error(), "customer.name");
    EXPECT_EQ(render("Hello {{empty}}", values).error(), "empty");
}

TEST(Templates, LeaveAloneWhatNoFilterUnderstands) {
    EXPECT_EQ(render("{{order_number | date}}", values), "AB-1234");
    EXPECT_EQ(render("{{order_number | time}}", values), "AB-1234");
}

TEST(Templates, SayWhatIsWrongAndWhere) {
    EXPECT_EQ(read_template("a {{b").error().column, 2u);
    EXPECT_NE(read_template("{{a | dat}}").error().mend.find("date"), std::string::npos);
    EXPECT_FALSE(read_template("{{}}"));
    EXPECT_FALSE(read_template("{{a b}}"));
    EXPECT_FALSE(read_template("{{a | default}}"));
    const auto blanks = read_template("{{a}} {{b.c | default:\"x\"}}");
    ASSERT_TRUE(blanks);
    ASSERT_EQ(blanks->size(), 2u);
    EXPECT_EQ(blanks->at(1).name, "b.c");
    EXPECT_EQ(blanks->at(1).column, 6u);
    EXPECT_TRUE(blanks->at(1).has_default);
}

TEST(Templates, DoNotReadTheirOwnValuesAsTemplates) {
    EXPECT_EQ(render("{{a}}", {{"a", "{{b}}"}, {"b", "secret"}}), "{{b}}");
}

TEST(Conditions, KnowShortNamesWildcardsAndNot) {
    EXPECT_TRUE(holds({{"hours", {"closed"}}}, values));
    EXPECT_FALSE(holds({{"hours", {"open"}}}, values));
    EXPECT_TRUE(holds({{"tier", {"silver", "Gold"}}}, values));
    EXPECT_TRUE(holds({{"page", {"/account/*"}}}, values));
    EXPECT_FALSE(holds({{"page", {"/account"}}}, values));
    EXPECT_TRUE(holds({{"order.state", {"!lost"}}}, values));
    EXPECT_FALSE(holds({{"order.state", {"!shipped"}}}, values));
    EXPECT_FALSE(holds({{"hours", {"closed"}}, {"tier", {"silver"}}}, values));
    EXPECT_TRUE(holds({{"unheard", {"!x"}}}, values));
    EXPECT_FALSE(holds({{"unheard", {"x"}}}, values));
    EXPECT_TRUE(holds({}, values));
}

TEST(Replies, TakeTheFirstWhoseConditionsHold) {
    const auto intent =
        intent_with({reply({{"hours", {"open"}}}, {"open"}),
                     reply({{"hours", {"closed"}}}, {"closed"}), reply({}, {"any"})});
    EXPECT_EQ(choose_reply(intent, values, 0)->text, "closed");
    EXPECT_EQ(choose_reply(intent, {}, 0)->text, "any");
}

TEST(Replies, VaryWithTheSeed) {
    const auto intent = intent_with({reply({}, {"a", "b", "c"})});
    EXPECT_EQ(choose_reply(intent, values, 0)->text, "a");
    EXPECT_EQ(choose_reply(intent, values, 4)->text, "b");
    EXPECT_EQ(choose_reply(intent, values, 2)->text, "c");
}

TEST(Replies, PassOverWhatTheyCannotFill) {
    const auto intent =
        intent_with({reply({}, {"Hello {{customer.name}}"}), reply({}, {"{{x}}", "Hello"})});
    const auto said = choose_reply(intent, values, 0);
    ASSERT_TRUE(said);
    EXPECT_EQ(said->text, "Hello");
    EXPECT_EQ(said->reply, &intent.replies[1]);
    EXPECT_FALSE(choose_reply(intent_with({reply({}, {"{{x}}"})}), values, 0));
}
