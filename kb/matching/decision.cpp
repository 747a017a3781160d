// What each course costs in expectation, in one unit: to leave one customer without an answer when
// a person is near. The team's target fixes what a wrong answer costs; the rest is ours.
#include "kb/matching/decision.hpp"

#include <algorithm>
#include <cmath>

namespace kb {
namespace {

constexpr double worth_asking = 0.15;    ///< of the best: no word of the message is any item's below
constexpr double worth_offering = 0.12;  ///< of one candidate, beside a better one
constexpr double half_as_likely = 0.5;   ///< a second one this near makes it a question
constexpr double effort_of_one = 0.30;   ///< to look at a suggestion
constexpr double effort_of_some = 0.45;  ///< to read a question and choose
constexpr double needed_min = 0.5;
constexpr double needed_max = 0.99;

double risk_factor(Risk risk) {
    return risk == Risk::high ? 2.5 : risk == Risk::low ? 0.7 : 1.0;
}

double person_cost(const DecisionInput& input) {
    return std::clamp(input.person_cost, 0.25, 4.0);
}

/// At normal risk and cost an answer as likely as `needed` costs as much as none: that is what the
/// target means. So a wrong one costs 1 / (1 - needed), times the risk its author saw.
double cost_of_wrong(const DecisionInput& input) {
    return risk_factor(input.risk) / std::max(1 - input.needed, 0.01);
}

/// Not all who get no answer end with a person: the dearness of one counts by its root.
double cost_of_none(const DecisionInput& input) {
    return std::sqrt(person_cost(input));
}

double needed_for(const DecisionInput& input) {
    return std::clamp(1 - cost_of_none(input) / cost_of_wrong(input), needed_min, needed_max);
}

/// The candidates worth a button, and the chance that one of them is right.
struct Offer {
    std::size_t count = 0;
    double together = 0;
};

Offer offer_of(const DecisionInput& input) {
    Offer offer;
    for (const double score : input.scores.first(std::min(input.offer_max, input.scores.size()))) {
        if (offer.count > 0 && score < worth_offering) break;
        offer.together += score;
        ++offer.count;
    }
    return offer;
}

/// Asking pays where what it saves is more than the effort: whoever finds the right button needs
/// nobody else.
bool pays(double chance, double effort, const DecisionInput& input) {
    return chance * person_cost(input) >= effort;
}

}  // namespace

Decided decide(const DecisionInput& input) {
    Decided out{.needed = needed_for(input)};
    if (input.scores.empty()) return out;
    const double best = input.scores.front();
    if (best >= out.needed && !input.demoted) {
        out.decision = Decision::answer;
        out.offer = 1;
        return out;
    }
    if (best < worth_asking) return out;
    const bool alone = input.scores.size() < 2 || input.scores[1] < half_as_likely * best;
    const auto offer = offer_of(input);
    if (!alone && pays(offer.together, effort_of_some, input))
        out.decision = Decision::clarify;
    else if (pays(best, effort_of_one, input))
        out.decision = Decision::suggest;
    if (out.decision != Decision::fallback) out.offer = offer.count;
    return out;
}

}  // namespace kb
