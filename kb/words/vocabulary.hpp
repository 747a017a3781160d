// How common a word is in everybody's speech, before any content has been read.
// A small table per language, written for this project: function words and the words of chat.
#pragma once

#include <span>
#include <string_view>

namespace kb {

/// 0: says nothing about the topic ("the"); 1: says a little ("need"); 2: everything else.
enum class Commonness { function, chat, topical };

/// With an empty or unknown `lang` all lists are asked.
Commonness commonness(std::string_view word, std::string_view lang);

/// The languages we have word lists of.
std::span<const std::string_view> listed_languages();

/// The lists of one language as written, words separated by spaces; empty where we have none.
std::string_view function_words(std::string_view lang);
std::string_view chat_words(std::string_view lang);

/// Words that turn a message into its opposite ("not", "kein", "sin").
bool is_negation(std::string_view word, std::string_view lang);

}  // namespace kb
