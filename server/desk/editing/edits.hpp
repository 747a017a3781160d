// What differs between two content folders, line by line, as far as it can change an answer.
// Knows items, rules and lines; which message an edit changes is compare.hpp's business.
#pragma once

#include "server/desk/content/content.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace desk {

enum class EditKind { added, removed, changed };
enum class EditOf {
    phrase,        // a title, question, label or example
    negative,      // a not_question or not_example
    rule,          // of an intent
    item,          // a whole article or intent
    never_answer,  // a line that must not be answered
    keywords,
    answer,  // the text said
    body,    // the text behind the answer
    risk,
    synonyms,
    settings,  // target_precision
};
std::string_view name_of(EditKind kind);
std::string_view name_of(EditOf what);

struct Edit {
    EditKind kind = EditKind::changed;
    EditOf of = EditOf::phrase;
    kb::ItemKind item_kind = kb::ItemKind::article;
    std::string item;  // id; empty where it is about the whole content
    std::string lang;
    std::string text;  // the phrase or rule as written
    std::string file;
    int line = 0;
};

// In the order of the new content, then what was removed.
std::vector<Edit> edits_between(const Content& old, const Content& now);

// "added phrase (articles/en/refund.md:5): how do I get my money"
std::string in_words(const Edit& edit);

}  // namespace desk
