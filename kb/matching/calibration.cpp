// Logistic regression by Newton's method with a Gaussian prior.
#include "kb/matching/calibration.hpp"

#include <algorithm>
#include <cmath>

namespace kb {
namespace {

using Matrix = std::array<std::array<double, Facts::count>, Facts::count>;

constexpr int rounds_max = 30;
constexpr double held = 1e6;  ///< the strength of a prior that is not to be moved

constexpr std::size_t items_seen_max = 200;  ///< the fit has seen no larger content
constexpr std::size_t rejection_fact = 4;
constexpr std::size_t explained_fact = 5;
constexpr std::size_t never_fact = 12;

double logistic(double x) {
    return 1 / (1 + std::exp(-std::clamp(x, -30.0, 30.0)));
}

/// Solves a * x = b for a symmetric positive a (Cholesky), overwriting both.
Weights solve(Matrix& a, Weights b) {
    constexpr auto n = Facts::count;
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j <= i; ++j) {
            double sum = a[i][j];
            for (std::size_t k = 0; k < j; ++k) sum -= a[i][k] * a[j][k];
            a[i][j] = i == j ? std::sqrt(std::max(sum, 1e-12)) : sum / a[j][j];
        }
    }
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t k = 0; k < i; ++k) b[i] -= a[i][k] * b[k];
        b[i] /= a[i][i];
    }
    for (std::size_t i = n; i-- > 0;) {
        for (std::size_t k = i + 1; k < n; ++k) b[i] -= a[k][i] * b[k];
        b[i] /= a[i][i];
    }
    return b;
}

void add_outcome(const Outcome& outcome, const Weights& weights, Matrix& hessian, Weights& slope) {
    const double p = probability(outcome.facts, weights);
    const double error = outcome.weight * ((outcome.right ? 1.0 : 0.0) - p);
    const double spread = outcome.weight * p * (1 - p);
    const auto& x = outcome.facts.values;
    for (std::size_t i = 0; i < Facts::count; ++i) {
        slope[i] += error * x[i];
        for (std::size_t j = 0; j <= i; ++j) hessian[i][j] += spread * x[i] * x[j];
    }
}

/// The negative log of likelihood times prior.
double cost_of(std::span<const Outcome> outcomes, const Weights& weights, const Weights& prior,
               double strength) {
    double cost = 0;
    for (const auto& outcome : outcomes) {
        const double p = std::clamp(probability(outcome.facts, weights), 1e-9, 1 - 1e-9);
        cost -= outcome.weight * std::log(outcome.right ? p : 1 - p);
    }
    for (std::size_t i = 0; i < Facts::count; ++i) {
        cost += strength / 2 * (weights[i] - prior[i]) * (weights[i] - prior[i]);
    }
    return cost;
}

Weights moved(const Weights& from, const Weights& step, double length) {
    Weights out = from;
    for (std::size_t i = 0; i < Facts::count; ++i) out[i] += length * step[i];
    return out;
}

}  // namespace

Facts facts(const Signals& s, const Standing& standing, const Setting& setting) {
    const double per_item =
        std::log(1 + static_cast<double>(setting.phrases) /
                         std::max<double>(1, static_cast<double>(setting.items)));
    const double top = std::clamp(s.top, -1.5, 1.5);
    const double share = std::clamp(s.share, 0.005, 0.995);
    const double rejection = std::clamp(s.rejection, -2.0, 2.0);
    return {{1.0,
             top,
             std::clamp(s.margin, -1.0, 2.0),
             std::log(share / (1 - share)) / 4,
             rejection,
             s.explained,
             s.known,
             s.nearest,
             s.nearest * s.nearest,
             s.ahead,
             s.retrieval,
             std::min(s.unknown_words, 4) / 4.0,
             s.never,
             std::log(1 + static_cast<double>(std::min(setting.items, items_seen_max))) / 4,
             per_item / 4,
             top * per_item / 4,
             rejection * per_item / 4,
             setting.words <= 2 ? 1.0 : 0.0,
             std::log(1 + static_cast<double>(setting.words)) / 2,
             std::min(setting.mass, 3.0) / 3,
             s.denial ? 1.0 : 0.0,
             standing.explained_ahead,
             standing.retrieval_ahead,
             std::log(1 + static_cast<double>(standing.phrases)) / 4,
             standing.topical ? 0.0 : 1.0,
             standing.topical ? 0.0 : s.nearest,
             s.rule > 0 ? 1.0 : 0.0,
             std::log(1 + s.rule),
             setting.topic ? 1.0 : 0.0,
             s.negated ? 1.0 : 0.0}};
}

bool is_fitted(std::size_t fact) {
    return fact < 26;
}

const Weights& default_weights() {
    static constexpr Weights weights{1.608,  -0.157, 0.313,  3.880,  0.476,  0.842,  0.142, -4.265,
                                     3.498,  0.661,  -0.106, 0.141,  0.878,  -1.701, 0.085, -0.761,
                                     0.102,  -0.420, 0.633,  -0.060, -1.067, 1.222,  0.464, -1.568,
                                     -0.780, -0.051, 1.000,  1.000,  0.000,  0.000};
    return weights;
}

double verdict(const Facts& facts, const Weights& weights) {
    double sum = 0;
    for (std::size_t i = 0; i < Facts::count; ++i) sum += facts.values[i] * weights[i];
    return sum;
}

double probability(const Facts& facts, const Weights& weights) {
    return logistic(verdict(facts, weights));
}

Weights fit(std::span<const Outcome> outcomes, const Weights& prior, double strength) {
    Weights weights = prior;
    double cost = cost_of(outcomes, weights, prior, strength);
    for (int round = 0; round < rounds_max; ++round) {
        Matrix hessian{};
        Weights slope{};
        for (const auto& outcome : outcomes) add_outcome(outcome, weights, hessian, slope);
        for (std::size_t i = 0; i < Facts::count; ++i) {
            const double hold = is_fitted(i) ? strength : held;
            slope[i] -= hold * (weights[i] - prior[i]);
            hessian[i][i] += hold + 1e-6;
        }
        const auto step = solve(hessian, slope);
        double length = 1;
        auto next = moved(weights, step, length);
        double next_cost = cost_of(outcomes, next, prior, strength);
        while (next_cost > cost && length > 1e-3) {
            length /= 2;
            next = moved(weights, step, length);
            next_cost = cost_of(outcomes, next, prior, strength);
        }
        if (next_cost > cost - 1e-9 * (1 + cost)) break;
        weights = next;
        cost = next_cost;
    }
    return weights;
}

Weights adapt(std::span<const Outcome> outcomes, const Weights& built_in, Strangers strangers,
              double strength) {
    // The facts of the small model: the built-in verdict, then the facts that may speak louder.
    static constexpr std::array<std::size_t, 4> louder{0, rejection_fact, explained_fact,
                                                       never_fact};
    const std::size_t used = strangers == Strangers::known ? louder.size() : 1;
    std::vector<Outcome> small;
    small.reserve(outcomes.size());
    for (const auto& outcome : outcomes) {
        Outcome one{.facts = {}, .right = outcome.right, .weight = outcome.weight};
        one.facts.values[0] = verdict(outcome.facts, built_in);
        for (std::size_t i = 0; i < used; ++i) {
            one.facts.values[i + 1] = outcome.facts.values[louder[i]];
        }
        small.push_back(one);
    }
    const auto found = fit(small, Weights{1}, strength);
    Weights out = built_in;
    for (auto& weight : out) weight *= std::max(found[0], 0.1);
    for (std::size_t i = 0; i < used; ++i) out[louder[i]] += found[i + 1];
    return out;
}

}  // namespace kb
