// Rules at work on a real desk: once and in order, on time, also after a restart, and explained.
#include "server/desk/rules/rules.hpp"

#include "server/desk/care/surveys.hpp"
#include "server/desk/customers/counted_segment.hpp"
#include "server/desk/customers/segments.hpp"
#include "server/desk/tickets/details.hpp"
#include "server/desk/tickets/together.hpp"
#include "server/store/noted_data.hpp"
#include "tests/desk/small_shop.hpp"

namespace {

using namespace std::chrono_literals;
using escalation::Action;
using escalation::AfterTime;
using escalation::Condition;
using escalation::Deed;
using escalation::leaf;
using escalation::Operator;
using escalation::Priority;
using escalation::Rule;
using escalation::Status;
using escalation::Trigger;
using shop::Shop;

class RulesAtWork : public testing::Test {
  protected:
    Shop shop;
    desk::Actor ana = shop.agent("Ana");
    desk::Visitor visitor = shop.visitor();

    desk::Rules& rules() { return shop.desk().parts().get<desk::Rules>(); }
    desk::Result<desk::KeptRule> save(Rule rule) {
        return Shop::wait<desk::KeptRule>(
            [&](auto done) { rules().save({.rule = rule}, std::move(done)); });
    }
    void keep(Rule rule) {
        const auto saved = save(std::move(rule));
        ASSERT_TRUE(saved) << saved.error().text;
    }
    void hand_over() {
        ASSERT_TRUE(Shop::wait<desk::Ack>([&](auto done) {
            shop.desk().chat().ask_for_person(visitor, "h-1", std::move(done));
        }));
    }
    void patch(desk::TicketPatch wanted) {
        ASSERT_TRUE(Shop::wait<store::Ticket>([&](auto done) {
            shop.desk().tickets().patch(ana, 1001, std::move(wanted), std::move(done));
        }));
    }
    store::Ticket ticket() { return shop.desk().tickets().get(1001)->ticket; }

    // The follower works on another thread: waits until the ticket looks like that.
    template <class Fits>
    bool soon(Fits fits) {
        for (int i = 0; i < 1000; ++i) {
            if (fits()) return true;
            std::this_thread::sleep_for(5ms);
        }
        return false;
    }
    // Nothing has happened for a while: what was said up to now has been judged.
    void settle() {
        const auto last = [&] { return shop.desk().tickets().last_seq().value(); };
        for (auto seen = last(), before = store::EventSeq{-1}; seen != before; seen = last()) {
            before = seen;
            std::this_thread::sleep_for(100ms);
        }
    }
    int fired() {
        int count = 0;
        for (const auto& event : shop.desk().tickets().log(0, 1000).value()) {
            const auto* noted = std::get_if<store::Noted>(&event.body);
            count += noted && noted->what == desk::rule_fired;
        }
        return count;
    }
};

Rule raise_complaints() {
    return {.name = "complaints are urgent",
            .on = {Trigger::customer_wrote},
            .when = leaf("message.text", Operator::matches_word, {"lawyer", "anwalt"}),
            .actions = {{Deed::set_priority, {"urgent"}},
                        {Deed::add_tags, {"complaint"}},
                        {Deed::note, {"{{customer.name | default:\"Somebody\"}} is angry."}}}};
}

}  // namespace

TEST_F(RulesAtWork, DoWhatTheySayOnceAndTellTheThread) {
    keep(raise_complaints());
    hand_over();
    ASSERT_TRUE(shop.say(visitor, "c-1", "I will call my LAWYER!"));
    ASSERT_TRUE(soon([&] { return ticket().priority == Priority::urgent; }));
    EXPECT_EQ(ticket().tags, std::vector<std::string>{"complaint"});
    ASSERT_TRUE(shop.say(visitor, "c-2", "are you there?"));
    settle();
    EXPECT_EQ(fired(), 1);
    const auto events = shop.desk().tickets().events(ticket().conversation, 0, 100).value();
    EXPECT_TRUE(std::ranges::any_of(events, [](const auto& event) {
        const auto* message = std::get_if<store::Message>(&event.body);
        return message && message->internal && message->text == "Somebody is angry.";
    }));
}

