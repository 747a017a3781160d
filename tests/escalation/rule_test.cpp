// Rules as values: what may be one, and which of them would wake each other without end.
#include "escalation/rule.hpp"

#include <gtest/gtest.h>

namespace escalation {
namespace {

using namespace std::chrono_literals;
using Names = std::vector<std::string>;

Rule on_update(std::string name, Condition when, std::vector<Action> actions) {
    return {.name = std::move(name),
            .on = {Trigger::ticket_updated},
            .when = std::move(when),
            .actions = std::move(actions)};
}

Condition status_is(std::string status) {
    return leaf("ticket.status", Operator::is, {std::move(status)});
}

const Action to_open{Deed::set_status, {"open"}};
const Action to_waiting{Deed::set_status, {"waiting_customer"}};

TEST(Rule, IsRefusedWithThePlaceOfItsFault) {
    struct Case {
        Rule rule;
        std::string_view words;
    };
    const Case cases[] = {
        {on_update("", {}, {to_open}), "name: "},
        {{.name = "x", .actions = {to_open}}, "on: give the events"},
        {on_update("x", {}, {}), "actions: a rule does something"},
        {on_update("x", leaf("ticket.prio", Operator::is, {"a"}), {to_open}),
         "did you mean \"ticket.priority\"?"},
        {on_update("x", {}, {to_open, {Deed::set_status, {"done"}}}),
         "actions[1] set_status: there is no \"done\" (one of: new, open"},
        {on_update("x", {}, {{Deed::set_status, {"snoozed"}}}), "use the action snooze"},
        {on_update("x", {}, {{Deed::assign, {"Ana"}}}), "\"Ana\" is no user's id"},
        {on_update("x", {}, {{Deed::notify, {"assignee"}}}), "needs 2 to 2 values"},
        {{.name = "x", .after = AfterTime{"ticket.updated_at", 1h}, .actions = {to_open}},
         "is no moment to count from"},
        {{.name = "x",
          .after = AfterTime{"ticket.created_at", 1h},
          .when = leaf("ticket.status", Operator::changed),
          .actions = {to_open}},
         "only when an event happens"},
    };
    for (const auto& one : cases) {
        const auto checked = check(one.rule);
        ASSERT_FALSE(checked) << one.words;
        EXPECT_TRUE(checked.error().contains(one.words)) << checked.error();
    }
    EXPECT_TRUE(check(on_update("x", status_is("open"), {to_waiting})));
}

TEST(RuleLoops, NamesTheCircleOfTwoThatUndoEachOther) {
    const Rule rules[] = {on_update("back", status_is("waiting_customer"), {to_open}),
                          on_update("forth", status_is("open"), {to_waiting})};
    EXPECT_EQ(find_loop(rules), (Names{"back", "forth", "back"}));
}

TEST(RuleLoops, FollowsACircleThroughOthers) {
    const auto tagged = [](std::string tag) {
        return leaf("ticket.tags", Operator::changed_to, {std::move(tag)});
    };
    const auto add = [](std::string tag) { return Action{Deed::add_tags, {std::move(tag)}}; };
    const Rule rules[] = {
        on_update("one", tagged("c"), {add("a"), {Deed::remove_tags, {"b"}}}),
        on_update("two", tagged("a"), {add("b"), {Deed::remove_tags, {"c"}}}),
        on_update("three", tagged("b"), {add("c"), {Deed::remove_tags, {"a"}}}),
    };
    const auto loop = find_loop(rules);
    ASSERT_GE(loop.size(), 4U);
    EXPECT_EQ(loop.front(), loop.back());
}

TEST(RuleLoops, LetsACircleBeThatComesToRest) {
    const auto high = leaf("ticket.priority", Operator::is, {"high"});
    const Rule rules[] = {
        on_update("tag it", high, {{Deed::add_tags, {"hot"}}}),
        on_update("and raise it", leaf("ticket.tags", Operator::contains, {"hot"}),
                  {{Deed::set_priority, {"high"}}}),
        on_update("always high", {}, {{Deed::set_priority, {"high"}}}),
    };
    EXPECT_EQ(find_loop(rules), Names{});
}

TEST(RuleLoops, SeesThatAConditionKeepsTheCircleOpen) {
    const Rule rules[] = {
        on_update("back",
                  Condition{.parts = {status_is("waiting_customer"),
                                      leaf("message.from", Operator::is, {"customer"})}},
                  {to_open}),
        on_update("forth", status_is("open"), {to_waiting})};
    EXPECT_EQ(find_loop(rules), Names{});
}

TEST(RuleLoops, FindsTheSlowOnesThatCountTime) {
    const auto timed = [](std::string name, Condition when, Action action) {
        return Rule{.name = std::move(name),
                    .after = AfterTime{"ticket.status_since", 1h},
                    .when = std::move(when),
                    .actions = {std::move(action)}};
    };
    const Rule rules[] = {timed("remind", status_is("waiting_customer"), to_open),
                          timed("wait", status_is("open"), to_waiting)};
    EXPECT_EQ(find_loop(rules).size(), 3U);
    Rule off[] = {rules[0], rules[1]};
    off[1].enabled = false;
    EXPECT_EQ(find_loop(off), Names{});
    const Rule by_age[] = {
        {.name = "a", .after = AfterTime{"ticket.created_at", 1h}, .actions = {to_open}},
        {.name = "b", .after = AfterTime{"ticket.created_at", 2h}, .actions = {to_waiting}}};
    EXPECT_EQ(find_loop(by_age), Names{}) << "each of them fires once for a ticket";
}

TEST(RuleLoops, TellsTheShopsOwnStatusesFromEachOther) {
    const House house{
        .own_statuses = {{"parts", Status::waiting_other}, {"maker", Status::waiting_other}},
        .automatic_queues = {}};
    const auto own = [](std::string name) {
        return leaf("ticket.custom_status", Operator::is, {std::move(name)});
    };
    const Action to_parts{Deed::set_status, {"parts"}};
    const Action to_maker{Deed::set_status, {"maker"}};
    const Rule in_one[] = {on_update("back", own("maker"), {to_parts}),
                           on_update("forth", own("parts"), {to_maker})};
    EXPECT_EQ(find_loop(in_one, house), (Names{"back", "forth", "back"}));
    const Rule over_two[] = {on_update("back", status_is("open"), {to_parts}),
                             on_update("forth", own("parts"), {to_open})};
    EXPECT_EQ(find_loop(over_two, house), (Names{"back", "forth", "back"}));
    const Rule rests[] = {on_update("back", status_is("waiting_other"), {to_parts})};
    EXPECT_EQ(find_loop(rests, house), Names{});
}

TEST(RuleLoops, FindsOneThatTurnsBackOnItself) {
    const Rule rules[] = {on_update("turns", status_is("open"), {to_waiting, to_open})};
    EXPECT_EQ(find_loop(rules), (Names{"turns", "turns"}));
}

TEST(RuleLoops, FindsOneThatTakesAwayWhatTheHouseGivesBackAtOnce) {
    const House house{.own_statuses = {}, .automatic_queues = {"support"}};
    const Action to_nobody{Deed::assign, {"0"}};
    const auto loop_of = [&](Condition when, std::vector<Action> actions) {
        const Rule rules[] = {on_update("takes", std::move(when), std::move(actions))};
        return find_loop(rules, house);
    };
    const Names fight{"takes", "the assignment of tickets", "takes"};
    EXPECT_EQ(loop_of(leaf("ticket.assignee", Operator::is, {"5"}), {to_nobody}), fight);
    EXPECT_EQ(loop_of(leaf("ticket.queue", Operator::is, {"support"}), {to_nobody}), fight);
    EXPECT_EQ(loop_of(leaf("ticket.queue", Operator::is, {"by hand"}), {to_nobody}), Names{});
    EXPECT_EQ(loop_of(status_is("snoozed"), {to_nobody}), Names{}) << "nobody is given that";
    EXPECT_EQ(loop_of(leaf("ticket.queue", Operator::changed), {to_nobody}), Names{});
    EXPECT_EQ(loop_of({}, {to_nobody, to_waiting}), Names{});
    EXPECT_EQ(find_loop(std::array{on_update("takes", {}, {to_nobody})}), Names{})
        << "where everything is given out by hand";
}

TEST(RuleLoops, KnowsThatASnoozeIsNewEachTime) {
    const Rule rules[] = {on_update("again", {}, {{Deed::snooze, {"1 day"}}})};
    EXPECT_EQ(find_loop(rules), (Names{"again", "again"}));
}

}  // namespace
}  // namespace escalation
