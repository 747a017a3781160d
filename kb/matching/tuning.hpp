// The numbers that shape the matcher, in one place. None is chosen for one set of data: each
// was kept because it helped, or hurt nothing, on all that were tried.
#pragma once

#include <cstddef>

namespace kb {

struct Tuning {
    // Features.
    double grams_weight = 0.8;      ///< length of the block of letters against that of words
    double concepts_weight = 0.7;   ///< the same of the concepts of service
    double everyday_weight = 0.5;   ///< and of the concepts of everyday life
    double meaning_weight = 0.6;    ///< and of the mean of what the words mean
    double idf_power = 0.6;         ///< how sharply rare features outweigh frequent ones
    double background_share = 0.5;  ///< of a word's weight, what everybody's speech says
    double unseen_share = 0.4;      ///< how much features unknown to the content dilute the rest
    std::size_t rare_grams_from =
        3000;  ///< with more phrases, letters seen in one phrase are dropped
    // Learning.
    double svm_c = 1;
    double svm_prior = 1.5;  ///< length of an item's mean phrase, from which its weights start
    int svm_epochs = 8;
    double svm_tolerance = 0.1;
    std::size_t body_until_phrases = 10;  ///< items with fewer phrases also learn from their answer
    double body_weight = 0.5;
    double negative_weight = 0.3;
    double stock_explained = 0.6;    ///< or accounted for so far by an item
    std::size_t stock_compared = 5;  ///< with the items that retrieval finds
    double stock_too_alike = 0.5;    ///< lines of the stock this near to a phrase are not taught
    // Fusing: what the other voices add to the linear value.
    double rank_nearest = 0.2;
    double rank_explained = 0.3;
    double rank_retrieval = 0.2;
    double rank_rule = 1.0;
    double rank_topic = 0.15;
    // Calibration: what messages are assumed to be.
    double inside_share = 0.87;  ///< messages that an item answers
    double near_share = 0.06;    ///< of the same trade, but answered by none
    double far_share = 0.07;     ///< about anything else
    std::size_t experiment_max =
        4'000'000;  ///< phrases times items; beyond, a reload must not wait
    double prior_strength = 4;
    double prior_of_few = 7;  ///< phrases of an item at which the prior is worth twice as much
    double prior_strength_strangers = 3;  ///< where the team wrote down what is not answered
    double threshold_below = 0.12;  ///< how far under the target precision a single answer may be
    // Words.
    double function_mass = 0.06;
    double chat_mass = 0.25;
};

inline constexpr Tuning tuning{};

}  // namespace kb
