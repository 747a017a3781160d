// Which files lie in a content folder, and what is in them: the room's only look at the disk.
#pragma once

#include "kb/problem.hpp"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kb {

/// One file below the content folder, named as problems name it: "articles/en/returns.md".
struct ContentFile {
    std::filesystem::path path;
    std::string name;
};

/// The files of `folder` (below `content`) and its folders that end with `ending`, by name.
/// Hidden files and editors' backups are passed over. Too many are a problem.
std::vector<ContentFile> content_files(const std::filesystem::path& content,
                                       std::string_view folder, std::string_view ending,
                                       std::size_t files_max, Problems& problems);

/// The bytes of a file, or a problem that names it as `name`.
std::optional<std::string> read_file(const std::filesystem::path& path, const std::string& name,
                                     std::size_t bytes_max, Problems& problems);

}  // namespace kb
