// Finding articles in a loaded library.
#include "kb/library/library.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace kb {
namespace {
std::string key_of(std::string_view lang, std::string_view id) {
    return fmt::format("{}/{}", lang, id);
}
}  // namespace

const Article* Library::find(std::string_view lang, std::string_view id) const {
    const auto found = by_id_.find(key_of(lang, id));
    return found == by_id_.end() ? nullptr : &articles_[found->second];
}

const Article* Library::resolve(std::string_view lang, std::string_view id) const {
    if (const auto* article = find(lang, id)) return article;
    const auto found = by_redirect_.find(key_of(lang, id));
    return found == by_redirect_.end() ? nullptr : &articles_[found->second];
}

const Article* Library::translation(const Article& article, std::string_view lang) const {
    const auto found = by_origin_.find(key_of(lang, article.origin()));
    return found == by_origin_.end() ? nullptr : &articles_[found->second];
}

std::vector<const Article*> Library::related(const Article& article) const {
    std::vector<const Article*> found;
    for (const auto& id : article.related) {
        const auto* other = resolve(article.lang, id.text);
        if (other != nullptr && other->status == Status::live) found.push_back(other);
    }
    return found;
}

std::vector<const Folder*> Library::folders(std::string_view lang) const {
    std::vector<const Folder*> found;
    for (const auto& folder : folders_) {
        if (folder.lang == lang) found.push_back(&folder);
    }
    return found;
}

std::size_t Library::index_of(const Article& article) const {
    return static_cast<std::size_t>(&article - articles_.data());
}

}  // namespace kb
