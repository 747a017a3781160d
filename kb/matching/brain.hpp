// What a Matcher has inside: the models of all languages, the calibration, who is demoted.
// Private to the matcher and its parts.
#pragma once

#include "kb/matching/calibration.hpp"
#include "kb/matching/matcher.hpp"
#include "kb/matching/model.hpp"
#include "kb/matching/strangers.hpp"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace kb {

struct Brain {
    std::vector<Item> items{};
    Settings settings{};
    std::vector<Model> models{};
    Weights weights = default_weights();
    Weights stranger_weights = default_stranger_weights();
    Calibration calibration{};
    std::vector<char> demoted{};
    /// By what Matcher::find is asked for: hash of a kind and an id, and the item; sorted.
    std::vector<std::pair<std::uint64_t, std::uint32_t>> names{};
    bool untried = false;  ///< too little content to be tried on itself
};

/// The languages of the items in order of appearance.
std::vector<std::string> languages_of(std::span<const Item> items);

/// Trains one model a language, on the whole general stock of negatives or on half of it.
std::vector<Model> train_models(std::span<const Item> items, const Settings& settings,
                                Stock stock = Stock::whole);

/// The whole way of one message through a brain.
Match ask(const Brain& brain, std::string_view text, const Query& query);

/// Calibrates `brain` on its own phrases, if it has enough of them.
void calibrate(Brain& brain);

/// A copy of `items` in which every phrase of the fold is empty.
std::vector<Item> without_fold(std::span<const Item> items, std::size_t fold, std::size_t folds);
bool in_fold(std::size_t item, std::size_t phrase, std::size_t fold, std::size_t folds);

}  // namespace kb
