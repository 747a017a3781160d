// One message, understood as far as rules and word lists go; the learnt part and the decision are
// kb's.
#pragma once

#include "intents/intent_set.hpp"
#include "intents/mask.hpp"
#include "intents/tone.hpp"
#include "kb/words/text.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace intents {

struct IntentHit {
    const Intent* intent = nullptr;
    const Rule* rule = nullptr;
    double specificity = 0;
    Span span;
    bool negated = false;  ///< "I do not want to cancel": let the matcher judge it
};

struct UnderstandOptions {
    std::string_view lang = "en";
    std::vector<std::string> other_langs;  ///< tried when no rule of `lang` matches
    std::string_view follow_up_of;         ///< the intent whose follow-ups may match
    LocalTime now{};
};

struct Understanding {
    MaskedText stored;  ///< the only form of the message that may be stored or logged
    std::string normal;
    std::vector<kb::Token> tokens;
    std::vector<Heard> tone;
    /// Best first: living follow-ups, then class, then specificity; one hit for each intent.
    std::vector<IntentHit> hits;
    std::vector<Found> values;  ///< of the entities of the files
};

[[nodiscard]] Understanding understand(const IntentSet& set, std::string_view text,
                                       const UnderstandOptions& options);

/// The rules alone, as understand() does it.
[[nodiscard]] std::vector<IntentHit> rule_hits(const IntentSet& set, std::string_view text,
                                               std::span<const kb::Token> tokens,
                                               const UnderstandOptions& options);

}  // namespace intents
