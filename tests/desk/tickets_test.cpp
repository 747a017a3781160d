// What agents can rely on: one winner per claim, whole changes, and a survey asked once.
#include "tests/desk/small_shop.hpp"

namespace {

using escalation::Status;
using shop::Shop;

class Desk : public testing::Test {
  protected:
    Shop shop;
    desk::Actor ana = shop.agent("Ana");
    desk::Actor ben = shop.agent("Ben");
    desk::Visitor visitor = shop.visitor();

    store::TicketNumber hand_over() {
        const auto ack = Shop::wait<desk::Ack>(
            [&](auto done) { shop.desk().chat().ask_for_person(visitor, "h-1", std::move(done)); });
        EXPECT_TRUE(ack);
        return 1001;
    }
    desk::Result<store::Ticket> claim(const desk::Actor& who, store::TicketNumber number) {
        return Shop::wait<store::Ticket>(
            [&](auto done) { shop.desk().tickets().claim(who, number, std::move(done)); });
    }
    desk::Result<desk::Written> write(const desk::Actor& who, std::string id, std::string text,
                                      bool internal = false) {
        return Shop::wait<desk::Written>([&](auto done) {
            shop.desk().tickets().write(who, 1001, std::move(id), std::move(text), internal,
                                        std::move(done));
        });
    }
    desk::Result<store::Ticket> patch(const desk::Actor& who, desk::TicketPatch wanted) {
        return Shop::wait<store::Ticket>([&](auto done) {
            shop.desk().tickets().patch(who, 1001, std::move(wanted), std::move(done));
        });
    }
    store::Owner owner() {
        return shop.desk().tickets().conversation(visitor.conversation)->conversation.owner;
    }
    std::size_t surveys() {
        return static_cast<std::size_t>(
            std::ranges::count_if(shop.chat(visitor), [](const auto& event) {
                return std::holds_alternative<store::SurveyAsked>(event.body);
            }));
    }
};

}  // namespace

TEST_F(Desk, PutsTheWholeStoryOnTheCard) {
    ASSERT_TRUE(shop.say(visitor, "c-1", "delivery costs"));
    ASSERT_TRUE(shop.say(visitor, "c-2", "my teapot sings at night"));
    hand_over();
    const auto card = shop.desk().tickets().get(1001);
    ASSERT_TRUE(card);
    ASSERT_TRUE(card->ticket.handoff);
    EXPECT_EQ(card->ticket.handoff->reason, escalation::HandoffReason::button);
    EXPECT_EQ(card->ticket.handoff->question, "my teapot sings at night");
    EXPECT_EQ(card->ticket.handoff->answers_given, std::vector<std::string>{"delivery"});
    EXPECT_EQ(card->ticket.status, Status::created);
    EXPECT_TRUE(card->unread);
}

TEST_F(Desk, GivesAClaimToExactlyOneOfTwo) {
    hand_over();
    auto mine = std::async(std::launch::async, [&] { return claim(ana, 1001); });
    auto theirs = std::async(std::launch::async, [&] { return claim(ben, 1001); });
    const auto first = mine.get();
    const auto second = theirs.get();
    ASSERT_NE(first.has_value(), second.has_value());
    const auto& loser = first ? second : first;
    EXPECT_EQ(loser.error().code, desk::Code::conflict);
    ASSERT_TRUE(loser.error().ticket);
    EXPECT_NE(loser.error().ticket->assignee, 0);
    EXPECT_EQ(owner(), store::Owner::agent);
}

TEST_F(Desk, StoresTheSameReplyOnce) {
    hand_over();
    ASSERT_TRUE(claim(ana, 1001));
    const auto first = write(ana, "r-1", "Hello, this is Ana.");
    const auto again = write(ana, "r-1", "Hello, this is Ana.");
    ASSERT_TRUE(first && again);
    EXPECT_FALSE(first->again);
    EXPECT_TRUE(again->again);
    EXPECT_EQ(first->event.seq, again->event.seq);
    EXPECT_EQ(shop.last_words(visitor), "Hello, this is Ana.");
}

TEST_F(Desk, HidesNotesFromTheCustomer) {
    hand_over();
    const auto before = shop.chat(visitor).size();
    ASSERT_TRUE(write(ana, "n-1", "careful, VIP", true));
    EXPECT_EQ(shop.chat(visitor).size(), before);
    const auto all = shop.desk().tickets().events(visitor.conversation, 0, 0);
    EXPECT_TRUE(std::ranges::any_of(*all, [](const auto& event) {
        const auto* message = std::get_if<store::Message>(&event.body);
        return message && message->internal && message->text == "careful, VIP";
    }));
}

TEST_F(Desk, WaitsForTheCustomerAfterAReplyAndOpensWhenTheyWrite) {
    hand_over();
    ASSERT_TRUE(write(ana, "r-1", "Which teapot?"));
    EXPECT_EQ(shop.desk().tickets().get(1001)->ticket.status, Status::waiting_customer);
    EXPECT_EQ(shop.desk().tickets().get(1001)->ticket.assignee, ana.id) << "a reply claims";
    ASSERT_TRUE(shop.say(visitor, "c-1", "the blue one"));
    EXPECT_EQ(shop.desk().tickets().get(1001)->ticket.status, Status::open);
}

