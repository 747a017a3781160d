// Where things stand in a Markdown document: headings, raw HTML, links, the first paragraph.
// md4c tells no positions, but the texts it hands out are pieces of the document itself.
#include "kb/markdown/markdown.hpp"
#include "kb/markdown/markdown_parse.hpp"

#include <algorithm>
#include <functional>
#include <optional>

namespace kb::markdown {
namespace {

class Lines {
  public:
    explicit Lines(std::string_view text) : text_(text) {
        for (std::size_t at = 0; at < text.size(); ++at) {
            if (at == 0 || text[at - 1] == '\n') begins_.push_back(at);
        }
    }

    // The place of a piece of the document; nothing for md4c's own constants.
    std::optional<std::size_t> place_of(const char* piece) const {
        const bool ours = !std::less<>()(piece, text_.data()) &&
                          std::less<>()(piece, text_.data() + text_.size());
        return ours ? std::optional(static_cast<std::size_t>(piece - text_.data())) : std::nullopt;
    }

    std::size_t index(std::size_t at) const {
        const auto after = std::ranges::upper_bound(begins_, at);
        return static_cast<std::size_t>(after - begins_.begin()) - 1;
    }
    std::size_t begin(std::size_t line) const {
        return line < begins_.size() ? begins_[line] : text_.size();
    }
    std::string_view line(std::size_t line) const {
        return text_.substr(begin(line), begin(line + 1) - begin(line));
    }
    std::size_t count() const { return begins_.size(); }

  private:
    std::string_view text_;
    std::vector<std::size_t> begins_;
};

// A block outside lists and quotes.
struct Block {
    MD_BLOCKTYPE type;
    std::size_t first_line;
    std::size_t last_line;
    bool announces = false;  // ends with a colon
};

class OutlineReader {
  public:
    explicit OutlineReader(std::string_view text)
        : lines_(text), effort_left_(effort_floor + text.size() * effort_per_byte) {}

    bool enter(MD_BLOCKTYPE type, void*) {
        if (type == MD_BLOCK_DOC) return true;
        if (depth_++ == 0) begin_block(type);
        if (type == MD_BLOCK_H) words_.clear();
        in_html_ = type == MD_BLOCK_HTML;
        html_said_ = false;
        return spend(1);
    }

    bool leave(MD_BLOCKTYPE type, void* detail) {
        if (type == MD_BLOCK_DOC) return true;
        --depth_;
        in_html_ = false;
        if (type == MD_BLOCK_H) end_heading(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level);
        if (depth_ == 0) end_block();
        return true;
    }

    bool enter(MD_SPANTYPE type, void* detail) {
        if (type == MD_SPAN_A) add_link(static_cast<MD_SPAN_A_DETAIL*>(detail)->href, link_allowed);
        if (type == MD_SPAN_IMG) {
            add_link(static_cast<MD_SPAN_IMG_DETAIL*>(detail)->src, image_allowed);
        }
        return spend(1);
    }

    bool leave(MD_SPANTYPE, void*) { return true; }

    bool text(MD_TEXTTYPE type, std::string_view bytes) {
        if (const auto at = lines_.place_of(bytes.data()); at && !bytes.empty()) {
            line_ = lines_.index(*at);
            if (first_line_ == none) first_line_ = line_;
            last_line_ = lines_.index(*at + bytes.size() - 1);
        }
        append_words(words_, type, bytes);
        if (type == MD_TEXT_HTML && !html_said_) {
            outline.raw_html.push_back({std::string(bytes), static_cast<int>(line_) + 1});
            html_said_ = in_html_;
        }
        return spend(bytes.size());
    }

    Outline outline;
    std::vector<Block> blocks;

  private:
    static constexpr std::size_t none = ~std::size_t{0};
    // A wide table or a reference linked often makes short text endless.
    static constexpr std::size_t effort_per_byte = 16;
    static constexpr std::size_t effort_floor = std::size_t{64} << 10U;

