// Promises of time in an agent's words: "we'll write by Friday", "bis Freitag", "within two days".
// Knows English and German turns of phrase and the team's hours; knows nothing of tickets.
#pragma once

#include "escalation/hours.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace escalation {

struct PromiseFound {
    std::string words;     ///< "by Friday", as said
    std::string sentence;  ///< the whole of it
    Instant due;           ///< the end of the team's day for dates, exact for hours
};

/// The first promise in the text, if there is one: a sentence in which we or I will do something,
/// by a time. Questions, conditions and refusals promise nothing.
std::optional<PromiseFound> find_promise(std::string_view text, Instant now, const Calendar& hours);

}  // namespace escalation
