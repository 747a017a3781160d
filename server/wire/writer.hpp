// Writes JSON straight into a string: no tree, no allocation of its own, always valid UTF-8 out.
// Knows syntax; knows nothing of what is written.
#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>

namespace wire {

/// Appends text with JSON escapes and without quotes; bytes that are not UTF-8 become U+FFFD.
void append_escaped(std::string& out, std::string_view text);

/// `Writer(out).open().text("type", "ack").number("seq", 13).close()`. Commas find themselves.
class Writer {
  public:
    explicit Writer(std::string& out) : out_(out) {}

    Writer& open();
    Writer& open(std::string_view key);
    Writer& close();
    Writer& open_list();
    Writer& open_list(std::string_view key);
    Writer& close_list();

    Writer& key(std::string_view key);
    Writer& text(std::string_view key, std::string_view value);
    Writer& truth(std::string_view key, bool value);
    Writer& null(std::string_view key);
    Writer& real(std::string_view key, double value);
    template <std::integral Number>
        requires(!std::same_as<Number, bool>)
    Writer& number(std::string_view name, Number value) {
        key(name);
        if constexpr (std::signed_integral<Number>) {
            return signed_value(value);
        } else {
            return unsigned_value(value);
        }
    }
    /// The text, or null where it is empty.
    Writer& text_or_null(std::string_view key, std::string_view value);
    /// Already JSON.
    Writer& raw(std::string_view key, std::string_view json);

    Writer& item(std::string_view value);
    Writer& raw_item(std::string_view json);
    Writer& unsigned_item(std::uint64_t value);

  private:
    Writer& signed_value(std::int64_t value);
    Writer& unsigned_value(std::uint64_t value);
    void quoted(std::string_view value);
    void comma();

    std::string& out_;
};

}  // namespace wire
