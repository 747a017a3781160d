// Training in blocks of sixteen classes and the int8 product that answers.
#include "kb/linear.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <numeric>

// The vectors never cross a library boundary, so how they are passed is our own affair.
#pragma clang diagnostic ignored "-Wpsabi"

namespace kb {
namespace {

constexpr std::size_t lanes = 16;
using Lanes = float __attribute__((vector_size(lanes * sizeof(float))));
using Mask = int __attribute__((vector_size(lanes * sizeof(int))));

Lanes all(float value) {
    return Lanes{} + value;
}

bool any(Mask mask) {
    int seen = 0;
    for (std::size_t i = 0; i < lanes; ++i) seen |= mask[i];
    return seen != 0;
}

float largest(Lanes values) {
    float best = values[0];
    for (std::size_t i = 1; i < lanes; ++i) best = std::max(best, values[i]);
    return best;
}

Lanes larger(Lanes a, Lanes b) {
    return a > b ? a : b;
}

/// Sixteen classes learnt together; `weights` has one Lanes for each feature and one for the bias.
class BlockTrainer {
  public:
    BlockTrainer(const SparseRows& rows, std::span<const Target> targets,
                 std::span<const float> norms, std::size_t features, const LinearOptions& options)
        : rows_(rows),
          targets_(targets),
          norms_(norms),
          options_(options),
          weights_(features + 1),
          alpha_(rows.size()) {}

    std::span<const Lanes> train(std::size_t first) {
        first_ = first;
        std::ranges::fill(weights_, Lanes{});
        std::ranges::fill(alpha_, Lanes{});
        active_.resize(rows_.size());
        std::iota(active_.begin(), active_.end(), 0u);
        std::uint64_t seed = 0x9E3779B97F4A7C15ull;
        float worst_before = 1e30F;
        for (int epoch = 0; epoch < options_.epochs_max; ++epoch) {
            shuffle(seed);
            const float worst = sweep(worst_before);
            if (worst < options_.tolerance) break;
            worst_before = worst;
        }
        return weights_;
    }

  private:
    void shuffle(std::uint64_t& state) {
        for (std::size_t i = active_.size(); i > 1; --i) {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            std::swap(active_[i - 1], active_[state % i]);
        }
    }

    /// One visit to every active example; an example far on the right side for all sixteen
    /// classes is not visited again. Gives the worst violation met.
    float sweep(float worst_before) {
        float worst = 0;
        std::size_t kept = 0;
        for (const auto row : active_) {
            const auto [violation, idle] = visit(row, worst_before);
            worst = std::max(worst, violation);
            if (!idle) active_[kept++] = row;
        }
        active_.resize(kept);
        return worst;
    }

    struct Visit {
        float violation = 0;
        bool idle = false;
    };

    Visit visit(std::uint32_t row, float worst_before) {
        const auto x = rows_[row];
        const auto& target = targets_[row];
        const float diagonal = 0.5F / (options_.c * target.weight);
        const Lanes sign = signs(target);
        Lanes& alpha = alpha_[row];
        Lanes sum = weights_.back();
        for (std::size_t k = 0; k < x.ids.size(); ++k) sum += weights_[x.ids[k]] * x.values[k];
        const Lanes gradient = sign * sum - all(1) + alpha * diagonal;
        const Lanes use = usable(target);
        const Lanes next = larger(alpha - gradient / all(norms_[row] + diagonal), Lanes{}) * use;
        const Lanes violation =
            (alpha > Lanes{} ? larger(gradient, -gradient) : larger(-gradient, Lanes{})) * use;
        const Lanes step = (next - alpha) * sign;
        if (any(step != Lanes{})) {
            alpha = next;
            weights_.back() += step;
            for (std::size_t k = 0; k < x.ids.size(); ++k) weights_[x.ids[k]] += step * x.values[k];
        }
        const bool idle = !any(next > Lanes{}) && !any(gradient < all(worst_before));
        return {largest(violation), idle};
    }

    Lanes signs(const Target& target) const {
        Lanes sign = all(-1);
        const auto lane = target.positive - first_;
        if (target.positive != Target::none && lane < lanes) sign[lane] = 1;
        return sign;
    }

