// Words and phrases of no language, the same in every run: what benchmarks fill contents with.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace bench {

struct Dice {
    std::uint64_t state = 0x9E3779B97F4A7C15ull;
    std::size_t below(std::size_t n) {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        return state % n;
    }
};

inline std::string word(std::size_t number) {
    static const char* const syllables[] = {"ba", "re",  "ti",  "mo",  "lu", "ske", "ran", "dol",
                                            "fi", "gus", "hep", "nor", "pa", "vi",  "zet", "kun"};
    std::string out = syllables[number % 16];
    for (number /= 16; number > 0; number /= 16) out += syllables[number % 16];
    return out;
}

/// Small numbers are drawn far more often than large ones.
inline std::size_t skewed(Dice& dice, std::size_t n) {
    return dice.below(1 + dice.below(1 + dice.below(n)));
}

}  // namespace bench
