// People who work on the same ticket: told once of what concerns them, one draft, words sent once.
#include "server/desk/tickets/together.hpp"

#include "server/desk/tickets/outbox.hpp"
#include "tests/desk/small_shop.hpp"

#include <thread>

namespace {

using shop::Shop;
using std::chrono::seconds;

class Teamwork : public testing::Test {
  protected:
    Shop shop;
    desk::Actor ana = shop.agent("Ana");
    desk::Actor ben = shop.agent("Ben");
    desk::Visitor visitor = shop.visitor();
    store::TicketNumber number = 0;

    void SetUp() override {
        ASSERT_TRUE(Shop::wait<desk::Ack>([&](auto done) {
            shop.desk().chat().ask_for_person(visitor, "h-1", std::move(done));
        }));
        number = shop.desk().tickets().conversation(visitor.conversation)->conversation.ticket;
    }
    desk::Together& together() { return shop.desk().parts().get<desk::Together>(); }
    desk::Outbox& outbox() { return shop.desk().parts().get<desk::Outbox>(); }

    desk::Result<desk::Outbox::Sent> send(const desk::Actor& who, desk::Outbox::Sending words) {
        return Shop::wait<desk::Outbox::Sent>(
            [&](auto done) { outbox().send(who, number, std::move(words), std::move(done)); });
    }
    desk::Result<store::Ticket> patch(desk::TicketPatch wanted) {
        return Shop::wait<store::Ticket>([&](auto done) {
            shop.desk().tickets().patch(ana, number, std::move(wanted), std::move(done));
        });
    }
    store::Ticket ticket() { return shop.desk().tickets().get(number)->ticket; }
    // What the log leads to comes a moment later.
    std::vector<store::Notice> notices(const desk::Actor& who, std::size_t wanted) {
        for (int tries = 0; tries < 400; ++tries) {
            auto found = together().notices(who, true, {});
            if (found->page.items.size() >= wanted) return found->page.items;
            std::this_thread::sleep_for(std::chrono::milliseconds{5});
        }
        return together().notices(who, true, {})->page.items;
    }
    std::size_t said(const std::string& text) {
        const auto events = shop.chat(visitor);
        return static_cast<std::size_t>(std::ranges::count_if(events, [&](const auto& event) {
            const auto* one = std::get_if<store::Message>(&event.body);
            return one && one->text == text;
        }));
    }
    store::Going state(std::int64_t id) {
        return shop.store()
            .read([&](store::Connection& db) { return store::find_later(db, id); })
            .value()
            ->state;
    }
    void tick_until(std::int64_t id, store::Going wanted) {
        for (int tries = 0; tries < 400 && state(id) != wanted; ++tries) {
            shop.desk().tick();
            std::this_thread::sleep_for(std::chrono::milliseconds{5});
        }
        EXPECT_EQ(state(id), wanted);
    }
};

store::User person(store::UserId id, std::string name) {
    return {.id = id, .name = std::move(name)};
}

}  // namespace

TEST(Mentions, AreWholeNamesAndFirstNamesThatAreOnlyOnes) {
    const std::vector<store::User> people = {person(1, "Ana Blau"), person(2, "Ben"),
                                             person(3, "Ana Rot")};
    const auto ids = [&](std::string_view text) {
        std::vector<store::UserId> found;
        for (const auto& one : desk::mentioned_in(text, people)) found.push_back(one.id);
        return found;
    };
    EXPECT_EQ(ids("@ben, can you look?"), std::vector<store::UserId>{2});
    EXPECT_EQ(ids("thanks @Ana Rot!"), std::vector<store::UserId>{3});
    EXPECT_TRUE(ids("@Ana which one?").empty()) << "there are two";
    EXPECT_TRUE(ids("mail ben@shop.example or @Benno").empty());
}

TEST_F(Teamwork, AMentionNotifiesOnceAndFollows) {
    ASSERT_TRUE(send(ana, {.client_id = "n-1", .text = "@Ben please look", .internal = true}));
    const auto told = notices(ben, 1);
    ASSERT_EQ(told.size(), 1U);
    EXPECT_EQ(told[0].what, "mention");
    EXPECT_EQ(told[0].words, "Ana mentioned you on #1001");
    EXPECT_EQ(together().followers(number)->front().name, "Ben");
    ASSERT_TRUE(shop.say(visitor, "c-1", "hello?"));
    EXPECT_EQ(notices(ben, 2).size(), 2U) << "a follower hears of the customer's words";
    const auto left = Shop::wait<std::int64_t>(
        [&](auto done) { together().mark_read(ben, {}, std::move(done)); });
    EXPECT_EQ(*left, 0);
    shop.restart();
    EXPECT_TRUE(notices(ben, 0).empty()) << "nothing is told again after a restart";
    EXPECT_EQ(together().notices(ben, false, {})->page.items.size(), 2U);
}

