// Training in blocks of sixteen classes; linear_values.cpp answers.
#include "kb/linear.hpp"

#include "kb/flat_map.hpp"
#include "kb/wide.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <numeric>
#include <thread>

// The vectors never cross a library boundary, so how they are passed is our own affair.
#pragma clang diagnostic ignored "-Wpsabi"

namespace kb {
namespace {

constexpr unsigned trainers_max = 4;  // each holds the weights of a block
constexpr std::size_t lanes = 16;
using Lanes = float __attribute__((vector_size(lanes * sizeof(float))));
using Mask = int __attribute__((vector_size(lanes * sizeof(int))));

[[gnu::always_inline]] inline Lanes all(float value) {
    return Lanes{} + value;
}

[[gnu::always_inline]] inline bool any(Mask mask) {
    int seen = 0;
    for (std::size_t i = 0; i < lanes; ++i) seen |= mask[i];
    return seen != 0;
}

[[gnu::always_inline]] inline float largest(Lanes values) {
    float best = values[0];
    for (std::size_t i = 1; i < lanes; ++i) best = std::max(best, values[i]);
    return best;
}

[[gnu::always_inline]] inline Lanes larger(Lanes a, Lanes b) {
    return a > b ? a : b;
}

/// Which examples a block of classes must look at. With many classes most examples have nothing
/// to do with most of them: those that share no telling feature are thinned out, and the few that
/// stay count for all.
class Selection {
  public:
    Selection(const SparseRows& rows, std::span<const Target> targets, std::size_t features,
              std::size_t classes)
        : targets_(targets), thin_(rows.size() * classes > work_max), marked_(features, 0) {
        if (!thin_) return;
        for (std::size_t i = 0; i < rows.size(); ++i) add_telling(rows[i]);
    }

    /// Fills the numbers of the examples and how much each counts.
    void select(std::size_t first, std::vector<std::uint32_t>& active, std::vector<float>& weight) {
        active.clear();
        weight.assign(targets_.size(), 1);
        if (thin_) mark(first);
        for (std::uint32_t i = 0; i < targets_.size(); ++i) {
            if (thin_ && !concerns(i, first)) {
                if (mix(i) % thinned_to != 0) continue;
                weight[i] = thinned_to;
            }
            active.push_back(i);
        }
    }

  private:
    static constexpr std::size_t work_max = 3'000'000;  ///< examples times classes
    static constexpr std::size_t telling = 3;           ///< features looked at in an example
    static constexpr std::uint64_t thinned_to = 16;

    void add_telling(SparseView row) {
        std::array<std::pair<float, std::uint32_t>, telling> best{};
        for (std::size_t k = 0; k < row.ids.size(); ++k) {
            if (row.values[k] <= best.back().first) continue;
            best.back() = {row.values[k], row.ids[k]};
            for (auto i = best.size() - 1; i > 0 && best[i].first > best[i - 1].first; --i) {
                std::swap(best[i], best[i - 1]);
            }
        }
        telling_.push_back(best);
    }

    bool is_own(std::uint32_t row, std::size_t first) const {
        const auto& target = targets_[row];
        return (target.positive != Target::none && target.positive - first < lanes) ||
               (target.negative_only != Target::none && target.negative_only - first < lanes);
    }

    void mark(std::size_t first) {
        std::ranges::fill(marked_, 0);
        for (std::uint32_t i = 0; i < targets_.size(); ++i) {
            if (!is_own(i, first)) continue;
            for (const auto& [value, feature] : telling_[i]) marked_[feature] |= value > 0;
        }
    }

    bool concerns(std::uint32_t row, std::size_t first) const {
        if (is_own(row, first)) return true;
        return std::ranges::any_of(
            telling_[row], [&](const auto& one) { return one.first > 0 && marked_[one.second]; });
    }

    std::span<const Target> targets_;
    bool thin_;
    std::vector<char> marked_;
    std::vector<std::array<std::pair<float, std::uint32_t>, telling>> telling_;
};

/// Sixteen classes learnt together; `weights` has one Lanes for each feature and one for the bias.
class BlockTrainer {
  public:
    BlockTrainer(const SparseRows& rows, std::span<const Target> targets,
                 std::span<const float> norms, std::size_t features, std::size_t classes,
                 const LinearOptions& options)
        : rows_(rows),
          targets_(targets),
          norms_(norms),
          options_(options),
          weights_(features + 1),
          alpha_(rows.size()),
          selection_(rows, targets, features, classes) {}

