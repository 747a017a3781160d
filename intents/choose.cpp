// Typed choices: ordinals, the label itself, or enough of its words.
#include "intents/cues.hpp"
#include "intents/form.hpp"
#include "kb/words/text.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace intents {
namespace {

constexpr std::size_t choice_words_max = 8;
constexpr auto ordinals =
    std::to_array<Cue>({Cue::first, Cue::second, Cue::third, Cue::fourth, Cue::fifth, Cue::sixth});

using Stems = std::set<std::string, std::less<>>;

Stems content_stems(std::string_view text, std::string_view lang) {
    Stems stems;
    for (const auto& token : kb::tokens(text, lang)) {
        if (!kb::is_function_word(token.text, lang)) stems.insert(token.stem);
    }
    return stems;
}

std::optional<std::size_t> by_ordinal(std::size_t count, std::string_view message,
                                      std::string_view lang) {
    for (const auto& found : find_cues(message, lang)) {
        if (found.cue == Cue::last && count > 0) return count - 1;
        const auto ordinal = std::ranges::find(ordinals, found.cue);
        if (ordinal == ordinals.end()) continue;
        const auto place = static_cast<std::size_t>(ordinal - ordinals.begin());
        if (place < count) return place;
    }
    return std::nullopt;
}

// The one choice for which `fits`; nothing where there are several.
template <class Fits>
std::optional<std::size_t> the_only(std::span<const Choice> choices, Fits fits) {
    std::optional<std::size_t> only;
    for (std::size_t i = 0; i < choices.size(); ++i) {
        if (!fits(choices[i])) continue;
        if (only) return std::nullopt;
        only = i;
    }
    return only;
}

}  // namespace

std::optional<std::size_t> choose(std::span<const Choice> choices, std::string_view message,
                                  std::string_view lang) {
    const auto said = kb::normalise(message);
    if (choices.empty() || said.empty()) return std::nullopt;
    const auto same = the_only(
        choices, [&](const Choice& choice) { return kb::normalise(choice.label) == said; });
    if (same) return same;
    if (kb::words(message).size() > choice_words_max) return std::nullopt;
    if (const auto place = by_ordinal(choices.size(), message, lang)) return place;
    const auto stems = content_stems(message, lang);
    if (stems.empty()) return std::nullopt;
    return the_only(choices, [&](const Choice& choice) {
        const auto label = content_stems(choice.label, lang);
        return std::ranges::includes(label, stems);
    });
}

}  // namespace intents
