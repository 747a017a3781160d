// Telling the language of short messages, beside CLD2 in the same run: time, and how many rightly.
#include "kb/words/language.hpp"

#include <algorithm>
#include <fstream>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>
#include <cld2/public/compact_lang_det.h>

namespace {

struct Message {
    std::string lang;
    std::string text;
};

/// Those of the languages asked for.
std::vector<Message> messages(const std::vector<std::string>& languages) {
    std::vector<Message> out;
    std::ifstream in(std::string(DESKBELL_SOURCE_DIR) + "/tests/kb/data/short_messages.txt");
    for (std::string line; std::getline(in, line);) {
        const auto tab = line.find('\t');
        Message message{line.substr(0, tab), line.substr(tab + 1)};
        if (std::ranges::find(languages, message.lang) != languages.end()) out.push_back(message);
    }
    return out;
}

const std::vector<std::string> two{"en", "de"};
const std::vector<std::string> fourteen{"en", "de", "nl", "es", "fr", "it", "pt",
                                        "pl", "tr", "sv", "ru", "zh", "ja", "th"};

template <typename Tell>
void run(benchmark::State& state, const std::vector<std::string>& languages, Tell tell) {
    const auto all = messages(languages);
    double right = 0;
    double asked = 0;
    for (auto _ : state) {
        const auto& message = all[static_cast<std::size_t>(asked) % all.size()];
        right += tell(message.text) == message.lang;
        ++asked;
    }
    state.counters["right"] = right / asked;
}

void TellOneOfTwo(benchmark::State& state) {
    const kb::Languages known(two);
    run(state, two, [&](const std::string& text) { return known.detect(text).lang; });
}
BENCHMARK(TellOneOfTwo)->Unit(benchmark::kMicrosecond);

void TellOneOfFourteen(benchmark::State& state) {
    const kb::Languages known(fourteen);
    run(state, fourteen, [&](const std::string& text) { return known.detect(text).lang; });
}
BENCHMARK(TellOneOfFourteen)->Unit(benchmark::kMicrosecond);

void TellByCld2(benchmark::State& state) {
    run(state, fourteen, [](const std::string& text) {
        bool reliable = false;
        const auto found =
            CLD2::DetectLanguage(text.data(), static_cast<int>(text.size()), true, &reliable);
        return std::string(CLD2::LanguageCode(found)).substr(0, 2);
    });
}
BENCHMARK(TellByCld2)->Unit(benchmark::kMicrosecond);

}  // namespace

BENCHMARK_MAIN();
