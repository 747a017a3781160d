// The appender: escapes are the store's, so that log and line agree.
#include "server/wire/writer.hpp"

#include "server/store/json_text.hpp"

#include <charconv>
#include <cmath>

namespace wire {
namespace {
template <class Number>
void append_number(std::string& out, Number value) {
    char digits[32];
    const auto [end, error] = std::to_chars(digits, digits + sizeof digits, value);
    out.append(digits, end);
}
}  // namespace

void append_escaped(std::string& out, std::string_view text) {
    store::append_json_escaped(out, text);
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
