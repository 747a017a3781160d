// What may bring somebody over what they can take on, and what never does.
#include "server/desk/assignment/assigner.hpp"
#include "server/desk/tickets/links.hpp"
#include "tests/desk/small_shop.hpp"

namespace {

using escalation::Status;
using shop::Shop;
using namespace std::chrono_literals;

constexpr std::string_view settings = R"(
shop: {name: Small Shop}
timezone: Europe/Berlin
hours: {mon: ["09:00-17:00"]}
agents: {capacity: 2}
queues:
  support: {label: Support, assignment: balanced}
  orders: {label: Orders}
)";

class Capacity : public testing::Test {
  protected:
    Capacity() {
        shop::write(shop.content() / "deskbell.yaml", settings);
        EXPECT_FALSE(shop.desk().publisher().reload().failed);
        shop.desk().presence().arrived(ana);
    }
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
    store::Ticket ticket(store::TicketNumber number) {
        return shop.desk().tickets().get(number)->ticket;
    }
    template <class Holds>
    bool soon(Holds holds) {
        const auto until = std::chrono::steady_clock::now() + 10s;
        while (!holds()) {
            if (std::chrono::steady_clock::now() > until) return false;
            shop.desk().tick();
            std::this_thread::sleep_for(2ms);
        }
        return true;
    }
    bool is_anas(store::TicketNumber number) {
        return soon([&] { return ticket(number).assignee == ana.id; });
    }
    int load() {
        const auto found = shop.store().read(
            [&](store::Connection& db) { return store::load_of(db, ana.id, {}); });
        return found->weight;
    }
    std::string newest_decision(store::TicketNumber number) {
        const auto all = shop.desk().parts().get<desk::Assigner>().decisions(number);
        return all && !all->empty() ? all->front().why + ": " + all->front().reason : "";
    }

    Shop shop;  // Monday, 10:00 in Berlin
    desk::Actor ana = shop.agent("Ana");
};

}  // namespace

TEST_F(Capacity, ASolvedTicketThatTookOverAConversationComesBackOnlyToWhoHasRoom) {
    const auto one = shop.visitor();
    const auto other = shop.visitor();
    const auto from = hand_over(one);
    const auto into = hand_over(other);
    ASSERT_TRUE(is_anas(from));
    ASSERT_TRUE(is_anas(into));
    ASSERT_TRUE(Shop::wait<store::Ticket>([&](auto done) {
        shop.desk().parts().get<desk::Links>().merge(ana, from, into, {}, std::move(done));
    }));
    ASSERT_TRUE(patch(into, {.status = Status::solved}));
    const auto second = hand_over(shop.visitor());
    const auto third = hand_over(shop.visitor());
    ASSERT_TRUE(is_anas(second));
    ASSERT_TRUE(is_anas(third));
    ASSERT_TRUE(shop.say(one, "c-9", "it is still broken"));
    EXPECT_EQ(ticket(into).status, Status::open);
    EXPECT_LE(load(), 200);
}

TEST_F(Capacity, APartCutFromAChatWeighsAsATicketAndIsTakenByHand) {
    const auto visitor = shop.visitor();
    ASSERT_TRUE(shop.say(visitor, "c-1", "my pot is broken"));
    const auto chat = hand_over(visitor);
    ASSERT_TRUE(is_anas(chat));
    const auto second = hand_over(shop.visitor());
    ASSERT_TRUE(is_anas(second));
    const auto part = Shop::wait<store::Ticket>([&](auto done) {
        shop.desk().parts().get<desk::Links>().split(ana, chat, {.messages = {1}}, std::move(done));
    });
    ASSERT_TRUE(part) << part.error().text;
    EXPECT_EQ(load(), 225) << "what somebody does by hand may go beyond";
    EXPECT_EQ(newest_decision(part->number), "by_hand: Ana took it");
    const auto fourth = hand_over(shop.visitor());
    EXPECT_TRUE(soon([&] { return newest_decision(fourth).starts_with("nobody_can"); }));
    EXPECT_EQ(ticket(fourth).assignee, 0) << "the house adds nothing to that";
}
