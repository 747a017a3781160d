// Any bytes as Markdown: the HTML that comes out must satisfy the strict checker.
#include "kb/markdown/markdown.hpp"
#include "kb/utf8.hpp"
#include "tests/kb/html_checker.hpp"

#include <cstdint>
#include <cstdio>
#include <cstdlib>

namespace {
void demand(bool holds, std::string_view what, std::string_view html) {
    if (holds) return;
    std::fprintf(stderr, "%.*s\n%.*s\n", static_cast<int>(what.size()), what.data(),
                 static_cast<int>(html.size()), html.data());
    std::abort();
}
}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    const auto html = kb::markdown::html(text, {.heading_ids = size % 2 == 0});
    if (const auto offence = HtmlChecker::offence(html)) demand(false, *offence, html);
    demand(!kb::first_invalid_utf8(html), "not UTF-8", html);

    const auto plain = kb::markdown::plain(text, {.link_addresses = true});
    demand(!kb::first_invalid_utf8(plain), "not UTF-8", plain);
    kb::markdown::html(kb::markdown::first_paragraph(text));

    const auto outline = kb::markdown::outline(text);
    for (const auto& heading : outline.headings) {
        demand(heading.begin <= heading.end && heading.end <= size, "a heading outside", html);
    }
    const auto value = kb::markdown::html("v" + kb::markdown::literal(text));
    if (const auto offence = HtmlChecker::offence(value)) demand(false, *offence, value);
    demand(value.find("<a ") == value.npos && value.find("<img") == value.npos,
           "a value became a link", value);
    return 0;
}
