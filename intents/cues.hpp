// Small things people say while a form is open: yes, no, cancel, "I meant", "the second one".
// Knows a few languages' words for them; knows nothing of forms.
#pragma once

#include "intents/entity.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace intents {

enum class Cue {
    yes,
    no,
    cancel,      ///< wants the whole thing stopped
    regret,      ///< "I changed my mind": stops a form, but is a reason where one is asked for
    another,     ///< means another one than before
    correction,  ///< "no, I meant", "actually": what follows replaces what was said
    question,    ///< asks something, so it is no answer
    unknown,     ///< "I don't know", "no idea": an answer without a value
    first,
    second,
    third,
    fourth,
    fifth,
    sixth,
    last,  ///< ordinals, as "the second one"
};

struct CueFound {
    Cue cue{};
    Span span;
};

/// All cues in the text, most specific first.
[[nodiscard]] std::vector<CueFound> find_cues(std::string_view text, std::string_view lang);
[[nodiscard]] bool has_cue(std::string_view text, std::string_view lang, Cue cue);

/// Does the message say yes or no? Nothing where it says neither, or both.
struct YesNo {
    bool yes = false;
    Span span;
};
[[nodiscard]] std::optional<YesNo> find_yes_no(std::string_view text, std::string_view lang);

}  // namespace intents
