// Who gets what, when: given on events, taken back from who is silent or gone, and always
// explained.
#include "server/desk/assignment/assigner.hpp"

#include "server/desk/tickets/links.hpp"
#include "tests/desk/small_shop.hpp"

namespace {

using escalation::Status;
using shop::Shop;
using namespace std::chrono_literals;

constexpr std::string_view settings = R"(
shop: {name: Small Shop}
languages: [en, de]
timezone: Europe/Berlin
hours: {mon: ["09:00-12:00", "13:00-17:00"], tue: "09:00-17:00"}
agents: {capacity: 2, grace: 60 s}
queues:
  support: {label: Support, assignment: balanced, silent_after: 10 min, last_chats: 15 min, back_to_bot: 2 h}
  orders: {label: Orders, assignment: round_robin, skills: orders}
  backroom: {label: By hand}
)";

class Giving : public testing::Test {
  protected:
    Giving() {
        shop::write(shop.content() / "deskbell.yaml", settings);
        EXPECT_FALSE(shop.desk().publisher().reload().failed);
    }
    desk::Assigner& assigner() { return shop.desk().parts().get<desk::Assigner>(); }
    void come(const desk::Actor& who) { shop.desk().presence().arrived(who); }
    void go(const desk::Actor& who) { shop.desk().presence().left(who); }
    store::TicketNumber hand_over(const desk::Visitor& visitor) {
        const auto ack = Shop::wait<desk::Ack>(
            [&](auto done) { shop.desk().chat().ask_for_person(visitor, "h-1", std::move(done)); });
        EXPECT_TRUE(ack);
        return shop.desk().tickets().conversation(visitor.conversation)->conversation.ticket;
    }
    store::TicketNumber new_chat() { return hand_over(shop.visitor()); }
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
    bool soon_has(store::TicketNumber number, store::UserId agent) {
        return soon([&] { return ticket(number).assignee == agent; });
    }
    void write(const desk::Actor& who, store::TicketNumber number, std::string text) {
        ASSERT_TRUE(Shop::wait<desk::Written>([&](auto done) {
            shop.desk().tickets().write(who, number, "w-" + text, text, false, std::move(done));
        }));
    }
    void solve(const desk::Actor& who, store::TicketNumber number) {
        ASSERT_TRUE(Shop::wait<store::Ticket>([&](auto done) {
            shop.desk().tickets().patch(who, number, {.status = Status::solved}, std::move(done));
        }));
    }
    void teach(const desk::Actor& who, desk::StaffPatch patch) {
        ASSERT_TRUE(Shop::wait<std::monostate>(
            [&](auto done) { assigner().patch_staff(who.id, std::move(patch), std::move(done)); }));
    }
    std::vector<store::Assignment> decisions(store::TicketNumber number) {
        return *assigner().decisions(number);
    }

    Shop shop;  // Monday, 10:00 in Berlin
    desk::Actor ana = shop.agent("Ana");
    desk::Actor ben = shop.agent("Ben");
};

}  // namespace

TEST_F(Giving, DrainsTheBacklogAtOnceWhenSomebodyComes) {
    const auto first = new_chat();
    const auto second = new_chat();
    const auto third = new_chat();
    ASSERT_TRUE(soon([&] { return !decisions(first).empty(); }));
    EXPECT_EQ(decisions(first)[0].agent, 0);
    EXPECT_EQ(decisions(first)[0].reason, "Ana: offline; Ben: offline");
    come(ana);
    EXPECT_TRUE(soon_has(first, ana.id));
    EXPECT_TRUE(soon_has(second, ana.id));
    EXPECT_EQ(ticket(third).assignee, 0) << "two chats are all Ana takes on";
    EXPECT_EQ(decisions(first)[0].reason, "Ana: 0 of 2, the only one free; Ben: offline");
    EXPECT_EQ(ticket(first).status, Status::open);
    solve(ana, first);
    EXPECT_TRUE(soon_has(third, ana.id)) << "a slot was freed";
}

