// Tickets that hang together: reopening by policy, links, merging, parting, cutting one in two.
#include "server/desk/tickets/links.hpp"

#include "tests/desk/small_shop.hpp"

namespace {

using escalation::Status;
using shop::Shop;

class Ties : public testing::Test {
  protected:
    Shop shop;
    desk::Actor ana = shop.agent("Ana");
    desk::Visitor visitor = shop.visitor();

    desk::Links& links() { return shop.desk().parts().get<desk::Links>(); }
    store::TicketNumber hand_over(const desk::Visitor& who) {
        EXPECT_TRUE(Shop::wait<desk::Ack>(
            [&](auto done) { shop.desk().chat().ask_for_person(who, "h-1", std::move(done)); }));
        return shop.desk().tickets().conversation(who.conversation)->conversation.ticket;
    }
    desk::Result<store::Ticket> patch(store::TicketNumber number, desk::TicketPatch wanted) {
        return Shop::wait<store::Ticket>([&](auto done) {
            shop.desk().tickets().patch(ana, number, std::move(wanted), std::move(done));
        });
    }
    desk::Result<desk::Written> write(store::TicketNumber number, std::string id, std::string text,
                                      bool internal = false) {
        return Shop::wait<desk::Written>([&](auto done) {
            shop.desk().tickets().write(ana, number, std::move(id), std::move(text), internal,
                                        std::move(done));
        });
    }
    desk::Result<store::Ticket> merge(store::TicketNumber number, store::TicketNumber into) {
        return Shop::wait<store::Ticket>(
            [&](auto done) { links().merge(ana, number, into, {}, std::move(done)); });
    }
    store::Ticket ticket(store::TicketNumber number) {
        return shop.desk().tickets().get(number)->ticket;
    }
    std::vector<std::string> noted(const desk::Visitor& who) {
        std::vector<std::string> all;
        const auto events = shop.desk().tickets().events(who.conversation, 0, 0);
        for (const auto& event : *events) {
            if (const auto* one = std::get_if<store::Noted>(&event.body)) all.push_back(one->words);
        }
        return all;
    }
    // A shop whose only queue has this policy.
    void set_policy(const std::string& policy) {
        shop::write(shop.content() / "deskbell.yaml",
                    "queues:\n  support: {label: Support, reopen: " + policy +
                        "}\n  orders: {label: Orders}\ndefault_queue: support\n");
        const auto state = shop.desk().publisher().reload();
        ASSERT_FALSE(state.failed) << state.problems.front().what;
    }
    static std::vector<std::string> texts(const std::vector<store::Event>& events) {
        std::vector<std::string> all;
        for (const auto& event : events) {
            const auto* said = std::get_if<store::Message>(&event.body);
            if (said && said->from != store::From::bot) all.push_back(said->text);
        }
        return all;
    }
};

}  // namespace

TEST_F(Ties, ABareThanksLeavesTheTicketSolvedAndSaysSo) {
    const auto number = hand_over(visitor);
    ASSERT_TRUE(patch(number, {.status = Status::solved}));
    ASSERT_TRUE(shop.say(visitor, "c-1", "thanks!"));
    ASSERT_TRUE(shop.say(visitor, "c-2", "Automatic reply: I am away until Monday"));
    ASSERT_TRUE(shop.say(visitor, "c-3", "Undelivered Mail Returned to Sender"));
    EXPECT_EQ(ticket(number).status, Status::solved);
    const auto said = noted(visitor);
    ASSERT_EQ(said.size(), 3U);
    EXPECT_EQ(said[0], "#1001 stays solved: a bare thanks does not reopen it");
    EXPECT_EQ(said[1], "#1001 stays solved: an automatic reply does not reopen it");
    EXPECT_EQ(said[2], "#1001 stays solved: mail that came back does not reopen it");
}

TEST_F(Ties, ALateQuestionMakesANewTicketThatFollowsTheOldOne) {
    set_policy("within 7 days");
    const auto first = hand_over(visitor);
    ASSERT_TRUE(patch(first, {.status = Status::solved}));
    shop.now += std::chrono::days{6};
    ASSERT_TRUE(shop.say(visitor, "c-1", "it is broken again"));
    EXPECT_EQ(ticket(first).status, Status::open) << "in time";
    ASSERT_TRUE(patch(first, {.status = Status::solved}));
    shop.now += std::chrono::days{8};
    ASSERT_TRUE(shop.say(visitor, "c-2", "now the lid is off too"));
    EXPECT_EQ(ticket(first).status, Status::solved);
    const auto second =
        shop.desk().tickets().conversation(visitor.conversation)->conversation.ticket;
    ASSERT_NE(second, first);
    EXPECT_EQ(ticket(second).status, Status::created);
    const auto list = links().list(second);
    ASSERT_EQ(list->size(), 1U);
    EXPECT_EQ(list->front().kind, "follow_up");
    EXPECT_EQ(list->front().ticket.number, first);
}

