// The time of one decision and of training, on content made up of as many items and phrases as
// the budgets name. Words are drawn so that some are frequent and most are rare, as in real text.
#include "kb/matcher.hpp"

#include <cstdint>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

namespace {

struct Dice {
    std::uint64_t state = 0x9E3779B97F4A7C15ull;
    std::size_t below(std::size_t n) {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        return state % n;
    }
};

std::string word(std::size_t number) {
    static const char* const syllables[] = {"ba", "re",  "ti",  "mo",  "lu", "ske", "ran", "dol",
                                            "fi", "gus", "hep", "nor", "pa", "vi",  "zet", "kun"};
    std::string out = syllables[number % 16];
    for (number /= 16; number > 0; number /= 16) out += syllables[number % 16];
    return out;
}

/// Small numbers are drawn far more often than large ones.
std::size_t skewed(Dice& dice, std::size_t n) {
    return dice.below(1 + dice.below(1 + dice.below(n)));
}

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

void Decide(benchmark::State& state) {
    const auto items = static_cast<std::size_t>(state.range(0));
    const kb::Matcher matcher(content(items, static_cast<std::size_t>(state.range(1))));
    Dice dice{.state = 77};
    std::vector<std::string> asked;
    for (int i = 0; i < 512; ++i) asked.push_back(sentence(dice, dice.below(items)));
    std::size_t next = 0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(matcher.match(asked[next++ % asked.size()]));
    }
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
BENCHMARK(Train)->Args({20, 15})->Args({150, 100})->Args({1000, 10})->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
