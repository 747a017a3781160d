// How something is said: what calls for a person, for care or for a thank-you, whatever the topic.
// Precise rather than complete: a flag that is wrong costs more than one that is missing.
#pragma once

#include "kb/words/text.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace intents {

enum class Tone {
    self_harm,
    legal,    ///< threatens with lawyers, courts, authorities
    privacy,  ///< wants personal data shown or deleted
    wants_person,
    wrong_answer,  ///< "that's not what I asked"
    complaint,     ///< angry or formally complaining
    abuse,
    thanks,       ///< thanks somewhere in the message
    bare_thanks,  ///< nothing but thanks
    greeting,     ///< nothing but a greeting
    goodbye,      ///< nothing but a goodbye
};
inline constexpr std::size_t tone_count = 11;

[[nodiscard]] std::string_view name_of(Tone tone);

/// A tone that was heard, with the words that say so: the evidence on the handoff card.
struct Heard {
    Tone tone{};
    std::string words;
    bool operator==(const Heard&) const = default;
};

/// In order of weight: self-harm first, greetings last.
[[nodiscard]] std::vector<Heard> hear_tone(std::string_view text, std::string_view lang);
/// The same with the words at hand: `tokens` are kb::tokens(text, lang).
[[nodiscard]] std::vector<Heard> hear_tone(std::string_view text, std::span<const kb::Token> tokens,
                                           std::string_view lang);

[[nodiscard]] bool has(std::span<const Heard> heard, Tone tone);

}  // namespace intents