TEST_F(Teamwork, OneDraftATicketAndTheSlowerOneIsTold) {
    const auto save = [&](const desk::Actor& who, std::string text, store::Version version) {
        return Shop::wait<store::ReplyDraft>([&](auto done) {
            together().save_draft(who,
                                  {.ticket = number, .text = std::move(text), .version = version},
                                  std::move(done));
        });
    };
    const auto first = save(ana, "Dear Cleo", 0);
    ASSERT_TRUE(first);
    EXPECT_EQ(save(ben, "Hi", 0).error().code, desk::Code::conflict);
    const auto second = save(ben, "Dear Cleo, we", first->version);
    ASSERT_TRUE(second);
    EXPECT_FALSE(save(ana, "Dear Cleo!", first->version));
    EXPECT_EQ((*together().draft(number))->text, "Dear Cleo, we");
    EXPECT_EQ((*together().draft(number))->by_name, "Ben");
    ASSERT_TRUE(send(ana, {.client_id = "r-1", .text = "Dear Cleo, we are on it"}));
    EXPECT_FALSE(*together().draft(number)) << "it has gone out";
}

TEST_F(Teamwork, WordsAreHeldUpWhenTheCustomerWroteMeanwhile) {
    const auto first = shop.say(visitor, "c-1", "my pot is broken");
    const auto second = shop.say(visitor, "c-2", "sorry, it was the lid");
    ASSERT_TRUE(first && second);
    const auto late = send(ana, {.client_id = "r-1", .text = "We send a pot", .seen = first->seq});
    ASSERT_TRUE(late);
    const auto* missed = std::get_if<desk::Outbox::Missed>(&*late);
    ASSERT_TRUE(missed);
    ASSERT_EQ(missed->messages.size(), 1U);
    EXPECT_EQ(missed->messages[0].cseq, second->seq);
    EXPECT_EQ(said("We send a pot"), 0U);
    const auto good = send(ana, {.client_id = "r-1", .text = "We send a lid", .seen = second->seq});
    ASSERT_TRUE(good && std::holds_alternative<desk::Written>(*good));
    EXPECT_EQ(said("We send a lid"), 1U);
}

TEST_F(Teamwork, WordsCanBeTakenBackForAMoment) {
    const auto kept = send(ana, {.client_id = "r-1", .text = "Oops", .undo = true});
    ASSERT_TRUE(kept);
    const auto id = std::get<store::LaterWords>(*kept).id;
    EXPECT_EQ(std::get<store::LaterWords>(*kept).send_at, shop.now + seconds{15});
    shop.now += seconds{14};
    shop.desk().tick();
    const auto taken = Shop::wait<store::LaterWords>(
        [&](auto done) { outbox().cancel(ana, id, std::move(done)); });
    ASSERT_TRUE(taken);
    EXPECT_EQ(taken->state, store::Going::cancelled);
    shop.now += seconds{60};
    shop.desk().tick();
    EXPECT_EQ(said("Oops"), 0U);

    const auto other = send(ana, {.client_id = "r-2", .text = "Good day", .undo = true});
    shop.now += seconds{15};
    tick_until(std::get<store::LaterWords>(*other).id, store::Going::sent);
    EXPECT_EQ(said("Good day"), 1U);
    const auto late = Shop::wait<store::LaterWords>([&](auto done) {
        outbox().cancel(ana, std::get<store::LaterWords>(*other).id, std::move(done));
    });
    EXPECT_EQ(late.error().code, desk::Code::conflict);
}