TEST_F(RulesAtWork, FireOnceAlsoWhenTheDeskIsTornDownInBetween) {
    keep(raise_complaints());
    hand_over();
    ASSERT_TRUE(shop.say(visitor, "c-1", "my lawyer will write"));
    shop.restart();
    ASSERT_TRUE(soon([&] { return fired() == 1; }));
    shop.restart();
    ASSERT_TRUE(shop.say(visitor, "c-2", "hello?"));
    std::this_thread::sleep_for(100ms);
    EXPECT_EQ(fired(), 1);
}

TEST_F(RulesAtWork, AreAskedInTheirOrderAndWakeEachOther) {
    keep(
        {.name = "tag", .on = {Trigger::ticket_created}, .actions = {{Deed::add_tags, {"fresh"}}}});
    keep({.name = "raise",
          .on = {Trigger::tag_added},
          .when = leaf("ticket.tags", Operator::changed_to, {"fresh"}),
          .actions = {{Deed::set_priority, {"high"}}}});
    hand_over();
    ASSERT_TRUE(soon([&] { return ticket().priority == Priority::high; }));
    EXPECT_EQ(ticket().tags, std::vector<std::string>{"fresh"});
}

TEST_F(RulesAtWork, AreRefusedWhenTheyWouldChaseEachOther) {
    keep({.name = "back",
          .on = {Trigger::ticket_updated},
          .when = leaf("ticket.priority", Operator::is, {"low"}),
          .actions = {{Deed::set_priority, {"high"}}}});
    const auto loop = save({.name = "forth",
                            .on = {Trigger::ticket_updated},
                            .when = leaf("ticket.priority", Operator::is, {"high"}),
                            .actions = {{Deed::set_priority, {"low"}}}});
    ASSERT_FALSE(loop);
    EXPECT_TRUE(loop.error().text.contains("“back” → “forth” → “back”")) << loop.error().text;
    EXPECT_EQ(rules().book()->size(), 1U);
}

TEST_F(RulesAtWork, AreRefusedForQueuesAndVariablesThatNobodyKnows) {
    auto rule = raise_complaints();
    rule.actions = {{Deed::set_queue, {"moon"}}};
    EXPECT_EQ(save(rule).error().text, "actions[0]: there is no queue \"moon\"");
    rule.actions = {{Deed::reply, {"Dear {{customer.nmae}}"}}};
    EXPECT_TRUE(save(rule).error().text.contains("no variable \"customer.nmae\""));
}

TEST_F(RulesAtWork, CountTimeExactlyAndRemember) {
    keep({.name = "waited three days",
          .after = AfterTime{"ticket.status_since", 72h},
          .when = leaf("ticket.status", Operator::is, {"waiting_customer"}),
          .actions = {{Deed::set_status, {"solved"}}}});
    hand_over();
    patch({.status = Status::waiting_customer});
    settle();
    shop.now += 72h - 1ms;
    shop.desk().tick();
    settle();
    EXPECT_EQ(ticket().status, Status::waiting_customer);
    shop.now += 1ms;
    shop.desk().tick();
    ASSERT_TRUE(soon([&] { return ticket().status == Status::solved; }));
    shop.desk().tick();
    settle();
    EXPECT_EQ(fired(), 1);
    ASSERT_TRUE(shop.say(visitor, "c-9", "one more thing"));
    patch({.status = Status::waiting_customer});
    settle();
    shop.now += 73h;
    shop.desk().tick();
    ASSERT_TRUE(soon([&] { return fired() == 2; })) << "a new wait is a new reason";
}

TEST_F(RulesAtWork, CountTimeAlsoForTicketsThatWereThereBefore) {
    hand_over();
    settle();
    shop.now += 10h;
    keep({.name = "old and unanswered",
          .after = AfterTime{"ticket.created_at", 8h},
          .when = leaf("ticket.first_response_at", Operator::empty),
          .actions = {{Deed::set_priority, {"urgent"}}}});
    ASSERT_TRUE(soon([&] {
        shop.desk().tick();
        return ticket().priority == Priority::urgent;
    }));
}

