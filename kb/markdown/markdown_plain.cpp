// Markdown to plain text: for chat lines, search and notification mails.
#include "kb/markdown/markdown.hpp"
#include "kb/markdown/markdown_parse.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

namespace kb::markdown {
namespace {

constexpr std::size_t indent_max = 8;
constexpr std::size_t growth_max = 24;
constexpr std::size_t growth_floor = std::size_t{64} << 10U;

class PlainWriter {
  public:
    PlainWriter(std::size_t input, const PlainOptions& options)
        : options_(options), bytes_max_(growth_floor + input * growth_max) {}

    std::string take() {
        while (!out_.empty() && (out_.back() == '\n' || out_.back() == ' ')) out_.pop_back();
        return std::move(out_);
    }

    bool enter(MD_BLOCKTYPE type, void* detail) {
        switch (type) {
            case MD_BLOCK_UL:
                apart();
                lists_.push_back(bullets);
                break;
            case MD_BLOCK_OL:
                apart();
                lists_.push_back(static_cast<MD_BLOCK_OL_DETAIL*>(detail)->start);
                break;
            case MD_BLOCK_LI:
                begin_item();
                break;
            case MD_BLOCK_TR:
                breaks_ = std::max(breaks_, 1);
                first_cell_ = true;
                break;
            case MD_BLOCK_TH:
            case MD_BLOCK_TD:
                if (!first_cell_) write(" | ");
                first_cell_ = false;
                break;
            case MD_BLOCK_H:
            case MD_BLOCK_P:
            case MD_BLOCK_CODE:
            case MD_BLOCK_QUOTE:
            case MD_BLOCK_TABLE:
                apart();
                break;
            default:
                break;
        }
        if (type == MD_BLOCK_H) {
            heading_begin_ = out_.empty() ? 0 : out_.size() + static_cast<std::size_t>(breaks_);
        }
        return fits();
    }

    bool leave(MD_BLOCKTYPE type, void*) {
        links_.clear();
        switch (type) {
            case MD_BLOCK_H:
                end_heading();
                break;
            case MD_BLOCK_UL:
            case MD_BLOCK_OL:
                lists_.pop_back();
                marker_.clear();
                apart();
                break;
            case MD_BLOCK_CODE:
                while (out_.ends_with('\n')) out_.pop_back();
                apart();
                break;
            case MD_BLOCK_P:
            case MD_BLOCK_QUOTE:
            case MD_BLOCK_TABLE:
            case MD_BLOCK_HR:
                apart();
                break;
            default:
                break;
        }
        return fits();
    }

    bool enter(MD_SPANTYPE type, void*) {
        if (type == MD_SPAN_A) links_.push_back(out_.size());
        return true;
    }

    bool leave(MD_SPANTYPE type, void* detail) {
        if (type == MD_SPAN_A) end_link(static_cast<MD_SPAN_A_DETAIL*>(detail)->href);
        return fits();
    }

    bool text(MD_TEXTTYPE type, std::string_view bytes) {
        words_.clear();
        append_words(words_, type, bytes);
        if (type == MD_TEXT_BR) words_ = "\n";
        write(words_);
        return fits();
    }

  private:
    static constexpr unsigned bullets = ~0U;

    bool fits() const { return out_.size() + read_ <= bytes_max_; }

    // Blocks stand apart by an empty line; within a list a line break is enough.
    void apart() {
        if (marker_.empty()) breaks_ = std::max(breaks_, lists_.empty() ? 2 : 1);
    }

    void write(std::string_view text) {
        if (text.empty()) return;
        if (!out_.empty()) out_.append(static_cast<std::size_t>(breaks_), '\n');
        breaks_ = 0;
        out_ += marker_;
        marker_.clear();
        out_ += text;
    }

    void begin_item() {
        breaks_ = std::max(breaks_, 1);
        if (lists_.empty()) return;
        marker_.assign(std::min(lists_.size() - 1, indent_max) * 2, ' ');
        marker_ += lists_.back() == bullets ? "- " : fmt::format("{}. ", lists_.back());
        if (lists_.back() != bullets) ++lists_.back();
    }

    void end_heading() {
        const auto begin = std::min(heading_begin_, out_.size());
        const auto kept = split_anchor(std::string_view(out_).substr(begin)).text.size();
        out_.erase(begin + kept);
        apart();
    }

    // Worth saying only where the words do not say it already and it leads somewhere by itself.
    void end_link(const MD_ATTRIBUTE& href) {
        if (links_.empty()) return;
        const auto begin = links_.back();
        links_.pop_back();
        if (!options_.link_addresses) return;
        read_ += href.size;  // one long reference may be linked a thousand times
        const auto url = decoded(href);
        if (!link_allowed(url)) return;
        if (url.starts_with('/') || url.starts_with('#')) return;
        const auto shown = std::string_view(out_).substr(std::min(begin, out_.size()));
        const auto bare =
            url.substr(url.starts_with("mailto:") || url.starts_with("tel:") ? url.find(':') + 1
                                                                             : std::size_t{0});
        if (shown.find(bare) == shown.npos) write(fmt::format(" ({})", bare));
    }

    PlainOptions options_;
    std::size_t bytes_max_;
    std::size_t read_ = 0;  // of addresses
    std::string out_;
    std::string words_;
    std::string marker_;  // of a list item that has no text yet
    int breaks_ = 0;      // line breaks before the next text
    bool first_cell_ = false;
    std::vector<unsigned> lists_;  // number of the next item
    std::vector<std::size_t> links_;
    std::size_t heading_begin_ = 0;
};
}  // namespace

std::string plain(std::string_view markdown, const PlainOptions& options) {
    const auto text = readable(markdown);
    PlainWriter writer(text.size(), options);
    if (parse(text, RawHtml::as_text, writer)) return writer.take();
    std::string out;
    append_printable(out, text);
    return out;
}

}  // namespace kb::markdown
