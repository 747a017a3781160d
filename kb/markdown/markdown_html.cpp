// Markdown to HTML: only the tags and attributes written in this file can come out of it.
#include "kb/markdown/markdown.hpp"
#include "kb/markdown/markdown_parse.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>

namespace kb::markdown {
namespace {

constexpr std::size_t containers_max = 32;  // lists and quotes inside each other
constexpr std::size_t spans_max = containers_max + 16;
// Short input can ask for endless output (wide tables, one reference linked often).
constexpr std::size_t growth_max = 24;
constexpr std::size_t growth_floor = std::size_t{64} << 10U;

struct Tag {
    int type;
    std::string_view open;
    std::string_view close;
};
constexpr std::array block_tags = {
    Tag{MD_BLOCK_QUOTE, "<blockquote>\n", "</blockquote>\n"},
    Tag{MD_BLOCK_UL, "<ul>\n", "</ul>\n"},
    Tag{MD_BLOCK_LI, "<li>", "</li>\n"},
    Tag{MD_BLOCK_CODE, "<pre><code>", "</code></pre>\n"},
    Tag{MD_BLOCK_P, "<p>", "</p>\n"},
    Tag{MD_BLOCK_TABLE, "<table>\n", "</table>\n"},
    Tag{MD_BLOCK_THEAD, "<thead>\n", "</thead>\n"},
    Tag{MD_BLOCK_TBODY, "<tbody>\n", "</tbody>\n"},
    Tag{MD_BLOCK_TR, "<tr>", "</tr>\n"},
};
constexpr std::array span_tags = {
    Tag{MD_SPAN_EM, "<em>", "</em>"},
    Tag{MD_SPAN_STRONG, "<strong>", "</strong>"},
    Tag{MD_SPAN_CODE, "<code>", "</code>"},
    Tag{MD_SPAN_DEL, "<del>", "</del>"},
};
constexpr std::array<std::string_view, 4> cell_classes = {
    "", " class=\"align-left\"", " class=\"align-center\"", " class=\"align-right\""};
constexpr std::array<std::string_view, 7> heading_closes = {
    "", "", "</h2>\n", "</h3>\n", "</h4>\n", "</h5>\n", "</h6>\n"};

template <class Detail>
const Detail& as(const void* detail) {
    return *static_cast<const Detail*>(detail);
}

std::string address(std::string_view url) {
    constexpr std::string_view plain = "-_.~!*(),%#@?=;:/+$[]";
    std::string out;
    for (const char c : url) {
        const bool letter =
            (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (letter || plain.find(c) != plain.npos) {
            out += c;
        } else if (c == '&') {
            out += "&amp;";
        } else {
            out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
        }
    }
    return out;
}

class HtmlWriter {
  public:
    HtmlWriter(std::size_t input, const HtmlOptions& options)
        : options_(options), bytes_max_(growth_floor + input * growth_max) {}

    std::string take() { return std::move(out_); }

    bool enter(MD_BLOCKTYPE type, void* detail) {
        switch (type) {
            case MD_BLOCK_DOC:
                return true;
            case MD_BLOCK_HR:
                out_ += "<hr>\n";
                return fits();
            case MD_BLOCK_H:
                heading_begin_ = out_.size();
                words_.clear();
                return true;
            case MD_BLOCK_OL:
                return open_numbered(as<MD_BLOCK_OL_DETAIL>(detail).start);
            case MD_BLOCK_TH:
            case MD_BLOCK_TD:
                return open_cell(type, as<MD_BLOCK_TD_DETAIL>(detail).align);
            default:
                return open(block_tag(type), any_block, keeps(type));
        }
    }

    bool leave(MD_BLOCKTYPE type, void* detail) {
        switch (type) {
            case MD_BLOCK_DOC:
            case MD_BLOCK_HR:
                return true;
            case MD_BLOCK_H:
                return close_heading(as<MD_BLOCK_H_DETAIL>(detail).level);
            default:
                return close_block();
        }
    }

    bool enter(MD_SPANTYPE type, void* detail) {
        if (type == MD_SPAN_IMG) return open_image(as<MD_SPAN_IMG_DETAIL>(detail));
        if (in_alt()) return true;
        if (type == MD_SPAN_A) return open_link(as<MD_SPAN_A_DETAIL>(detail));
        const auto found = std::ranges::find(span_tags, static_cast<int>(type), &Tag::type);
        return open(found == span_tags.end() ? Tag{} : *found, type, open_.size() < spans_max);
    }

    bool leave(MD_SPANTYPE type, void* detail) {
        if (type == MD_SPAN_IMG) return close_image(as<MD_SPAN_IMG_DETAIL>(detail));
        return in_alt() || close_span(type);
    }

    bool text(MD_TEXTTYPE type, std::string_view bytes) {
        append_words(words_, type, bytes);
        switch (type) {
            case MD_TEXT_BR:
                out_ += in_alt() ? " " : "<br>\n";
                break;
            case MD_TEXT_SOFTBR:
                out_ += in_alt() ? ' ' : '\n';
                break;
            case MD_TEXT_NULLCHAR:
                out_ += "\xEF\xBF\xBD";
                break;
            case MD_TEXT_ENTITY:
                out_ += escape_html(decoded_entity(bytes));
                break;
            default:
                out_ += escape_html(bytes);
        }
        return fits();
    }

  private:
    static constexpr int any_block = -1;
    struct Open {
        int type;                // a span's, or any_block
        std::string_view close;  // empty: the tag was left out
    };

    bool fits() const { return out_.size() <= bytes_max_; }
    bool in_alt() const { return alt_depth_ > 0; }
    bool in_link() const {
        return std::ranges::any_of(
            open_, [](const Open& o) { return o.type == MD_SPAN_A && !o.close.empty(); });
    }

    static Tag block_tag(MD_BLOCKTYPE type) {
        const auto found = std::ranges::find(block_tags, static_cast<int>(type), &Tag::type);
        return found == block_tags.end() ? Tag{} : *found;
    }

    // Containers stop at a depth; their parts go with them.
    bool keeps(MD_BLOCKTYPE type) const {
        switch (type) {
            case MD_BLOCK_QUOTE:
            case MD_BLOCK_UL:
            case MD_BLOCK_OL:
            case MD_BLOCK_TABLE:
                return open_.size() < containers_max;
            case MD_BLOCK_P:
            case MD_BLOCK_CODE:
                return true;
            default:
                return !open_.empty() && !open_.back().close.empty();
        }
    }

    bool open(const Tag& tag, int type, bool keep) {
        open_.push_back({type, keep ? tag.close : std::string_view()});
        if (keep) out_ += tag.open;
        return fits();
    }

    void close_last() {
        out_ += open_.back().close;
        open_.pop_back();
    }

    // md4c sometimes forgets to leave a span, or leaves two in the wrong order.
    void end_spans() {
        while (in_alt()) close_image({});
        while (!open_.empty() && open_.back().type != any_block) close_last();
    }

    bool close_block() {
        end_spans();
        if (!open_.empty()) close_last();
        return fits();
    }

    bool close_span(int type) {
        auto at = open_.size();
        while (at > 0 && open_[at - 1].type != any_block && open_[at - 1].type != type) --at;
        if (at == 0 || open_[at - 1].type != type) return true;
        while (open_.size() >= at) close_last();
        return fits();
    }

    bool open_numbered(unsigned start) {
        const bool keep = keeps(MD_BLOCK_OL);
        open_.push_back({any_block, keep ? "</ol>\n" : ""});
        if (!keep) return true;
        out_ += start == 1 ? std::string("<ol>\n") : fmt::format("<ol start=\"{}\">\n", start);
        return fits();
    }

    bool open_cell(MD_BLOCKTYPE type, MD_ALIGN align) {
        const bool keep = keeps(type);
        const bool head = type == MD_BLOCK_TH;
        open_.push_back({any_block, !keep ? "" : head ? "</th>" : "</td>"});
        if (keep) out_ += fmt::format("<{}{}>", head ? "th" : "td", cell_classes.at(align));
        return fits();
    }

    // The page's title is its only h1.
    bool close_heading(unsigned level) {
        const auto shown = std::clamp(level, 2U, 6U);
        end_spans();
        const auto content = out_.substr(heading_begin_);
        out_.erase(heading_begin_);
        const auto anchor = anchors_.next(split_anchor(words_));
        out_ += options_.heading_ids ? fmt::format("<h{} id=\"{}\">", shown, escape_html(anchor))
                                     : fmt::format("<h{}>", shown);
        out_ += split_anchor(content).text;
        out_ += heading_closes.at(shown);
        return fits();
    }

    bool open_link(const MD_SPAN_A_DETAIL& link) {
        const auto url = decoded(link.href);
        const bool keep = !in_link() && open_.size() < spans_max && link_allowed(url);
        open_.push_back({MD_SPAN_A, keep ? "</a>" : ""});
        if (!keep) return true;
        out_ += fmt::format("<a href=\"{}\"", address(url));
        add_title(link.title);
        const bool outside = url.front() == 'h' || url.front() == 'H';  // the only such schemes
        out_ += outside ? " target=\"_blank\" rel=\"noopener noreferrer nofollow\">" : ">";
        return fits();
    }

    bool open_image(const MD_SPAN_IMG_DETAIL& image) {
        if (in_alt()) {
            ++alt_depth_;
            return true;
        }
        const auto url = decoded(image.src);
        if (!image_allowed(url)) return open({}, MD_SPAN_IMG, false);
        alt_depth_ = 1;
        out_ += fmt::format("<img src=\"{}\" alt=\"", address(url));
        return fits();
    }

    bool close_image(const MD_SPAN_IMG_DETAIL& image) {
        if (!in_alt()) return close_span(MD_SPAN_IMG);
        if (alt_depth_ > 1) {
            --alt_depth_;
            return true;
        }
        out_ += '"';
        add_title(image.title);
        out_ += " loading=\"lazy\">";
        alt_depth_ = 0;
        return fits();
    }

    void add_title(const MD_ATTRIBUTE& title) {
        if (title.size > 0) out_ += fmt::format(" title=\"{}\"", escape_html(decoded(title)));
    }

    HtmlOptions options_;
    std::size_t bytes_max_;
    std::string out_;
    std::vector<Open> open_;
    std::size_t alt_depth_ = 0;  // images inside the image whose words are being written
    std::size_t heading_begin_ = 0;
    std::string words_;  // plain text since the last heading began
    Anchors anchors_;
};
}  // namespace

std::string html(std::string_view markdown, const HtmlOptions& options) {
    const auto text = readable(markdown);
    HtmlWriter writer(text.size(), options);
    if (parse(text, RawHtml::as_text, writer)) return writer.take();
    return fmt::format("<p>{}</p>\n", escape_html(text));
}

}  // namespace kb::markdown
