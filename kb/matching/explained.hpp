// Explained mass: what share of a message's informative words does an item account for?
// Words that nobody knows count in full, so that one shared word among strange ones is little.
#pragma once

#include "kb/matching/lexis.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace kb {

/// The informative words of a message and what they weigh.
struct Mass {
    std::vector<std::uint32_t> stems{};  ///< ReadWord::none for unknown words
    std::vector<std::uint32_t> keys{};   ///< as in ReadWord
    std::vector<float> weights{};
    std::vector<std::uint32_t> concepts{};              ///< of all words, one after the other
    std::vector<std::uint32_t> concepts_to{};           ///< of a word: where its concepts end
    std::vector<std::array<std::uint32_t, 2>> parts{};  ///< of a word, as in ReadWord
    float total = 0;
    float known = 0;
    int unknown_words = 0;
    int topical_words = 0;
};

/// The stems and concepts of one item.
struct ItemWords {
    std::vector<std::uint32_t> said{};      ///< in title, phrases, keywords; sorted
    std::vector<std::uint32_t> written{};   ///< in the answer; sorted
    std::vector<std::uint32_t> concepts{};  ///< sorted
};

class Explained {
  public:
    Explained() = default;
    Explained(const Lexis& lexis, std::vector<ItemWords> items);

    Mass mass(const Lexis& lexis, const Reading& reading) const;
    /// 0..1 for one item.
    float share(const Reading& reading, const Mass& mass, std::uint32_t item) const;
    /// A word that the content has not weighs in full.
    float weight_of(std::uint32_t key) const {
        return key < stem_mass_.size() ? stem_mass_[key] : 1;
    }

  private:
    enum Credit : std::uint32_t { said, written };
    void keep(const ItemWords& words, std::uint32_t item, FlatMap& stems, FlatMap& concepts);

    FrozenMap stems_of_;     ///< of an item and a stem: how the item has it
    FrozenMap concepts_of_;  ///< of an item and a concept: that it has it
    std::vector<float> stem_mass_;
};

}  // namespace kb
