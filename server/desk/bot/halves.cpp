// A short table of joining words for each language.
#include "server/desk/bot/halves.hpp"

#include "kb/words/text.hpp"

#include <algorithm>
#include <array>

namespace desk {
namespace {

constexpr std::size_t words_min = 2;  // of each half
constexpr std::size_t cuts_max = 4;
constexpr std::size_t words_max = 60;  // a letter is no pair of questions

struct Joining {
    std::string_view lang;
    std::array<std::string_view, 4> words;
};
constexpr auto joining = std::to_array<Joining>({
    {"en", {"and", "also", "plus", "then"}},
    {"de", {"und", "sowie", "außerdem", "dann"}},
    {"es", {"y", "e", "también", "además"}},
    {"fr", {"et", "aussi", "puis", ""}},
    {"it", {"e", "ed", "anche", "inoltre"}},
    {"nl", {"en", "ook", "plus", ""}},
    {"pl", {"i", "oraz", "także", "też"}},
    {"pt", {"e", "também", "além", ""}},
    {"tr", {"ve", "ayrıca", "", ""}},
});

bool joins(std::string_view word, std::string_view lang) {
    const auto ours = std::ranges::find(joining, kb::base_language(lang), &Joining::lang);
    const auto& words = ours == joining.end() ? joining.front().words : ours->words;
    return std::ranges::find(words, word) != words.end();
}

}  // namespace

std::vector<Halves> halves_of(std::string_view text, std::string_view lang) {
    std::vector<Halves> found;
    const auto words = kb::words(text, lang);
    if (words.size() < 2 * words_min || words.size() > words_max) return found;
    for (std::size_t i = words_min; i < words.size() && found.size() < cuts_max; ++i) {
        const bool joined = joins(words[i].text, lang);
        auto begin = i;  // of the second half: behind the words that join
        while (begin < words.size() && joins(words[begin].text, lang)) ++begin;
        if (!joined && !words[i].sentence_start) continue;
        if (words.size() - begin < words_min) break;
        found.emplace_back(text.substr(0, words[i - 1].end), text.substr(words[begin].begin));
        i = begin;
    }
    return found;
}

}  // namespace desk
