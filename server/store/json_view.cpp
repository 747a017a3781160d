// One pass over the text that notes where everything stands.
#include "server/store/json_view.hpp"

#include <charconv>

namespace store {
namespace {

constexpr int depth_max = 64;

bool is_space(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

bool is_of_number(char c) {
    return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E';
}

void append_utf8(std::string& out, std::uint32_t code) {
    const auto put = [&](std::uint32_t byte) { out.push_back(static_cast<char>(byte)); };
    if (code < 0x80) {
        put(code);
    } else if (code < 0x800) {
        put(0xc0 | code >> 6);
        put(0x80 | (code & 0x3f));
    } else if (code < 0x10000) {
        put(0xe0 | code >> 12);
        put(0x80 | (code >> 6 & 0x3f));
        put(0x80 | (code & 0x3f));
    } else {
        put(0xf0 | code >> 18);
        put(0x80 | (code >> 12 & 0x3f));
        put(0x80 | (code >> 6 & 0x3f));
        put(0x80 | (code & 0x3f));
    }
}

std::uint32_t hex4(std::string_view raw, std::size_t at) {
    std::uint32_t unit = 0;
    if (at + 4 > raw.size()) throw BadJson("an escape is cut short");
    const auto* end = raw.data() + at + 4;
    const auto [stop, error] = std::from_chars(raw.data() + at, end, unit, 16);
    if (error != std::errc{} || stop != end) throw BadJson("an escape is no number");
    return unit;
}

// What `\uXXXX` at this place means; goes on to the character after it, or after a pair of them.
std::uint32_t code_at(std::string_view raw, std::size_t& at) {
    const auto high = hex4(raw, at);
    at += 4;
    if (high < 0xd800 || high > 0xdfff) return high;
    if (high > 0xdbff || raw.substr(at, 2) != "\\u") throw BadJson("half a pair of escapes");
    const auto low = hex4(raw, at + 2);
    if (low < 0xdc00 || low > 0xdfff) throw BadJson("half a pair of escapes");
    at += 6;
    return 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00);
}

char plain(char escaped) {
    switch (escaped) {
        case 'b':
            return '\b';
        case 'f':
            return '\f';
        case 'n':
            return '\n';
        case 'r':
            return '\r';
        case 't':
            return '\t';
        case '"':
        case '\\':
        case '/':
            return escaped;
        default:
            throw BadJson("an unknown escape");
    }
}

std::string unescaped(std::string_view raw) {
    std::string out;
    out.reserve(raw.size());
    for (std::size_t at = 0; at < raw.size();) {
        const auto next = std::min(raw.find('\\', at), raw.size());
        out.append(raw, at, next - at);
        at = next;
        if (at == raw.size()) break;
        const char kind = raw[at + 1];  // the reading saw to it that one follows
        at += 2;
        if (kind == 'u') {
            append_utf8(out, code_at(raw, at));
        } else {
            out.push_back(plain(kind));
        }
    }
    return out;
}

}  // namespace

class JsonReading {
  public:
    using Type = JsonPlaces::Type;
    using Place = JsonPlaces::Place;

    JsonReading(std::string_view text, std::vector<Place>& places) : text_(text), places_(places) {}

    void all() {
        value({}, 0);
        skip();
        if (at_ != text_.size()) throw BadJson("something follows the value");
    }

