// "I want to return my order and get an invoice": where a message may be two.
// Knows words and sentences; whether each half stands for itself is the matcher's word.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

namespace desk {

using Halves = std::pair<std::string_view, std::string_view>;

// Every place at which the message may be cut in two, from left to right, at most a few: before a
// sentence, or around a word that joins. Each half has at least two words.
std::vector<Halves> halves_of(std::string_view text, std::string_view lang);

}  // namespace desk
