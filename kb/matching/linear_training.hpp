// Dual coordinate descent for blocks of classes. Knows rows of numbers; how the result is laid
// out for asking is Linear's affair.
#pragma once

#include "kb/matching/linear.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace kb {

/// What was learnt of some classes that lie together, in whole numbers; weight = number * scale.
struct LearntBlock {
    static constexpr std::size_t width = 16;
    using Weights = std::array<std::int8_t, width>;

    std::vector<std::uint32_t> features;  ///< those with a weight, ascending
    std::vector<Weights> weights;         ///< of each
    std::array<float, width> scale{};
    std::array<float, width> bias{};
};

struct LinearTask {
    const SparseRows& rows;
    std::span<const Target> targets;
    std::size_t features = 0;
    std::size_t classes = 0;
    const LinearOptions& options;
};

/// Blocks in the order of their classes. They know nothing of each other: they are learnt side by
/// side, and what comes out does not depend on how many cores there are.
std::vector<LearntBlock> learn_blocks(const LinearTask& task);

}  // namespace kb
