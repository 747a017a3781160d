// Hashes of whole phrases, and cosines of weighted stems.
#include "kb/matching/phrase_index.hpp"

#include "kb/matching/tuning.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace kb {
namespace {

constexpr float smallest_weight = 0.05F;

std::uint64_t phrase_hash(const Reading& reading) {
    std::uint64_t hash = 0;
    for (const auto& word : reading.words) hash = mix(hash * 31 + word.hash);
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
        shortness_.push_back(square > 0 ? 1 / std::sqrt(square) : 0);
    }
    FlatMap words;
    for (std::uint32_t i = 0; i + 1 < first_of_item_.size(); ++i) invert(i, words);
    words_ = FrozenMap(words);
    postings_from_.push_back(static_cast<std::uint32_t>(postings_.size()));
    entries_ = {};
    starts_ = {};
    postings_from_.shrink_to_fit();
    postings_.shrink_to_fit();
}

/// Which phrases of the item have which word; a message has few words, an item many phrases.
void PhraseIndex::invert(std::uint32_t item, FlatMap& words) {
    struct Use {
        std::uint32_t key, phrase;
        float weight;
    };
    std::vector<Use> uses;
    const auto first = first_of_item_[item];
    for (auto p = first; p < first_of_item_[item + 1]; ++p) {
        for (auto e = starts_[p]; e < starts_[p + 1]; ++e) {
            uses.push_back({entries_[e].key, p - first, entries_[e].weight});
        }
    }
    std::ranges::sort(uses, {},
                      [](const Use& use) { return std::tuple(use.key, use.phrase, use.weight); });
    for (std::size_t i = 0; i < uses.size(); ++i) {
        const auto& use = uses[i];
        if (i == 0 || uses[i - 1].key != use.key) {
            words.insert(key_of(item, use.key), static_cast<std::uint32_t>(postings_from_.size()));
            postings_from_.push_back(static_cast<std::uint32_t>(postings_.size()));
        } else if (postings_.back().phrase == use.phrase) {
            postings_.back().weight += use.weight;
            continue;
        }
        postings_.push_back({use.phrase, use.weight});
    }
}

void AskedWords::read(const Mass& mass) {
    keys.clear();
    weights.clear();
    float square = 0;
    for (std::size_t i = 0; i < mass.keys.size(); ++i) {
        const float weight = std::max(smallest_weight, mass.weights[i]);
        square += weight * weight;
        if (mass.keys[i] == ReadWord::none) continue;
        const auto known = std::ranges::find(keys, mass.keys[i]);
        if (known != keys.end()) {
            weights[static_cast<std::size_t>(known - keys.begin())] = weight;
            continue;
        }
        keys.push_back(mass.keys[i]);
        weights.push_back(weight);
    }
    length = std::sqrt(square);
}

std::span<const PhrasePlace> PhraseIndex::exact(const Reading& reading) const {
    if (reading.words.empty()) return {};
    const auto at = exact_.find(phrase_hash(reading));
    if (at == FlatMap::none) return {};
    return same_[at];
}

Nearest PhraseIndex::nearest(const AskedWords& asked, std::uint32_t item) const {
    thread_local std::vector<float> dots;  // of the item's phrases with the message
    if (item + 1 >= first_of_item_.size()) return {};
    const auto first = first_of_item_[item];
    const auto count = first_of_item_[item + 1] - first;
    if (count == 0) return {};
    dots.assign(count, 0);
    for (std::size_t i = 0; i < asked.keys.size(); ++i) {
        const auto at = words_.find(key_of(item, asked.keys[i]));
        if (at == FrozenMap::none) continue;
        for (auto p = postings_from_[at]; p < postings_from_[at + 1]; ++p) {
            dots[postings_[p].phrase] += asked.weights[i] * postings_[p].weight;
        }
    }
    Nearest best;
    for (std::uint32_t p = 0; p < count; ++p) {
        const float likeness = dots[p] * shortness_[first + p];
        if (likeness > best.likeness) best = {likeness, places_[first + p].phrase};
    }
    best.likeness /= asked.length + 1e-9F;
    best.likeness = std::min(best.likeness, 1.0F);
    return best;
}

}  // namespace kb
