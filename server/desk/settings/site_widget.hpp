// What a site's chat asks strangers and says first, as deskbell.yaml has it under
// `sites: {default: {form, proactive}}`. Values; what a page's own script says comes before it.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace desk {

using ByLanguage = std::map<std::string, std::string, std::less<>>;

// A question to strangers before their first message.
struct FormField {
    std::string name;
    ByLanguage label;
    std::string type = "text";  // text email number date bool choice
    bool required = false;
    std::vector<std::string> choices;
};

// What the shop says first, once to each visitor.
struct Proactive {
    std::string id;
    ByLanguage text;
    std::vector<std::string> pages;  // paths, `*` for anything; none: every page
    int after_s = 0;                 // on the page
    std::string hours;               // "open", "closed"; empty: always
    std::vector<std::string> segments;
};

struct SiteWidget {
    std::vector<FormField> form;
    std::vector<Proactive> proactive;
};

// The sentence in this language, else in the first of `known` that it is in, else any.
const std::string& in_language(const ByLanguage& text, std::string_view language,
                               const std::vector<std::string>& known);

}  // namespace desk
