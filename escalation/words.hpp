// Looks for words in a text as people do: whole words, whatever the case.
// Knows letters of Latin, Greek and Cyrillic; knows no language and no stems.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace escalation {

/// The text in lower case. Bytes that are not UTF-8 stay as they are.
std::string fold(std::string_view text);

/// Where a word stands in a text, in bytes.
struct WordAt {
    std::size_t from = 0;
    std::size_t to = 0;
};

/// The longest runs of bytes of which each `is_part` of a word, in order.
std::vector<WordAt> find_words(std::string_view text, bool (*is_part)(char));

/// True if `word` (one word or several in a row) stands in `text` with no letter or digit on either
/// side. Both are folded already; an empty word is nowhere.
bool has_word(std::string_view text, std::string_view word);

/// A length of time as people write it: "90s", "30 min", "2h", "3 days", "1 week"; a bare number is
/// seconds. Nothing if it is none, or longer than ten years.
std::optional<std::chrono::seconds> read_length(std::string_view text);

}  // namespace escalation
