// Rows, and how what was learnt is laid out; linear_training.cpp learns, linear_values.cpp answers.
#include "kb/matching/linear.hpp"

#include "kb/matching/linear_training.hpp"

#include <algorithm>
#include <cassert>

namespace kb {

void SparseRows::add(SparseView row) {
    assert(row.ids.size() == row.values.size());
    ids_.insert(ids_.end(), row.ids.begin(), row.ids.end());
    values_.insert(values_.end(), row.values.begin(), row.values.end());
    starts_.push_back(ids_.size());
}

void SparseRows::reserve(std::size_t rows, std::size_t numbers) {
    starts_.reserve(rows + 1);
    ids_.reserve(numbers);
    values_.reserve(numbers);
}

Linear Linear::train(const SparseRows& rows, std::span<const Target> targets, std::size_t features,
                     std::size_t classes, const LinearOptions& options) {
    static_assert(lanes == LearntBlock::width);
    assert(rows.size() == targets.size());
    const auto blocks = learn_blocks({rows, targets, features, classes, options});
    Linear out;
    for (std::size_t c = 0; c < classes; ++c) {
        const auto& block = blocks[classes == 1 ? 0 : c / lanes];
        out.scale_.push_back(block.scale[c % lanes]);
        out.bias_.push_back(block.bias[c % lanes]);
    }
    if (classes == 1)
        out.pack_only(blocks.front(), features);
    else
        out.pack(blocks, features);
    return out;
}

void Linear::pack_only(const LearntBlock& block, std::size_t features) {
    only_.assign(features, 0);
    for (std::size_t i = 0; i < block.features.size(); ++i) {
        only_[block.features[i]] = block.weights[i][0];
    }
}

/// The groups of a feature lie together, in the order of their classes.
void Linear::pack(std::span<const LearntBlock> blocks, std::size_t features) {
    starts_.assign(features + 1, 0);
    for (const auto& block : blocks) {
        for (const auto f : block.features) ++starts_[f + 1];
    }
    for (std::size_t f = 0; f < features; ++f) starts_[f + 1] += starts_[f];
    groups_.resize(starts_.back());
    places_.resize(starts_.back());
    std::vector<std::uint32_t> next(starts_.begin(), starts_.end() - 1);
    for (std::size_t b = 0; b < blocks.size(); ++b) {
        for (std::size_t i = 0; i < blocks[b].features.size(); ++i) {
            const auto at = next[blocks[b].features[i]]++;
            groups_[at].weights = blocks[b].weights[i];
            places_[at] = static_cast<std::uint16_t>(b);
        }
    }
}

}  // namespace kb
