// Indexes the concept groups by the stems of their members, one to three words long.
#include "kb/words/concepts.hpp"

#include "kb/words/text.hpp"

#include <algorithm>
#include <map>
#include <mutex>

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

Concepts::Concepts(std::string_view lang, std::span<const std::vector<std::string>> synonyms)
    : ours_(built_in(lang)) {
    own_.count = ours_->count;
    for (const auto& group : synonyms) {
        for (const auto& member : group) own_.add(member, own_.count, lang);
        ++own_.count;
    }
}

/// Thousands of members are stemmed once, not for every training; kept as long as it is in use.
std::shared_ptr<const Concepts::Groups> Concepts::built_in(std::string_view lang) {
    static std::mutex door;
    static std::map<std::string, std::weak_ptr<const Groups>, std::less<>> made;
    const std::scoped_lock lock(door);
    auto& known = made[std::string(lang)];
    if (auto groups = known.lock()) return groups;
    auto groups = std::make_shared<Groups>();
    each_concept_group([&](std::string_view line) {
        each_member(line,
                    [&](std::string_view member) { groups->add(member, groups->count, lang); });
        ++groups->count;
    });
    std::uint32_t everyday = everyday_from;
    each_everyday_group([&](std::string_view line) {
        each_member(line, [&](std::string_view member) { groups->add(member, everyday, lang); });
        ++everyday;
    });
    known = groups;
    return groups;
}

void Concepts::Groups::add(std::string_view member, std::uint32_t group, std::string_view lang) {
    const auto parts = tokens(member, lang);
    if (parts.empty() || parts.size() > member_words_max) return;
    std::uint64_t key = 0;
    for (const auto& part : parts) key = joined(key, hash_of(part.stem));
    const auto at = keys_.insert(key, static_cast<std::uint32_t>(members_.size()));
    if (at == members_.size()) members_.emplace_back();
    auto& groups = members_[at];
    if (groups.empty() || groups.back() != group) groups.push_back(group);
}

void Concepts::Groups::named_by(std::uint64_t key, std::vector<std::uint32_t>& out) const {
    const auto at = keys_.find(key);
    if (at != FlatMap::none) out.insert(out.end(), members_[at].begin(), members_[at].end());
}

void Concepts::find(std::span<const std::uint64_t> stems, std::vector<std::uint32_t>& out) const {
    out.clear();
    for (std::size_t i = 0; i < stems.size(); ++i) {
        std::uint64_t key = 0;
        for (std::size_t n = 0; n < member_words_max && i + n < stems.size(); ++n) {
            key = joined(key, stems[i + n]);
            ours_->named_by(key, out);
            own_.named_by(key, out);
        }
    }
    std::ranges::sort(out);
    const auto rest = std::ranges::unique(out);
    out.erase(rest.begin(), rest.end());
}

}  // namespace kb
