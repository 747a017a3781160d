// Which values of a message go into which slots of a form: the asked one, missing ones,
// corrections. Knows types and spans; knows nothing of questions, tries or texts to say.
#pragma once

#include "intents/dialogue.hpp"
#include "intents/intent_set.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace intents {

struct Taken {
    std::vector<std::string> filled;  ///< names of slots, in the order they were filled
    bool corrected = false;           ///< a value that stood there before was replaced
    std::vector<Span> secrets;        ///< bytes of private values
};

/// Puts what it finds into the form. `asking` may be empty; a `text` slot is never taken here.
[[nodiscard]] Taken take_values(const IntentSet& set, const Intent& intent, Form& form,
                                std::string_view message, const FindOptions& options);

/// Corrections alone: values that differ from those of filled slots of the same type.
[[nodiscard]] Taken take_corrections(const IntentSet& set, const Intent& intent, Form& form,
                                     std::string_view message, const FindOptions& options);

/// Is this slot's value private, by itself or by its type?
[[nodiscard]] bool is_secret(const IntentSet& set, const Slot& slot);

[[nodiscard]] SlotValue* filled_slot(Form& form, std::string_view name);
void put(Form& form, SlotValue value);

}  // namespace intents
