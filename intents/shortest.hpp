// The shortest messages a rule matches, written down: to show where two rules clash.
// Knows the notation of rules; knows nothing of the index.
#pragma once

#include "intents/entity.hpp"
#include "intents/rule.hpp"

#include <string>
#include <vector>

namespace intents {

inline constexpr std::size_t short_messages_max = 24;

/// Without its optional words, gaps empty, each choice in turn; the shortest first. None for
/// regular expressions, synonym sets, and entities without an example.
[[nodiscard]] std::vector<std::string> short_messages(const Rule& rule, const EntitySet& entities);

}  // namespace intents
