// The tables behind negatives.hpp, one a language; each kept in the file of its language.
#pragma once

#include <string_view>

namespace kb {

extern const std::string_view english_negatives;
extern const std::string_view german_negatives;
extern const std::string_view french_negatives;
extern const std::string_view spanish_negatives;
extern const std::string_view italian_negatives;
extern const std::string_view portuguese_negatives;
extern const std::string_view dutch_negatives;
extern const std::string_view polish_negatives;
extern const std::string_view turkish_negatives;
extern const std::string_view japanese_negatives;
extern const std::string_view chinese_negatives;

}  // namespace kb
