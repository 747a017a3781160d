// Finds where two items of the content get in each other's way, for `check`.
// Knows items and the matcher; says which lines clash, never how to word the problem.
#pragma once

#include "kb/matching/matcher.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace kb {

enum class OverlapKind {
    same_phrase,     ///< the same normalised phrase in two items: neither can be certain
    near_duplicate,  ///< two phrases of different items that differ only in small words
    stolen,          ///< a phrase that, left out of training, goes surely to another item
    clash,           ///< a short message that both items would answer
    contradiction    ///< a phrase of the item is among its own (or the general) negatives
};

struct Overlap {
    OverlapKind kind = OverlapKind::clash;
    std::size_t item = 0;   ///< whose phrase it is
    std::size_t other = 0;  ///< the item it collides with
    Phrase phrase{};
    Phrase other_phrase{};  ///< the other place; empty text where there is none
    std::string message{};  ///< clash: the shortest message that hits both
};

/// All overlaps, in the order of the items; deterministic.
std::vector<Overlap> overlaps(const Matcher& matcher);

}  // namespace kb