TEST_F(Giving, GivesToWhoHasLeastAndSaysWhy) {
    come(ana);
    come(ben);
    const auto first = new_chat();
    ASSERT_TRUE(soon([&] { return ticket(first).assignee != 0; }));
    const auto other = ticket(first).assignee == ana.id ? ben : ana;
    const auto second = new_chat();
    ASSERT_TRUE(soon_has(second, other.id));
    EXPECT_TRUE(decisions(second)[0].reason.starts_with(other.name + ": 0 of 2, fewest open"))
        << decisions(second)[0].reason;
}

TEST_F(Giving, KeepsSkillsAndLanguagesAndCapacityOfEachPerson) {
    teach(ben, {.skills = std::vector<std::string>{"orders"},
                .languages = std::vector<std::string>{"de"},
                .capacity = std::optional<int>(100)});
    come(ana);
    come(ben);
    const auto german = hand_over(shop.visitor("de"));
    ASSERT_TRUE(soon([&] { return ticket(german).assignee != 0; }));
    const auto would = assigner().simulate("orders", {.language = "en"}, {});
    ASSERT_TRUE(would);
    EXPECT_FALSE(would->decision.agent);
    EXPECT_TRUE(would->reason.contains("Ana: lacks orders")) << would->reason;
    EXPECT_TRUE(would->reason.contains("Ben: does not speak en")) << would->reason;
    EXPECT_FALSE(assigner().simulate("nowhere", {}, {}));
    const auto staff = *assigner().staff();
    EXPECT_EQ(staff.at(1).capacity, 100);
}

TEST_F(Giving, LeavesQueuesByHandAlone) {
    come(ana);
    const auto number = new_chat();
    ASSERT_TRUE(soon_has(number, ana.id));
    ASSERT_TRUE(Shop::wait<store::Ticket>([&](auto done) {
        shop.desk().tickets().patch(ana, number, {.assignee = 0, .queue = "backroom"},
                                    std::move(done));
    }));
    const auto would = assigner().simulate("backroom", {}, {});
    EXPECT_TRUE(would->reason.contains("agents take from this queue themselves")) << would->reason;
    ASSERT_TRUE(Shop::wait<store::Ticket>(
        [&](auto done) { shop.desk().tickets().claim(ben, number, std::move(done)); }));
    EXPECT_EQ(decisions(number)[0].why, "by_hand");
    EXPECT_EQ(decisions(number)[0].reason, "Ben took it");
}

TEST_F(Giving, TakesItFromASilentOwnerAndNeverGivesItBack) {
    come(ana);
    const auto number = new_chat();
    ASSERT_TRUE(soon_has(number, ana.id));
    shop.now += 10min - 1s;
    shop.desk().tick();
    EXPECT_EQ(ticket(number).assignee, ana.id);
    shop.now += 1s;
    ASSERT_TRUE(soon_has(number, 0));
    ASSERT_TRUE(soon([&] { return decisions(number)[0].reason.contains("Ana: was silent"); }))
        << decisions(number)[0].reason;
    come(ben);
    EXPECT_TRUE(soon_has(number, ben.id));
}

TEST_F(Giving, TakesAPartCutFromAChatFromASilentOwnerToo) {
    come(ana);
    const auto visitor = shop.visitor();
    const auto number = hand_over(visitor);
    ASSERT_TRUE(soon_has(number, ana.id));
    const auto asked = shop.say(visitor, "c-1", "and where is my other order?");
    const auto part = Shop::wait<store::Ticket>([&](auto done) {
        shop.desk().parts().get<desk::Links>().split(ana, number, {.messages = {asked->seq}},
                                                     std::move(done));
    });
    ASSERT_TRUE(part) << part.error().text;
    const auto patched = Shop::wait<store::Ticket>([&](auto done) {
        shop.desk().tickets().patch(ana, part->number, {.status = Status::open, .assignee = ana.id},
                                    std::move(done));
    });
    ASSERT_TRUE(patched) << patched.error().text;
    shop.now += 8min;
    write(ana, number, "One moment");
    shop.now += 2min;
    EXPECT_TRUE(soon_has(part->number, 0)) << "words about the other one are none about this";
    const auto why = decisions(part->number);  // that nobody else is there may be said already
    EXPECT_NE(std::ranges::find(why, "silent_owner", &store::Assignment::why), why.end());
    EXPECT_EQ(ticket(number).assignee, ana.id);
    come(ben);
    EXPECT_TRUE(soon_has(part->number, ben.id));
}

