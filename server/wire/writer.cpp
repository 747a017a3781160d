// The appender: runs of plain bytes are copied whole, the rest is looked at one character at a
// time.
#include "server/wire/writer.hpp"

#include "server/wire/utf8.hpp"

#include <array>
#include <charconv>
#include <cmath>

namespace wire {
namespace {
constexpr std::string_view replacement = "\xEF\xBF\xBD";

constexpr auto plain = [] {
    std::array<bool, 256> table{};
    for (std::size_t c = 0x20; c < 0x80; ++c) table[c] = c != '"' && c != '\\' && c != 0x7f;
    return table;
}();

void append_control(std::string& out, unsigned char c) {
    constexpr std::string_view digits = "0123456789abcdef";
    switch (c) {
        case '"':
            out += "\\\"";
            return;
        case '\\':
            out += "\\\\";
            return;
        case '\n':
            out += "\\n";
            return;
        case '\r':
            out += "\\r";
            return;
        case '\t':
            out += "\\t";
            return;
        default:
            break;
    }
    out += "\\u00";
    out += digits[c >> 4];
    out += digits[c & 15];
}

// U+2028 and U+2029 are line ends to old JavaScript: escaped, they are safe inside a page as well.
bool is_line_separator(std::string_view character) {
    return character == "\xE2\x80\xA8" || character == "\xE2\x80\xA9";
}

template <class Number>
void append_number(std::string& out, Number value) {
    char digits[32];
    const auto [end, error] = std::to_chars(digits, digits + sizeof digits, value);
    out.append(digits, end);
}
}  // namespace

void append_escaped(std::string& out, std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        std::size_t end = at;
        while (end < text.size() && plain[static_cast<unsigned char>(text[end])]) ++end;
        out.append(text.substr(at, end - at));
        at = end;
        if (at == text.size()) return;
        const auto c = static_cast<unsigned char>(text[at]);
        if (c < 0x80) {
            append_control(out, c);
            ++at;
            continue;
        }
        const std::size_t length = character_bytes(text.substr(at));
        const auto character = text.substr(at, length);
        if (length == 0) {
            out += replacement;
        } else if (is_line_separator(character)) {
            out += character.back() == '\xA8' ? "\\u2028" : "\\u2029";
        } else {
            out += character;
        }
        at += length == 0 ? 1 : length;
    }
}

Writer& Writer::open() {
    comma();
    out_ += '{';
    return *this;
}
Writer& Writer::open(std::string_view name) {
    key(name);
    out_ += '{';
    return *this;
}
Writer& Writer::close() {
    out_ += '}';
    return *this;
}
Writer& Writer::open_list() {
    comma();
    out_ += '[';
    return *this;
}
Writer& Writer::open_list(std::string_view name) {
    key(name);
    out_ += '[';
    return *this;
}
Writer& Writer::close_list() {
    out_ += ']';
    return *this;
}

Writer& Writer::key(std::string_view name) {
    comma();
    quoted(name);
    out_ += ':';
    return *this;
}
Writer& Writer::text(std::string_view name, std::string_view value) {
    key(name);
    quoted(value);
    return *this;
}
Writer& Writer::truth(std::string_view name, bool value) {
    return raw(name, value ? "true" : "false");
}
Writer& Writer::null(std::string_view name) {
    return raw(name, "null");
}
Writer& Writer::text_or_null(std::string_view name, std::string_view value) {
    return value.empty() ? null(name) : text(name, value);
}
Writer& Writer::real(std::string_view name, double value) {
    if (!std::isfinite(value)) return null(name);
    key(name);
    append_number(out_, value);
    return *this;
}
Writer& Writer::raw(std::string_view name, std::string_view json) {
    key(name);
    out_ += json;
    return *this;
}

Writer& Writer::item(std::string_view value) {
    comma();
    quoted(value);
    return *this;
}
Writer& Writer::raw_item(std::string_view json) {
    comma();
    out_ += json;
    return *this;
}
Writer& Writer::unsigned_item(std::uint64_t value) {
    comma();
    return unsigned_value(value);
}

Writer& Writer::signed_value(std::int64_t value) {
    append_number(out_, value);
    return *this;
}
Writer& Writer::unsigned_value(std::uint64_t value) {
    append_number(out_, value);
    return *this;
}

void Writer::quoted(std::string_view value) {
    out_ += '"';
    append_escaped(out_, value);
    out_ += '"';
}

// What stands before tells whether something is already in this object or list.
void Writer::comma() {
    if (out_.empty()) return;
    const char last = out_.back();
    if (last != '{' && last != '[' && last != ':' && last != ',' && last != '\n') out_ += ',';
}

}  // namespace wire
