// Finds the word of the content that a misspelt word was meant to be: one slip (a letter missing,
// added, wrong or swapped), two in long words. Knows words; never changes the message itself.
#pragma once

#include "kb/flat_map.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kb {

class Spelling {
  public:
    /// `value` is what repair() gives for this word; words that come first win a tie, so add
    /// the frequent ones first.
    void add(std::string_view word, std::uint32_t value);
    void finish();

    /// The value of the nearest word; nothing if none is near or two are equally near and begin
    /// alike. Short words and words that everybody knows are left alone.
    std::optional<std::uint32_t> repair(std::string_view word) const;
    const std::string& word(std::uint32_t index) const { return words_[index].first; }

  private:
    void near(std::uint64_t key, std::vector<std::uint32_t>& out) const;

    std::vector<std::pair<std::string, std::uint32_t>> words_;
    /// Hash of a word with one letter taken out, and the word it came from; sorted.
    std::vector<std::pair<std::uint64_t, std::uint32_t>> deletions_;
};

/// Letters missing, added, wrong or swapped with their neighbour between two words; `most` + 1
/// as soon as there are more. Counts bytes' code points, not bytes.
int slips(std::string_view a, std::string_view b, int most);

}  // namespace kb
