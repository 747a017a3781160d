// Conditions over facts: what holds, why, and what can't be asked.
#include "escalation/condition.hpp"

#include "escalation/fields.hpp"
#include "escalation/words.hpp"

#include <random>

#include <gtest/gtest.h>

namespace escalation {
namespace {

using namespace std::chrono_literals;
using enum Operator;
using Texts = std::vector<std::string>;

constexpr Instant noon = std::chrono::sys_days{std::chrono::year{2026} / 5 / 4} + 12h;

Condition all(std::vector<Condition> parts) {
    return {.kind = Condition::Kind::all, .parts = std::move(parts)};
}
Condition any(std::vector<Condition> parts) {
    return {.kind = Condition::Kind::any, .parts = std::move(parts)};
}
Condition none(std::vector<Condition> parts) {
    return {.kind = Condition::Kind::none, .parts = std::move(parts)};
}

Facts some_facts() {
    Facts facts{.now = noon};
    facts.set("ticket.priority", "normal");
    facts.set("ticket.status", "waiting_customer");
    facts.set("ticket.status_since", Instant{noon - 72h});
    facts.set("ticket.tags", Texts{"refund", "VIP"});
    facts.set("ticket.assignee", 7.0);
    facts.set("customer.verified", true);
    facts.set("message.text", "Das ist eine FRECHHEIT, schämt Euch!");
    facts.before["ticket.status"] = "open";
    facts.before["ticket.tags"] = Texts{"refund", "late"};
    return facts;
}

TEST(Condition, ComparesEachKindOfField) {
    const auto facts = some_facts();
    struct Case {
        Condition leaf;
        bool held;
    };
    const Case cases[] = {
        {leaf("ticket.priority", is, {"normal"}), true},
        {leaf("ticket.priority", is_not, {"normal"}), false},
        {leaf("ticket.priority", greater, {"low"}), true},
        {leaf("ticket.priority", greater, {"normal"}), false},
        {leaf("ticket.priority", less, {"urgent"}), true},
        {leaf("ticket.priority", in, {"high", "normal"}), true},
        {leaf("ticket.queue", empty), true},
        {leaf("ticket.queue", is, {"support"}), false},
        {leaf("ticket.queue", is_not, {"support"}), true},
        {leaf("ticket.tags", contains, {"vip"}), true},
        {leaf("ticket.tags", contains, {"ref"}), false},
        {leaf("ticket.assignee", is, {"7"}), true},
        {leaf("ticket.assignee", less, {"7"}), false},
        {leaf("customer.verified", is, {"true"}), true},
        {leaf("ticket.status_since", older_than, {"3 days"}), true},
        {leaf("ticket.status_since", older_than, {"73h"}), false},
        {leaf("ticket.status_since", less, {"2026-05-04T00:00:00Z"}), true},
        {leaf("ticket.created_at", older_than, {"1s"}), false},
        {leaf("message.text", matches_word, {"frechheit"}), true},
        {leaf("message.text", matches_word, {"frech"}), false},
        {leaf("message.text", matches_word, {"nothing", "SCHÄMT euch"}), true},
        {leaf("message.text", contains, {"FRECH"}), true},
        {leaf("ticket.status", changed), true},
        {leaf("ticket.status", changed_from, {"open"}), true},
        {leaf("ticket.status", changed_from, {"new"}), false},
        {leaf("ticket.status", changed_to, {"waiting_customer"}), true},
        {leaf("ticket.priority", changed), false},
        {leaf("ticket.priority", changed_to, {"normal"}), false},
        {leaf("ticket.tags", changed_to, {"vip"}), true},
        {leaf("ticket.tags", changed_to, {"refund"}), false},
        {leaf("ticket.tags", changed_from, {"late"}), true},
    };
    for (const auto& one : cases) {
        EXPECT_EQ(holds(one.leaf, facts), one.held)
            << one.leaf.field << " " << name_of(one.leaf.op) << ": "
            << explain(one.leaf, facts).leaves.front().words;
        EXPECT_TRUE(check(one.leaf, Moment::event))
            << check(one.leaf, Moment::event).error().words();
    }
}

TEST(Condition, IsExactToTheMillisecond) {
    auto facts = some_facts();
    const auto old = leaf("ticket.status_since", older_than, {"3d"});
    EXPECT_TRUE(holds(old, facts));
    facts.now -= 1ms;
    EXPECT_FALSE(holds(old, facts));
}

TEST(Condition, SaysForEveryLeafWhyItHeldOrNot) {
    const auto wish = all({leaf("ticket.priority", is, {"high"}),
                           any({leaf("ticket.status_since", older_than, {"4 days"}),
                                leaf("ticket.status", changed_from, {"open"})}),
                           none({leaf("ticket.tags", contains, {"spam"})})});
    const auto verdict = explain(wish, some_facts());
    EXPECT_FALSE(verdict.held);
    ASSERT_EQ(verdict.leaves.size(), 4U);
    EXPECT_EQ(verdict.leaves[0].path, "all[0]");
    EXPECT_EQ(verdict.leaves[0].words, "priority is normal, wanted high");
    EXPECT_FALSE(verdict.leaves[0].held);
    EXPECT_EQ(verdict.leaves[1].path, "all[1].any[0]");
    EXPECT_TRUE(verdict.leaves[1].words.ends_with("(72 h ago), wanted at least 4 days ago"))
        << verdict.leaves[1].words;
    EXPECT_EQ(verdict.leaves[2].words, "status is waiting_customer (before: open)");
    EXPECT_TRUE(verdict.leaves[2].held);
    EXPECT_EQ(verdict.leaves[3].words,
              "tags is refund, VIP (before: refund, late), wanted something with spam");
}

TEST(Condition, HoldsAlwaysWithoutParts) {
    EXPECT_TRUE(holds({}, {}));
    EXPECT_TRUE(Condition{}.always());
    EXPECT_TRUE(check({}, Moment::any));
    EXPECT_FALSE(holds(any({}), {}));
    EXPECT_TRUE(holds(none({}), {}));
}

TEST(Condition, RefusesWhatCanNotMeanAnything) {
    struct Case {
        Condition condition;
        std::string_view words;
    };
    const Case cases[] = {
        {all({leaf("ticket.prio", is, {"high"})}),
         "all[0]: there is no field \"ticket.prio\" (did you mean \"ticket.priority\"?)"},
        {all({any({leaf("ticket.priority", is, {"huge"})})}),
         "all[0].any[0]: priority is never \"huge\" (one of: low, normal, high, urgent)"},
        {leaf("ticket.tags", is, {"vip"}), "condition: tags can't be asked with \"is\" (one of:"},
        {leaf("ticket.status", changed), "only when an event happens"},
        {leaf("ticket.created_at", older_than, {"soon"}), "\"soon\" is no length of time"},
        {leaf("survey.score", less, {"two"}), "\"two\" is no number"},
        {leaf("ticket.queue", is), "a value is missing"},
        {leaf("ticket.queue", empty, {"x"}), "no value belongs here"},
        {leaf("ticket.queue", is, {""}), "the value is empty"},
        {leaf("survey.score", less, {"1", "2"}), "2 values are too many"},
        {all({any({})}), "all[0]: \"any\" has nothing in it"},
        {leaf("ticket.queue", is, {std::string(301, 'x')}), "301 bytes"},
    };
    for (const auto& one : cases) {
        const auto checked = check(one.condition, Moment::any);
        ASSERT_FALSE(checked) << one.words;
        EXPECT_TRUE(checked.error().words().contains(one.words)) << checked.error().words();
    }
}

TEST(Condition, KeepsDepthAndSizeWithinLimits) {
    auto nested = leaf("ticket.queue", empty);
    for (int depth = 0; depth < condition_depth_max; ++depth) nested = all({nested});
    EXPECT_TRUE(check(nested, Moment::any));
    EXPECT_FALSE(check(all({nested}), Moment::any));
    std::vector<Condition> many(condition_leaves_max, leaf("ticket.queue", empty));
    EXPECT_TRUE(check(all(many), Moment::any));
    many.push_back(many.front());
    EXPECT_FALSE(check(all(many), Moment::any));
}

TEST(Condition, KnowsFieldsOfTheShopsOwn) {
    auto facts = some_facts();
    facts.set("customer.attribute.shoe_size", "43");
    const auto big = leaf("customer.attribute.shoe_size", is, {"43"});
    EXPECT_TRUE(check(big, Moment::any));
    EXPECT_TRUE(holds(big, facts));
    EXPECT_FALSE(check(leaf("customer.attribute.", is, {"1"}), Moment::any));
    EXPECT_FALSE(check(leaf("customer.attribute.a b", is, {"1"}), Moment::any));
}

// A random tree and its slow twin: how many parts hold decides a group.
Condition random_tree(std::mt19937& chance, int depth) {
    if (depth == 0 || chance() % 3 == 0) {
        static const Condition leaves[] = {
            leaf("ticket.priority", is, {"normal"}), leaf("ticket.queue", empty),
            leaf("ticket.priority", is, {"high"}), leaf("ticket.tags", contains, {"none"})};
        return leaves[chance() % std::size(leaves)];
    }
    Condition group{.kind = static_cast<Condition::Kind>(chance() % 3)};
    for (auto parts = 1 + chance() % 4; parts > 0; --parts) {
        group.parts.push_back(random_tree(chance, depth - 1));
    }
    return group;
}

TEST(Condition, GivesTheSameAnswerWithReasonsAsWithout) {
    std::mt19937 chance(42);
    const auto facts = some_facts();
    int held = 0;
    for (int i = 0; i < 500; ++i) {
        const auto tree = random_tree(chance, 5);
        const auto verdict = explain(tree, facts);
        ASSERT_EQ(verdict.held, holds(tree, facts));
        held += verdict.held;
    }
    EXPECT_GT(held, 50);
    EXPECT_LT(held, 450);
}

TEST(Words, AreWholeAndOfAnyCase) {
    const auto in = [](std::string_view text, std::string_view word) {
        return has_word(fold(text), fold(word));
    };
    EXPECT_TRUE(in("I am VERY angry!", "very angry"));
    EXPECT_FALSE(in("strangry", "angry"));
    EXPECT_TRUE(in("„Unverschämt“", "unverschämt"));
    EXPECT_TRUE(in("ÄRGERLICH", "ärgerlich"));
    EXPECT_TRUE(in("Это УЖАСНО", "ужасно"));
    EXPECT_TRUE(in("ΠΟΛΎ ΚΑΛΌ", "ΚΑΛΌ"));
    EXPECT_FALSE(in("anything", ""));
    EXPECT_EQ(fold("\xff\xc3"), "\xff\xc3");
}

TEST(Words, ReadLengthsOfTime) {
    EXPECT_EQ(read_length("90"), 90s);
    EXPECT_EQ(read_length("90s"), 90s);
    EXPECT_EQ(read_length("30 min"), 30min);
    EXPECT_EQ(read_length("3 days"), 72h);
    EXPECT_EQ(read_length("1w"), 168h);
    for (const auto* bad : {"", "soon", "-3 days", "3 moons", "99999999999w", "1.5h"}) {
        EXPECT_EQ(read_length(bad), std::nullopt) << bad;
    }
}

}  // namespace
}  // namespace escalation
