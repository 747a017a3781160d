// Reused sentences: `snippets/NAME.md`, put in by `{{> NAME}}`; `snippets/de/NAME.md` for German.
// Knows names and texts; the files are found by kb/library/library.hpp.
#pragma once

#include "kb/problem.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

namespace kb {

struct Snippet {
    std::string file;
    std::string text;
};

class Snippets {
  public:
    /// `lang` empty: for every language that has none of its own.
    void add(std::string_view lang, std::string_view name, Snippet snippet);

    /// Null where there is none.
    const Snippet* find(std::string_view name, std::string_view lang) const;

    /// `text` with every snippet in its place. What is missing or includes itself is a problem
    /// at `file`, with the line counted from `line`; it is left out of the text.
    std::string expand(std::string_view text, std::string_view lang, std::string_view file,
                       int line, Problems& problems) const;

    /// Snippets that include what is missing or themselves, each said once.
    void check(Problems& problems) const;

    std::size_t size() const { return snippets_.size(); }

  private:
    std::map<std::string, Snippet, std::less<>> snippets_;  // "name" or "lang/name"
};

}  // namespace kb