TEST_F(Teamwork, ScheduledWordsGoOutOnceAlsoAfterARestart) {
    const auto kept = send(
        ana,
        {.client_id = "r-1", .text = "Good morning", .send_at = shop.now + std::chrono::hours{12}});
    ASSERT_TRUE(kept);
    const auto id = std::get<store::LaterWords>(*kept).id;
    const auto again = send(
        ana,
        {.client_id = "r-1", .text = "Good morning", .send_at = shop.now + std::chrono::hours{12}});
    EXPECT_EQ(std::get<store::LaterWords>(*again).id, id) << "the same send twice";
    // As after a crash between sending and noting it: they are tried again, and stored once.
    shop.restart();
    shop.now += std::chrono::hours{12};
    tick_until(id, store::Going::sent);
    ASSERT_TRUE(shop.store().write([&](store::Tx& tx) {
        store::move_later(tx, id, store::Going::sent, store::Going::leaving, "");
    }));
    shop.restart();
    tick_until(id, store::Going::sent);
    EXPECT_EQ(said("Good morning"), 1U);
}

TEST_F(Teamwork, ScheduledWordsAreHeldWhenTheCustomerWroteMeanwhile) {
    const auto kept = send(ana, {.client_id = "r-1",
                                 .text = "Are you still there?",
                                 .send_at = shop.now + std::chrono::hours{1}});
    const auto id = std::get<store::LaterWords>(*kept).id;
    ASSERT_TRUE(shop.say(visitor, "c-1", "never mind, I found it"));
    shop.now += std::chrono::hours{1};
    tick_until(id, store::Going::held);
    EXPECT_EQ(said("Are you still there?"), 0U);
    EXPECT_EQ(outbox().waiting(number)->front().reason, "the customer wrote meanwhile");
    const auto told = notices(ana, 1);
    EXPECT_TRUE(std::ranges::any_of(told, [](const auto& one) { return one.what == "held"; }));
    const auto anyway = Shop::wait<store::LaterWords>(
        [&](auto done) { outbox().change(ana, id, {.send_at = shop.now}, std::move(done)); });
    ASSERT_TRUE(anyway);
    tick_until(id, store::Going::sent);
    EXPECT_EQ(said("Are you still there?"), 1U);
}

TEST_F(Teamwork, ScheduledWordsWakeNothingAndTakeNothing) {
    const auto at = shop.now + std::chrono::hours{1};
    const auto first = send(ana, {.client_id = "r-1", .text = "It is on its way", .send_at = at});
    ASSERT_TRUE(first);
    ASSERT_TRUE(patch({.assignee = ana.id}));
    ASSERT_TRUE(patch(
        {.status = escalation::Status::snoozed, .snooze_until = shop.now + std::chrono::hours{9}}));
    shop.now = at;
    tick_until(std::get<store::LaterWords>(*first).id, store::Going::sent);
    EXPECT_EQ(said("It is on its way"), 1U);
    EXPECT_EQ(ticket().status, escalation::Status::snoozed) << "it was put aside, and stays so";

    const auto second = send(
        ana,
        {.client_id = "r-2", .text = "Has it come?", .send_at = shop.now + std::chrono::hours{1}});
    ASSERT_TRUE(second);
    ASSERT_TRUE(patch({.status = escalation::Status::open}));
    ASSERT_TRUE(patch({.assignee = store::UserId{0}}));
    shop.now += std::chrono::hours{1};
    tick_until(std::get<store::LaterWords>(*second).id, store::Going::sent);
    EXPECT_EQ(said("Has it come?"), 1U);
    EXPECT_EQ(ticket().assignee, 0) << "Ana may be at home";
    EXPECT_EQ(ticket().status, escalation::Status::open) << "so it waits in its line";
}

TEST_F(Teamwork, ASnoozeAfterTheReplyOutlastsTheMomentToTakeItBack) {
    ASSERT_TRUE(patch({.assignee = ana.id}));
    const auto snooze = [&] {
        return patch({.status = escalation::Status::snoozed,
                      .snooze_until = shop.now + std::chrono::hours{9}});
    };
    const auto go = [&](std::string id) {
        const auto kept = send(ana, {.client_id = id, .text = "We look into it", .undo = true});
        ASSERT_TRUE(kept);
        if (id == "r-1") {
            shop.now += seconds{5};
            ASSERT_TRUE(snooze());
        }
        shop.now += seconds{15};
        tick_until(std::get<store::LaterWords>(*kept).id, store::Going::sent);
    };
    go("r-1");
    EXPECT_EQ(ticket().status, escalation::Status::snoozed) << "sent, then put aside";
    shop.now += seconds{5};
    go("r-2");
    EXPECT_EQ(ticket().status, escalation::Status::waiting_customer) << "answered while it slept";
}
