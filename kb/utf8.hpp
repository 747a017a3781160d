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

/// The first control character other than tab and line end.
std::optional<std::size_t> first_control(std::string_view text);

/// Where a byte stands for a reader: line and column from 1, columns in characters.
struct TextPlace {
    int line = 1;
    int column = 1;
};
TextPlace place_at(std::string_view text, std::size_t byte);

/// Without a byte order mark, and with "\n" for every "\r\n" and "\r".
std::string with_plain_line_ends(std::string_view bytes);

/// Appends one code point; what is none becomes U+FFFD.
void append_utf8(std::string& to, char32_t code_point);

}  // namespace kb