TEST_F(Desk, AsksHowItWasOnceWhenSolved) {
    hand_over();
    ASSERT_TRUE(write(ana, "r-1", "Done!"));
    ASSERT_TRUE(patch(ana, {.status = Status::solved}));
    EXPECT_EQ(owner(), store::Owner::closed);
    EXPECT_EQ(surveys(), 1U);
    const auto seq = shop.chat(visitor).back().cseq;
    auto answer = [&](std::string id) {
        return Shop::wait<desk::Ack>([&](auto done) {
            shop.desk().chat().answer_survey(visitor, id, seq, 5, "lovely", std::move(done));
        });
    };
    ASSERT_TRUE(answer("s-1"));
    EXPECT_TRUE(answer("s-1")) << "the same send again";
    EXPECT_EQ(answer("s-2").error().code, desk::Code::conflict);
}

TEST_F(Desk, ReopensWhenTheCustomerWritesAgainButNotForThanks) {
    hand_over();
    ASSERT_TRUE(write(ana, "r-1", "Done!"));
    ASSERT_TRUE(patch(ana, {.status = Status::solved}));
    ASSERT_TRUE(shop.say(visitor, "c-1", "thank you!"));
    EXPECT_EQ(shop.desk().tickets().get(1001)->ticket.status, Status::solved);
    ASSERT_TRUE(shop.say(visitor, "c-2", "it is broken again"));
    const auto ticket = shop.desk().tickets().get(1001)->ticket;
    EXPECT_EQ(ticket.status, Status::open);
    EXPECT_EQ(ticket.assignee, ana.id);
    EXPECT_EQ(owner(), store::Owner::agent);
}

TEST_F(Desk, LetsTheBotAnswerAgainAfterItIsReturned) {
    hand_over();
    ASSERT_TRUE(claim(ana, 1001));
    ASSERT_TRUE(Shop::wait<store::Ticket>(
        [&](auto done) { shop.desk().tickets().return_to_bot(ana, 1001, std::move(done)); }));
    EXPECT_EQ(owner(), store::Owner::bot);
    ASSERT_TRUE(shop.say(visitor, "c-1", "delivery costs"));
    EXPECT_EQ(shop.last_words(visitor), "Delivery is 4.90 euros, and free from 50 euros.");
}

TEST_F(Desk, RefusesAChangeMadeOnAnOldVersionAndShowsTheNewOne) {
    hand_over();
    const auto before = shop.desk().tickets().get(1001)->ticket.version;
    ASSERT_TRUE(claim(ana, 1001));
    const auto late = patch(ben, {.priority = escalation::Priority::urgent, .version = before});
    ASSERT_FALSE(late);
    EXPECT_EQ(late.error().code, desk::Code::conflict);
    ASSERT_TRUE(late.error().ticket);
    EXPECT_EQ(late.error().ticket->assignee, ana.id);
    EXPECT_EQ(late.error().ticket->priority, escalation::Priority::normal);
}

TEST_F(Desk, WakesASnoozedTicketWhenItsTimeHasCome) {
    hand_over();
    ASSERT_TRUE(
        patch(ana, {.status = Status::snoozed, .snooze_until = shop.now + std::chrono::hours{1}}));
    shop.desk().tick();
    EXPECT_EQ(shop.desk().tickets().get(1001)->ticket.status, Status::snoozed);
    shop.now += std::chrono::hours{2};
    shop.desk().tick();
    for (int i = 0; i < 200 && shop.desk().tickets().get(1001)->ticket.status != Status::open;
         ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds{5});
    }
    EXPECT_EQ(shop.desk().tickets().get(1001)->ticket.status, Status::open);
}

TEST_F(Desk, LetsViewersLookButNotTouch) {
    hand_over();
    const auto viewer = shop.agent("Vic", store::Role::viewer);
    EXPECT_EQ(claim(viewer, 1001).error().code, desk::Code::forbidden);
    EXPECT_TRUE(shop.desk().tickets().get(1001));
}

TEST_F(Desk, OpensATicketForAConversationAnAgentTakes) {
    ASSERT_TRUE(shop.say(visitor, "c-1", "delivery costs"));
    const auto ticket = Shop::wait<store::Ticket>(
        [&](auto done) { shop.desk().tickets().take(ana, visitor.conversation, std::move(done)); });
    ASSERT_TRUE(ticket) << ticket.error().text;
    EXPECT_EQ(ticket->assignee, ana.id);
    EXPECT_EQ(owner(), store::Owner::agent);
    const auto again = Shop::wait<store::Ticket>(
        [&](auto done) { shop.desk().tickets().take(ben, visitor.conversation, std::move(done)); });
    EXPECT_EQ(again.error().code, desk::Code::conflict);
}

TEST_F(Desk, CountsEveryEventOnceAndInOrder) {
    hand_over();
    ASSERT_TRUE(claim(ana, 1001));
    ASSERT_TRUE(write(ana, "r-1", "Hello"));
    const auto log = shop.desk().tickets().log(0, 1000);
    ASSERT_TRUE(log);
    // Who asked hears first, everyone else right after.
    for (int i = 0; i < 200 && shop.ear().events().size() < log->size(); ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds{5});
    }
    const auto heard = shop.ear().events();
    ASSERT_EQ(heard.size(), log->size());
    for (std::size_t i = 0; i < heard.size(); ++i) {
        EXPECT_EQ(heard[i].seq, static_cast<std::int64_t>(i) + 1);
        EXPECT_EQ((*log)[i].seq, heard[i].seq);
    }
}
