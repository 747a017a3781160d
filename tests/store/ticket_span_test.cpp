// What statuses a ticket had: rows that only ever grow, one for each change.
#include "server/store/ticket_span.hpp"

#include "server/store/connection.hpp"
#include "tests/store/folder_fixture.hpp"

using escalation::Status;

namespace {
store::Time at(int minutes) {
    return store::Time{std::chrono::minutes{minutes}};
}
}  // namespace

using TicketSpans = store::testing::StoreTest;

TEST_F(TicketSpans, KeepsEveryChangeOnceAndInOrder) {
    must([](store::Tx& tx) {
        EXPECT_TRUE(store::add_span(tx, {7, Status::created, at(0), 0}));
        EXPECT_TRUE(store::add_span(tx, {7, Status::open, at(5), 3}));
        EXPECT_FALSE(store::add_span(tx, {7, Status::open, at(6), 3})) << "nothing changed";
        EXPECT_TRUE(store::add_span(tx, {8, Status::created, at(6), 0}));
        EXPECT_TRUE(store::add_span(tx, {7, Status::solved, at(9), 3}));
        EXPECT_TRUE(store::add_span(tx, {7, Status::open, at(20), 0})) << "opened again";
    });
    const auto spans = see([](store::Connection& db) { return store::spans_of(db, 7); });
    const std::vector<store::TicketSpan> wanted = {{7, Status::created, at(0), 0},
                                                   {7, Status::open, at(5), 3},
                                                   {7, Status::solved, at(9), 3},
                                                   {7, Status::open, at(20), 0}};
    EXPECT_EQ(spans, wanted);
}
