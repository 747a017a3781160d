// The sweeps over the examples, sixteen classes (or the only one) in one vector register or two.
#include "kb/matching/linear_training.hpp"

#include "kb/matching/linear_selection.hpp"
#include "kb/side_by_side.hpp"
#include "kb/wide.hpp"

#include <algorithm>
#include <cmath>
#include <mutex>
#include <numeric>

// The vectors never cross a library boundary, so how they are passed is our own affair.
#pragma clang diagnostic ignored "-Wpsabi"

namespace kb {
namespace {

/// An example that is content is passed by for as many sweeps as it has been so, at most for these.
constexpr std::uint8_t rest_max = 2;
constexpr std::size_t ahead = 2;
constexpr std::size_t numbers_of_line = 16;

/// Learns blocks of N classes one after the other, in the same memory.
template <std::size_t N>
class BlockTrainer {
  public:
    BlockTrainer(const LinearTask& task, const Selection& selection, std::span<const float> norms)
        : rows_(task.rows),
          targets_(task.targets),
          norms_(norms),
          options_(task.options),
          classes_(task.classes),
          weights_(task.features + 1),
          alpha_(task.rows.size()),
          calm_(task.rows.size()),
          rests_(task.rows.size()),
          selection_(selection) {}

    void train(std::size_t first, LearntBlock& out) {
        first_ = first;
        selection_.select(first, N, selected_);
        touch();
        if (options_.prior > 0) start_from_means();
        std::uint64_t seed = 0x9E3779B97F4A7C15ull;
        float worst_before = 1e30F;
        for (int epoch = 0; epoch < options_.epochs_max; ++epoch) {
            shuffle(seed);
            const float worst = sweep(worst_before);
            if (worst < options_.tolerance) break;
            worst_before = worst;
        }
        store(out);
        for (const auto f : touched_) weights_[f] = Lanes{};
        weights_.back() = Lanes{};
        std::ranges::fill(alpha_, Lanes{});
        std::ranges::fill(calm_, std::uint8_t{0});
        std::ranges::fill(rests_, std::uint8_t{0});
    }

  private:
    using Lanes = float __attribute__((vector_size(N * sizeof(float))));
    using Mask = int __attribute__((vector_size(N * sizeof(int))));

    [[gnu::always_inline]] static Lanes all(float value) { return Lanes{} + value; }

    [[gnu::always_inline]] static bool any(Mask mask) {
        int seen = 0;
        for (std::size_t i = 0; i < N; ++i) seen |= mask[i];
        return seen != 0;
    }

    [[gnu::always_inline]] static float largest(Lanes values) {
        float best = values[0];
        for (std::size_t i = 1; i < N; ++i) best = std::max(best, values[i]);
        return best;
    }

    [[gnu::always_inline]] static Lanes larger(Lanes a, Lanes b) { return a > b ? a : b; }

    /// The features that the selected examples have, ascending: no other gets a weight.
    void touch() {
        if (!selection_.thins()) {
            if (!touched_.empty()) return;
            touched_.resize(weights_.size() - 1);
            std::iota(touched_.begin(), touched_.end(), 0u);
            return;
        }
        marked_.assign(weights_.size(), 0);
        for (const auto row : selected_.rows) {
            for (const auto id : rows_[row].ids) marked_[id] = 1;
        }
        touched_.clear();
        for (std::uint32_t f = 0; f < marked_.size(); ++f) {
            if (marked_[f]) touched_.push_back(f);
        }
    }

    void start_from_means() {
        for (const auto row : selected_.rows) {
            const auto lane = targets_[row].positive - first_;
            if (targets_[row].positive == Target::none || lane >= N) continue;
            weights_.back()[lane] = -1;
            const auto x = rows_[row];
            for (std::size_t k = 0; k < x.ids.size(); ++k) {
                weights_[x.ids[k]][lane] += x.values[k] * targets_[row].weight;
            }
        }
        Lanes squares{};
        for (const auto f : touched_) squares += weights_[f] * weights_[f];
        Lanes factor{};
        for (std::size_t lane = 0; lane < N; ++lane) {
            if (squares[lane] > 0) factor[lane] = options_.prior / std::sqrt(squares[lane]);
        }
        for (const auto f : touched_) weights_[f] *= factor;
    }

    void shuffle(std::uint64_t& state) {
        auto& active = selected_.rows;
        for (std::size_t i = active.size(); i > 1; --i) {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            std::swap(active[i - 1], active[state % i]);
        }
    }

    /// One visit to every active example; an example far on the right side for all classes is not
    /// visited again. Gives the worst violation met.
    [[gnu::always_inline]] float sweep_all(float worst_before) {
        auto& active = selected_.rows;
        float worst = 0;
        std::size_t kept = 0;
        for (std::size_t i = 0; i < active.size(); ++i) {
            const auto row = active[i];
            if (rests_[row] > 0) {
                --rests_[row];
                active[kept++] = row;
                continue;
            }
            if (i + ahead < active.size()) fetch(active[i + ahead]);
            const auto [violation, idle] = visit(row, worst_before);
            worst = std::max(worst, violation);
            if (!idle) active[kept++] = row;
        }
        active.resize(kept);
        return worst;
    }

    /// Rows come in no order: what soon is read is asked for now.
    [[gnu::always_inline]] void fetch(std::uint32_t row) const {
        const auto x = rows_[row];
        for (std::size_t k = 0; k < x.ids.size(); k += numbers_of_line) {
            __builtin_prefetch(x.ids.data() + k);
            __builtin_prefetch(x.values.data() + k);
        }
        __builtin_prefetch(&alpha_[row]);
    }

