// What words mean, as places in a space of 128 dimensions: words that a dictionary explains alike
// lie near each other. Made from WordNet when the program is built (deploy/words); a program built
// without WordNet has none.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace kb {

class WordVectors {
  public:
    static constexpr std::size_t dimensions = 128;
    static constexpr std::uint32_t none = ~0u;

    /// The vectors of a language; of one that has none, an empty set.
    static WordVectors of(std::string_view lang);

    /// The number of a stem (by its hash_of), or none.
    std::uint32_t find(std::uint64_t stem_hash) const;
    /// All vectors are of one length.
    std::span<const std::int8_t> operator[](std::uint32_t word) const {
        return values_.subspan(word * dimensions, dimensions);
    }
    bool empty() const { return keys_.empty(); }

  private:
    std::span<const std::uint64_t> keys_{};  ///< ascending
    std::span<const std::int8_t> values_{};
};

}  // namespace kb
