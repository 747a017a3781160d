// Care on a real desk: promises kept or broken, cases finished before they are closed, goodwill
// within its budget, and people who are not left alone with abuse.
#include "server/desk/care/promises.hpp"
#include "server/desk/care/recovery.hpp"
#include "server/desk/care/wellbeing.hpp"
#include "server/desk/customers/segments.hpp"
#include "server/desk/tickets/links.hpp"
#include "tests/desk/small_shop.hpp"

namespace {

using namespace std::chrono_literals;
using escalation::Status;
using shop::Shop;
using store::PromiseState;

class Care : public testing::Test {
  protected:
    Shop shop;
    desk::Actor ana = shop.agent("Ana");
    desk::Visitor visitor = shop.visitor();

    desk::Promises& promises() { return shop.desk().parts().get<desk::Promises>(); }
    desk::Recoveries& recoveries() { return shop.desk().parts().get<desk::Recoveries>(); }
    desk::Wellbeing& wellbeing() { return shop.desk().parts().get<desk::Wellbeing>(); }

    void hand_over() {
        ASSERT_TRUE(Shop::wait<desk::Ack>([&](auto done) {
            shop.desk().chat().ask_for_person(visitor, "h-1", std::move(done));
        }));
    }
    void reply(std::string id, std::string text) {
        ASSERT_TRUE(Shop::wait<desk::Written>([&](auto done) {
            shop.desk().tickets().write(ana, 1001, std::move(id), std::move(text), false,
                                        std::move(done));
        }));
    }
    desk::Result<store::Ticket> solve() {
        return Shop::wait<store::Ticket>([&](auto done) {
            shop.desk().tickets().patch(ana, 1001, {.status = Status::solved}, std::move(done));
        });
    }
    template <class Fits>
    bool soon(Fits fits) {
        for (int i = 0; i < 1000; ++i) {
            if (fits()) return true;
            std::this_thread::sleep_for(5ms);
        }
        return false;
    }
    std::vector<store::Promise> all() { return promises().list({}, {})->items; }
    int noted(std::string_view what) {
        int count = 0;
        for (const auto& event : shop.desk().tickets().log(0, 1000).value()) {
            const auto* one = std::get_if<store::Noted>(&event.body);
            count += one && one->what == what;
        }
        return count;
    }
    store::Recovery open_case() {
        const auto opened = Shop::wait<store::Recovery>(
            [&](auto done) { recoveries().start(ana, 1001, "a broken vase", std::move(done)); });
        EXPECT_TRUE(opened) << opened.error().text;
        return opened.value_or(store::Recovery{});
    }
    desk::Result<store::Recovery> tick_off(std::int64_t id, store::RecoveryStep step) {
        return Shop::wait<store::Recovery>(
            [&](auto done) { recoveries().patch(ana, id, {.step = step}, std::move(done)); });
    }
    using Form = desk::Recoveries::Form;
    desk::Result<store::Recovery> give(std::int64_t id, std::int64_t cents,
                                       Form form = Form::money) {
        return Shop::wait<store::Recovery>(
            [&](auto done) { recoveries().give(ana, id, cents, "sorry", form, std::move(done)); });
    }
};

}  // namespace

TEST_F(Care, FindsAPromiseAndKeepsItWithTheNextReply) {
    hand_over();
    reply("r-1", "Sorry! We will write to you within two hours.");
    ASSERT_TRUE(soon([&] { return all().size() == 1; }));
    const auto made = all().front();
    EXPECT_EQ(made.words, "within two hours");
    EXPECT_EQ(made.due, shop.now + 2h);
    EXPECT_EQ(made.agent_name, "Ana");
    EXPECT_EQ(made.state, PromiseState::open);
    shop.now += 1h;
    shop.desk().tick();
    ASSERT_TRUE(soon([&] { return noted("promise.due_soon") == 1; }));
    reply("r-2", "Here it is.");
    ASSERT_TRUE(soon([&] { return all().front().state == PromiseState::kept; }));
    shop.now += 2h;
    shop.desk().tick();
    EXPECT_EQ(promises().counts()->front().kept, 1);
    EXPECT_EQ(noted("promise.broken"), 0);
    EXPECT_EQ(noted("promise.due_soon"), 1);
}

TEST_F(Care, CallsAPromiseBrokenTheMomentItIsDue) {
    hand_over();
    reply("r-1", "I'll call you within 30 minutes.");
    ASSERT_TRUE(soon([&] { return all().size() == 1; }));
    shop.now += 30min - 1ms;
    shop.desk().tick();
    std::this_thread::sleep_for(50ms);
    EXPECT_EQ(all().front().state, PromiseState::open);
    shop.now += 1ms;
    ASSERT_TRUE(soon([&] {
        shop.desk().tick();
        return all().front().state == PromiseState::broken;
    }));
    EXPECT_EQ(noted("promise.broken"), 1);
    reply("r-2", "Too late, but here.");
    std::this_thread::sleep_for(50ms);
    EXPECT_EQ(all().front().state, PromiseState::broken);
}