TEST_F(Ties, ALeftTicketCanStillBeChanged) {
    set_policy("new ticket");
    const auto first = hand_over(visitor);
    ASSERT_TRUE(patch(first, {.status = Status::solved}));
    ASSERT_TRUE(shop.say(visitor, "c-1", "something else"));
    ASSERT_TRUE(patch(first, {.tags = {{"teapot"}}}));
    ASSERT_TRUE(write(first, "n-1", "see the new one", true));
    ASSERT_TRUE(patch(first, {.status = Status::open}));
    EXPECT_EQ(ticket(first).status, Status::open);
    EXPECT_EQ(ticket(first).tags, std::vector<std::string>{"teapot"});
    const auto row = shop.desk().tickets().conversation(visitor.conversation)->conversation;
    EXPECT_NE(row.ticket, first) << "the conversation stays with the new one";
    EXPECT_EQ(row.owner, store::Owner::queue);
    EXPECT_EQ(ticket(row.ticket).status, Status::created);
}

TEST_F(Ties, KeepsEveryTimeATicketWasSolved) {
    const auto number = hand_over(visitor);
    shop.now += std::chrono::minutes{30};
    ASSERT_TRUE(patch(number, {.status = Status::solved}));
    shop.now += std::chrono::hours{1};
    ASSERT_TRUE(shop.say(visitor, "c-1", "it is broken again"));
    shop.now += std::chrono::minutes{10};
    ASSERT_TRUE(patch(number, {.status = Status::solved}));
    const auto history = links().history(number);
    ASSERT_TRUE(history);
    const auto& took = history->resolutions;
    ASSERT_EQ(took.intervals.size(), 2U);
    EXPECT_EQ(took.first(), std::chrono::minutes{30});
    EXPECT_EQ(took.intervals[1].to - took.intervals[1].from, std::chrono::minutes{10});
    EXPECT_EQ(took.last(), std::chrono::minutes{100});
    EXPECT_EQ(history->names.at(ana.id), "Ana");
}

TEST_F(Ties, LinksBothWaysAndRefusesACircle) {
    const auto one = hand_over(visitor);
    const auto two = hand_over(shop.visitor());
    const auto link = [&](auto from, std::string kind, auto to) {
        return Shop::wait<desk::Links::List>(
            [&](auto done) { links().link(ana, from, kind, to, std::move(done)); });
    };
    ASSERT_TRUE(link(one, "parent", two));
    EXPECT_EQ(links().list(one)->front().kind, "parent");
    EXPECT_EQ(links().list(two)->front().kind, "child");
    EXPECT_EQ(link(two, "parent", one).error().code, desk::Code::invalid_field);
    EXPECT_EQ(link(one, "friend", two).error().field, "kind");
    EXPECT_EQ(link(one, "related", one).error().field, "ticket");
    const auto left = Shop::wait<desk::Links::List>(
        [&](auto done) { links().unlink(ana, two, one, std::move(done)); });
    EXPECT_TRUE(left->empty());
    EXPECT_TRUE(links().list(one)->empty());
}

