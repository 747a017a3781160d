// What short forms stand for: "can't", "whats", "l'article", "pls".
// Knows spelling only; a table and the loop that reads it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kb {

/// Appends the full words of a folded `word` to `out` and says true; false when it is no
/// short form. Apostrophes in `word` are plain.
bool expand_contraction(std::string_view word, std::string_view lang,
                        std::vector<std::string>& out);

}  // namespace kb
