// Markdown of articles and messages: as safe HTML, as plain text, as an outline.
// CommonMark with tables, ~~strikethrough~~ and bare links. Raw HTML never becomes HTML, links
// leave only by http, https, mailto, tel, /path and #anchor. Knows nothing of {{variables}}:
// fill them in before (through `literal`, so that a value stays a value).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kb::markdown {

/// Text beyond this is cut by html() and plain(): an article is never longer.
inline constexpr std::size_t bytes_max = std::size_t{1} << 20;

struct HtmlOptions {
    /// Give headings their `id`: for pages, not for chat messages that share one document.
    bool heading_ids = false;
};

/// Well-formed, escaped HTML; any input is fine (what would grow without end, as a table of
/// thousands of columns does, is shown as it was written). Headings begin at h2: the page has the
/// h1. Links outside open in a new tab and tell nothing to where they lead.
std::string html(std::string_view markdown, const HtmlOptions& options = {});

struct PlainOptions {
    /// Put the address behind a link's words: "our form (https://...)".
    bool link_addresses = false;
};

/// Text only, blocks apart by an empty line, list items by a line break. Not escaped.
std::string plain(std::string_view markdown, const PlainOptions& options = {});

/// The Markdown of the first paragraph under any headings; with a list after it where the
/// paragraph announces one (ends with a colon). What an article answers in chat by default.
std::string first_paragraph(std::string_view markdown);

struct Heading {
    int level = 1;
    std::string text;
    std::string anchor;     ///< of `{#anchor}`, else made from the text; unique in the document
    bool named = false;     ///< the author gave the anchor
    int line = 1;           ///< of the document, from 1
    std::size_t begin = 0;  ///< byte at which its line begins
    std::size_t end = 0;    ///< byte after the heading
};

struct Place {
    std::string text;
    int line = 1;
};

/// What stands where in a document, in order.
struct Outline {
    std::vector<Heading> headings;  ///< those outside lists and quotes
    std::vector<Place> raw_html;    ///< pieces of raw HTML, which html() would show as text
    std::vector<Place> links;       ///< addresses as written
    std::vector<Place> refused;     ///< addresses that html() would show as text
    bool whole = true;              ///< false: it grew without end and was left (see html())
};

Outline outline(std::string_view markdown);

/// May a link (an image) lead there?
bool link_allowed(std::string_view address);
bool image_allowed(std::string_view address);

/// `& < > " '` escaped: for text and attribute values.
std::string escape_html(std::string_view text);

/// `text` as Markdown that shows exactly this text: what a variable's value goes through.
std::string literal(std::string_view text);

}  // namespace kb::markdown
