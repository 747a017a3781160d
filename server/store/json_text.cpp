// Quoting, commas, and the mending of broken UTF-8.
#include "server/store/json_text.hpp"

#include <array>
#include <cmath>
#include <cstdint>
#include <cstring>

#include <fmt/format.h>

namespace store {
namespace {
constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD

bool continues(std::string_view text, std::size_t at) {
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
}

// The second byte of some first bytes has a narrower range: no overlong forms, no surrogates.
bool second_fits(unsigned char first, unsigned char second) {
    switch (first) {
        case 0xE0:
            return second >= 0xA0;
        case 0xED:
            return second <= 0x9F;
        case 0xF0:
            return second >= 0x90;
        case 0xF4:
            return second <= 0x8F;
        default:
            return true;
    }
}

// The length of the sequence that begins here; 0 where it is not UTF-8.
std::size_t sequence_length(std::string_view text, std::size_t at) {
    const auto first = static_cast<unsigned char>(text[at]);
    const std::size_t length = first < 0xC2   ? 0
                               : first < 0xE0 ? 2
                               : first < 0xF0 ? 3
                               : first < 0xF5 ? 4
                                              : 0;
    if (length == 0) return 0;
    for (std::size_t i = 1; i < length; ++i) {
        if (!continues(text, at + i)) return 0;
    }
    return second_fits(first, static_cast<unsigned char>(text[at + 1])) ? length : 0;
}

constexpr auto plain = [] {
    std::array<bool, 256> table{};
    for (std::size_t c = 0x20; c < 0x80; ++c) table[c] = c != '"' && c != '\\' && c != 0x7f;
    return table;
}();

constexpr std::uint64_t each(std::uint64_t byte) {
    return byte * 0x0101'0101'0101'0101U;
}

// The high bit of each byte that is this one; above the first such, others may have it as well.
constexpr std::uint64_t marks(std::uint64_t bytes, std::uint64_t byte) {
    const auto apart = bytes ^ each(byte);
    return (apart - each(1)) & ~apart;
}

// The first byte from `at` on that may not stand as it is. Eight at a time while none of them is
// one: most text is plain.
std::size_t end_of_plain(std::string_view text, std::size_t at) {
    for (; at + sizeof(std::uint64_t) <= text.size(); at += sizeof(std::uint64_t)) {
        std::uint64_t bytes = 0;
        std::memcpy(&bytes, text.data() + at, sizeof bytes);
        const auto low = bytes - each(0x20);
        const auto found =
            bytes | low | marks(bytes, '"') | marks(bytes, '\\') | marks(bytes, 0x7f);
        if ((found & each(0x80)) != 0) break;
    }
    while (at < text.size() && plain[static_cast<unsigned char>(text[at])]) ++at;
    return at;
}

// U+2028 and U+2029 are line ends to old JavaScript: escaped, they are safe inside a page as well.
bool is_line_separator(std::string_view character) {
    return character == "\xE2\x80\xA8" || character == "\xE2\x80\xA9";
}

void escape(std::string& out, unsigned char byte) {
    switch (byte) {
        case '"':
            out += "\\\"";
            return;
        case '\\':
            out += "\\\\";
            return;
        case '\n':
            out += "\\n";
            return;
        case '\t':
            out += "\\t";
            return;
        case '\r':
            out += "\\r";
            return;
        default:
            fmt::format_to(std::back_inserter(out), "\\u{:04x}", byte);
    }
}
}  // namespace

void append_json_escaped(std::string& out, std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const auto start = at;
        at = end_of_plain(text, at);
        out.append(text, start, at - start);
        if (at == text.size()) return;
        const auto byte = static_cast<unsigned char>(text[at]);
        if (byte < 0x80) {
            escape(out, byte);
            ++at;
            continue;
        }
        const auto length = sequence_length(text, at);
        const auto character = text.substr(at, length);
        if (length == 0)
            out += replacement;
        else if (is_line_separator(character))
            out += character.back() == '\xA8' ? "\\u2028" : "\\u2029";
        else
            out += character;
        at += length == 0 ? 1 : length;
    }
}

void JsonText::comma() {
    if (!first_) out_ += ',';
    first_ = false;
}

JsonText& JsonText::open(char bracket) {
    comma();
    out_ += bracket;
    first_ = true;
    return *this;
}

JsonText& JsonText::close(char bracket) {
    out_ += bracket;
    first_ = false;
    return *this;
}

JsonText& JsonText::key(std::string_view name) {
    comma();
    out_ += '"';
    out_ += name;
    out_ += "\":";
    first_ = true;
    return *this;
}

JsonText& JsonText::text(std::string_view value) {
    comma();
    quoted(value);
    return *this;
}

JsonText& JsonText::integer(std::int64_t value) {
    comma();
    fmt::format_to(std::back_inserter(out_), "{}", value);
    return *this;
}

JsonText& JsonText::number(double value) {
    comma();
    fmt::format_to(std::back_inserter(out_), "{}", std::isfinite(value) ? value : 0.0);
    return *this;
}

JsonText& JsonText::boolean(bool value) {
    comma();
    out_ += value ? "true" : "false";
    return *this;
}

JsonText& JsonText::field(std::string_view name, std::string_view value) {
    return value.empty() ? *this : key(name).text(value);
}

JsonText& JsonText::field(std::string_view name, std::int64_t value) {
    return value == 0 ? *this : key(name).integer(value);
}

void JsonText::quoted(std::string_view value) {
    out_ += '"';
    append_json_escaped(out_, value);
    out_ += '"';
}

}  // namespace store
