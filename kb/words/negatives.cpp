// Which table belongs to which language.
#include "kb/words/negatives.hpp"

#include "kb/words/negatives_tables.hpp"

#include <array>

namespace kb {

std::span<const NegativeLines> general_negatives() {
    static const std::array<NegativeLines, 11> tables{{
        {"en", english_negatives},
        {"de", german_negatives},
        {"fr", french_negatives},
        {"es", spanish_negatives},
        {"it", italian_negatives},
        {"pt", portuguese_negatives},
        {"nl", dutch_negatives},
        {"pl", polish_negatives},
        {"tr", turkish_negatives},
        {"ja", japanese_negatives},
        {"zh", chinese_negatives},
    }};
    return tables;
}

}  // namespace kb
