// Builds the impacts of all stems once, so that asking is adding.
#include "kb/matching/bm25.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace kb {
namespace {

constexpr std::array<float, Field::count> field_weight{3.0F, 2.0F, 1.5F, 1.0F};
constexpr std::array<float, Field::count> field_length_share{0.4F, 0.4F, 0.2F, 0.6F};
constexpr float saturation = 1.2F;

using Lengths = std::array<float, Field::count>;

Lengths mean_lengths(std::span<const Bm25::Document> documents) {
    Lengths mean{};
    for (const auto& document : documents) {
        for (std::size_t f = 0; f < Field::count; ++f) {
            mean[f] += static_cast<float>(document[f].size());
        }
    }
    for (auto& length : mean)
        length = std::max(1.0F, length / static_cast<float>(documents.size()));
    return mean;
}

/// Weighted and length-corrected frequency of each stem of a document.
std::map<std::uint32_t, float> frequencies(const Bm25::Document& document, const Lengths& mean) {
    std::map<std::uint32_t, float> out;
    for (std::size_t f = 0; f < Field::count; ++f) {
        const float relative = static_cast<float>(document[f].size()) / mean[f];
        const float share = field_length_share[f];
        const float one = field_weight[f] / (1 - share + share * relative);
        for (const auto stem : document[f]) out[stem] += one;
    }
    return out;
}

}  // namespace

Bm25::Bm25(std::span<const Document> documents, std::size_t stems) {
    std::vector<std::vector<Scored>> lists(stems);
    const auto mean = mean_lengths(documents);
    for (std::uint32_t d = 0; d < documents.size(); ++d) {
        for (const auto& [stem, tf] : frequencies(documents[d], mean)) {
            lists[stem].push_back({d, tf / (saturation + tf)});
        }
    }
    starts_.push_back(0);
    best_.assign(stems, 0);
    const auto all = static_cast<float>(documents.size());
    for (std::size_t s = 0; s < stems; ++s) {
        const auto with = static_cast<float>(lists[s].size());
        const float idf = std::log(1 + (all - with + 0.5F) / (with + 0.5F));
        for (auto posting : lists[s]) {
            posting.score *= idf;
            best_[s] = std::max(best_[s], posting.score);
            postings_.push_back(posting);
        }
        starts_.push_back(static_cast<std::uint32_t>(postings_.size()));
    }
}

std::span<const Scored> Bm25::postings(std::uint32_t stem) const {
    if (stem + 1 >= starts_.size()) return {};
    return std::span(postings_).subspan(starts_[stem], starts_[stem + 1] - starts_[stem]);
}

void Bm25::score(std::span<const std::uint32_t> stems, std::span<const float> weights,
                 std::span<float> scores) const {
    for (std::size_t i = 0; i < stems.size(); ++i) {
        for (const auto& posting : postings(stems[i])) {
            scores[posting.document] += posting.score * weights[i];
        }
    }
}

float Bm25::score_of(std::uint32_t stem, std::uint32_t document) const {
    const auto list = postings(stem);
    const auto found = std::ranges::lower_bound(list, document, {}, &Scored::document);
    return found == list.end() || found->document != document ? 0 : found->score;
}

}  // namespace kb
