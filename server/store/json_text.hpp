// Writes compact JSON text straight into a string: the log's bodies, once for each event.
// Knows quoting and commas; whatever bytes come in, what goes out is valid JSON in UTF-8.
#pragma once
#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>

namespace store {

/// Appends text with JSON escapes and without quotes; bytes that are not UTF-8 become U+FFFD. The
/// one place that escapes: whatever is written by hand in any room goes through here.
void append_json_escaped(std::string& out, std::string_view text);

class JsonText {
  public:
    /// `expected`: how long the text will usually be.
    explicit JsonText(std::size_t expected = 0) { out_.reserve(expected); }

    JsonText& open(char bracket);          // '{' or '['
    JsonText& close(char bracket);         // '}' or ']'
    JsonText& key(std::string_view name);  // letters and underscores only
    JsonText& text(std::string_view value);
    JsonText& integer(std::int64_t value);
    JsonText& number(double value);  // what is no number becomes 0
    JsonText& boolean(bool value);

    // A field is left out when it holds the default: reading puts it back.
    JsonText& field(std::string_view name, std::string_view value);
    JsonText& field(std::string_view name, const std::string& value) {
        return field(name, std::string_view(value));
    }
    JsonText& field(std::string_view name, std::int64_t value);
    JsonText& field(std::string_view name, std::same_as<bool> auto value) {
        return value ? key(name).boolean(true) : *this;
    }

    std::string take() { return std::move(out_); }

  private:
    void comma();
    void quoted(std::string_view value);
    std::string out_;
    bool first_ = true;  // nothing stands before in this bracket
};

}  // namespace store
