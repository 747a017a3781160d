// Times of the rule index, of tones and of the whole understanding, at 1,000 and 10,000 rules.
#include "intents/understand.hpp"

#include <cmath>
#include <random>

#include <benchmark/benchmark.h>

namespace {

using namespace intents;

// Words as frequent as in speech: the first ones in every other sentence, the last ones hardly
// ever.
std::string word(std::mt19937& random, int vocabulary) {
    const double u = std::uniform_real_distribution<>(0, 1)(random);
    const auto rank = static_cast<int>(std::pow(vocabulary, u)) - 1;
    return "w" + std::string(1, static_cast<char>('a' + rank % 26)) + std::to_string(rank);
}

std::string pattern(std::mt19937& random, int vocabulary) {
    const auto w = [&] { return word(random, vocabulary); };
    switch (std::uniform_int_distribution<>(0, 3)(random)) {
        case 0:
            return w() + " ... (" + w() + "|" + w() + ")";
        case 1:
            return "(" + w() + "|" + w() + ") (" + w() + "|" + w() + ")? " + w();
        case 2:
            return w() + " " + w() + " ... " + w();
        default:
            return w() + " (" + w() + "|" + w() + "|" + w() + ")";
    }
}

struct Book {
    std::vector<Rule> rules;
    RuleIndex index;
    std::vector<std::string> messages;
    std::vector<std::vector<kb::Token>> tokens;

    explicit Book(int count) {
        std::mt19937 random(1);
        std::vector<OwnedRule> owned;
        rules.resize(static_cast<std::size_t>(count));
        for (std::uint32_t i = 0; i < rules.size(); ++i) {
            rules[i].all.push_back(*parse_rule(pattern(random, 3000)));
            owned.push_back({i / 10, i % 10, &rules[i]});
        }
        index = RuleIndex(owned, "en", {});
        for (int i = 0; i < 1000; ++i) {
            std::string text;
            for (int w = 0; w < 9; ++w) text += word(random, 3000) + " ";
            messages.push_back(text);
            tokens.push_back(kb::tokens(text, "en"));
        }
    }
};

void match(benchmark::State& state) {
    const Book book(static_cast<int>(state.range(0)));
    const EntitySet none;
    std::size_t i = 0;
    std::size_t hits = 0;
    for (auto _ : state) {
        const auto at = i++ % book.messages.size();
        hits += book.index.match({book.messages[at], book.tokens[at], {}}, none).size();
    }
    state.counters["hits"] =
        benchmark::Counter(static_cast<double>(hits), benchmark::Counter::kAvgIterations);
}
BENCHMARK(match)->Arg(100)->Arg(1000)->Arg(10000);

void tokens_alone(benchmark::State& state) {
    const Book book(10);
    std::size_t i = 0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(kb::tokens(book.messages[i++ % book.messages.size()], "en"));
    }
}
BENCHMARK(tokens_alone);

void build(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(Book(static_cast<int>(state.range(0))));
}
BENCHMARK(build)->Arg(1000)->Arg(10000)->Unit(benchmark::kMillisecond);

constexpr const char* ordinary =
    "Hi, I ordered two shirts last week and one of them has not arrived yet";

void tone(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(hear_tone(ordinary, "en"));
}
BENCHMARK(tone);

void masking(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(mask(ordinary));
}
BENCHMARK(masking);

void understanding(benchmark::State& state) {
    const IntentSet set;
    for (auto _ : state) benchmark::DoNotOptimize(understand(set, ordinary, {}));
}
BENCHMARK(understanding);

}  // namespace

BENCHMARK_MAIN();
