// One map of what is ready; the rest goes through kb::markdown.
#include "server/desk/content/rendered.hpp"

#include "kb/markdown/markdown.hpp"

namespace desk {
namespace {

Rendered rendered(std::string_view markdown) {
    return {.html = kb::markdown::html(markdown),
            .text = kb::markdown::plain(markdown, {.link_addresses = true})};
}

}  // namespace

void RenderedTexts::prepare(std::string_view markdown) {
    const auto [place, added] = ready_.try_emplace(markdown);
    if (added) place->second = rendered(markdown);
}

Rendered RenderedTexts::of(std::string_view markdown) const {
    const auto found = ready_.find(markdown);
    return found == ready_.end() ? rendered(markdown) : found->second;
}

}  // namespace desk
