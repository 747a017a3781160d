// From measured facts to one probability: a logistic model, its built-in weights, and how it is
// fitted again on the content's own phrases. Knows signals and outcomes; knows no words.
#pragma once

#include "kb/matching/matcher.hpp"

#include <array>
#include <cstddef>
#include <span>
#include <vector>

namespace kb {

/// What the logistic model looks at, in the order of the weights.
struct Facts {
    static constexpr std::size_t count = 30;
    std::array<double, count> values{};
};

/// Facts about the message and the content that are not in Signals.
struct Setting {
    std::size_t items = 0;
    std::size_t phrases = 0;
    int words = 0;
    double mass = 0;
    bool topic = false;
};

/// How one candidate stands among the others, beyond its Signals.
struct Standing {
    double explained_ahead = 0;  ///< explained, minus that of the best other candidate
    double retrieval_ahead = 0;  ///< the same of retrieval
    int phrases = 0;             ///< how many the item has
    bool topical = false;        ///< the message has a word that says what it is about
    bool small_talk = false;     ///< the item was taught a phrase without such a word
};

Facts facts(const Signals& signals, const Standing& standing, const Setting& setting);

using Weights = std::array<double, Facts::count>;

/// Fitted over several companies' content; see tests/bench/kb_fit.cpp.
const Weights& default_weights();

/// The log of the odds that the facts speak for.
double verdict(const Facts& facts, const Weights& weights);
double probability(const Facts& facts, const Weights& weights);

struct Outcome {
    Facts facts{};
    bool right = false;
    double weight = 1;
};

/// Facts that data of single messages cannot show (rules, topic) keep their weight in a fit.
bool is_fitted(std::size_t fact);

/// The weights that explain the outcomes best without going far from `prior`
/// (`strength`: how many outcomes the prior is worth).
Weights fit(std::span<const Outcome> outcomes, const Weights& prior, double strength);

/// Has the team written down what is not answered, or do we only have our own stock?
enum class Strangers { guessed, known };

/// The built-in weights made to suit one content: only their overall level and slope move, and
/// the voices of rejection where strangers are known; so a few hundred outcomes are enough.
/// `strength`: how many outcomes the built-in weights are worth.
Weights adapt(std::span<const Outcome> outcomes, const Weights& built_in, Strangers strangers,
              double strength);

}  // namespace kb
