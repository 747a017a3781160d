// Indexes the concept groups by the stems of their members, one to three words long.
#include "kb/concepts.hpp"

#include "kb/text.hpp"

#include <algorithm>

namespace kb {
namespace {

constexpr std::size_t member_words_max = 3;

std::uint64_t joined(std::uint64_t key, std::uint64_t stem) {
    return mix(key * 0x9E3779B97F4A7C15ull + stem);
}

template <typename Visit>
void each_member(std::string_view line, Visit visit) {
    while (!line.empty()) {
        const auto end = std::min(line.find(','), line.size());
        visit(line.substr(0, end));
        line.remove_prefix(std::min(end + 1, line.size()));
    }
}

}  // namespace

Concepts::Concepts(std::string_view lang, std::span<const std::vector<std::string>> synonyms) {
    each_concept_group([&](std::string_view line) {
        each_member(line, [&](std::string_view member) { add_member(member, count_, lang); });
        ++count_;
    });
    for (const auto& group : synonyms) {
        for (const auto& member : group) add_member(member, count_, lang);
        ++count_;
    }
    everyday_from_ = count_;
    each_everyday_group([&](std::string_view line) {
        each_member(line, [&](std::string_view member) { add_member(member, count_, lang); });
        ++count_;
    });
}

void Concepts::add_member(std::string_view member, std::uint32_t group, std::string_view lang) {
    const auto parts = tokens(member, lang);
    if (parts.empty() || parts.size() > member_words_max) return;
    std::uint64_t key = 0;
    for (const auto& part : parts) key = joined(key, hash_of(part.stem));
    const auto at = keys_.insert(key, static_cast<std::uint32_t>(members_.size()));
    if (at == members_.size()) members_.emplace_back();
    auto& groups = members_[at];
    if (groups.empty() || groups.back() != group) groups.push_back(group);
}

void Concepts::named_by(std::uint64_t key, std::vector<std::uint32_t>& out) const {
    const auto at = keys_.find(key);
    if (at != FlatMap::none) out.insert(out.end(), members_[at].begin(), members_[at].end());
}

void Concepts::find(std::span<const std::uint64_t> stems, std::vector<std::uint32_t>& out) const {
    out.clear();
    for (std::size_t i = 0; i < stems.size(); ++i) {
        std::uint64_t key = 0;
        for (std::size_t n = 0; n < member_words_max && i + n < stems.size(); ++n) {
            key = joined(key, stems[i + n]);
            named_by(key, out);
        }
    }
    std::ranges::sort(out);
    const auto rest = std::ranges::unique(out);
    out.erase(rest.begin(), rest.end());
}

}  // namespace kb
