// Strangers are messages that nothing in the content answers. How many come, the content cannot
// know: one shop meets none, the next more than half. So the score is shared anew between right,
// mistaken and stranger for the share of strangers that is met (Saerens et al. 2002).
#pragma once

#include "kb/matching/calibration.hpp"

#include <span>

namespace kb {

/// Weights that tell a stranger from a message of ours that we would answer wrongly.
const Weights& default_stranger_weights();

/// A try that went wrong: was it a stranger's message?
struct Mistake {
    Facts facts{};
    bool stranger = false;
    double weight = 1;
};

/// The built-in weights made to suit one content; only their level and slope move.
Weights adapt_strangers(std::span<const Mistake> mistakes, const Weights& built_in);

/// What the best candidate's score becomes where strangers are `share` of the messages.
struct Shared {
    double factor = 1;    ///< for the scores of all candidates
    double stranger = 0;  ///< how likely the message is one of them
};

/// `score`: that the best is right, strangers being Tuning's shares of them;
/// `stranger_if_wrong`: that it is a stranger's, if the best is wrong.
Shared share_anew(double score, double stranger_if_wrong, double share);

}  // namespace kb
