// Cuts an article file into its YAML front matter and its Markdown body, lines still known.
#pragma once

#include "kb/problem.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace kb {

/// Where the front matter begins in its file: the line after the first `---`.
inline constexpr int front_matter_line = 2;

struct FrontMatter {
    std::string yaml;
    std::string body;
    int body_line = 1;
};

/// Refuses what is too long, not UTF-8, has control characters, or has no front matter.
std::optional<FrontMatter> cut_front_matter(std::string_view bytes, const std::string& file,
                                            std::size_t bytes_max, Problems& problems);

}  // namespace kb
