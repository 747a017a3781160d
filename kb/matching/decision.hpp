// From probabilities to what to do: the cheapest in expectation of answering, asking back,
// offering and giving up. Knows costs; knows nothing of how sure we became.
#pragma once

#include "kb/matching/matcher.hpp"

#include <span>

namespace kb {

struct DecisionInput {
    std::span<const double> scores{};  ///< of the candidates, best first
    double needed = 0.8;               ///< to answer at normal risk, a person at normal cost
    Risk risk = Risk::normal;
    double person_cost = 1;
    bool demoted = false;  ///< the best item has shown that it cannot reach the target
    std::size_t offer_max = 3;
};

struct Decided {
    Decision decision = Decision::fallback;
    std::size_t offer = 0;
    double needed = 0;
};

Decided decide(const DecisionInput& input);

}  // namespace kb