    float sweep_plain(float worst_before) { return sweep_all(worst_before); }
    KB_WIDE float sweep_wide(float worst_before) { return sweep_all(worst_before); }
    float sweep(float worst_before) {
        return has_wide_units() ? sweep_wide(worst_before) : sweep_plain(worst_before);
    }

    /// Four sums at once: one addition need not wait for the one before.
    [[gnu::always_inline]] Lanes product(SparseView x) const {
        Lanes a = weights_.back();
        Lanes b{};
        Lanes c{};
        Lanes d{};
        std::size_t k = 0;
        for (; k + 4 <= x.ids.size(); k += 4) {
            a += weights_[x.ids[k]] * x.values[k];
            b += weights_[x.ids[k + 1]] * x.values[k + 1];
            c += weights_[x.ids[k + 2]] * x.values[k + 2];
            d += weights_[x.ids[k + 3]] * x.values[k + 3];
        }
        for (; k < x.ids.size(); ++k) a += weights_[x.ids[k]] * x.values[k];
        return (a + b) + (c + d);
    }

    struct Visit {
        float violation = 0;
        bool idle = false;
    };

    [[gnu::always_inline]] Visit visit(std::uint32_t row, float worst_before) {
        const auto x = rows_[row];
        const auto& target = targets_[row];
        const float diagonal = 0.5F / (options_.c * target.weight * selected_.counts[row]);
        const Lanes sign = signs(target);
        const Lanes use = usable(target);
        const Lanes alpha = alpha_[row];
        const Lanes gradient = sign * product(x) - all(1) + alpha * diagonal;
        const Lanes next = larger(alpha - gradient / all(norms_[row] + diagonal), Lanes{}) * use;
        const Lanes violation =
            (alpha > Lanes{} ? larger(gradient, -gradient) : larger(-gradient, Lanes{})) * use;
        const Lanes step = (next - alpha) * sign;
        calm_[row] = static_cast<std::uint8_t>(calm_[row] + 1);
        if (any(step != Lanes{})) {
            calm_[row] = 0;
            alpha_[row] = next;
            weights_.back() += step;
            for (std::size_t k = 0; k < x.ids.size(); ++k) weights_[x.ids[k]] += step * x.values[k];
        }
        rests_[row] = std::min(calm_[row], rest_max);
        const Mask busy = (next > Lanes{} || gradient < all(worst_before)) && use != Lanes{};
        return {largest(violation), !any(busy)};
    }

    [[gnu::always_inline]] Lanes signs(const Target& target) const {
        Lanes sign = all(-1);
        const auto lane = target.positive - first_;
        if (target.positive != Target::none && lane < N) sign[lane] = 1;
        return sign;
    }

    /// The classes that an example teaches anything; the last block may have fewer than N.
    [[gnu::always_inline]] Lanes usable(const Target& target) const {
        Lanes use{};
        const auto only = target.negative_only - first_;
        for (std::size_t lane = 0; lane < N; ++lane) {
            const bool meant = target.negative_only == Target::none || lane == only;
            use[lane] = meant && first_ + lane < classes_ ? 1 : 0;
        }
        return use;
    }

    [[gnu::always_inline]] Lanes most() const {
        Lanes most{};
        for (const auto f : touched_) most = larger(most, larger(weights_[f], -weights_[f]));
        return most;
    }

    [[gnu::always_inline]] void store_all(LearntBlock& out) const {
        const Lanes most = this->most();
        Lanes factor{};
        for (std::size_t lane = 0; lane < std::min(N, classes_ - first_); ++lane) {
            out.scale[lane] = most[lane] > 0 ? most[lane] / 127 : 1;
            out.bias[lane] = weights_.back()[lane];
            factor[lane] = 1 / out.scale[lane];
        }
        for (const auto f : touched_) {
            const Lanes weight = weights_[f] * factor;
            const Mask rounded =
                __builtin_convertvector(weight + (weight < Lanes{} ? all(-0.5F) : all(0.5F)), Mask);
            if (!any(rounded)) continue;
            auto& stored = out.weights.emplace_back();
            for (std::size_t i = 0; i < N; ++i) stored[i] = static_cast<std::int8_t>(rounded[i]);
            out.features.push_back(f);
        }
    }
    KB_WIDE void store_wide(LearntBlock& out) const { store_all(out); }
    void store(LearntBlock& out) const { has_wide_units() ? store_wide(out) : store_all(out); }

    const SparseRows& rows_;
    std::span<const Target> targets_;
    std::span<const float> norms_;
    const LinearOptions& options_;
    std::size_t classes_;
    std::vector<Lanes> weights_;  ///< of a feature; the last is the bias
    std::vector<Lanes> alpha_;
    std::vector<std::uint8_t> calm_;   ///< of a row: visits in a row that changed nothing
    std::vector<std::uint8_t> rests_;  ///< of a row: sweeps that pass it by
    const Selection& selection_;
    Selected selected_;
    std::vector<char> marked_;
    std::vector<std::uint32_t> touched_;
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

template <std::size_t N>
std::vector<LearntBlock> learn_in_blocks_of(const LinearTask& task) {
    const auto norms = squared_norms(task.rows);
    const Selection selection(task.rows, task.targets, task.features, task.classes);
    std::vector<LearntBlock> out((task.classes + N - 1) / N);
    side_by_side_with(
        out.size(), [&] { return BlockTrainer<N>(task, selection, norms); },
        [&](BlockTrainer<N>& trainer, std::size_t block) { trainer.train(block * N, out[block]); });
    return out;
}

}  // namespace

std::vector<LearntBlock> learn_blocks(const LinearTask& task) {
    return task.classes == 1 ? learn_in_blocks_of<1>(task)
                             : learn_in_blocks_of<LearntBlock::width>(task);
}

}  // namespace kb
