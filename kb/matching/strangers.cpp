// A second small logistic model, and Bayes' rule for another prior.
#include "kb/matching/strangers.hpp"

#include "kb/matching/tuning.hpp"

#include <algorithm>
#include <vector>

namespace kb {
namespace {

constexpr double strength = 5;  ///< how many mistakes the built-in weights are worth
constexpr double slope_min = 0.2;
constexpr double share_min = 0.002;
constexpr double share_max = 0.95;
constexpr std::size_t level_fact = 0;

}  // namespace

const Weights& default_stranger_weights() {
    // Strangers use words that nobody here knows, and few words that mean anything.
    static constexpr Weights weights = [] {
        Weights out{};
        out[level_fact] = 1.863;
        out[5] = 0.264;    // explained
        out[6] = -0.712;   // known
        out[7] = -0.570;   // nearest phrase
        out[10] = -0.238;  // retrieval
        out[11] = -0.475;  // unknown words
        out[17] = 0.281;   // one or two words
        out[18] = -1.535;  // words
        out[24] = 1.092;   // no word that says what it is about
        return out;
    }();
    return weights;
}

Weights adapt_strangers(std::span<const Mistake> mistakes, const Weights& built_in) {
    std::vector<Outcome> small;
    small.reserve(mistakes.size());
    for (const auto& mistake : mistakes) {
        Outcome one{.facts = {}, .right = mistake.stranger, .weight = mistake.weight};
        one.facts.values[0] = verdict(mistake.facts, built_in);
        one.facts.values[1] = 1;
        small.push_back(one);
    }
    const auto found = fit(small, Weights{1}, strength);
    Weights out = built_in;
    for (auto& weight : out) weight *= std::max(found[0], slope_min);
    out[level_fact] += found[1];
    return out;
}

Shared share_anew(double score, double stranger_if_wrong, double share) {
    share = std::clamp(share, share_min, share_max);
    constexpr double assumed = tuning.near_share + tuning.far_share;
    const double ours = (1 - share) / (1 - assumed);
    const double wrong = 1 - score;
    const double stranger = wrong * stranger_if_wrong * share / assumed;
    const double all = ours * (score + wrong * (1 - stranger_if_wrong)) + stranger;
    return {.factor = ours / all, .stranger = stranger / all};
}

}  // namespace kb
