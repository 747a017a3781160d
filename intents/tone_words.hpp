// The words by which tones are heard, per language: data of tone.cpp.
// Knows nothing but words.
#pragma once

#include "intents/phrase_table.hpp"
#include "intents/tone.hpp"

#include <span>
#include <string_view>

namespace intents {

/// A message that consists of nothing but these words, one of the `keys` among them.
struct BareTone {
    Tone tone{};
    std::string_view lang;
    std::string_view keys;
    std::string_view fillers;
};

[[nodiscard]] std::span<const PhraseRow> tone_rows();
[[nodiscard]] std::span<const PhraseSet> tone_sets();
[[nodiscard]] std::span<const BareTone> bare_tones();

}  // namespace intents
