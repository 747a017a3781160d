// A page of plain text in each language we can tell by its letters. Knows text only.
#pragma once

#include <string_view>

namespace kb {

struct LanguageProfile {
    std::string_view lang;
    std::string_view text;
};

/// The page of `lang` ("de-AT" is "de"); empty where we have none.
std::string_view language_profile(std::string_view lang);

}  // namespace kb
