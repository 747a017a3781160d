// Thins out the examples that share no telling feature with a block.
#include "kb/matching/linear_selection.hpp"

#include "kb/flat_map.hpp"

#include <algorithm>

namespace kb {
namespace {

constexpr std::size_t work_max = 3'000'000;  // examples times classes
constexpr std::uint64_t thinned_to = 16;

}  // namespace

Selection::Selection(const SparseRows& rows, std::span<const Target> targets, std::size_t features,
                     std::size_t classes)
    : targets_(targets), features_(features), thin_(rows.size() * classes > work_max) {
    if (!thin_) return;
    telling_.reserve(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) add_telling(rows[i]);
}

void Selection::add_telling(SparseView row) {
    Telling best{};
    for (std::size_t k = 0; k < row.ids.size(); ++k) {
        if (row.values[k] <= best.back().first) continue;
        best.back() = {row.values[k], row.ids[k]};
        for (auto i = best.size() - 1; i > 0 && best[i].first > best[i - 1].first; --i) {
            std::swap(best[i], best[i - 1]);
        }
    }
    telling_.push_back(best);
}

bool Selection::is_own(std::uint32_t row, std::size_t first, std::size_t width) const {
    const auto& target = targets_[row];
    return (target.positive != Target::none && target.positive - first < width) ||
           (target.negative_only != Target::none && target.negative_only - first < width);
}

void Selection::select(std::size_t first, std::size_t width, Selected& out) const {
    out.rows.clear();
    out.counts.assign(targets_.size(), 1);
    std::vector<char> marked(thin_ ? features_ : 0, 0);
    for (std::uint32_t i = 0; thin_ && i < targets_.size(); ++i) {
        if (!is_own(i, first, width)) continue;
        for (const auto& [value, feature] : telling_[i]) marked[feature] |= value > 0;
    }
    const auto concerns = [&](std::uint32_t row) {
        return is_own(row, first, width) || std::ranges::any_of(telling_[row], [&](auto& one) {
                   return one.first > 0 && marked[one.second];
               });
    };
    for (std::uint32_t i = 0; i < targets_.size(); ++i) {
        if (thin_ && !concerns(i)) {
            if (mix(i) % thinned_to != 0) continue;
            out.counts[i] = thinned_to;
        }
        out.rows.push_back(i);
    }
}

}  // namespace kb