TEST_F(Ties, AMergedTicketIsReadAndAnsweredInTheOther) {
    const auto other = shop.visitor();
    const auto into = hand_over(visitor);
    const auto from = hand_over(other);
    ASSERT_TRUE(shop.say(visitor, "c-1", "the pot is broken"));
    ASSERT_TRUE(shop.say(other, "c-1", "same here, the blue pot"));
    ASSERT_TRUE(patch(from, {.priority = escalation::Priority::urgent, .tags = {{"pot"}}}));
    const auto whole = merge(from, into);
    ASSERT_TRUE(whole) << whole.error().text;
    EXPECT_EQ(whole->number, into);
    EXPECT_EQ(whole->tags, std::vector<std::string>{"pot"});
    EXPECT_EQ(whole->priority, escalation::Priority::urgent);
    EXPECT_EQ(ticket(from).status, Status::closed);
    EXPECT_EQ(ticket(from).merged_into, into);
    const auto names_the_living = [&](const store::Event& event) {
        const auto* owner = std::get_if<store::OwnerChanged>(&event.body);
        return owner && owner->reason == "merged" && owner->ticket == into;
    };
    const auto told = [&] { return std::ranges::any_of(shop.ear().events(), names_the_living); };
    // Listeners are told after the one who asked.
    for (int i = 0; i < 1000 && !told(); ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds{5});
    EXPECT_TRUE(told()) << "the customer's side is told the number of the ticket that lives on";

    const auto thread = links().thread(into);
    ASSERT_FALSE(thread->simple);
    const auto said = texts(thread->events);
    EXPECT_NE(std::ranges::find(said, "the pot is broken"), said.end());
    EXPECT_NE(std::ranges::find(said, "same here, the blue pot"), said.end());

    ASSERT_TRUE(shop.say(other, "c-2", "hello?"));
    EXPECT_EQ(ticket(from).status, Status::closed);
    EXPECT_EQ(ticket(into).status, Status::created);
    ASSERT_TRUE(write(into, "r-1", "We are on it."));
    EXPECT_EQ(shop.last_words(other), "We are on it.") << "where the customer wrote last";
    EXPECT_EQ(ticket(into).status, Status::waiting_customer);
    ASSERT_TRUE(shop.say(visitor, "c-2", "any news?"));
    EXPECT_EQ(ticket(into).status, Status::open) << "both conversations wake it";
}

TEST_F(Ties, RefusesToMergeInCirclesAndPartsAgain) {
    const auto other = shop.visitor();
    const auto into = hand_over(visitor);
    const auto from = hand_over(other);
    EXPECT_EQ(merge(into, into).error().field, "into");
    EXPECT_EQ(merge(from, 9999).error().field, "into");
    ASSERT_TRUE(merge(from, into));
    EXPECT_FALSE(merge(from, into));
    EXPECT_EQ(merge(into, from).error().field, "into") << "that one lives on elsewhere";
    EXPECT_EQ(patch(from, {.status = Status::open}).error().code, desk::Code::conflict);
    const auto parted =
        Shop::wait<store::Ticket>([&](auto done) { links().unmerge(ana, from, std::move(done)); });
    ASSERT_TRUE(parted);
    EXPECT_EQ(parted->status, Status::open);
    EXPECT_EQ(parted->merged_into, 0);
    EXPECT_TRUE(links().thread(into)->simple);
    ASSERT_TRUE(shop.say(other, "c-3", "me again"));
    EXPECT_EQ(shop.desk().tickets().conversation(other.conversation)->conversation.ticket, from);
}

TEST_F(Ties, CutsATicketOutOfAnotherAndAnswersItInTheSameChat) {
    const auto number = hand_over(visitor);
    ASSERT_TRUE(shop.say(visitor, "c-1", "the pot is broken"));
    const auto second = shop.say(visitor, "c-2", "and where is my other order?");
    const auto made = Shop::wait<store::Ticket>([&](auto done) {
        links().split(ana, number, {.messages = {second->seq}}, std::move(done));
    });
    ASSERT_TRUE(made) << made.error().text;
    EXPECT_EQ(made->subject, "and where is my other order?");
    EXPECT_NE(made->number, number);
    ASSERT_TRUE(write(made->number, "r-1", "Your other order comes on Friday."));
    EXPECT_EQ(shop.last_words(visitor), "Your other order comes on Friday.");
    EXPECT_EQ(ticket(made->number).status, Status::waiting_customer);
    EXPECT_EQ(ticket(number).status, Status::created) << "the first one still waits";
    const auto said = texts(links().thread(made->number)->events);
    EXPECT_EQ(said, (std::vector<std::string>{"and where is my other order?",
                                              "Your other order comes on Friday."}));
    EXPECT_EQ(links().list(number)->front().kind, "split_into");
    const auto nothing = Shop::wait<store::Ticket>(
        [&](auto done) { links().split(ana, number, {.messages = {9999}}, std::move(done)); });
    EXPECT_EQ(nothing.error().field, "messages");
}

TEST_F(Ties, AreStillThereAfterARestart) {
    const auto other = shop.visitor();
    const auto into = hand_over(visitor);
    const auto from = hand_over(other);
    ASSERT_TRUE(merge(from, into));
    shop.restart();
    EXPECT_EQ(ticket(from).merged_into, into);
    ASSERT_TRUE(shop.say(other, "c-9", "still there?"));
    ASSERT_TRUE(write(into, "r-1", "Yes."));
    EXPECT_EQ(shop.last_words(other), "Yes.");
}
