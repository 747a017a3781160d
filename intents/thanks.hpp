// Words that are nothing but thanks, in whatever language they come.
// Knows courtesies; knows nothing of who is thanked and what for.
#pragma once

#include <string_view>

namespace intents {

/// "Danke!", "merci beaucoup", "ありがとうございます", "👍". People thank in their own language
/// also where the talk was in another. Precise rather than complete: one word more and it is false.
[[nodiscard]] bool is_nothing_but_thanks(std::string_view text);

}  // namespace intents
