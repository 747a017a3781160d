// Reading, checking and training a content folder of a thousand articles with ten phrases each.
#include "kb/library/library.hpp"
#include "kb/matching/matcher.hpp"
#include "tests/bench/made_words.hpp"

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>
#include <fmt/format.h>
#include <unistd.h>

namespace {

constexpr int articles = 1000;
constexpr int phrases = 10;

using bench::Dice;
using bench::skewed;
using bench::word;

std::string sentence(Dice& dice, std::size_t topic) {
    std::string out;
    for (int i = 0; i < 6; ++i) out += word(skewed(dice, 4000)) + ' ';
    return out + word(5000 + topic * 8 + dice.below(8));
}

class Folder {
  public:
    Folder() : path_(std::filesystem::temp_directory_path() / fmt::format("reload-{}", getpid())) {
        const auto below = path_ / "articles" / "en" / "all";
        std::filesystem::create_directories(below);
        Dice dice;
        for (std::size_t i = 0; i < articles; ++i) {
            std::ofstream out(below / fmt::format("article-{}.md", i));
            out << "---\ntitle: " << sentence(dice, i) << "\nquestions: |\n";
            for (int p = 1; p < phrases; ++p) out << "  " << sentence(dice, i) << '\n';
            out << "---\n"
                << sentence(dice, i) << ".\n\nMore of it: " << sentence(dice, i) << ".\n";
        }
    }
    ~Folder() { std::filesystem::remove_all(path_); }
    Folder(const Folder&) = delete;

    const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

void Read(benchmark::State& state) {
    const Folder folder;
    for (auto _ : state) {
        const auto loaded = kb::load_library(folder.path());
        if (!loaded.library) state.SkipWithError("the folder has mistakes");
    }
}
BENCHMARK(Read)->Unit(benchmark::kMillisecond);

void ReadAndTrain(benchmark::State& state) {
    const Folder folder;
    for (auto _ : state) {
        const auto loaded = kb::load_library(folder.path());
        std::vector<kb::Item> items;
        for (const auto& article : loaded.library->articles())
            items.push_back(kb::to_item(article));
        const kb::Matcher matcher(std::move(items));
        benchmark::DoNotOptimize(matcher.items().size());
    }
}
BENCHMARK(ReadAndTrain)->MeasureProcessCPUTime()->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
