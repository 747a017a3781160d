// UTF-8 as bytes: is it valid, where is it not, how many characters are it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace kb {

/// The byte at which `text` stops being UTF-8 (no overlong forms, surrogates or > U+10FFFF).
std::optional<std::size_t> first_invalid_utf8(std::string_view text);

/// Code points of valid UTF-8.
std::size_t code_points(std::string_view text);

/// Appends one code point; what is none becomes U+FFFD.
void append_utf8(std::string& to, char32_t code_point);

}  // namespace kb