TEST_F(Giving, LetsAnOwnerWhoAnswersKeepIt) {
    come(ana);
    const auto visitor = shop.visitor();
    const auto number = hand_over(visitor);
    ASSERT_TRUE(soon_has(number, ana.id));
    shop.now += 9min;
    write(ana, number, "Hello");
    shop.now += 5min;
    for (int i = 0; i < 3; ++i) shop.desk().tick();
    EXPECT_EQ(ticket(number).assignee, ana.id);
    EXPECT_EQ(ticket(number).status, Status::waiting_customer);
}

TEST_F(Giving, GivesASilentCustomerBackToTheBot) {
    come(ana);
    const auto visitor = shop.visitor();
    const auto number = hand_over(visitor);
    ASSERT_TRUE(soon_has(number, ana.id));
    write(ana, number, "Which one?");
    shop.now += 2h;
    ASSERT_TRUE(soon([&] {
        return shop.desk().tickets().conversation(visitor.conversation)->conversation.owner ==
               store::Owner::bot;
    }));
    EXPECT_EQ(assigner().staff()->at(0).load.chats, 0) << "the slot is free again";
}

TEST_F(Giving, PassesOnWhatIsWrittenToSomebodyWhoIsNotThere) {
    come(ana);
    const auto visitor = shop.visitor();
    const auto number = hand_over(visitor);
    ASSERT_TRUE(soon_has(number, ana.id));
    write(ana, number, "Which one?");
    shop.now += 5min;
    go(ana);
    come(ben);
    shop.desk().tick();
    EXPECT_EQ(shop.desk().presence().of(ana.id), desk::Here::online) << "lines break";
    shop.now += 60s;
    ASSERT_TRUE(soon([&] { return shop.desk().presence().of(ana.id) == desk::Here::offline; }));
    ASSERT_TRUE(shop.say(visitor, "c-1", "the blue one"));
    EXPECT_TRUE(soon_has(number, ben.id));
    EXPECT_EQ(decisions(number)[1].why, "owner_absent");
}

TEST_F(Giving, PrefersWhoKnowsTheCustomer) {
    come(ana);
    const auto visitor = shop.visitor();
    const auto number = hand_over(visitor);
    ASSERT_TRUE(soon_has(number, ana.id));
    ASSERT_TRUE(Shop::wait<store::Ticket>([&](auto done) {
        shop.desk().tickets().patch(ana, number, {.assignee = 0}, std::move(done));
    }));
    come(ben);
    ASSERT_TRUE(soon_has(number, ana.id));
    EXPECT_TRUE(decisions(number)[0].reason.contains("knows the customer") ||
                decisions(number)[0].reason.contains("the only one free"))
        << decisions(number)[0].reason;
}

TEST_F(Giving, GivesNoNewChatsShortlyBeforeTheEnd) {
    shop.now += 1h + 46min;  // 11:46, lunch at 12
    come(ana);
    const auto number = new_chat();
    ASSERT_TRUE(soon([&] { return !decisions(number).empty(); }));
    EXPECT_TRUE(decisions(number)[0].reason.contains("no new chats in the last 15 min"))
        << decisions(number)[0].reason;
}

TEST_F(Giving, TellsThePlaceAgainAsTheLineMoves) {
    const auto first = new_chat();
    const auto visitor = shop.visitor();
    const auto second = hand_over(visitor);
    const auto told = [&](std::int64_t place) {
        return std::ranges::any_of(shop.ear().passings(), [&](const desk::Passing& one) {
            return one.kind == desk::Passing::Kind::position && one.ticket == second &&
                   one.position == place && one.conversation == visitor.conversation;
        });
    };
    ASSERT_TRUE(soon([&] { return told(2); }));
    ASSERT_TRUE(Shop::wait<store::Ticket>(
        [&](auto done) { shop.desk().tickets().claim(ana, first, std::move(done)); }));
    EXPECT_TRUE(soon([&] { return told(1); }));
}
