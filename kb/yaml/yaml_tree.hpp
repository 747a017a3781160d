// How a parsed YAML file lies in memory: one array of nodes, children linked to their next.
// Only kb/yaml*.cpp look in here.
#pragma once

#include "kb/yaml/yaml.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace kb::yaml {

/// A child of a map is a key; the key's `value` is its value.
struct Cell {
    Kind kind = Kind::nothing;
    bool literal = false;  ///< text: a block of lines, each with a line number of its own
    int line = 0;
    int column = 0;
    std::uint32_t first = 0;  ///< first child; 0 (the root is nobody's child): none
    std::uint32_t next = 0;   ///< next item or key
    std::uint32_t value = 0;  ///< of a key
    std::uint32_t count = 0;  ///< children
    std::string text;
};

struct Tree {
    std::string file;
    std::vector<Cell> cells;  ///< cells[0] is the root; there always is one
};

}  // namespace kb::yaml
