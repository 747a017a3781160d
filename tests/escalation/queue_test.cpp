// The waiting line and what is said about it.
#include "escalation/queue.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace escalation {
namespace {

using namespace std::chrono_literals;
constexpr Instant noon{12h};

TEST(Queue, ServesTheUrgentFirstAndThenWhoWaitedLongest) {
    const std::vector<Waiting> line = {{1, Priority::normal, noon},
                                       {2, Priority::normal, noon - 5min},
                                       {3, Priority::urgent, noon + 5min},
                                       {4, Priority::low, noon - 1h},
                                       {5, Priority::normal, noon}};
    EXPECT_EQ(position(line, 3), 1);
    EXPECT_EQ(position(line, 2), 2);
    EXPECT_EQ(position(line, 1), 3);
    EXPECT_EQ(position(line, 5), 4);
    EXPECT_EQ(position(line, 4), 5);
    EXPECT_EQ(position(line, 6), std::nullopt);
}

TEST(Queue, GivesEachWaitingTicketAPlaceOfItsOwn) {
    std::vector<Waiting> line;
    for (int i = 0; i < 40; ++i) {
        line.push_back({i, static_cast<Priority>(i % 4), noon + std::chrono::seconds{i * 7 % 11}});
    }
    auto sorted = line;
    std::ranges::sort(sorted, is_before);
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        EXPECT_EQ(position(line, sorted[i].ticket), static_cast<int>(i) + 1);
    }
}

TEST(Queue, SaysNothingAboutTheWaitUnderFiveSamples) {
    const std::vector<std::chrono::seconds> four = {60s, 60s, 60s, 60s};
    EXPECT_EQ(usual_wait(four), std::nullopt);
    EXPECT_EQ(usual_wait({}), std::nullopt);
}

TEST(Queue, GivesTheRangeThatMostReallyWaited) {
    std::vector<std::chrono::seconds> waits;
    for (int minute = 10; minute >= 1; --minute) waits.push_back(std::chrono::minutes{minute});
    EXPECT_EQ(usual_wait(waits), (WaitRange{3min, 9min}));
    waits.front() = 5h;  // one who was forgotten does not frighten the others
    EXPECT_EQ(usual_wait(waits), (WaitRange{3min, 9min}));
}

TEST(Queue, RoundsTheWaitToHonestMinutes) {
    const std::vector<std::chrono::seconds> quick = {1s, 2s, 3s, 4s, 5s};
    EXPECT_EQ(usual_wait(quick), (WaitRange{0min, 1min}));
    const std::vector<std::chrono::seconds> slow = {119s, 119s, 119s, 121s, 121s};
    EXPECT_EQ(usual_wait(slow), (WaitRange{1min, 3min}));
}

TEST(Queue, PromisesOnlyWhatThereIs) {
    EXPECT_EQ(reach(true, 2), Reach::staffed);
    EXPECT_EQ(reach(true, 0), Reach::unattended);
    EXPECT_EQ(reach(false, 2), Reach::closed);
    EXPECT_EQ(reach(false, 0), Reach::closed);
}

}  // namespace
}  // namespace escalation
