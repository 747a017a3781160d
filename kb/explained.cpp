// How much each word weighs, and which of them an item has.
#include "kb/explained.hpp"

#include "kb/tuning.hpp"

#include <algorithm>
#include <cmath>

namespace kb {
namespace {

constexpr float written_credit = 0.7F;
constexpr float concept_credit = 0.8F;
constexpr float repaired_credit = 0.9F;

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

bool has(const std::vector<std::uint32_t>& sorted, std::uint32_t value) {
    return std::ranges::binary_search(sorted, value);
}

}  // namespace

Explained::Explained(const Lexis& lexis, std::vector<ItemWords> items) : items_(std::move(items)) {
    std::vector<std::uint32_t> items_with(lexis.stems(), 0);
    for (const auto& item : items_) {
        for (const auto stem : item.said) ++items_with[stem];
    }
    const float all = std::log(1 + static_cast<float>(items_.size()));
    stem_mass_.resize(lexis.stems());
    for (std::size_t s = 0; s < stem_mass_.size(); ++s) {
        const float rare =
            1 - std::log(static_cast<float>(std::max(1u, items_with[s]))) / std::max(all, 0.7F);
        stem_mass_[s] = 0.3F + 0.7F * std::max(rare, 0.0F);
    }
}

Mass Explained::mass(const Lexis& lexis, const Reading& reading) const {
    Mass out;
    (void)lexis;
    for (const auto& word : reading.words) {
        float weight = background_mass(word.commonness);
        const bool known = word.stem != ReadWord::none;
        if (known) weight *= stem_mass_[word.stem];
        out.stems.push_back(word.stem);
        out.keys.push_back(word.key);
        out.weights.push_back(weight);
        out.total += weight;
        if (known) out.known += weight;
        const bool topical = word.commonness == Commonness::topical;
        out.topical_words += topical;
        out.unknown_words += topical && !known;
    }
    return out;
}

float Explained::share(const Lexis& lexis, const Reading& reading, const Mass& mass,
                       std::uint32_t item) const {
    thread_local std::vector<std::uint32_t> concepts;
    if (mass.total <= 0) return 0;
    const auto& words = items_[item];
    float sum = 0;
    for (std::size_t i = 0; i < mass.stems.size(); ++i) {
        const auto stem = mass.stems[i];
        float credit = 0;
        if (stem != ReadWord::none && has(words.said, stem)) {
            credit = 1;
        } else if (stem != ReadWord::none && has(words.written, stem)) {
            credit = written_credit;
        } else if (!words.concepts.empty()) {
            lexis.concepts().find(std::span(&reading.words[i].stem_hash, 1), concepts);
            const bool same = std::ranges::any_of(
                concepts, [&](std::uint32_t one) { return has(words.concepts, one); });
            if (same) credit = concept_credit;
        }
        if (reading.words[i].repaired) credit *= repaired_credit;
        sum += credit * mass.weights[i];
    }
    return sum / mass.total;
}

}  // namespace kb
