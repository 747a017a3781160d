// A list of wishes and a window of three words.
#include "kb/words/negation.hpp"

#include "kb/words/vocabulary.hpp"

#include <algorithm>
#include <array>

namespace kb {
namespace {

constexpr std::size_t window = 3;

constexpr auto wishes = std::to_array<std::string_view>({
    "asked",    "asking", "brauche",    "chce",      "chciałbym", "chcę",     "deseo",   "desidero",
    "gostaria", "ik wil", "interested", "istiyorum", "looking",   "möchte",   "möchten", "need",
    "needed",   "nodig",  "potrzebuję", "preciso",   "quero",     "quiero",   "require", "souhaite",
    "trenger",  "veux",   "vill",       "voglio",    "vorrei",    "voudrais", "want",    "wanted",
    "wil",      "will",   "wish",       "wollen",    "wollte",
});

static_assert(std::ranges::is_sorted(wishes));

bool is_wish(std::string_view word, std::string_view lang) {
    if (word == "will" && lang != "de") return false;
    return std::ranges::binary_search(wishes, word);
}

}  // namespace

bool refuses(std::span<const Token> words, std::string_view lang) {
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (!is_wish(words[i].text, base_language(lang))) continue;
        const auto from = i < window ? 0 : i - window;
        const auto to = std::min(words.size(), i + window + 1);
        for (auto k = from; k < to; ++k) {
            if (k != i && is_negation(words[k].text, lang)) return true;
        }
    }
    return false;
}

bool denies(std::span<const Token> words, std::string_view lang) {
    return std::ranges::any_of(words,
                               [&](const Token& word) { return is_negation(word.text, lang); });
}

}  // namespace kb
