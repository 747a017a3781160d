// The numbers that shape the matcher, in one place. None is chosen for one set of data: each
// was kept because it helped, or hurt nothing, on all that were tried.
#pragma once

#include <cstddef>

namespace kb {

struct Tuning {
    // Features.
    double concepts_weight = 0.7;   ///< length of the concept block against the two lexical ones
    double background_share = 0.5;  ///< of a word's weight, what everybody's speech says
    double unseen_share = 0.5;      ///< how much features unknown to the content dilute the rest
    std::size_t rare_grams_from =
        3000;  ///< with more phrases, letters seen in one phrase are dropped
    // Learning.
    double svm_c = 1;
    int svm_epochs = 20;
    double svm_tolerance = 0.1;
    std::size_t body_until_phrases = 10;  ///< items with fewer phrases also learn from their answer
    double body_weight = 0.5;
    double negative_weight = 0.3;
    double stock_too_alike = 0.5;  ///< lines of the stock this near to a phrase are not taught
    // Fusing: what the other voices add to the linear value.
    double rank_nearest = 0.2;
    double rank_explained = 0.2;
    double rank_retrieval = 0.2;
    double rank_rule = 1.0;
    double rank_topic = 0.15;
    // Calibration: how much a try counts, by where its message comes from.
    double inside_weight = 1;
    double near_weight = 0.5;
    double far_weight = 0.3;
    double prior_strength = 5;
    double threshold_below = 0.12;  ///< how far under the target precision a single answer may be
    // Words.
    double function_mass = 0.06;
    double chat_mass = 0.25;
};

inline constexpr Tuning tuning{};

}  // namespace kb
