// Who may have more: a chat that wakes keeps to its agent's capacity, a shift to its end, and a
// restricted queue to its teams.
#include "server/desk/assignment/assigner.hpp"
#include "server/desk/people/teams.hpp"
#include "tests/desk/small_shop.hpp"

namespace {

using escalation::Status;
using shop::Shop;
using namespace std::chrono_literals;

constexpr std::string_view settings = R"(
languages: [en]
timezone: Europe/Berlin
hours: {mon: "08:00-20:00", tue: "08:00-20:00"}
calendars:
  early: {mon: "08:00-12:00"}
  late: {mon: "12:00-20:00"}
agents: {capacity: 2}
queues:
  support: {label: Support, assignment: balanced, last_chats: 15 min}
  orders: {label: Orders, assignment: balanced}
  legal: {label: Legal, assignment: balanced, restricted: yes}
)";

class Shifts : public testing::Test {
  protected:
    Shifts() {
        shop::write(shop.content() / "deskbell.yaml", settings);
        EXPECT_FALSE(shop.desk().publisher().reload().failed);
    }
    desk::Assigner& assigner() { return shop.desk().parts().get<desk::Assigner>(); }
    void come(const desk::Actor& who) { shop.desk().presence().arrived(who); }
    void works(const desk::Actor& who, std::string hours) {
        ASSERT_TRUE(Shop::wait<std::monostate>([&](auto done) {
            assigner().patch_staff(who.id, {.hours = std::move(hours)}, std::move(done));
        }));
    }
    store::TicketNumber new_chat() {
        const auto visitor = shop.visitor();
        EXPECT_TRUE(Shop::wait<desk::Ack>([&](auto done) {
            shop.desk().chat().ask_for_person(visitor, "h-1", std::move(done));
        }));
        return shop.desk().tickets().conversation(visitor.conversation)->conversation.ticket;
    }
    store::Ticket ticket(store::TicketNumber number) {
        return shop.desk().tickets().get(number)->ticket;
    }
    void patch(const desk::Actor& who, store::TicketNumber number, desk::TicketPatch wanted) {
        const auto done = Shop::wait<store::Ticket>([&](auto then) {
            shop.desk().tickets().patch(who, number, std::move(wanted), std::move(then));
        });
        ASSERT_TRUE(done) << done.error().text;
    }
    template <class Holds>
    bool soon(Holds holds) {
        for (int i = 0; i < 2000; ++i) {
            if (holds()) return true;
            shop.desk().tick();
            std::this_thread::sleep_for(2ms);
        }
        return false;
    }
    std::string reason(store::TicketNumber number) {
        const auto all = *assigner().decisions(number);
        return all.empty() ? std::string() : all.front().reason;
    }
    int load(const desk::Actor& who) {
        for (const auto& card : *assigner().staff()) {
            if (card.user.id == who.id) return card.load.weight;
        }
        return -1;
    }

    Shop shop;  // Monday, 10:00 in Berlin
    desk::Actor ana = shop.agent("Ana");
    desk::Actor ben = shop.agent("Ben");
};

}  // namespace

TEST_F(Shifts, LetNoSleepingChatWakeBeyondItsOwnersCapacity) {
    come(ana);
    const auto sleeper = new_chat();
    ASSERT_TRUE(soon([&] { return ticket(sleeper).assignee == ana.id; }));
    patch(ana, sleeper, {.status = Status::snoozed, .snooze_until = shop.now + 1h});
    const auto second = new_chat();
    ASSERT_TRUE(soon([&] { return ticket(second).assignee == ana.id; }));
    const auto call = Shop::wait<store::Ticket>([&](auto done) {
        shop.desk().tickets().create(ana, {.subject = "A call"}, std::move(done));
    });
    ASSERT_TRUE(call);
    patch(ana, call->number, {.assignee = ana.id});
    EXPECT_EQ(load(ana), 150) << "a chat, and two that weigh a quarter";
    shop.now += 1h;
    ASSERT_TRUE(soon([&] { return ticket(sleeper).status != Status::snoozed; }));
    EXPECT_EQ(ticket(sleeper).assignee, 0) << "two chats are all Ana takes on";
    EXPECT_EQ(load(ana), 125);
    EXPECT_TRUE(reason(sleeper).contains("Ana")) << reason(sleeper);
    come(ben);
    EXPECT_TRUE(soon([&] { return ticket(sleeper).assignee == ben.id; }));
}

TEST_F(Shifts, LetASleepingChatWakeWhereThereIsRoom) {
    come(ana);
    const auto sleeper = new_chat();
    ASSERT_TRUE(soon([&] { return ticket(sleeper).assignee == ana.id; }));
    patch(ana, sleeper, {.status = Status::snoozed, .snooze_until = shop.now + 1h});
    const auto second = new_chat();
    ASSERT_TRUE(soon([&] { return ticket(second).assignee == ana.id; }));
    shop.now += 1h;
    ASSERT_TRUE(soon([&] { return ticket(sleeper).status != Status::snoozed; }));
    EXPECT_EQ(ticket(sleeper).assignee, ana.id);
    EXPECT_EQ(load(ana), 200);
}

TEST_F(Shifts, GiveNothingNewBeforeTheyBeginAndShortlyBeforeTheyEnd) {
    works(ana, "early");
    works(ben, "late");
    come(ana);
    come(ben);
    const auto first = new_chat();
    ASSERT_TRUE(soon([&] { return ticket(first).assignee == ana.id; })) << "Ben's shift is later";
    EXPECT_TRUE(reason(first).contains("Ben: off shift")) << reason(first);
    shop.now += 1h + 46min;  // 11:46
    const auto second = new_chat();
    ASSERT_TRUE(soon([&] { return reason(second).contains("Ana: the shift ends at"); }))
        << reason(second);
    EXPECT_EQ(ticket(second).assignee, 0);
    shop.now += 14min;  // noon: nothing happens but that a shift begins
    EXPECT_TRUE(soon([&] { return ticket(second).assignee == ben.id; }));
    const auto staff = *assigner().staff();
    EXPECT_FALSE(staff.at(0).on_shift(shop.now));
    EXPECT_TRUE(staff.at(1).on_shift(shop.now));
}

TEST_F(Shifts, AreRefusedForHoursThatNobodyKnows) {
    const auto refused = Shop::wait<std::monostate>(
        [&](auto done) { assigner().patch_staff(ana.id, {.hours = "nights"}, std::move(done)); });
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().text, "there is no calendar \"nights\"");
}

TEST_F(Shifts, GiveRestrictedQueuesToTheirTeamsAlone) {
    come(ana);
    come(ben);
    const auto number = new_chat();
    ASSERT_TRUE(soon([&] { return ticket(number).assignee != 0; }));
    const auto boss = shop.agent("Boss", store::Role::admin);
    patch(boss, number, {.queue = "legal"});
    ASSERT_TRUE(soon([&] { return reason(number).contains("is in no team of this queue"); }))
        << reason(number);
    EXPECT_EQ(ticket(number).assignee, 0);
    ASSERT_TRUE(Shop::wait<store::Team>([&](auto done) {
        shop.desk().parts().get<desk::Teams>().add({.name = "Legal",
                                                    .queues = std::vector<std::string>{"legal"},
                                                    .members = std::vector{ben.id}},
                                                   std::move(done));
    }));
    new_chat();  // something happens: the line is looked at
    EXPECT_TRUE(soon([&] { return ticket(number).assignee == ben.id; }));
}
