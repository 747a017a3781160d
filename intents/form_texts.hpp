// What a form says: its questions in turn, its errors, its buttons.
// Knows templates and a few words of each language; decides nothing.
#pragma once

#include "intents/dialogue.hpp"
#include "intents/intent_set.hpp"
#include "intents/reply.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace intents {

inline constexpr std::size_t slot_buttons_max = 6;

/// The next wording of the slot's question, filled in.
[[nodiscard]] std::string question_text(const Slot& slot, const Form& form, const Values& values,
                                        Writing writing);
/// Why the answer was no value: the author's words, or ours.
[[nodiscard]] std::string error_text(const Slot& slot, const Form& form, const Values& values,
                                     Writing writing);
/// Yes and no, or the values of a short list.
[[nodiscard]] std::vector<Choice> choices_of(const IntentSet& set, const Slot& slot,
                                             std::string_view lang);

}  // namespace intents
