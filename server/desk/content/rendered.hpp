// Markdown as a chat shows it. The answers of articles are rendered when the content is loaded, so
// that a turn which says one need not read its Markdown again.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

namespace desk {

struct Rendered {
    std::string html;  // safe
    std::string text;  // for who reads no HTML; addresses stand behind the words of links
};

class RenderedTexts {
  public:
    // Makes a text ready that will be said often; it must outlive this.
    void prepare(std::string_view markdown);

    // Any text; one that is ready costs nothing but the copy.
    Rendered of(std::string_view markdown) const;

  private:
    std::unordered_map<std::string_view, Rendered> ready_;
};

}  // namespace desk
