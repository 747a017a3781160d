// Random lives of tickets: the sums add up, and what is announced comes true to the millisecond.
#include "escalation/sla.hpp"
#include "tests/escalation/calendars.hpp"

#include <random>

#include <gtest/gtest.h>

namespace escalation {
namespace {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

struct Life {
    std::vector<StatusChange> statuses;
    std::vector<Spoken> spoken;
    Instant end;
};

// Lets things happen to a ticket for some days, along the table of steps.
Life live(std::mt19937& random) {
    const auto roll = [&](int high) { return std::uniform_int_distribution(0, high)(random); };
    Instant now = at("2026-03-26T08:00:00Z") + std::chrono::seconds{roll(200'000)};
    Life life{.statuses = {{Status::created, now}}, .spoken = {}, .end = now};
    for (int turn = roll(12); turn > 0; --turn) {
        now += milliseconds{roll(3) == 0 ? roll(90'000'000) : roll(5'000'000)};
        const Event event = event_names[static_cast<std::size_t>(roll(16))].value;
        const auto next = step(life.statuses.back().status, event);
        if (!next) continue;
        if (*next != life.statuses.back().status) life.statuses.push_back({*next, now});
        if (event == Event::agent_replied) life.spoken.push_back({Speaker::agent, now});
        if (event == Event::customer_wrote || event == Event::customer_thanked) {
            life.spoken.push_back({Speaker::customer, now});
        }
        if (roll(4) == 0) life.spoken.push_back({Speaker::bot, now});
    }
    life.end = now + milliseconds{roll(40'000'000)};
    return life;
}

const Calendar& shop() {
    static const Calendar made = [] {
        auto text = workdays("Europe/Berlin", {{"08:30", "12:00"}, {"12:45", "17:15"}});
        text.weekly["5"] = {{"22:00", "04:00"}};
        text.overrides["2026-04-03"] = {.windows = {}, .name = "Good Friday"};
        return calendar(text);
    }();
    return made;
}

SlaPolicy policy() {
    SlaPolicy made;
    for (const auto& [metric, name] : metric_names) made.targets.at(metric, Priority::normal) = 3h;
    return made;
}

std::vector<SlaClock> clocks(const Life& life, Instant now) {
    return sla_clocks({life.statuses, life.spoken, Priority::normal}, shop(), policy(), now);
}

std::optional<ClockState> state(const Life& life, Metric metric, Instant now) {
    for (const SlaClock& clock : clocks(life, now)) {
        if (clock.metric == metric) return clock.state;
    }
    return std::nullopt;
}

bool counts(Status status) {
    return is_unsolved(status) && status != Status::waiting_customer && status != Status::snoozed;
}

// The slow twin: looks at each second whether it counts.
std::chrono::seconds counted_slowly(const Life& life, Instant from, Instant to) {
    std::chrono::seconds sum{};
    std::size_t current = 0;
    for (Instant now = from; now < to; now += 1s) {
        while (current + 1 < life.statuses.size() && life.statuses[current + 1].since <= now) {
            ++current;
        }
        if (counts(life.statuses[current].status) && shop().is_open(now)) sum += 1s;
    }
    return sum;
}

void expect_sum(const SlaClock& clock) {
    milliseconds sum{};
    for (std::size_t i = 0; i < clock.spans.size(); ++i) {
        const SlaSpan& span = clock.spans[i];
        sum += span.counted;
        EXPECT_LT(span.from, span.to);
        EXPECT_FALSE(span.why.empty());
        if (i > 0) EXPECT_EQ(clock.spans[i - 1].to, span.from);
        EXPECT_EQ(span.counted, counts(span.status) ? shop().working(span.from, span.to) : 0ms);
    }
    EXPECT_EQ(std::chrono::floor<std::chrono::seconds>(sum), clock.used);
}

void expect_promise_comes_true(const Life& life, const SlaClock& clock) {
    if (clock.stopped || clock.state == ClockState::paused) return;
    ASSERT_TRUE(clock.due);
    EXPECT_EQ(state(life, clock.metric, *clock.due), ClockState::breached);
    EXPECT_EQ(clock.state == ClockState::breached, clock.used >= clock.target);
    if (clock.state == ClockState::breached) return;
    EXPECT_EQ(state(life, clock.metric, *clock.due - 1ms), ClockState::warning);
    if (clock.state == ClockState::warning) return;
    EXPECT_EQ(state(life, clock.metric, *clock.warn_at), ClockState::warning);
    EXPECT_EQ(state(life, clock.metric, *clock.warn_at - 1ms), ClockState::running);
}

TEST(SlaProperty, SumsAddUpAndPromisesComeTrue) {
    std::mt19937 random(11);
    int seen[std::size(clock_state_names)] = {};
    for (int round = 0; round < 3000; ++round) {
        const Life life = live(random);
        for (const SlaClock& clock : clocks(life, life.end)) {
            expect_sum(clock);
            expect_promise_comes_true(life, clock);
            ++seen[static_cast<std::size_t>(clock.state)];
        }
        ASSERT_FALSE(HasFailure()) << "round " << round;
    }
    for (const auto& [value, name] : clock_state_names) {
        EXPECT_GT(seen[static_cast<std::size_t>(value)], 50) << "too few clocks are " << name;
    }
}

TEST(SlaProperty, AgreesWithATwinThatLooksAtEverySecond) {
    std::mt19937 random(12);
    for (int round = 0; round < 40; ++round) {
        const Life life = live(random);
        for (const SlaClock& clock : clocks(life, life.end)) {
            if (clock.spans.empty()) continue;
            const auto slow = counted_slowly(life, clock.spans.front().from, clock.spans.back().to);
            const auto changes = static_cast<std::int64_t>(life.statuses.size()) + 1;
            EXPECT_LE(std::abs((slow - clock.used).count()), changes) << "round " << round;
        }
    }
}

// The past does not move: what has stopped reads the same however late it is looked at.
TEST(SlaProperty, WhatHasStoppedStaysAsItIs) {
    std::mt19937 random(13);
    for (int round = 0; round < 1000; ++round) {
        const Life life = live(random);
        const auto then = clocks(life, life.end);
        const auto later = clocks(life, life.end + 1000h);
        ASSERT_EQ(then.size(), later.size());
        for (std::size_t i = 0; i < then.size(); ++i) {
            if (!then[i].stopped) continue;
            EXPECT_EQ(then[i].state, later[i].state) << "round " << round;
            EXPECT_EQ(then[i].used, later[i].used) << "round " << round;
            EXPECT_EQ(then[i].due, later[i].due) << "round " << round;
        }
    }
}

}  // namespace
}  // namespace escalation
