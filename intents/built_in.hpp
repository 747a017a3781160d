// Finding values of the built-in types, but for dates (calendar.hpp) and yes-no (cues.hpp).
// Knows their shapes; knows nothing of the files' entities.
#pragma once

#include "intents/entity.hpp"

#include <string_view>
#include <vector>

namespace intents {

/// The domain in lower case.
[[nodiscard]] std::vector<Found> find_emails(std::string_view text);

/// "1,234.50" and "1.234,50" give `1234.5`; a word ("two") only in a message of a few words.
[[nodiscard]] std::vector<Found> find_numbers(std::string_view text, const FindOptions& options);

/// 7 to 15 digits with the usual signs between them; the value has only digits and a leading +.
[[nodiscard]] std::vector<Found> find_phones(std::string_view text, const FindOptions& options);

/// The whole message, if it says anything.
[[nodiscard]] std::vector<Found> find_text(std::string_view text);

}  // namespace intents
