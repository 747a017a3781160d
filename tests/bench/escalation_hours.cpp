// What the SLA clock costs: deadlines near and far, a ticket's clocks, reading a calendar.
#include "escalation/deadline.hpp"
#include "escalation/sla.hpp"
#include "tests/escalation/calendars.hpp"

#include <benchmark/benchmark.h>

namespace escalation {
namespace {

using namespace std::chrono_literals;

CalendarText shop_text() {
    auto text = workdays("Europe/Berlin", {{"08:30", "12:00"}, {"12:45", "17:15"}});
    for (int day = 1; day <= 28; ++day) {
        text.overrides["2026-12-" + std::string(day < 10 ? "0" : "") + std::to_string(day)] = {};
    }
    return text;
}

const Calendar& shop() {
    static const Calendar made = calendar(shop_text());
    return made;
}

// Argument: hours of working time.
void deadline_after(benchmark::State& state) {
    const Instant start = at("2026-03-27T15:00:00Z");
    const std::chrono::milliseconds length = std::chrono::hours{state.range(0)};
    for (auto _ : state) benchmark::DoNotOptimize(shop().deadline(start, length));
}
BENCHMARK(deadline_after)->Arg(1)->Arg(16)->Arg(1000);

// Argument: pauses of an hour each, one a day.
void deadline_with_pauses(benchmark::State& state) {
    const Instant start = at("2026-03-27T15:00:00Z");
    std::vector<Span> pauses;
    for (int day = 0; day < state.range(0); ++day) {
        const Instant from = start + std::chrono::days{day} + 1h;
        pauses.push_back({from, from + 1h});
    }
    for (auto _ : state) benchmark::DoNotOptimize(shop().deadline(start, 500h, pauses));
}
BENCHMARK(deadline_with_pauses)->Arg(4)->Arg(64);

void is_open(benchmark::State& state) {
    const Instant now = at("2026-03-27T15:00:00Z");
    for (auto _ : state) benchmark::DoNotOptimize(shop().is_open(now));
}
BENCHMARK(is_open);

void next_open_over_the_holidays(benchmark::State& state) {
    const Instant now = at("2026-11-30T20:00:00Z");
    for (auto _ : state) benchmark::DoNotOptimize(shop().next_open(now));
}
BENCHMARK(next_open_over_the_holidays);

void clocks_of_a_ticket(benchmark::State& state) {
    const Instant start = at("2026-03-27T10:00:00Z");
    std::vector<StatusChange> statuses = {{Status::created, start}};
    std::vector<Spoken> spoken;
    for (int turn = 1; turn <= 10; ++turn) {
        const Instant now = start + turn * 40min;
        statuses.push_back({turn % 2 ? Status::waiting_customer : Status::open, now});
        spoken.push_back({turn % 2 ? Speaker::agent : Speaker::customer, now});
    }
    SlaPolicy policy;
    for (const auto& [metric, name] : metric_names)
        policy.targets.at(metric, Priority::normal) = 8h;
    const Instant now = start + 9h;
    for (auto _ : state) {
        benchmark::DoNotOptimize(
            sla_clocks({statuses, spoken, Priority::normal}, shop(), policy, now));
    }
}
BENCHMARK(clocks_of_a_ticket);

void read_a_calendar(benchmark::State& state) {
    const CalendarText text = shop_text();
    for (auto _ : state) benchmark::DoNotOptimize(Calendar::from(text));
}
BENCHMARK(read_a_calendar);

}  // namespace
}  // namespace escalation

BENCHMARK_MAIN();