    std::span<const Lanes> train(std::size_t first) {
        first_ = first;
        std::ranges::fill(weights_, Lanes{});
        std::ranges::fill(alpha_, Lanes{});
        if (options_.prior > 0) start_from_means();
        selection_.select(first, active_, counts_);
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
    void start_from_means() {
        for (std::uint32_t row = 0; row < targets_.size(); ++row) {
            const auto lane = targets_[row].positive - first_;
            if (targets_[row].positive == Target::none || lane >= lanes) continue;
            weights_.back()[lane] = -1;
            const auto x = rows_[row];
            for (std::size_t k = 0; k < x.ids.size(); ++k) {
                weights_[x.ids[k]][lane] += x.values[k] * targets_[row].weight;
            }
        }
        Lanes squares{};
        for (std::size_t f = 0; f + 1 < weights_.size(); ++f) squares += weights_[f] * weights_[f];
        Lanes factor{};
        for (std::size_t lane = 0; lane < lanes; ++lane) {
            if (squares[lane] > 0) factor[lane] = options_.prior / std::sqrt(squares[lane]);
        }
        for (std::size_t f = 0; f + 1 < weights_.size(); ++f) weights_[f] *= factor;
    }

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
    [[gnu::always_inline]] float sweep_all(float worst_before) {
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

    float sweep_plain(float worst_before) { return sweep_all(worst_before); }
    KB_WIDE float sweep_wide(float worst_before) { return sweep_all(worst_before); }
    float sweep(float worst_before) {
        return has_wide_units() ? sweep_wide(worst_before) : sweep_plain(worst_before);
    }

    struct Visit {
        float violation = 0;
        bool idle = false;
    };

    [[gnu::always_inline]] Visit visit(std::uint32_t row, float worst_before) {
        const auto x = rows_[row];
        const auto& target = targets_[row];
        const float diagonal = 0.5F / (options_.c * target.weight * counts_[row]);
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

    [[gnu::always_inline]] Lanes signs(const Target& target) const {
        Lanes sign = all(-1);
        const auto lane = target.positive - first_;
        if (target.positive != Target::none && lane < lanes) sign[lane] = 1;
        return sign;
    }

    [[gnu::always_inline]] Lanes usable(const Target& target) const {
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
    Selection selection_;
    std::vector<std::uint32_t> active_;
    std::vector<float> counts_;  ///< of an example: how many it stands for
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
    out.scale_.assign(classes, 0);
    out.bias_.assign(classes, 0);
    std::vector<std::vector<std::pair<std::uint16_t, Group>>> by_feature(features);
    const auto norms = squared_norms(rows);
    // Blocks know nothing of each other: as many at once as there are cores, stored in order, so
    // that the result does not depend on how many that are.
    const std::size_t blocks = (classes + lanes - 1) / lanes;
    const auto cores = std::clamp(std::thread::hardware_concurrency(), 1U, trainers_max);
    std::vector<BlockTrainer> trainers;
    for (std::size_t i = 0; i < std::min<std::size_t>(cores, blocks); ++i) {
        trainers.emplace_back(rows, targets, norms, features, classes, options);
    }
    std::vector<std::span<const Lanes>> trained(trainers.size());
    for (std::size_t block = 0; block < blocks; block += trainers.size()) {
        const auto now = std::min(trainers.size(), blocks - block);
        auto train_one = [&](std::size_t i) {
            trained[i] = trainers[i].train((block + i) * lanes);
        };
        {
            std::vector<std::jthread> others;
            for (std::size_t i = 1; i < now; ++i) others.emplace_back(train_one, i);
            train_one(0);
        }
        for (std::size_t i = 0; i < now; ++i) {
            const auto first = (block + i) * lanes;
            const auto* raw = reinterpret_cast<const float*>(trained[i].data());
            out.store_block({raw, trained[i].size() * lanes}, first,
                            std::min(lanes, classes - first), by_feature);
        }
    }
    out.pack(by_feature);
    return out;
}

void Linear::store_block(std::span<const float> block, std::size_t first, std::size_t count,
                         std::vector<std::vector<std::pair<std::uint16_t, Group>>>& by_feature) {
    const auto features = by_feature.size();
    std::array<float, lanes> most{};
    for (std::size_t i = 0; i < features * lanes; ++i) {
        most[i % lanes] = std::max(most[i % lanes], std::abs(block[i]));
    }
    for (std::size_t lane = 0; lane < count; ++lane) {
        scale_[first + lane] = most[lane] > 0 ? most[lane] / 127 : 1;
        bias_[first + lane] = block[features * lanes + lane];
    }
    std::array<float, lanes> factor{};
    for (std::size_t lane = 0; lane < count; ++lane) factor[lane] = 1 / scale_[first + lane];
    for (std::size_t f = 0; f < features; ++f) {
        Group group;
        int used = 0;
        for (std::size_t lane = 0; lane < lanes; ++lane) {
            const float weight = block[f * lanes + lane] * factor[lane];
            const auto rounded = static_cast<int>(weight + (weight < 0 ? -0.5F : 0.5F));
            group.weights[lane] = static_cast<std::int8_t>(rounded);
            used |= rounded;
        }
        if (used != 0) by_feature[f].emplace_back(static_cast<std::uint16_t>(first / lanes), group);
    }
}

void Linear::pack(const std::vector<std::vector<std::pair<std::uint16_t, Group>>>& by_feature) {
    if (classes() == 1) {
        for (const auto& groups : by_feature) {
            only_.push_back(groups.empty() ? std::int8_t{0} : groups.front().second.weights[0]);
        }
        return;
    }
    starts_.assign(1, 0);
    for (const auto& groups : by_feature) {
        for (const auto& [place, group] : groups) {
            places_.push_back(place);
            groups_.push_back(group);
        }
        starts_.push_back(static_cast<std::uint32_t>(groups_.size()));
    }
    places_.shrink_to_fit();
    groups_.shrink_to_fit();
}

}  // namespace kb
