// The words by which tones are heard, per language: data of tone.cpp.
// Knows nothing but words.
#pragma once

#include "intents/phrase_table.hpp"
#include "intents/tone.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace intents {

/// A message that consists of nothing but these words, one of the `keys` among them.
struct BareTone {
    Tone tone{};
    std::string_view lang;
    std::string_view keys;
    std::string_view fillers;
};

[[nodiscard]] std::span<const PhraseRow> english_tones();
[[nodiscard]] std::span<const PhraseSet> english_sets();
[[nodiscard]] std::span<const PhraseRow> german_tones();
[[nodiscard]] std::span<const PhraseSet> german_sets();

/// Of all languages.
[[nodiscard]] std::vector<PhraseRow> tone_rows();
[[nodiscard]] std::vector<PhraseSet> tone_sets();
[[nodiscard]] std::span<const BareTone> bare_tones();

}  // namespace intents