TEST_F(RulesAtWork, RehearseWithoutTouchingAnything) {
    hand_over();
    ASSERT_TRUE(shop.say(visitor, "c-1", "my lawyer will write"));
    ASSERT_TRUE(shop.say(visitor, "c-2", "really, a lawyer"));
    const auto run = rules().dry_run(raise_complaints(), 7);
    ASSERT_TRUE(run);
    EXPECT_EQ(run->tickets, 1);
    EXPECT_EQ(run->fired, 2);
    EXPECT_EQ(run->tickets_fired, 1);
    ASSERT_EQ(run->examples.size(), 2U);
    EXPECT_EQ(run->examples[0].reasons[0].words, "message is my lawyer will write");
    EXPECT_EQ(ticket().priority, Priority::normal);
    shop.now += 8 * 24h;
    EXPECT_EQ(rules().dry_run(raise_complaints(), 7)->fired, 0);
}

TEST_F(RulesAtWork, SayWhyTheyFiredAndWhyNot) {
    keep(raise_complaints());
    keep({.name = "gold first",
          .on = {Trigger::ticket_created},
          .when = leaf("customer.tier", Operator::is, {"gold"}),
          .actions = {{Deed::set_priority, {"high"}}}});
    hand_over();
    ASSERT_TRUE(shop.say(visitor, "c-1", "lawyer"));
    ASSERT_TRUE(soon([&] { return fired() == 1; }));
    const auto traces = rules().traces(1001);
    ASSERT_TRUE(traces);
    ASSERT_EQ(traces->size(), 2U);
    EXPECT_TRUE((*traces)[0].fired);
    EXPECT_EQ((*traces)[0].cause, "customer_wrote");
    EXPECT_TRUE((*traces)[0].deeds.contains("priority becomes urgent"));
    EXPECT_FALSE((*traces)[1].fired);
    EXPECT_EQ((*traces)[1].cause, "ticket_created");
    EXPECT_TRUE((*traces)[1].reasons.contains("customer's tier is empty, wanted gold"))
        << (*traces)[1].reasons;
}

TEST_F(RulesAtWork, TellWhatCouldNotBeDone) {
    keep({.name = "to somebody who left",
          .on = {Trigger::customer_wrote},
          .actions = {{Deed::set_priority, {"high"}}, {Deed::assign, {"4711"}}}});
    hand_over();
    ASSERT_TRUE(shop.say(visitor, "c-1", "hello"));
    ASSERT_TRUE(soon([&] { return !rules().traces(1001)->front().failure.empty(); }));
    EXPECT_TRUE(rules().traces(1001)->front().failure.contains("there is no such agent"));
    EXPECT_EQ(ticket().priority, Priority::normal) << "all of it, or nothing";
}

TEST_F(RulesAtWork, LeaveANoticeForThePersonTheyName) {
    const auto ben = shop.agent("Ben");
    keep({.name = "tell Ben",
          .on = {Trigger::customer_wrote},
          .when = leaf("message.text", Operator::matches_word, {"lawyer"}),
          .actions = {{Deed::notify, {std::to_string(ben.id), "Please look at this one"}}}});
    hand_over();
    ASSERT_TRUE(shop.say(visitor, "c-1", "my lawyer will write"));
    auto& together = shop.desk().parts().get<desk::Together>();
    const auto unread = [&] { return together.notices(ben, true, {}).value(); };
    ASSERT_TRUE(soon([&] { return unread().unread == 1; }));
    const auto notice = unread().page.items.front();
    EXPECT_EQ(notice.what, "rule");
    EXPECT_EQ(notice.words, "#1001: Please look at this one");
    EXPECT_EQ(notice.by_name, "Rule: tell Ben");
    EXPECT_EQ(together.notices(ana, true, {}).value().unread, 0) << "nobody else is told";
    const auto heard = shop.ear().events();
    EXPECT_TRUE(std::ranges::any_of(heard, [&](const store::Event& event) {
        const auto* noted = std::get_if<store::Noted>(&event.body);
        return noted && noted->what == "notification.created" &&
               store::number_in_data(noted->data, "user") == ben.id;
    })) << "and his console hears of it at once";
}

