// What may stand as an id and as a language in files and addresses.
#include "kb/library/article_file.hpp"

#include <algorithm>

namespace kb {
namespace {
bool is_small(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}
bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_alnum(char c) {
    return is_letter(c) || (c >= '0' && c <= '9');
}
}  // namespace

std::string proposed_id(std::string_view text) {
    std::string id;
    for (const char c : text) {
        const char low = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
        if (is_small(low)) {
            id += low;
        } else if (!id.empty() && id.back() != '-') {
            id += '-';
        }
    }
    while (id.ends_with('-')) id.pop_back();
    return id.empty() ? "my-article" : id;
}

bool good_id(std::string_view id) {
    constexpr std::size_t id_bytes_max = 100;
    if (id.empty() || id.size() > id_bytes_max || !is_alnum(id.front())) return false;
    return std::ranges::all_of(
        id, [](char c) { return is_alnum(c) || c == '-' || c == '_' || c == '.'; });
}

bool good_language(std::string_view lang) {
    const auto dash = std::min(lang.find('-'), lang.size());
    const auto base = lang.substr(0, dash);
    if (base.size() < 2 || base.size() > 3) return false;
    if (!std::ranges::all_of(base, [](char c) { return c >= 'a' && c <= 'z'; })) return false;
    const auto rest = lang.substr(dash);
    return rest.size() != 1 && rest.size() <= 12 &&
           std::ranges::all_of(rest, [](char c) { return is_alnum(c) || c == '-'; });
}

}  // namespace kb
