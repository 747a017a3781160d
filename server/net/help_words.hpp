// The sentences of the help centre's own furniture, by language.
#pragma once

#include <string_view>

namespace net {

struct HelpWords {
    std::string_view lang;
    std::string_view name;  // of the language, in itself
    std::string_view centre;
    std::string_view skip;
    std::string_view language;
    std::string_view search_label;
    std::string_view placeholder;
    std::string_view search;
    std::string_view how_help;
    std::string_view breadcrumb;
    std::string_view related;
    std::string_view more;
    std::string_view not_found_heading;
    std::string_view not_found;
    std::string_view contact_heading;
    std::string_view contact;
    std::string_view chat;
    std::string_view one_answer;    // {q}
    std::string_view many_answers;  // {n} {q}
    std::string_view no_answer;     // {q}
    std::string_view other;         // articles outside any folder
};

/// The words in this language; English where there are none.
const HelpWords& help_words(std::string_view lang);

/// "Deutsch" for "de"; the code itself where we don't know it.
std::string_view language_name(std::string_view lang);

}  // namespace net
