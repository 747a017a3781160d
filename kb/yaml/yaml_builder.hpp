// Turns yaml-cpp's events into our tree; seen only by kb/yaml/yaml_parse.cpp.
#pragma once

#include "kb/yaml/yaml_tree.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace YAML {
class Parser;
}

namespace kb::yaml {

inline constexpr std::string_view quote_it = "put the text in quotes";

// Within [] and {} yaml-cpp takes every question mark for the end of the text before it, and
// customers ask questions. So it reads another byte in its place; none such is in our input.
inline constexpr char question_mark = '\x1A';

/// Thrown through yaml-cpp where our files may not go on.
struct Stop {
    std::size_t at;
    std::string what;
    std::string mend;
};

/// Reads the next document of `parser`, which reads `source`. False where there is none.
bool read_document(YAML::Parser& parser, std::string_view source, int first_line, Tree& tree,
                   Problems& problems);

}  // namespace kb::yaml