    bool spend(std::size_t effort) {
        if (effort + 1 > effort_left_) return false;
        effort_left_ -= effort + 1;
        return true;
    }

    void begin_block(MD_BLOCKTYPE type) {
        type_ = type;
        first_line_ = none;
        words_.clear();
    }

    void end_block() {
        if (first_line_ == none) return;
        const auto end = words_.find_last_not_of(" \n\t*_");
        const bool announces = end != std::string::npos && words_[end] == ':';
        blocks.push_back({type_, first_line_, last_line_, announces});
    }

    void end_heading(unsigned level) {
        const auto said = split_anchor(words_);
        auto anchor = anchors_.next(said);
        if (depth_ != 0 || first_line_ == none) return;
        auto after = last_line_ + 1;
        if (is_underline(lines_.line(after))) ++after;
        outline.headings.push_back({static_cast<int>(level), std::string(said.text),
                                    std::move(anchor), !said.anchor.empty(),
                                    static_cast<int>(first_line_) + 1, lines_.begin(first_line_),
                                    lines_.begin(after)});
    }

    // Of a heading written with === or --- below it.
    bool is_underline(std::string_view line) const {
        if (lines_.line(first_line_).find_first_not_of(' ') == std::string_view::npos) return false;
        if (lines_.line(first_line_).substr(lines_.line(first_line_).find_first_not_of(' '))[0] ==
            '#') {
            return false;
        }
        const auto begin = line.find_first_of("=-");
        return begin != line.npos && line.find_first_not_of(" =-\t\r\n") == line.npos;
    }

    void add_link(const MD_ATTRIBUTE& address, bool (*allowed)(std::string_view)) {
        if (!spend(address.size)) return;
        auto url = decoded(address);
        const auto at = address.size > 0 ? lines_.place_of(address.text) : std::nullopt;
        const auto line = at ? lines_.index(*at) : line_;
        auto& list = allowed(url) ? outline.links : outline.refused;
        list.push_back({std::move(url), static_cast<int>(line) + 1});
    }

    Lines lines_;
    std::size_t effort_left_;
    std::size_t depth_ = 0;
    std::size_t line_ = 0;
    MD_BLOCKTYPE type_ = MD_BLOCK_DOC;
    std::size_t first_line_ = none;
    std::size_t last_line_ = 0;
    std::string words_;
    bool in_html_ = false;
    bool html_said_ = false;
    Anchors anchors_;
};

bool is_list_like(MD_BLOCKTYPE type) {
    return type == MD_BLOCK_UL || type == MD_BLOCK_OL || type == MD_BLOCK_TABLE ||
           type == MD_BLOCK_QUOTE || type == MD_BLOCK_CODE;
}
}  // namespace

Outline outline(std::string_view markdown) {
    OutlineReader reader(markdown);
    reader.outline.whole = parse(markdown.substr(0, bytes_max), RawHtml::as_html, reader);
    return std::move(reader.outline);
}

std::string first_paragraph(std::string_view markdown) {
    const auto text = readable(markdown);
    OutlineReader reader(text);
    parse(text, RawHtml::as_text, reader);
    const auto& blocks = reader.blocks;
    auto found = std::ranges::find(blocks, MD_BLOCK_P, &Block::type);
    if (found == blocks.end()) {
        found = std::ranges::find_if(blocks, [](const Block& b) { return b.type != MD_BLOCK_H; });
    }
    if (found == blocks.end()) return {};
    auto last = found->last_line;
    const auto next = std::ranges::next(found);
    if (found->announces && next != blocks.end() && is_list_like(next->type)) {
        last = next->last_line;
    }
    const Lines lines(text);
    const auto begin = lines.begin(found->first_line);
    auto piece = text.substr(begin, lines.begin(last + 1) - begin);
    piece.erase(piece.find_last_not_of(" \t\r\n") + 1);
    return piece;
}

}  // namespace kb::markdown
