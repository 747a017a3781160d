// How much each word weighs, and which of them an item has.
#include "kb/matching/explained.hpp"

#include "kb/matching/tuning.hpp"

#include <algorithm>
#include <cmath>

namespace kb {
namespace {

constexpr float written_credit = 0.7F;
constexpr float concept_credit = 0.8F;
constexpr float repaired_credit = 0.9F;
constexpr float part_credit = 0.45F;  ///< of each half of a word written together

float background_mass(Commonness commonness) {
    switch (commonness) {
        case Commonness::function:
            return static_cast<float>(tuning.function_mass);
        case Commonness::chat:
            return static_cast<float>(tuning.chat_mass);
        case Commonness::topical:
            break;
    }
    return 1;
}

}  // namespace

Explained::Explained(const Lexis& lexis, std::vector<ItemWords> items) {
    std::vector<std::uint32_t> items_with(lexis.stems(), 0);
    for (const auto& item : items) {
        for (const auto stem : item.said) ++items_with[stem];
    }
    const float all = std::log(1 + static_cast<float>(items.size()));
    stem_mass_.resize(lexis.stems());
    for (std::size_t s = 0; s < stem_mass_.size(); ++s) {
        const float rare =
            1 - std::log(static_cast<float>(std::max(1u, items_with[s]))) / std::max(all, 0.7F);
        stem_mass_[s] = 0.3F + 0.7F * std::max(rare, 0.0F);
    }
    FlatMap stems;
    FlatMap concepts;
    for (std::uint32_t i = 0; i < items.size(); ++i) keep(items[i], i, stems, concepts);
    stems_of_ = FrozenMap(stems);
    concepts_of_ = FrozenMap(concepts);
}

void Explained::keep(const ItemWords& words, std::uint32_t item, FlatMap& stems,
                     FlatMap& concepts) {
    for (const auto stem : words.said) stems.insert(key_of(item, stem), said);
    for (const auto stem : words.written) stems.insert(key_of(item, stem), written);
    for (const auto one : words.concepts) concepts.insert(key_of(item, one), 0);
}

Mass Explained::mass(const Lexis& lexis, const Reading& reading) const {
    thread_local std::vector<std::uint32_t> concepts;
    Mass out;
    for (const auto& word : reading.words) {
        float weight = background_mass(word.commonness);
        const bool by_parts =
            word.part_stems[0] < stem_mass_.size() && word.part_stems[1] < stem_mass_.size();
        const bool known = word.stem != ReadWord::none || by_parts;
        if (word.stem != ReadWord::none) weight *= stem_mass_[word.stem];
        out.parts.push_back(by_parts ? word.part_stems
                                     : std::array{ReadWord::none, ReadWord::none});
        out.stems.push_back(word.stem);
        out.keys.push_back(word.key);
        out.weights.push_back(weight);
        out.total += weight;
        if (known) out.known += weight;
        const bool topical = word.commonness == Commonness::topical;
        lexis.concepts().find(std::span(&word.stem_hash, 1), concepts);
        out.concepts.insert(out.concepts.end(), concepts.begin(), concepts.end());
        out.concepts_to.push_back(static_cast<std::uint32_t>(out.concepts.size()));
        out.topical_words += topical;
        out.unknown_words += topical && !known;
    }
    return out;
}

float Explained::share(const Reading& reading, const Mass& mass, std::uint32_t item) const {
    if (mass.total <= 0) return 0;
    float sum = 0;
    for (std::size_t i = 0; i < mass.stems.size(); ++i) {
        const auto stem = mass.stems[i];
        const auto had =
            stem == ReadWord::none ? FrozenMap::none : stems_of_.find(key_of(item, stem));
        float credit = had == said ? 1 : had == written ? written_credit : 0;
        if (credit == 0) {
            const auto from = i == 0 ? 0 : mass.concepts_to[i - 1];
            const auto own = std::span(mass.concepts).subspan(from, mass.concepts_to[i] - from);
            const bool same = std::ranges::any_of(own, [&](std::uint32_t one) {
                return concepts_of_.find(key_of(item, one)) != FrozenMap::none;
            });
            if (same) credit = concept_credit;
            float by_parts = 0;
            for (const auto part : mass.parts[i]) {
                const bool has =
                    part != ReadWord::none && stems_of_.find(key_of(item, part)) != FrozenMap::none;
                by_parts += has ? part_credit : 0;
            }
            credit = std::max(credit, by_parts);
        }
        if (reading.words[i].repaired) credit *= repaired_credit;
        sum += credit * mass.weights[i];
    }
    return sum / mass.total;
}

}  // namespace kb
