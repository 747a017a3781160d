// Words that ask for nothing: a bare thanks, an absence note, mail that came back.
// Knows phrases in the content's languages; knows nothing of tickets.
#pragma once

#include "escalation/reopen.hpp"

#include <string_view>

namespace desk {

/// Precise rather than complete: only what opens like a machine's words counts as a machine's.
escalation::Heard kind_of_words(std::string_view text, std::string_view language);

}  // namespace desk
