// Messages of the same words are one wording, wordings that share most of their words one cluster.
// Knows words and their weight; internal to gaps.cpp and gap_patches.cpp.
#pragma once

#include "server/desk/editing/sightings.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace desk {

using Words = std::map<std::string, double>;  // stem -> weight

// Without words that say nothing; a negation says something.
Words words_of(std::string_view text, std::string_view lang);

// Numbers and addresses are somebody's: they have no place in a file that many read.
bool is_personal(std::string_view text);

// The same words, however they were typed.
struct Wording {
    std::string text;
    std::string lang;
    Words words;
    std::vector<const Sighting*> sightings;
    std::optional<std::size_t> nearest;
};

// The most frequent first.
std::vector<Wording> wordings_of(std::span<const Sighting> sightings);

// Wordings gathered around the most frequent of them, which comes first.
using Cluster = std::vector<const Wording*>;
std::vector<Cluster> clusters_of(std::span<const Wording> wordings);

}  // namespace desk
