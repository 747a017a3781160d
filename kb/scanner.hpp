// Cuts UTF-8 into raw words by their bytes; the private half of text.cpp.
// Knows character classes; knows nothing of folding, stems or contractions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace kb {

/// A stretch of the original that is one word before folding.
struct RawWord {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool ascii = true;
    bool apostrophe = false;
    bool sentence_start = false;
};

/// Fills `out` with the raw words of `text`.
void scan_words(std::string_view text, std::vector<RawWord>& out);

/// Decodes one code point at `at` and moves `at` behind it; U+FFFD for a wrong byte.
char32_t next_code_point(std::string_view text, std::size_t& at);

}  // namespace kb
