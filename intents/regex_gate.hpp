// Regular expressions of rules, run only on messages that contain the text they cannot do without.
// Knows RE2 and its memory bounds; knows nothing of intents.
#pragma once

#include "intents/entity.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace intents {

inline constexpr std::size_t regex_text_max = 4096;  ///< bytes of a message a pattern looks at

class RegexGate {
  public:
    explicit RegexGate(const std::vector<std::string>& patterns);
    RegexGate(RegexGate&&) noexcept;
    RegexGate& operator=(RegexGate&&) noexcept;
    ~RegexGate();

    /// Numbers of the patterns that match, in order, each with its first match.
    [[nodiscard]] std::vector<std::pair<std::uint32_t, Span>> match(std::string_view text) const;
    /// Does this one match? Without the gate.
    [[nodiscard]] std::optional<Span> match_one(std::uint32_t pattern, std::string_view text) const;

  private:
    struct Parts;
    std::unique_ptr<const Parts> parts_;
};

}  // namespace intents