TEST_F(Care, LetsPeopleMoveOrDismissAPromise) {
    hand_over();
    reply("r-1", "We'll write by tomorrow.");
    ASSERT_TRUE(soon([&] { return all().size() == 1; }));
    const auto one = all().front();
    const auto change = [&](desk::Promises::Patch patch) {
        return Shop::wait<store::Promise>(
            [&](auto done) { promises().patch(ana, one.id, patch, std::move(done)); });
    };
    EXPECT_EQ(change({.due = one.due + 24h, .version = one.version})->due, one.due + 24h);
    EXPECT_EQ(change({.state = PromiseState::dismissed, .version = one.version}).error().code,
              desk::Code::conflict);
    EXPECT_EQ(change({.state = PromiseState::dismissed})->state, PromiseState::dismissed);
}

TEST_F(Care, OpensACaseForABadScoreAndFinishesItBeforeTheEnd) {
    hand_over();
    reply("r-1", "Here you are.");
    ASSERT_TRUE(solve());
    store::ConversationSeq asked = 0;
    for (const auto& event : shop.chat(visitor)) {
        if (std::holds_alternative<store::SurveyAsked>(event.body)) asked = event.cseq;
    }
    ASSERT_NE(asked, 0);
    ASSERT_TRUE(Shop::wait<desk::Ack>([&](auto done) {
        shop.desk().chat().answer_survey(visitor, "s-1", asked, 1, "awful", std::move(done));
    }));
    ASSERT_TRUE(soon([&] { return recoveries().of_ticket(1001).has_value(); }));
    const auto one = *recoveries().of_ticket(1001);
    EXPECT_EQ(one.reason, "survey");
    EXPECT_EQ(one.evidence, "1 of 5");
    EXPECT_EQ(one.owner, ana.id);
    const auto ticket = shop.desk().tickets().get(1001)->ticket;
    EXPECT_EQ(ticket.status, Status::open);
    EXPECT_EQ(ticket.tags, std::vector<std::string>{"recovery"});

    const auto early = solve();
    ASSERT_FALSE(early);
    EXPECT_TRUE(early.error().text.contains("apology, remedy")) << early.error().text;
    ASSERT_TRUE(tick_off(one.id, store::RecoveryStep::apology));
    ASSERT_TRUE(tick_off(one.id, store::RecoveryStep::remedy));
    ASSERT_TRUE(solve());
    ASSERT_TRUE(soon([&] { return recoveries().of_ticket(1001)->closed.has_value(); }));
    const auto surveys = std::ranges::count_if(shop.chat(visitor), [](const auto& event) {
        return std::holds_alternative<store::SurveyAsked>(event.body);
    });
    EXPECT_EQ(surveys, 2) << "the follow-up survey";
}

TEST_F(Care, NeverSpendsMoreGoodwillThanThereIs) {
    shop::write(shop.content() / "deskbell.yaml",
                "queues: {support: {label: Support}, orders: {label: Orders}}\n"
                "care: {recovery: {goodwill: {everyone: 20, gold: 100}}}\n");
    ASSERT_TRUE(shop.desk().publisher().reload().live);
    hand_over();
    const auto one = open_case();
    EXPECT_EQ(give(one.id, 1500)->goodwill_cents, 1500);
    const auto more = give(one.id, 501);
    ASSERT_FALSE(more);
    EXPECT_TRUE(more.error().text.contains("5.00 left")) << more.error().text;
    EXPECT_EQ(give(one.id, 500)->goodwill_cents, 2000);
    const auto budgets = recoveries().budgets().value();
    ASSERT_EQ(budgets.size(), 2U);
    EXPECT_EQ(budgets[0].spent_cents, 2000);
    EXPECT_EQ(budgets[1].spent_cents, 0);
}

// Loyal customers have the budget of the tier their credit makes them of; what is given as credit
// is theirs at once.
TEST_F(Care, CountsLoyaltyCreditForTheBudgetAndGivesGoodwillAsCredit) {
    shop::write(shop.content() / "deskbell.yaml",
                "queues: {support: {label: Support}, orders: {label: Orders}}\n"
                "tiers: {gold: {credit: 500}}\n"
                "care: {recovery: {goodwill: {everyone: 20, gold: 100}}}\n");
    ASSERT_TRUE(shop.desk().publisher().reload().live);
    hand_over();
    const auto customer = shop.desk().tickets().get(1001)->ticket.customer;
    auto& segments = shop.desk().parts().get<desk::Segments>();
    ASSERT_TRUE(Shop::wait<store::CreditEntry>([&](auto done) {
        segments.give_credit(ana, {.customer = customer, .amount = 600, .reason = "ten orders"},
                             std::move(done));
    }));
    const auto one = open_case();
    EXPECT_EQ(one.tier, "gold");
    ASSERT_TRUE(give(one.id, 5000)) << "more than everybody's twenty";
    ASSERT_TRUE(give(one.id, 3000, Form::credit));
    EXPECT_EQ(segments.credit(customer)->balance, 3600);
    EXPECT_EQ(segments.credit(customer)->entries.front().reason, "sorry");
    EXPECT_FALSE(give(one.id, 2001, Form::credit)) << "both come out of one budget";
    EXPECT_EQ(segments.credit(customer)->balance, 3600) << "refused is refused whole";
}

