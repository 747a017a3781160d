// Lists and reads content files in an order that does not depend on the disk.
#include "kb/library/content_files.hpp"

#include <algorithm>
#include <fstream>
#include <system_error>

#include <fmt/format.h>

namespace kb {
namespace {
namespace fs = std::filesystem;

constexpr int depth_max = 16;

bool passed_over(const std::string& name) {
    return name.starts_with('.') || name.starts_with('#') || name.ends_with('~');
}

Problem whole_file(const std::string& name, std::string what, std::string mend) {
    return {Severity::error, name, 0, 0, std::move(what), std::move(mend)};
}
}  // namespace

std::vector<ContentFile> content_files(const fs::path& content, std::string_view folder,
                                       std::string_view ending, std::size_t files_max,
                                       Problems& problems) {
    std::vector<ContentFile> files;
    std::error_code failed;
    const auto above = (content / folder).string().size();
    auto it = fs::recursive_directory_iterator(content / folder, failed);
    for (; !failed && it != fs::recursive_directory_iterator(); it.increment(failed)) {
        const auto name = it->path().filename().string();
        const bool skip = passed_over(name);
        if (skip || it.depth() >= depth_max) it.disable_recursion_pending();
        std::error_code unknown;
        if (skip || !name.ends_with(ending) || !it->is_regular_file(unknown)) continue;
        if (files.size() >= files_max) {
            problems.push_back(whole_file(std::string(folder),
                                          fmt::format("more than {} files", files_max),
                                          "split the content"));
            break;
        }
        files.push_back({it->path(), std::string(folder) + it->path().string().substr(above)});
    }
    if (failed && failed != std::errc::no_such_file_or_directory) {
        problems.push_back(whole_file(std::string(folder), failed.message(), "check its rights"));
    }
    std::ranges::sort(files, {}, &ContentFile::name);
    return files;
}

std::optional<std::string> read_file(const fs::path& path, const std::string& name,
                                     std::size_t bytes_max, Problems& problems) {
    std::ifstream in(path, std::ios::binary);
    if (!in) {
        problems.push_back(whole_file(name, "the file can't be read", "check its rights"));
        return std::nullopt;
    }
    std::error_code unknown;
    const auto size = fs::file_size(path, unknown);
    if (!unknown && size > bytes_max) {
        problems.push_back(whole_file(
            name, fmt::format("the file has more than {} KiB", bytes_max >> 10U), "split it"));
        return std::nullopt;
    }
    std::string bytes(unknown ? 0 : size, '\0');
    in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<std::size_t>(in.gcount()));
    return bytes;
}

}  // namespace kb
