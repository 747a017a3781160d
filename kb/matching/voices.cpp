// Small helpers of ranking that both learning and asking need.
#include "kb/matching/model.hpp"

#include <cmath>
#include <limits>

namespace kb {
namespace {

float query_weight(Commonness commonness) {
    return commonness == Commonness::function ? 0.1F : commonness == Commonness::chat ? 0.4F : 1.0F;
}

}  // namespace

/// The numbers of the `count` highest values, best first.
void Model::highest(std::span<const float> values, std::size_t count,
                    std::vector<std::uint32_t>& out) {
    out.clear();
    float passed = -std::numeric_limits<float>::infinity();  // what a value must be above
    for (std::uint32_t i = 0; i < values.size(); ++i) {
        if (values[i] <= passed) continue;
        if (out.size() == count) out.pop_back();
        auto at = out.end();
        while (at != out.begin() && values[*(at - 1)] < values[i]) --at;
        out.insert(at, i);
        if (out.size() == count) passed = values[out.back()];
    }
}

void Model::retrieve(const Bm25& bm25, const Reading& reading, std::size_t items, Retrieval& out) {
    thread_local std::vector<std::uint32_t> stems;
    thread_local std::vector<float> weights;
    stems.clear();
    weights.clear();
    out.scores.assign(items, 0);
    out.possible = 1e-6F;
    const float unknown = std::log(1 + static_cast<float>(items));
    for (const auto& word : reading.words) {
        const float weight = query_weight(word.commonness);
        const bool by_parts = word.stem == ReadWord::none && word.part_stems[1] != ReadWord::none;
        for (const auto part : word.part_stems) {
            if (!by_parts || part == ReadWord::none) continue;
            out.possible += weight / 2 * bm25.best(part);
            stems.push_back(part);
            weights.push_back(weight / 2);
        }
        if (by_parts) continue;
        out.possible += weight * (word.stem == ReadWord::none ? unknown : bm25.best(word.stem));
        if (word.stem == ReadWord::none) continue;
        stems.push_back(word.stem);
        weights.push_back(weight);
    }
    bm25.score(stems, weights, out.scores);
}

}  // namespace kb
