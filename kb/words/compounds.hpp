// Words written together: "Rückgabefrist", "verzendkosten". Takes them apart where both halves are
// words of the content. Knows words and stems; knows nothing of items.
#pragma once

#include "kb/flat_map.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kb {

/// The two halves of a word, by hash_of() their stems.
using CompoundParts = std::array<std::uint64_t, 2>;

class Compounds {
  public:
    explicit Compounds(std::string_view lang = {});

    /// Does this language write words together at all? Otherwise nothing is ever split.
    bool joins() const { return !links_.empty(); }
    bool has(std::string_view word) const;
    /// A word that others may be made of, as written and as stem.
    void add(std::string_view word, std::string_view stem);
    std::optional<CompoundParts> split(std::string_view word) const;

  private:
    std::uint64_t stem_of(std::string_view part) const;
    std::uint64_t stem_of_first(std::string_view part) const;

    std::string lang_;
    std::vector<std::string_view> links_;  ///< what may stand between two halves, "" first
    FlatMap places_;                       ///< hash of a word or a stem -> stems_
    std::vector<std::uint64_t> stems_;
};

}  // namespace kb
