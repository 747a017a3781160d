// The bot's own sentences beside English and German: one file a language, a row a phrase.
// Internal to phrases.cpp.
#pragma once

#include "server/desk/settings/phrases.hpp"

#include <cstddef>
#include <span>
#include <string_view>

namespace desk {

struct Sentence {
    Phrase phrase{};
    std::string_view text;
};

// Each phrase once, in the order of the enumeration.
consteval bool is_whole(std::span<const Sentence> rows) {
    if (rows.size() != static_cast<std::size_t>(Phrase::count_)) return false;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i].phrase != static_cast<Phrase>(i)) return false;
    }
    return true;
}

std::span<const Sentence> dutch_phrases();
std::span<const Sentence> french_phrases();
std::span<const Sentence> italian_phrases();
std::span<const Sentence> polish_phrases();
std::span<const Sentence> portuguese_phrases();
std::span<const Sentence> spanish_phrases();
std::span<const Sentence> turkish_phrases();

}  // namespace desk
