// The words of the contract's `via`.
#include "server/desk/bot/outcome.hpp"

namespace desk {

std::string_view name_of(Via via) {
    constexpr std::string_view names[] = {"exact",   "rule",      "model",  "kb",
                                          "clarify", "suggest",   "form",   "fallback",
                                          "handoff", "smalltalk", "action", "button"};
    return names[static_cast<std::size_t>(via)];
}

}  // namespace desk