TEST_F(RulesAtWork, PutPointsOnTheChecklistOnce) {
    keep({.name = "what to do about a lawyer",
          .on = {Trigger::customer_wrote},
          .when = leaf("message.text", Operator::matches_word, {"lawyer"}),
          .actions = {{Deed::checklist, {"Tell the boss", "Keep the parcel's papers"}}}});
    hand_over();
    ASSERT_TRUE(shop.say(visitor, "c-1", "my lawyer will write"));
    auto& details = shop.desk().parts().get<desk::Details>();
    ASSERT_TRUE(soon([&] { return details.checklist(1001)->size() == 2; }));
    EXPECT_EQ(details.checklist(1001)->front().text, "Tell the boss");
    ASSERT_TRUE(shop.say(visitor, "c-2", "the lawyer, I said"));
    settle();
    EXPECT_EQ(details.checklist(1001)->size(), 2U) << "what is on the list is not put there twice";
}

TEST_F(RulesAtWork, HearOfASurveyAnsweredByLink) {
    keep({.name = "win them back",
          .on = {Trigger::survey_answered},
          .when = {.parts = {leaf("survey.kind", Operator::is, {"csat"}),
                             leaf("survey.score", Operator::less, {"3"}),
                             leaf("survey.comment", Operator::matches_word, {"late"})}},
          .actions = {{Deed::add_tags, {"unhappy"}}}});
    hand_over();
    auto& surveys = shop.desk().parts().get<desk::Surveys>();
    const auto link = Shop::wait<desk::SurveyLink>([&](auto done) {
        surveys.ask_by_link(ana, 0, 1001, store::SurveyKind::csat, std::move(done));
    });
    ASSERT_TRUE(link) << link.error().text;
    const auto answer = [&] {
        return Shop::wait<store::SurveyRow>(
            [&](auto done) { surveys.answer(link->token, 1, "far too late", std::move(done)); });
    };
    ASSERT_TRUE(answer());
    // The bad score opens a recovery case as well, which has a tag of its own.
    ASSERT_TRUE(soon([&] { return std::ranges::count(ticket().tags, "unhappy") == 1; }));
    const auto again = answer();
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().text, "this was answered before; thank you");
    settle();
    EXPECT_EQ(fired(), 1);
    EXPECT_EQ(rules().traces(1001)->front().cause, "survey_answered");
}

TEST_F(RulesAtWork, AskTheShopsOwnFieldsAndTheCustomersSegments) {
    keep({.name = "gifts first",
          .on = {Trigger::ticket_updated},
          .when = {.parts = {leaf("ticket.field.gift", Operator::is, {"yes"}),
                             leaf("customer.segments", Operator::contains, {"everybody"})}},
          .actions = {{Deed::set_priority, {"high"}}}});
    auto& segments = shop.desk().parts().get<desk::Segments>();
    ASSERT_TRUE(Shop::wait<desk::CountedSegment>([&](auto done) {
        segments.add(ana, {.name = "everybody", .condition = "{}"}, std::move(done));
    }));
    auto& details = shop.desk().parts().get<desk::Details>();
    ASSERT_TRUE(Shop::wait<store::CustomField>([&](auto done) {
        details.add_field(shop.agent("Boss", store::Role::admin),
                          {.name = "gift", .label = "Gift", .type = store::FieldType::text},
                          std::move(done));
    }));
    hand_over();
    ASSERT_TRUE(Shop::wait<store::FieldValues>(
        [&](auto done) { details.set_values(ana, 1001, {{"gift", "yes"}}, std::move(done)); }));
    EXPECT_TRUE(soon([&] { return ticket().priority == Priority::high; }));
}

// What is told of runs goes after its time; that a time rule rang is remembered for good.
TEST_F(RulesAtWork, RingOnceAlsoWhenTheStoryOfTheirRunsIsGone) {
    keep({.name = "old",
          .after = AfterTime{"ticket.created_at", 8h},
          .when = leaf("ticket.status", Operator::is_not, {"solved"}),
          .actions = {{Deed::note, {"Eight hours old"}}}});
    hand_over();
    settle();
    shop.now += 8h;
    shop.desk().tick();
    ASSERT_TRUE(soon([&] { return fired() == 1; }));
    settle();
    EXPECT_TRUE(rules().traces(1001)->front().fired);
    shop.now += 91 * 24h;
    shop.desk().tick();
    ASSERT_TRUE(soon([&] { return !rules().traces(1001)->front().fired; })) << "90 days are over";
    patch({.priority = Priority::high});
    settle();
    shop.desk().tick();
    settle();
    EXPECT_EQ(fired(), 1);
}
