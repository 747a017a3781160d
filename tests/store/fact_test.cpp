// Facts as reports read them back.
#include "server/store/fact.hpp"

#include "server/store/connection.hpp"
#include "tests/store/folder_fixture.hpp"

#include <gtest/gtest.h>

namespace store {
namespace {

using Words = std::vector<std::string>;

class FactTest : public testing::StoreTest {
  protected:
    void add(TicketNumber ticket, Words tags) {
        must([&](Tx& tx) { add_fact(tx, {.day = 20'000, .tags = tags, .ticket = ticket}); });
    }
    std::vector<Words> tags_read() {
        return see([](Connection& db) {
            std::vector<Words> all;
            each_fact(db, 20'000, 20'000, Tags::read,
                      [&](const Fact& fact) { all.push_back(fact.tags); });
            return all;
        });
    }
};
}  // namespace

TEST_F(FactTest, StandsUnderTheTagsThatItsTicketHasNow) {
    add(1001, {});
    add(1002, {"early"});
    must([](Tx& tx) { put_fact_ticket(tx, {.ticket = 1001, .tags = {"blue", "vip"}}); });
    EXPECT_EQ(tags_read(), (std::vector<Words>{{"blue", "vip"}, {"early"}}));
    must([](Tx& tx) { put_fact_ticket(tx, {.ticket = 1001}); });
    EXPECT_EQ(tags_read(), (std::vector<Words>{{}, {"early"}})) << "and under none that was taken";
}

}  // namespace store
