// Every phrase of one language: the exact ones by hash, the near ones by their weighted words.
// Knows stems and items by number; says how alike, never what to do about it.
#pragma once

#include "kb/flat_map.hpp"
#include "kb/matching/explained.hpp"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace kb {

/// A phrase by its place: item (local to the model) and number within the item.
struct PhrasePlace {
    std::uint32_t item = 0;
    std::uint32_t phrase = 0;
};

struct Nearest {
    float likeness = 0;  ///< 0..1
    std::uint32_t phrase = ~0u;
};

/// The words of a message as phrases are compared with them: once each, with their weights.
struct AskedWords {
    std::vector<std::uint32_t> keys{};
    std::vector<float> weights{};
    float length = 0;

    void read(const Mass& mass);
};

class PhraseIndex {
  public:
    /// Phrases of one item must be added one after the other, items ascending.
    void add(PhrasePlace place, const Reading& reading);
    /// Makes the weights once all stems are known.
    void finish(const Explained& explained, const Lexis& lexis);

    /// Items that have exactly this phrase.
    std::span<const PhrasePlace> exact(const Reading& reading) const;
    Nearest nearest(const AskedWords& asked, std::uint32_t item) const;
    std::size_t size() const { return places_.size(); }

  private:
    /// A word of a phrase while learning.
    struct Entry {
        std::uint32_t key = 0;
        float weight = 0;
    };
    /// A phrase that has a word, by its number within the item.
    struct Posting {
        std::uint32_t phrase = 0;
        float weight = 0;
    };

    void invert(std::uint32_t item, FlatMap& words);

    FlatMap exact_;
    std::vector<std::vector<PhrasePlace>> same_;
    std::vector<PhrasePlace> places_;
    std::vector<Entry> entries_;
    std::vector<std::uint32_t> starts_{0};
    std::vector<float> shortness_;  ///< of a phrase: 1 / length
    std::vector<std::uint32_t> first_of_item_{0};
    // Of an item and a word of its phrases: which postings.
    FrozenMap words_;
    std::vector<std::uint32_t> postings_from_;
    std::vector<Posting> postings_;
};

}  // namespace kb
