// Every cut of a long word is tried; both sides must be known.
#include "kb/words/compounds.hpp"

#include "kb/words/text.hpp"
#include "kb/words/vocabulary.hpp"

#include <algorithm>

namespace kb {
namespace {

constexpr std::size_t part_bytes_min = 3;
constexpr std::size_t word_bytes_least = 7;

struct Links {
    std::string_view lang;
    std::array<std::string_view, 5> links;  ///< "Lieferung|s|datum", "Kunde|n|nummer"
};
constexpr auto languages = std::to_array<Links>({
    {"de", {"s", "n", "en", "es", "er"}},
    {"nl", {"s", "e", "en", "", ""}},
    {"sv", {"s", "e", "o", "", ""}},
    {"da", {"s", "e", "", "", ""}},
    {"nb", {"s", "e", "", "", ""}},
});

bool begins_letter(char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
}

}  // namespace

Compounds::Compounds(std::string_view lang) : lang_(base_language(lang)) {
    const auto found = std::ranges::find(languages, base_language(lang), &Links::lang);
    if (found == languages.end()) return;
    links_.emplace_back();
    for (const auto link : found->links) {
        if (!link.empty()) links_.push_back(link);
    }
}

bool Compounds::has(std::string_view word) const {
    return places_.find(hash_of(word)) != FlatMap::none;
}

void Compounds::add(std::string_view word, std::string_view stem) {
    if (!joins() || word.size() < part_bytes_min || is_function_word(word, lang_)) return;
    const auto fresh = static_cast<std::uint32_t>(stems_.size());
    const auto hash = hash_of(stem);
    bool used = places_.insert(hash_of(word), fresh) == fresh;
    // "Lieferung" is in "Lieferadresse" by its stem alone.
    if (stem.size() > part_bytes_min) used |= places_.insert(hash, fresh) == fresh;
    if (used) stems_.push_back(hash);
}

std::uint64_t Compounds::stem_of(std::string_view part) const {
    if (part.size() < part_bytes_min) return 0;
    const auto at = places_.find(hash_of(part));
    return at == FlatMap::none ? 0 : stems_[at];
}

std::uint64_t Compounds::stem_of_first(std::string_view part) const {
    for (const auto link : links_) {
        if (!part.ends_with(link)) continue;
        if (const auto stem = stem_of(part.substr(0, part.size() - link.size()))) return stem;
    }
    return 0;
}

/// The longest first half wins: "Kaffeemaschinen|filter", not "Kaffee|...".
std::optional<CompoundParts> Compounds::split(std::string_view word) const {
    if (!joins() || word.size() < word_bytes_least) return std::nullopt;
    for (auto at = word.size() - part_bytes_min; at >= part_bytes_min; --at) {
        if (!begins_letter(word[at])) continue;
        const auto second = stem_of(word.substr(at));
        if (second == 0) continue;
        const auto first = stem_of_first(word.substr(0, at));
        if (first != 0 && first != second) return CompoundParts{first, second};
    }
    return std::nullopt;
}

}  // namespace kb
