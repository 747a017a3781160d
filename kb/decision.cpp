// The thresholds, derived from one.
#include "kb/decision.hpp"

#include <algorithm>
#include <cmath>

namespace kb {
namespace {

constexpr double worth_offering = 0.12;    ///< of one candidate, beside a better one
constexpr double worth_suggesting = 0.30;  ///< of the best alone
constexpr double worth_asking = 0.45;      ///< of all that would be offered together

double risk_factor(Risk risk) {
    return risk == Risk::high ? 2.5 : risk == Risk::low ? 0.7 : 1.0;
}

/// A wrong answer costs more with the risk, no answer costs more when a person is dear.
double needed_for(const DecisionInput& input) {
    const double doubt = (1 - input.needed) * std::sqrt(std::clamp(input.person_cost, 0.25, 4.0)) /
                         risk_factor(input.risk);
    return std::clamp(1 - doubt, 0.5, 0.99);
}

}  // namespace

Decided decide(const DecisionInput& input) {
    Decided out{.needed = needed_for(input)};
    if (input.scores.empty()) return out;
    const double best = input.scores.front();
    const bool alone = input.scores.size() < 2 || input.scores[1] < 0.5 * best;
    if (best >= out.needed && !input.demoted) {
        out.decision = Decision::answer;
        out.offer = 1;
        return out;
    }
    double together = 0;
    for (const double score : input.scores.first(std::min(input.offer_max, input.scores.size()))) {
        if (out.offer > 0 && score < worth_offering) break;
        together += score;
        ++out.offer;
    }
    if (!alone && together >= worth_asking)
        out.decision = Decision::clarify;
    else if (best >= worth_suggesting)
        out.decision = Decision::suggest;
    else
        out.offer = 0;
    return out;
}

}  // namespace kb
