// The content folder as a whole: its files, its revision, the snippets. How a folder is walked and
// a file is read, the library knows.
#include "server/desk/content/content_files.hpp"

#include "kb/flat_map.hpp"
#include "kb/library/content_files.hpp"

#include <algorithm>
#include <limits>

#include <fmt/format.h>

namespace desk {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t files_max = 50'000;

bool is_content(const kb::ContentFile& file) {
    const auto ending = file.path.extension();
    return ending == ".md" || ending == ".yaml" || ending == ".yml" || ending == ".ics";
}

// What can't be read is told by whoever loads it; here it only counts as nothing.
std::vector<kb::ContentFile> files_in(const fs::path& folder) {
    kb::Problems untold;
    auto files = kb::content_files(folder, "", "", files_max, untold);
    std::erase_if(files, [](const kb::ContentFile& file) { return !is_content(file); });
    return files;
}

std::string bytes_of(const kb::ContentFile& file) {
    kb::Problems untold;
    constexpr auto all = std::numeric_limits<std::size_t>::max();
    return kb::read_file(file.path, file.name, all, untold).value_or("");
}

std::string title_of(std::string name) {
    std::ranges::replace(name, '-', ' ');
    std::ranges::replace(name, '_', ' ');
    if (!name.empty() && name[0] >= 'a' && name[0] <= 'z')
        name[0] = static_cast<char>(name[0] - 32);
    return name;
}

}  // namespace

std::vector<fs::path> content_files(const fs::path& folder) {
    std::vector<fs::path> paths;
    for (auto& file : files_in(folder)) paths.push_back(std::move(file.path));
    return paths;
}

std::string revision_of(const fs::path& folder) {
    std::uint64_t fingerprint = 0;  // each part seeds the next; no secret
    for (const auto& file : files_in(folder)) {
        fingerprint = kb::hash_of(file.name, fingerprint);
        fingerprint = kb::hash_of(bytes_of(file), fingerprint);
    }
    return fmt::format("{:016x}", fingerprint).substr(0, 12);
}

std::vector<Canned> load_canned(const fs::path& folder) {
    std::vector<Canned> canned;
    for (const auto& file : files_in(folder / "snippets")) {
        if (file.path.extension() != ".md") continue;
        auto id = fs::path(file.name).replace_extension().generic_string();
        auto text = bytes_of(file);
        while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.pop_back();
        const auto lang = id.find('/');
        auto title = title_of(file.path.stem().string());
        if (lang != id.npos) title += fmt::format(" ({})", id.substr(0, lang));
        canned.push_back({std::move(id), std::move(title), std::move(text)});
    }
    std::ranges::sort(canned, {}, &Canned::title);
    return canned;
}

}  // namespace desk
