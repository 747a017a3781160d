// The word lists behind vocabulary.hpp, one row a language.
#pragma once

#include <span>
#include <string_view>

namespace kb {

struct WordLists {
    std::string_view lang;
    std::string_view function;  ///< articles, pronouns, prepositions, auxiliaries, question words
    std::string_view chat;      ///< politeness, greetings and the small verbs of every request
    std::string_view negation;
};

std::span<const WordLists> word_lists();

}  // namespace kb
