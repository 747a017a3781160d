// The mean of what a text's words mean, as a block of features of its own.
#include "kb/matching/lexis.hpp"
#include "kb/matching/tuning.hpp"

#include <array>
#include <cmath>

namespace kb {

void Lexis::find_meanings() {
    if (vectors_.empty()) return;
    meaning_of_.assign(block_of_.size(), WordVectors::none);
    for (const auto hash : stem_hashes_) {
        const auto feature = feature_ids_.find(word_key(hash));
        if (feature != FlatMap::none) meaning_of_[feature] = vectors_.find(hash);
    }
    meaning_from_ = static_cast<std::uint32_t>(name_of_slot_.size());
    name_of_slot_.resize(meaning_from_ + WordVectors::dimensions, FlatMap::none);
}

/// Words of which only the dictionary knows what they mean.
void Lexis::find_strangers(const Reading& reading, Counts& out) const {
    out.strange.clear();
    if (vectors_.empty()) return;
    for (const auto& word : reading.words) {
        if (word.key != ReadWord::none) continue;
        const auto meaning = vectors_.find(word.stem_hash);
        if (meaning != WordVectors::none) out.strange.push_back(meaning);
    }
}

/// Each word as heavy as it is telling.
void Lexis::add_meaning(const Counts& counts, FeatureVector& out) const {
    std::array<float, WordVectors::dimensions> sum{};
    const auto add = [&](std::uint32_t word, float weight) {
        if (word == WordVectors::none) return;
        const auto meaning = vectors_[word];
        for (std::size_t d = 0; d < sum.size(); ++d) sum[d] += weight * meaning[d];
    };
    for (const auto id : counts.ids) add(meaning_of_[id], weighed_[id].weight);
    for (const auto word : counts.strange) add(word, 1);
    float square = 0;
    for (const float value : sum) square += value * value;
    if (square <= 0) return;
    const float factor = static_cast<float>(tuning.meaning_weight) / std::sqrt(square);
    for (std::uint32_t d = 0; d < sum.size(); ++d) {
        out.ids.push_back(meaning_from_ + d);
        out.values.push_back(sum[d] * factor);
    }
}

}  // namespace kb
