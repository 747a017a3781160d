// Where a value may begin and end in a text, and which of several overlapping ones to keep.
// Knows bytes of UTF-8; knows nothing of types.
#pragma once

#include "intents/entity.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace intents {

/// No letter or digit touches the span on either side.
[[nodiscard]] bool stands_alone(std::string_view text, const Span& span);

/// Leftmost first, longest where they start together, none that overlaps one before it.
[[nodiscard]] std::vector<Found> without_overlaps(std::vector<Found> found);

/// Without spaces, tabs and line breaks around it.
[[nodiscard]] std::string_view trimmed(std::string_view text);

[[nodiscard]] std::string ascii_lower(std::string_view text);
[[nodiscard]] std::string ascii_upper(std::string_view text);

/// The text cut to `bytes_max` without splitting a character.
[[nodiscard]] std::string_view capped(std::string_view text, std::size_t bytes_max);

}  // namespace intents
