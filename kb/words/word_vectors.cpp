// Reads the table that the build has put into the program: the number of words, their keys in
// ascending order, then their vectors.
#include "kb/words/word_vectors.hpp"

#include "kb/words/text.hpp"

#include <algorithm>

extern "C" const std::uint64_t deskbell_word_vectors_en[];

namespace kb {

WordVectors WordVectors::of(std::string_view lang) {
    WordVectors out;
    if (base_language(lang) != "en") return out;
    const auto* table = deskbell_word_vectors_en;
    const auto count = static_cast<std::size_t>(table[0]);
    out.keys_ = {table + 1, count};
    out.values_ = {reinterpret_cast<const std::int8_t*>(table + 1 + count), count * dimensions};
    return out;
}

std::uint32_t WordVectors::find(std::uint64_t stem_hash) const {
    const auto at = std::ranges::lower_bound(keys_, stem_hash);
    if (at == keys_.end() || *at != stem_hash) return none;
    return static_cast<std::uint32_t>(at - keys_.begin());
}

}  // namespace kb
