// UTF-8: eight plain bytes at a time, then the table of RFC 3629.
#include "server/wire/utf8.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace wire {
namespace {
constexpr std::uint64_t high_bits = 0x8080808080808080;

bool within(unsigned char byte, int low, int high) {
    return byte >= low && byte <= high;
}

bool continues(std::string_view text, std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to; ++i) {
        if (!within(static_cast<unsigned char>(text[i]), 0x80, 0xBF)) return false;
    }
    return true;
}

// The second byte alone tells overlong forms, surrogates and what is past the end of Unicode.
bool second_fits(unsigned char first, unsigned char second) {
    switch (first) {
        case 0xE0:
            return within(second, 0xA0, 0xBF);
        case 0xED:
            return within(second, 0x80, 0x9F);
        case 0xF0:
            return within(second, 0x90, 0xBF);
        case 0xF4:
            return within(second, 0x80, 0x8F);
        default:
            return within(second, 0x80, 0xBF);
    }
}
}  // namespace

std::size_t character_bytes(std::string_view text) {
    if (text.empty()) return 0;
    const auto first = static_cast<unsigned char>(text[0]);
    if (first < 0x80) return 1;
    const std::size_t length = within(first, 0xC2, 0xDF)   ? 2
                               : within(first, 0xE0, 0xEF) ? 3
                               : within(first, 0xF0, 0xF4) ? 4
                                                           : 0;
    if (length == 0 || text.size() < length) return 0;
    if (!second_fits(first, static_cast<unsigned char>(text[1]))) return 0;
    return continues(text, 2, length) ? length : 0;
}

bool is_utf8(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        std::uint64_t word = 0;
        if (at + 8 <= text.size()) {
            std::memcpy(&word, text.data() + at, 8);
            if ((word & high_bits) == 0) {
                at += 8;
                continue;
            }
        }
        const std::size_t length = character_bytes(text.substr(at));
        if (length == 0) return false;
        at += length;
    }
    return true;
}

std::size_t count_characters(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(
        text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

}  // namespace wire