    Lanes usable(const Target& target) const {
        if (target.negative_only == Target::none) return all(1);
        Lanes use{};
        const auto lane = target.negative_only - first_;
        if (lane < lanes) use[lane] = 1;
        return use;
    }

    const SparseRows& rows_;
    std::span<const Target> targets_;
    std::span<const float> norms_;
    const LinearOptions& options_;
    std::vector<Lanes> weights_;
    std::vector<Lanes> alpha_;
    std::vector<std::uint32_t> active_;
    std::size_t first_ = 0;
};

std::vector<float> squared_norms(const SparseRows& rows) {
    std::vector<float> norms(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        norms[i] = 1;  // the bias
        for (float value : rows[i].values) norms[i] += value * value;
    }
    return norms;
}

// Integers, so that the wide and the narrow machine give the same bits.
#if defined(__x86_64__) && defined(__ELF__)
__attribute__((target_clones("avx2", "default")))
#endif
void add_row(const std::int8_t* row, std::int32_t factor, std::int32_t* sums, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) sums[i] += factor * row[i];
}

constexpr float fixed_point = 4096;

}  // namespace

void SparseRows::add(SparseView row) {
    assert(row.ids.size() == row.values.size());
    ids_.insert(ids_.end(), row.ids.begin(), row.ids.end());
    values_.insert(values_.end(), row.values.begin(), row.values.end());
    starts_.push_back(ids_.size());
}

SparseView SparseRows::operator[](std::size_t row) const {
    const auto begin = starts_[row];
    const auto count = starts_[row + 1] - begin;
    return {std::span(ids_).subspan(begin, count), std::span(values_).subspan(begin, count)};
}

Linear Linear::train(const SparseRows& rows, std::span<const Target> targets, std::size_t features,
                     std::size_t classes, const LinearOptions& options) {
    assert(rows.size() == targets.size());
    Linear out;
    out.stride_ = (classes + lanes - 1) / lanes * lanes;
    out.weights_.assign(features * out.stride_, 0);
    out.scale_.assign(out.stride_, 0);
    out.bias_.assign(classes, 0);
    const auto norms = squared_norms(rows);
    BlockTrainer trainer(rows, targets, norms, features, options);
    for (std::size_t first = 0; first < classes; first += lanes) {
        const auto block = trainer.train(first);
        const auto* raw = reinterpret_cast<const float*>(block.data());
        out.store_block({raw, block.size() * lanes}, first, std::min(lanes, classes - first));
    }
    return out;
}

void Linear::store_block(std::span<const float> block, std::size_t first, std::size_t count) {
    const auto features = block.size() / lanes - 1;
    for (std::size_t lane = 0; lane < count; ++lane) {
        float most = 0;
        for (std::size_t f = 0; f < features; ++f) {
            most = std::max(most, std::abs(block[f * lanes + lane]));
        }
        const float scale = most > 0 ? most / 127 : 1;
        scale_[first + lane] = scale;
        bias_[first + lane] = block[features * lanes + lane];
        for (std::size_t f = 0; f < features; ++f) {
            weights_[f * stride_ + first + lane] =
                static_cast<std::int8_t>(std::lround(block[f * lanes + lane] / scale));
        }
    }
}

void Linear::values(SparseView row, std::span<float> out) const {
    assert(out.size() == bias_.size());
    thread_local std::vector<std::int32_t> sums;
    sums.assign(stride_, 0);
    for (std::size_t k = 0; k < row.ids.size(); ++k) {
        const auto factor = static_cast<std::int32_t>(std::lround(row.values[k] * fixed_point));
        add_row(weights_.data() + row.ids[k] * stride_, factor, sums.data(), stride_);
    }
    for (std::size_t i = 0; i < out.size(); ++i) {
        out[i] = bias_[i] + static_cast<float>(sums[i]) * scale_[i] / fixed_point;
    }
}

float Linear::weight(std::uint32_t feature, std::uint32_t of_class) const {
    return static_cast<float>(weights_[feature * stride_ + of_class]) * scale_[of_class];
}

std::size_t Linear::bytes() const {
    return weights_.size() + 4 * (scale_.size() + bias_.size());
}

}  // namespace kb
