// Promises about time: what counts, what stops a clock, and the sum it shows.
#include "escalation/sla.hpp"

#include "tests/escalation/calendars.hpp"

#include <gtest/gtest.h>

namespace escalation {
namespace {

using namespace std::chrono_literals;
using enum Speaker;

const Calendar& office() {
    static const Calendar made = calendar(workdays("Europe/Berlin", {{"09:00", "17:00"}}));
    return made;
}

// 1 h to the first response, 2 h to the next, 8 h to the solution.
SlaPolicy policy() {
    SlaPolicy made;
    made.targets.at(Metric::first_response, Priority::normal) = 1h;
    made.targets.at(Metric::next_response, Priority::normal) = 2h;
    made.targets.at(Metric::resolution, Priority::normal) = 8h;
    return made;
}

// Monday, 1 June 2026, in Berlin.
Instant monday(std::string_view time) {
    return at("2026-06-01T" + std::string(time) + ":00+02:00");
}

// A ticket's history that owns its lists.
struct Story {
    std::vector<StatusChange> statuses;
    std::vector<Spoken> spoken;
    Priority priority = Priority::normal;

    std::vector<SlaClock> clocks(Instant now, const SlaPolicy& by = policy()) const {
        return sla_clocks({statuses, spoken, priority}, office(), by, now);
    }
    std::optional<SlaClock> clock(Metric metric, Instant now,
                                  const SlaPolicy& by = policy()) const {
        for (SlaClock& one : clocks(now, by)) {
            if (one.metric == metric) return std::move(one);
        }
        return std::nullopt;
    }
};

Story fresh() {
    return {.statuses = {{Status::created, monday("10:00")}}, .spoken = {}};
}

TEST(Sla, RunsWarnsAndBreaksToTheMillisecond) {
    const Story story = fresh();
    const auto state = [&](Instant now) { return story.clock(Metric::first_response, now)->state; };
    EXPECT_EQ(state(monday("10:00")), ClockState::running);
    EXPECT_EQ(state(monday("10:48") - 1ms), ClockState::running);
    EXPECT_EQ(state(monday("10:48")), ClockState::warning);
    EXPECT_EQ(state(monday("11:00") - 1ms), ClockState::warning);
    EXPECT_EQ(state(monday("11:00")), ClockState::breached);
    const auto clock = *story.clock(Metric::first_response, monday("10:30"));
    EXPECT_EQ(clock.due, monday("11:00"));
    EXPECT_EQ(clock.warn_at, monday("10:48"));
    EXPECT_EQ(clock.used, 30min);
    EXPECT_EQ(clock.target, 1h);
}

TEST(Sla, ABotsAnswerIsNoResponse) {
    Story story = fresh();
    story.spoken = {{bot, monday("10:01")}, {customer, monday("10:02")}};
    EXPECT_EQ(story.clock(Metric::first_response, monday("11:30"))->state, ClockState::breached);
    story.spoken.push_back({agent, monday("11:40")});
    const auto clock = *story.clock(Metric::first_response, monday("12:00"));
    EXPECT_EQ(clock.state, ClockState::breached);
    EXPECT_EQ(clock.stopped, monday("11:40"));
    EXPECT_EQ(clock.used, 100min);
}

TEST(Sla, IsMetByAResponseOnTheVeryMoment) {
    Story story = fresh();
    story.spoken = {{agent, monday("11:00")}};
    EXPECT_EQ(story.clock(Metric::first_response, monday("16:00"))->state, ClockState::met);
    story.spoken = {{agent, monday("11:00") + 1ms}};
    EXPECT_EQ(story.clock(Metric::first_response, monday("16:00"))->state, ClockState::breached);
}

TEST(Sla, CountsNothingOutsideWorkingHours) {
    const Story story{.statuses = {{Status::created, monday("16:30")}}, .spoken = {}};
    const auto clock = *story.clock(Metric::first_response, at("2026-06-02T08:00:00+02:00"));
    EXPECT_EQ(clock.state, ClockState::running);
    EXPECT_EQ(clock.used, 30min);
    EXPECT_EQ(clock.due, at("2026-06-02T09:30:00+02:00"));
}

// The time is used up as the doors close: a reply before they open again is late all the same.
TEST(Sla, ABreachAtClosingTimeStaysABreach) {
    Story story{.statuses = {{Status::created, monday("16:00")}}, .spoken = {}};
    EXPECT_EQ(story.clock(Metric::first_response, monday("17:00"))->state, ClockState::breached);
    story.spoken = {{agent, monday("18:00")}};
    EXPECT_EQ(story.clock(Metric::first_response, monday("19:00"))->state, ClockState::breached);
}

TEST(Sla, StandsStillWhileWaitingForTheCustomer) {
    Story story = fresh();
    story.statuses.push_back({Status::open, monday("10:10")});
    story.statuses.push_back({Status::waiting_customer, monday("10:30")});
    story.spoken = {{agent, monday("10:30")}};
    auto clock = *story.clock(Metric::resolution, monday("16:00"));
    EXPECT_EQ(clock.state, ClockState::paused);
    EXPECT_EQ(clock.used, 30min);
    EXPECT_EQ(clock.due, std::nullopt);
    EXPECT_EQ(clock.warn_at, std::nullopt);

    story.statuses.push_back({Status::open, monday("16:00")});
    clock = *story.clock(Metric::resolution, monday("16:00"));
    EXPECT_EQ(clock.state, ClockState::running);
    EXPECT_EQ(clock.due, at("2026-06-02T15:30:00+02:00"));
}

TEST(Sla, PausesInTheStatusesThatAreNamed) {
    Story story = fresh();
    story.statuses.push_back({Status::waiting_other, monday("10:30")});
    EXPECT_EQ(story.clock(Metric::resolution, monday("11:00"))->state, ClockState::running);
    SlaPolicy patient = policy();
    patient.paused_in = {Status::waiting_other};
    EXPECT_EQ(story.clock(Metric::resolution, monday("11:00"), patient)->state, ClockState::paused);
    EXPECT_EQ(story.clock(Metric::resolution, monday("11:00"), patient)->used, 30min);
}

TEST(Sla, ABreachBeforeThePauseIsNotForgottenInIt) {
    Story story = fresh();
    story.statuses.push_back({Status::snoozed, monday("12:00")});
    const auto clock = *story.clock(Metric::first_response, monday("15:00"));
    EXPECT_EQ(clock.state, ClockState::breached);
    EXPECT_EQ(clock.due, monday("11:00"));
    EXPECT_EQ(clock.used, 2h);
}

TEST(Sla, ShowsItsSumSpanBySpan) {
    Story story = fresh();
    story.statuses.push_back({Status::open, monday("10:10")});
    story.statuses.push_back({Status::waiting_customer, monday("12:00")});
    story.statuses.push_back({Status::open, monday("18:00")});
    story.statuses.push_back({Status::snoozed, monday("19:00")});
    story.statuses.push_back({Status::open, at("2026-06-02T09:00:00+02:00")});
    const auto clock = *story.clock(Metric::resolution, at("2026-06-02T10:30:00+02:00"));
    std::vector<std::string> why;
    for (const SlaSpan& span : clock.spans) why.push_back(span.why);
    EXPECT_EQ(why, (std::vector<std::string>{
                       "new: 10 min of working time", "open: 1 h 50 min of working time",
                       "waiting for the customer: not counted", "open: outside working hours",
                       "snoozed: not counted", "open: 1 h 30 min of working time"}));
    EXPECT_EQ(clock.used, 210min);
}

TEST(Sla, NextResponseBeginsWithTheCustomersFirstUnansweredWords) {
    Story story = fresh();
    story.spoken = {{customer, monday("10:05")}, {agent, monday("10:20")}};
    story.statuses.push_back({Status::waiting_customer, monday("10:20")});
    EXPECT_EQ(story.clock(Metric::next_response, monday("10:30")), std::nullopt);

    story.statuses.push_back({Status::open, monday("11:00")});
    story.spoken.push_back({customer, monday("11:00")});
    story.spoken.push_back({customer, monday("11:50")});
    auto clock = *story.clock(Metric::next_response, monday("12:00"));
    EXPECT_EQ(clock.used, 1h);
    EXPECT_EQ(clock.due, monday("13:00"));

    story.spoken.push_back({agent, monday("12:15")});
    story.statuses.push_back({Status::waiting_customer, monday("12:15")});
    clock = *story.clock(Metric::next_response, monday("16:00"));
    EXPECT_EQ(clock.state, ClockState::met);
    EXPECT_EQ(clock.used, 75min);
}

TEST(Sla, ThanksAfterTheSolutionWaitForNobody) {
    Story story = fresh();
    story.spoken = {{agent, monday("10:20")}, {customer, monday("10:40")}};
    story.statuses.push_back({Status::solved, monday("10:20")});
    EXPECT_EQ(story.clock(Metric::next_response, monday("16:00")), std::nullopt);
    story.statuses.push_back({Status::open, monday("11:00")});  // by hand, to add something
    EXPECT_EQ(story.clock(Metric::next_response, monday("16:00")), std::nullopt);
}

TEST(Sla, ATalkWithTheBotWaitsForUsOnceItIsHandedOverAgain) {
    Story story = fresh();
    story.spoken = {{agent, monday("10:20")}, {customer, monday("11:00")}, {bot, monday("11:00")}};
    story.statuses.push_back({Status::waiting_customer, monday("10:20")});
    EXPECT_EQ(story.clock(Metric::next_response, monday("11:30")), std::nullopt);
    story.statuses.push_back({Status::open, monday("11:30")});
    const auto clock = *story.clock(Metric::next_response, monday("12:00"));
    EXPECT_EQ(clock.used, 30min);
    EXPECT_EQ(clock.due, monday("13:30"));
}

TEST(Sla, ResolutionGoesOnWhereItStoodWhenReopened) {
    Story story = fresh();
    story.spoken = {{agent, monday("11:00")}};
    story.statuses.push_back({Status::solved, monday("11:00")});
    auto clock = *story.clock(Metric::resolution, monday("16:00"));
    EXPECT_EQ(clock.state, ClockState::met);
    EXPECT_EQ(clock.stopped, monday("11:00"));

    story.statuses.push_back({Status::open, monday("15:00")});
    clock = *story.clock(Metric::resolution, monday("16:00"));
    EXPECT_EQ(clock.state, ClockState::running);
    EXPECT_EQ(clock.used, 2h);
    EXPECT_EQ(clock.due, at("2026-06-02T14:00:00+02:00"));
}

TEST(Sla, SolvingWithoutAWordEndsTheWaitForOne) {
    Story story = fresh();
    story.statuses.push_back({Status::solved, monday("10:30")});
    const auto clock = *story.clock(Metric::first_response, monday("16:00"));
    EXPECT_EQ(clock.state, ClockState::met);
    EXPECT_EQ(clock.stopped, monday("10:30"));
}

TEST(Sla, HasNoClockWithoutAPromise) {
    Story story = fresh();
    EXPECT_EQ(story.clocks(monday("12:00"), SlaPolicy{}).size(), 0u);
    story.priority = Priority::urgent;
    EXPECT_EQ(story.clocks(monday("12:00")).size(), 0u);
    EXPECT_EQ(Story{}.clocks(monday("12:00")).size(), 0u);
}

TEST(Sla, KeepsCalmWhenTheClockWasSetBack) {
    Story story = fresh();
    story.statuses.push_back({Status::open, monday("10:30")});
    const auto clock = *story.clock(Metric::resolution, monday("09:00"));
    EXPECT_EQ(clock.state, ClockState::running);
    EXPECT_EQ(clock.used, 0s);
    EXPECT_EQ(clock.due, at("2026-06-02T10:00:00+02:00"));
}

}  // namespace
}  // namespace escalation
