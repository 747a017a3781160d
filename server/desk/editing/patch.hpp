// Phrases added to a content file as a unified diff, ready for `git apply`; nothing is written.
// The edited file is read again before it is offered: a patch that would not load is none.
#pragma once

#include "server/desk/content/content.hpp"

#include <expected>
#include <span>
#include <string>
#include <string_view>

namespace desk {

struct Patch {
    std::string target;  // id of the item
    std::string field;   // questions | examples | not_questions | not_examples
    std::string file;
    int line = 0;  // the first line of the file that is new or changed
    std::string diff;
    std::string text;  // the file as it becomes
};

enum class Field { phrases, look_alikes };

// What the field is called in the item's file.
std::string_view key_of(kb::ItemKind kind, Field field);

// `bytes`: the item's file as it stands on disk. The error says why no patch could be made.
std::expected<Patch, std::string> patch_phrases(const Content& content, std::size_t item,
                                                Field field, std::span<const std::string> phrases,
                                                std::string_view bytes);

// One line of a literal block: no line breaks, no blanks around, not endless.
std::string as_phrase(std::string_view text);

// A text as YAML reads it back, whatever is in it.
std::string in_quotes(std::string_view text);

// The change from one text to another as one hunk with three lines around it; both end in their
// own way. Empty where nothing differs; the making of a file where there was no text.
std::string unified_diff(const std::string& file, std::string_view before, std::string_view after);

}  // namespace desk
