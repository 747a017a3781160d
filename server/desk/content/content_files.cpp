// Walks a content folder; knows bytes and names, not what they mean.
#include "server/desk/content/content_files.hpp"

#include "kb/flat_map.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <system_error>

#include <fmt/format.h>

namespace desk {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t files_max = 50'000;

bool is_content(const fs::path& path) {
    const auto name = path.filename().string();
    if (name.starts_with(".") || name.ends_with("~") || name.starts_with("#")) return false;
    const auto ending = path.extension();
    return ending == ".md" || ending == ".yaml" || ending == ".yml" || ending == ".ics";
}

std::string bytes_of(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
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
    std::vector<fs::path> files;
    std::error_code ignored;
    const auto options = fs::directory_options::skip_permission_denied;
    for (auto it = fs::recursive_directory_iterator(folder, options, ignored);
         it != fs::recursive_directory_iterator() && files.size() < files_max;
         it.increment(ignored)) {
        if (it->path().filename().string().starts_with(".")) {
            it.disable_recursion_pending();
            continue;
        }
        if (it->is_regular_file(ignored) && is_content(it->path())) files.push_back(it->path());
    }
    std::ranges::sort(files);
    return files;
}

std::string revision_of(const fs::path& folder) {
    std::uint64_t fingerprint = 0;  // each part seeds the next; no secret
    for (const auto& file : content_files(folder)) {
        fingerprint = kb::hash_of(fs::relative(file, folder).generic_string(), fingerprint);
        fingerprint = kb::hash_of(bytes_of(file), fingerprint);
    }
    return fmt::format("{:016x}", fingerprint).substr(0, 12);
}

std::vector<Canned> load_canned(const fs::path& folder) {
    std::vector<Canned> canned;
    const auto snippets = folder / "snippets";
    for (const auto& file : content_files(snippets)) {
        if (file.extension() != ".md") continue;
        auto id = fs::relative(file, snippets).replace_extension().generic_string();
        auto text = bytes_of(file);
        while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.pop_back();
        const auto lang = id.find('/');
        auto title = title_of(file.stem().string());
        if (lang != id.npos) title += fmt::format(" ({})", id.substr(0, lang));
        canned.push_back({std::move(id), std::move(title), std::move(text)});
    }
    std::ranges::sort(canned, {}, &Canned::title);
    return canned;
}

}  // namespace desk
