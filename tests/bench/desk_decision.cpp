// The whole decision of one turn, from the message to the outcome: language, private data, rules,
// tones, the matcher, the words of the answer; at 10,000 rules, 10,000 phrases, 1,000 articles.
#include "server/desk/bot/hear.hpp"
#include "tests/bench/made_words.hpp"

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>
#include <fmt/format.h>
#include <unistd.h>

namespace {

constexpr std::size_t articles = 1000;
constexpr std::size_t phrases = 10;
constexpr std::size_t intents = 200;
constexpr std::size_t rules = 50;
constexpr std::size_t frequent = 4000;

using bench::Dice;
using bench::skewed;
using bench::word;

std::string some_word(Dice& dice) {
    return word(skewed(dice, frequent));
}

std::string sentence(Dice& dice, std::size_t topic) {
    std::string out;
    for (int i = 0; i < 6; ++i) out += some_word(dice) + ' ';
    return out + word(5000 + topic * 8 + dice.below(8));
}

std::string rule(Dice& dice, std::size_t topic) {
    const auto own = word(5000 + topic * 8 + dice.below(8));
    switch (dice.below(3)) {
        case 0:
            return fmt::format("{} ... ({}|{})", own, some_word(dice), some_word(dice));
        case 1:
            return fmt::format("({}|{}) {}? {}", some_word(dice), some_word(dice), some_word(dice),
                               own);
        default:
            return fmt::format("{} {} ... {}", some_word(dice), some_word(dice), own);
    }
}

class Folder {
  public:
    Folder() : path_(std::filesystem::temp_directory_path() / fmt::format("decide-{}", getpid())) {
        const auto below = path_ / "articles" / "en" / "all";
        std::filesystem::create_directories(below);
        std::filesystem::create_directories(path_ / "intents");
        Dice dice;
        for (std::size_t i = 0; i < articles; ++i) {
            std::ofstream out(below / fmt::format("article-{}.md", i));
            out << "---\ntitle: " << sentence(dice, i) << "\nquestions: |\n";
            for (std::size_t p = 1; p < phrases; ++p) out << "  " << sentence(dice, i) << '\n';
            out << "---\n" << sentence(dice, i) << ".\n";
        }
        std::ofstream out(path_ / "intents" / "all.yaml");
        out << "lang: en\nintents:\n";
        for (std::size_t i = 0; i < intents; ++i) {
            out << fmt::format("  intent-{}:\n    label: {}\n    rules:\n      - |\n", i,
                               sentence(dice, articles + i));
            for (std::size_t r = 0; r < rules; ++r)
                out << "        " << rule(dice, articles + i) << '\n';
            out << "    reply: It is done.\n";
        }
    }
    ~Folder() { std::filesystem::remove_all(path_); }
    Folder(const Folder&) = delete;

    const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

/// Processor time of this thread: says the same on a busy machine as on an idle one.
double thread_us() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e6 + static_cast<double>(now.tv_nsec) / 1e3;
}

/// Each message several times, the quickest counts: what is left is the work and not the machine.
void Turn(benchmark::State& state) {
    const Folder folder;
    const auto loaded = desk::load_content(folder.path(), {});
    if (!loaded.content) {
        state.SkipWithError(kb::to_string(loaded.problems.front()).c_str());
        return;
    }
    Dice dice{.state = 77};
    std::vector<std::string> asked;
    for (int i = 0; i < 512; ++i) asked.push_back(sentence(dice, dice.below(articles + intents)));
    std::vector<double> quickest(asked.size(), 1e9);
    std::size_t next = 0;
    std::size_t messages = 0;
    for (auto _ : state) {
        const auto at = next++ % asked.size();
        const double begun = thread_us();
        messages += desk::hear(*loaded.content, {}, asked[at], {}).messages.size();
        quickest[at] = std::min(quickest[at], thread_us() - begun);
    }
    quickest.resize(std::min(next, quickest.size()));
    std::ranges::sort(quickest);
    state.counters["p50"] = quickest[quickest.size() / 2];
    state.counters["p99"] = quickest[quickest.size() * 99 / 100];
    state.counters["messages"] =
        benchmark::Counter(static_cast<double>(messages), benchmark::Counter::kAvgIterations);
}
BENCHMARK(Turn)->Unit(benchmark::kMicrosecond);

}  // namespace

BENCHMARK_MAIN();