  private:
    char peek() {
        skip();
        if (at_ == text_.size()) throw BadJson("the text is cut short");
        return text_[at_];
    }
    void skip() {
        while (at_ < text_.size() && is_space(text_[at_])) ++at_;
    }
    void expect(char wanted) {
        if (peek() != wanted) throw BadJson("another sign was expected");
        ++at_;
    }
    void value(std::string_view key, int depth);
    void inside(char end, bool keyed, int depth);
    std::string_view quoted(bool& escaped);
    void word(std::string_view word) {
        if (text_.substr(at_, word.size()) != word) throw BadJson("an unknown word");
        at_ += word.size();
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::vector<Place>& places_;
};

void JsonReading::value(std::string_view key, int depth) {
    if (depth > depth_max) throw BadJson("it is nested too deeply");
    const auto own = places_.size();
    places_.push_back({.key = key});
    Place place{.key = key};
    const char first = peek();
    const auto from = at_;
    if (first == '{' || first == '[') {
        place.type = first == '{' ? Type::object : Type::list;
        ++at_;
        inside(first == '{' ? '}' : ']', first == '{', depth + 1);
    } else if (first == '"') {
        place.type = Type::text;
        place.raw = quoted(place.escaped);
    } else if (first == 't' || first == 'f') {
        place.type = Type::boolean;
        word(first == 't' ? "true" : "false");
        place.raw = text_.substr(from, 1);
    } else if (first == 'n') {
        word("null");
    } else {
        place.type = Type::number;
        while (at_ < text_.size() && is_of_number(text_[at_])) ++at_;
        if (at_ == from) throw BadJson("a value was expected");
        place.raw = text_.substr(from, at_ - from);
    }
    place.after = static_cast<std::uint32_t>(places_.size());
    places_[own] = place;
}

void JsonReading::inside(char end, bool keyed, int depth) {
    if (peek() == end) {
        ++at_;
        return;
    }
    for (;;) {
        std::string_view key;
        if (keyed) {
            bool escaped = false;
            peek();
            key = quoted(escaped);
            if (escaped) throw BadJson("a name with an escape");
            expect(':');
        }
        value(key, depth);
        if (peek() == end) {
            ++at_;
            return;
        }
        expect(',');
    }
}

std::string_view JsonReading::quoted(bool& escaped) {
    expect('"');
    const auto from = at_;
    for (;; ++at_) {
        if (at_ >= text_.size()) throw BadJson("a text is cut short");
        if (text_[at_] == '"') break;
        if (text_[at_] != '\\') continue;
        escaped = true;
        ++at_;
    }
    return text_.substr(from, at_++ - from);
}

JsonPlaces::JsonPlaces(std::string_view text) {
    places_.reserve(text.size() / 12 + 2);
    JsonReading(text, places_).all();
}

JsonView JsonPlaces::root() const {
    return {*this, 0};
}

const JsonPlaces::Place& JsonView::place(JsonPlaces::Type wanted) const {
    if (place().type != wanted) throw BadJson("a value is of another kind");
    return place();
}

std::optional<JsonView> JsonView::find(std::string_view key) const {
    const auto end = place(JsonPlaces::Type::object).after;
    for (auto at = at_ + 1; at < end; at = all_->places_[at].after) {
        if (all_->places_[at].key == key) return JsonView(*all_, at);
    }
    return std::nullopt;
}

JsonView JsonView::at(std::string_view key) const {
    if (auto found = find(key)) return *found;
    throw BadJson("a value is missing");
}

std::string JsonView::text() const {
    const auto& own = place(JsonPlaces::Type::text);
    return own.escaped ? unescaped(own.raw) : std::string(own.raw);
}

std::int64_t JsonView::integer() const {
    const auto raw = place(JsonPlaces::Type::number).raw;
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(raw.data(), raw.data() + raw.size(), value);
    if (error != std::errc{} || end != raw.data() + raw.size()) throw BadJson("no whole number");
    return value;
}

double JsonView::number() const {
    const auto raw = place(JsonPlaces::Type::number).raw;
    double value = 0;
    const auto [end, error] = std::from_chars(raw.data(), raw.data() + raw.size(), value);
    if (error != std::errc{} || end != raw.data() + raw.size()) throw BadJson("no number");
    return value;
}

bool JsonView::boolean() const {
    return place(JsonPlaces::Type::boolean).raw == "t";
}

bool JsonView::is_structured() const {
    return place().type == JsonPlaces::Type::list || place().type == JsonPlaces::Type::object;
}

}  // namespace store
