// The time of one decision and of training, on content made up of as many items and phrases as
// the budgets name. Words are drawn so that some are frequent and most are rare, as in real text.
#include "kb/matching/matcher.hpp"
#include "tests/bench/made_words.hpp"

#include <algorithm>
#include <cstdint>
#include <ctime>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include <benchmark/benchmark.h>
#include <unistd.h>

namespace {

using bench::Dice;
using bench::skewed;
using bench::word;

std::string sentence(Dice& dice, std::size_t topic) {
    std::string out;
    for (int i = 0; i < 6; ++i) out += word(skewed(dice, 4000)) + ' ';
    for (int i = 0; i < 2; ++i) out += word(5000 + topic * 8 + dice.below(8)) + ' ';
    return out;
}

std::vector<kb::Item> content(std::size_t items, std::size_t phrases) {
    Dice dice;
    std::vector<kb::Item> out(items);
    for (std::size_t i = 0; i < items; ++i) {
        out[i].id = "item-" + std::to_string(i);
        out[i].lang = "en";
        for (std::size_t p = 0; p < phrases; ++p) {
            out[i].phrases.push_back({sentence(dice, i), "bench.md", 1});
        }
        out[i].label = out[i].phrases.front().text;
    }
    return out;
}

/// Processor time of this thread: says the same on a busy machine as on an idle one.
double thread_us() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e6 + static_cast<double>(now.tv_nsec) / 1e3;
}

double resident_mib() {
    std::ifstream in("/proc/self/statm");
    double pages = 0;
    in >> pages >> pages;
    return pages * static_cast<double>(sysconf(_SC_PAGESIZE)) / (1 << 20);
}

/// Each message several times, the quickest counts: what is left is the work and not the machine.
void Decide(benchmark::State& state) {
    const auto items = static_cast<std::size_t>(state.range(0));
    auto taught = content(items, static_cast<std::size_t>(state.range(1)));
    const double before = resident_mib();
    const kb::Matcher matcher(std::move(taught));
    state.counters["MiB"] = resident_mib() - before;
    Dice dice{.state = 77};
    std::vector<std::string> asked;
    for (int i = 0; i < 512; ++i) asked.push_back(sentence(dice, dice.below(items)));
    std::vector<double> quickest(asked.size(), 1e9);
    std::size_t next = 0;
    for (auto _ : state) {
        const auto at = next++ % asked.size();
        const double begun = thread_us();
        benchmark::DoNotOptimize(matcher.match(asked[at]));
        quickest[at] = std::min(quickest[at], thread_us() - begun);
    }
    quickest.resize(std::min(next, quickest.size()));
    std::ranges::sort(quickest);
    state.counters["p50"] = quickest[quickest.size() / 2];
    state.counters["p99"] = quickest[quickest.size() * 99 / 100];
}
BENCHMARK(Decide)
    ->Args({20, 15})
    ->Args({150, 100})
    ->Args({1000, 10})
    ->Unit(benchmark::kMicrosecond);

void Train(benchmark::State& state) {
    const auto items =
        content(static_cast<std::size_t>(state.range(0)), static_cast<std::size_t>(state.range(1)));
    for (auto _ : state) {
        const kb::Matcher matcher(items);
        benchmark::DoNotOptimize(matcher.items().size());
    }
}
BENCHMARK(Train)
    ->Args({20, 15})
    ->Args({150, 100})
    ->Args({1000, 10})
    ->MeasureProcessCPUTime()
    ->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