TEST_F(Care, TellsWhenACaseIsPastItsDeadline) {
    hand_over();
    const auto one = open_case();
    shop.now = one.deadline - 1ms;
    shop.desk().tick();
    std::this_thread::sleep_for(50ms);
    EXPECT_EQ(noted("recovery.late"), 0);
    shop.now = one.deadline;
    ASSERT_TRUE(soon([&] {
        shop.desk().tick();
        return noted("recovery.late") == 1;
    }));
    shop.desk().tick();
    std::this_thread::sleep_for(50ms);
    EXPECT_EQ(noted("recovery.late"), 1);
}

TEST_F(Care, MarksAbuseAndWarnsItsSenderOnce) {
    hand_over();
    ASSERT_TRUE(shop.say(visitor, "c-1", "You idiots!"));
    ASSERT_TRUE(shop.say(visitor, "c-2", "Bunch of wankers"));
    ASSERT_TRUE(soon([&] { return wellbeing().abuse(1001)->size() == 2; }));
    EXPECT_EQ(wellbeing().abuse(1001)->front().marks, (std::vector<escalation::Mark>{{4, 10}}));
    const auto warned = [&] {
        return std::ranges::count_if(shop.chat(visitor), [](const auto& event) {
            const auto* message = std::get_if<store::Message>(&event.body);
            return message && message->text.starts_with("Please stay polite");
        });
    };
    ASSERT_TRUE(soon([&] { return warned() > 0; }));
    EXPECT_EQ(warned(), 1);
    EXPECT_EQ(noted("message.abusive"), 2);
}

TEST_F(Care, ShowsNobodyAnAbusiveSubjectUnasked) {
    ASSERT_TRUE(shop.say(visitor, "c-1", "you idiots stole my teapot"));
    hand_over();
    const auto subject = shop.desk().tickets().get(1001)->ticket.subject;
    EXPECT_EQ(subject, "you •••••• stole my teapot");
    EXPECT_EQ(std::get<store::Message>(shop.chat(visitor).front().body).text,
              "you idiots stole my teapot")
        << "the words themselves stand in the thread";
    const auto part = Shop::wait<store::Ticket>([&](auto done) {
        shop.desk().parts().get<desk::Links>().split(ana, 1001, {.messages = {1}}, std::move(done));
    });
    ASSERT_TRUE(part) << part.error().text;
    EXPECT_EQ(part->subject, "you •••••• stole my teapot");
    const auto by_form = Shop::wait<store::Ticket>([&](auto done) {
        shop.desk().tickets().create(ana,
                                     {.subject = "Idiot shop",
                                      .text = "Where is it?",
                                      .customer_email = "kim@example.com",
                                      .channel = escalation::Channel::form},
                                     std::move(done));
    });
    ASSERT_TRUE(by_form) << by_form.error().text;
    EXPECT_EQ(by_form->subject, "••••• shop");
}

TEST_F(Care, OffersABreakAfterHardChats) {
    shop::write(shop.content() / "deskbell.yaml",
                "queues: {support: {label: Support}, orders: {label: Orders}}\n"
                "care: {wellbeing: {hard_chats: 1}}\n");
    ASSERT_TRUE(shop.desk().publisher().reload().live);
    hand_over();
    reply("r-1", "Hello!");
    ASSERT_TRUE(shop.say(visitor, "c-1", "You idiot"));
    ASSERT_TRUE(soon([&] { return noted("wellbeing.break_offered") == 1; }));
    ASSERT_TRUE(shop.say(visitor, "c-2", "You moron"));
    ASSERT_TRUE(soon([&] { return wellbeing().abuse(1001)->size() == 2; }));
    EXPECT_EQ(noted("wellbeing.break_offered"), 1) << "one chat is hard once";
    const auto shares = wellbeing().shares().value();
    ASSERT_EQ(shares.size(), 1U);
    EXPECT_EQ(shares[0].row.hard, 1);
    EXPECT_EQ(shares[0].row.chats, 1);
    EXPECT_TRUE(shares[0].row.break_offered);
}
