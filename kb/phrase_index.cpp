// Hashes of whole phrases, and cosines of weighted stems.
#include "kb/phrase_index.hpp"

#include "kb/tuning.hpp"

#include <algorithm>
#include <cmath>

namespace kb {
namespace {

constexpr float smallest_weight = 0.05F;

std::uint64_t phrase_hash(const Reading& reading) {
    std::uint64_t hash = 0;
    for (const auto& token : reading.tokens) hash = mix(hash * 31 + hash_of(token.text));
    return hash;
}

float weight_of(const Explained& explained, Commonness commonness, std::uint32_t key) {
    const double background = commonness == Commonness::function ? tuning.function_mass
                              : commonness == Commonness::chat   ? tuning.chat_mass
                                                                 : 1;
    return std::max(smallest_weight, static_cast<float>(background) * explained.weight_of(key));
}

}  // namespace

void PhraseIndex::add(PhrasePlace place, const Reading& reading) {
    if (reading.words.empty()) return;
    const auto fresh = static_cast<std::uint32_t>(same_.size());
    const auto at = exact_.insert(phrase_hash(reading), fresh);
    if (at == fresh) same_.emplace_back();
    auto& same = same_[at];
    const bool told = std::ranges::any_of(
        same, [&](const PhrasePlace& other) { return other.item == place.item; });
    if (!told) same.push_back(place);
    while (first_of_item_.size() <= place.item + 1) {
        first_of_item_.push_back(static_cast<std::uint32_t>(places_.size()));
    }
    places_.push_back(place);
    first_of_item_[place.item + 1] = static_cast<std::uint32_t>(places_.size());
    for (const auto& word : reading.words) {
        entries_.push_back({word.key, static_cast<float>(word.commonness)});
    }
    starts_.push_back(static_cast<std::uint32_t>(entries_.size()));
}

void PhraseIndex::finish(const Explained& explained, const Lexis&) {
    for (auto& entry : entries_) {
        entry.weight = weight_of(explained, static_cast<Commonness>(static_cast<int>(entry.weight)),
                                 entry.key);
    }
    for (std::size_t p = 0; p < places_.size(); ++p) {
        float square = 0;
        for (auto e = starts_[p]; e < starts_[p + 1]; ++e) {
            square += entries_[e].weight * entries_[e].weight;
        }
        lengths_.push_back(std::sqrt(square));
    }
}

std::span<const PhrasePlace> PhraseIndex::exact(const Reading& reading) const {
    if (reading.words.empty()) return {};
    const auto at = exact_.find(phrase_hash(reading));
    if (at == FlatMap::none) return {};
    return same_[at];
}

Nearest PhraseIndex::nearest(const Mass& mass, std::uint32_t item) const {
    thread_local std::vector<float> asked;
    if (item + 1 >= first_of_item_.size()) return {};
    float square = 0;
    std::uint32_t highest = 0;
    for (std::size_t i = 0; i < mass.keys.size(); ++i) {
        const float weight = std::max(smallest_weight, mass.weights[i]);
        square += weight * weight;
        if (mass.keys[i] != ReadWord::none) highest = std::max(highest, mass.keys[i] + 1);
    }
    if (asked.size() < highest) asked.resize(highest, 0);
    for (std::size_t i = 0; i < mass.keys.size(); ++i) {
        if (mass.keys[i] == ReadWord::none) continue;
        asked[mass.keys[i]] = std::max(smallest_weight, mass.weights[i]);
    }
    Nearest best;
    const float length = std::sqrt(square);
    for (auto p = first_of_item_[item]; p < first_of_item_[item + 1]; ++p) {
        float dot = 0;
        for (auto e = starts_[p]; e < starts_[p + 1]; ++e) {
            if (entries_[e].key < highest) dot += asked[entries_[e].key] * entries_[e].weight;
        }
        const float likeness = dot / (length * lengths_[p] + 1e-9F);
        if (likeness > best.likeness) best = {likeness, places_[p].phrase};
    }
    for (const auto key : mass.keys) {
        if (key != ReadWord::none) asked[key] = 0;
    }
    best.likeness = std::min(best.likeness, 1.0F);
    return best;
}

}  // namespace kb
