// What was just told is found again without a gap, or not at all: then the log is read.
#include "server/desk/recent_events.hpp"

#include "small_shop.hpp"

#include <gtest/gtest.h>

namespace {

using store::EventSeq;

class RecentEventsTest : public ::testing::Test {
  protected:
    RecentEventsTest()
        : store_(std::move(*store::Store::open({.folder = folder_.path() / "data"}))),
          services_({.content = folder_.path(),
                     .store = *store_,
                     .clock = [] { return store::Time{}; },
                     .chance = [] { return std::uint64_t{1}; },
                     .run = [](auto) {},
                     .lookup = {}}),
          recent_(services_) {}

    void tell(std::initializer_list<EventSeq> numbers) {
        std::vector<desk::EventPtr> events;
        for (const auto seq : numbers) {
            store::Event event{.body = store::Noted{.what = seq % 2 ? "odd" : "even"}};
            event.seq = seq;
            events.push_back(std::make_shared<const store::Event>(std::move(event)));
        }
        recent_.happened(events);
    }
    auto after(EventSeq seq, std::size_t span = 100) {
        return recent_.after(seq, span, [](const store::Event& event) {
            return std::get<store::Noted>(event.body).what == "even";
        });
    }

    shop::Folder folder_;
    std::unique_ptr<store::Store> store_;
    desk::Services services_;
    desk::RecentEvents recent_;
};

TEST_F(RecentEventsTest, GivesTheWantedOnesOfAStretchInOrder) {
    tell({5, 6, 7});
    tell({8});
    const auto all = after(4);
    ASSERT_TRUE(all);
    ASSERT_EQ(all->events.size(), 2U);
    EXPECT_EQ(all->events[0]->seq, 6);
    EXPECT_EQ(all->events[1]->seq, 8);
    EXPECT_EQ(all->upto, 8);
    EXPECT_TRUE(all->at_end);
    const auto some = after(5, 2);
    ASSERT_TRUE(some);
    EXPECT_EQ(some->upto, 7);
    EXPECT_FALSE(some->at_end);
    EXPECT_EQ(some->events.size(), 1U);
}

TEST_F(RecentEventsTest, HasNothingNewForWhoHasSeenItAll) {
    tell({5});
    const auto none = after(5);
    ASSERT_TRUE(none);
    EXPECT_TRUE(none->events.empty());
    EXPECT_EQ(none->upto, 5);
    EXPECT_TRUE(none->at_end);
}

TEST_F(RecentEventsTest, KnowsNothingOfWhatItWasNotTold) {
    EXPECT_FALSE(after(0)) << "nothing was told yet";
    tell({5, 6});
    EXPECT_FALSE(after(3)) << "the fourth was not told";
    EXPECT_FALSE(after(7)) << "the seventh was not told";
}

TEST_F(RecentEventsTest, LetsGoOfWhatStandsBeforeAGap) {
    tell({5, 6});
    tell({8});  // the seventh was written by somebody who does not tell
    EXPECT_FALSE(after(4));
    EXPECT_FALSE(after(6));
    ASSERT_TRUE(after(7));
    tell({7});  // too late: it stays a gap
    EXPECT_FALSE(after(6));
}

TEST_F(RecentEventsTest, HoldsNoMoreThanItMay) {
    for (EventSeq seq = 1; seq <= 5'000; ++seq) tell({seq});
    EXPECT_FALSE(after(1));
    EXPECT_TRUE(after(4'000));
}

TEST_F(RecentEventsTest, ForgetsWordsThatWereErasedFromTheLog) {
    tell({5, 6});
    recent_.forget();
    EXPECT_FALSE(after(4)) << "the log is read, where less is left of them";
    tell({7, 8});
    ASSERT_TRUE(after(6));
    EXPECT_EQ(after(6)->events.size(), 1U);
    EXPECT_FALSE(after(5)) << "number 6 is not held any more";
}

}  // namespace
