// Macros happen whole or not at all; canned replies come in the order they are likely wanted.
#include "server/desk/rules/recipes.hpp"

#include "tests/desk/small_shop.hpp"

namespace {

using namespace std::chrono_literals;
using escalation::Action;
using escalation::Deed;
using escalation::Priority;
using escalation::Status;
using shop::Shop;
using store::ShelfKind;

class Shelf : public testing::Test {
  protected:
    Shop shop;
    desk::Actor ana = shop.agent("Ana Berg");
    desk::Visitor visitor = shop.visitor();

    desk::Recipes& recipes() { return shop.desk().parts().get<desk::Recipes>(); }
    desk::Result<desk::KeptRecipe> save(ShelfKind kind, store::Recipe recipe) {
        return Shop::wait<desk::KeptRecipe>(
            [&](auto done) { recipes().save(kind, {.recipe = recipe}, std::move(done)); });
    }
    std::int64_t macro(store::Recipe recipe) {
        const auto saved = save(ShelfKind::macro, std::move(recipe));
        EXPECT_TRUE(saved) << saved.error().text;
        return saved ? std::stoll(saved->id) : 0;
    }
    desk::Result<store::Ticket> apply(std::int64_t id, std::string client_id = "m-1",
                                      std::optional<store::Version> version = {}) {
        return Shop::wait<store::Ticket>([&](auto done) {
            recipes().apply(ana, 1001, id, version, std::move(client_id), std::move(done));
        });
    }
    void hand_over() {
        ASSERT_TRUE(Shop::wait<desk::Ack>([&](auto done) {
            shop.desk().chat().ask_for_person(visitor, "h-1", std::move(done));
        }));
    }
    std::vector<std::string> titles() {
        std::vector<std::string> all;
        for (const auto& one : recipes().list(ShelfKind::canned, ana, 1001).value()) {
            all.push_back(one.kept.recipe.title);
        }
        return all;
    }
    void use(std::string title) {
        const auto listed = recipes().list(ShelfKind::canned, ana, 1001).value();
        const auto at =
            std::ranges::find(listed, title, [](const auto& one) { return one.kept.recipe.title; });
        ASSERT_NE(at, listed.end());
        ASSERT_TRUE(Shop::wait<bool>(
            [&](auto done) { recipes().used(at->kept.id, 1001, std::move(done)); }));
    }
    int said(std::string_view text) {
        return static_cast<int>(std::ranges::count_if(shop.chat(visitor), [&](const auto& event) {
            const auto* message = std::get_if<store::Message>(&event.body);
            return message && message->text == text;
        }));
    }
};

}  // namespace

TEST_F(Shelf, AMacroSaysAndDoesAllOfItOnce) {
    hand_over();
    const auto id =
        macro({.title = "Refund done",
               .text = "Hello {{customer.first_name | default:\"there\"}}, it is on its "
                       "way. {{agent.first_name}}",
               .actions = {{Deed::add_tags, {"refund"}}, {Deed::set_status, {"solved"}}}});
    const auto preview = recipes().preview(ana, 1001, id);
    ASSERT_TRUE(preview);
    EXPECT_EQ(preview->reply, "Hello there, it is on its way. Ana");
    EXPECT_EQ(preview->changes,
              (std::vector<std::string>{"tags get refund", "status becomes solved"}));
    EXPECT_EQ(said(preview->reply), 0);
    for (int times = 0; times < 2; ++times) {
        const auto ticket = apply(id);
        ASSERT_TRUE(ticket) << ticket.error().text;
        EXPECT_EQ(ticket->status, Status::solved);
        EXPECT_EQ(ticket->tags, std::vector<std::string>{"refund"});
        EXPECT_EQ(ticket->assignee, ana.id);
    }
    EXPECT_EQ(said(preview->reply), 1);
    EXPECT_EQ(recipes().list(ShelfKind::macro, ana, 1001)->front().used, 1);
}

TEST_F(Shelf, AMacroThatCanNotFinishDoesNothing) {
    hand_over();
    const auto id = macro({.title = "To nobody",
                           .text = "Somebody will see to it.",
                           .actions = {{Deed::set_priority, {"high"}}, {Deed::assign, {"4711"}}}});
    const auto refused = apply(id);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().text, "assigned to 4711: there is no such agent");
    EXPECT_EQ(shop.desk().tickets().get(1001)->ticket.priority, Priority::normal);
    EXPECT_EQ(said("Somebody will see to it."), 0);
}

TEST_F(Shelf, AMacroOnAnOldLookOfTheTicketIsAConflict) {
    hand_over();
    const auto id = macro({.title = "Up", .actions = {{Deed::set_priority, {"high"}}}});
    const auto old = shop.desk().tickets().get(1001)->ticket.version;
    ASSERT_TRUE(apply(id, "m-1", old));
    const auto stale = apply(id, "m-2", old);
    ASSERT_FALSE(stale);
    EXPECT_EQ(stale.error().code, desk::Code::conflict);
}

TEST_F(Shelf, RefusesWhatCouldNeverBeSaid) {
    EXPECT_TRUE(save(ShelfKind::canned, {.title = "x", .text = "Dear {{customer.nam}}"})
                    .error()
                    .text.contains("no variable \"customer.nam\""));
    EXPECT_FALSE(save(ShelfKind::canned, {.title = "x", .text = "Dear {{customer.name"}));
    EXPECT_FALSE(save(ShelfKind::canned, {.title = "", .text = "Dear"}));
    EXPECT_FALSE(save(ShelfKind::canned, {.title = "x", .text = "y", .queues = {"moon"}}));
    EXPECT_FALSE(save(ShelfKind::macro, {.title = "does nothing"}));
}

TEST_F(Shelf, RanksByWhatFitsAndByUseLately) {
    hand_over();
    ASSERT_TRUE(save(ShelfKind::canned, {.title = "A", .text = "a"}));
    ASSERT_TRUE(save(ShelfKind::canned, {.title = "B", .text = "b"}));
    ASSERT_TRUE(save(ShelfKind::canned, {.title = "C", .text = "c", .language = "de"}));
    auto before = titles();
    std::erase_if(before, [](const auto& title) { return title.size() != 1; });
    EXPECT_EQ(before, (std::vector<std::string>{"A", "B", "C"})) << "another language comes last";
    use("B");
    EXPECT_EQ(titles().front(), "B");
    shop.now += 60 * 24h;
    use("A");
    EXPECT_EQ(titles().front(), "A") << "what was used long ago fades";
}

TEST_F(Shelf, AChangeOnAnOldLookIsAConflict) {
    auto saved = save(ShelfKind::canned, {.title = "A", .text = "a"});
    ASSERT_TRUE(saved);
    const auto again = [&] {
        return Shop::wait<desk::KeptRecipe>(
            [&](auto done) { recipes().save(ShelfKind::canned, *saved, std::move(done)); });
    };
    ASSERT_TRUE(again());
    const auto stale = again();
    ASSERT_FALSE(stale);
    EXPECT_EQ(stale.error().code, desk::Code::conflict);
}
