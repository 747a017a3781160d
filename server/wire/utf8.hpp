// UTF-8 as the line demands it: no overlong forms, no surrogates, nothing past U+10FFFF.
// Knows bytes; knows nothing of words.
#pragma once

#include <cstddef>
#include <string_view>

namespace wire {

bool is_utf8(std::string_view text);

/// Bytes of the character at the front; 0 if it is not valid.
std::size_t character_bytes(std::string_view text);

/// Characters (code points) of valid UTF-8.
std::size_t count_characters(std::string_view text);

}  // namespace wire
