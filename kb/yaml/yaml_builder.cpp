// Takes yaml-cpp's events and links cells; refuses what our files do without.
#include "kb/yaml/yaml_builder.hpp"

#include "kb/utf8.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

namespace kb::yaml {
namespace {

class Builder : public YAML::EventHandler {
  public:
    Builder(Tree& tree, std::string_view source, Problems& problems, int first_line)
        : tree_(tree), source_(source), problems_(problems), first_line_(first_line) {}

    void OnDocumentStart(const YAML::Mark&) override {}
    void OnDocumentEnd() override {}

    void OnNull(const YAML::Mark& mark, YAML::anchor_t) override {
        take_back_null(mark);
        const auto word = null_word_at(place_of(mark));
        if (!word.empty()) {
            null_at_ = mark.pos;
            null_cell_ = add(mark, Kind::text, std::string(word));
            return;
        }
        add_nothing(mark);
    }

    void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
        stop(mark, "a text may not begin with *", quote_it);
    }

    void OnAnchor(const YAML::Mark& mark, const std::string&) override {
        stop(mark, "a text may not begin with &", quote_it);
    }

    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                  const std::string& value) override {
        take_back_null(mark);
        refuse_tag(mark, tag);
        auto text = value;
        std::ranges::replace(text, question_mark, '?');
        if (first_control(text)) stop(mark, "a control character in the text", "remove it");
        const auto at = add(mark, Kind::text, std::move(text));
        const auto place = place_of(mark);
        const bool literal = tag == "!" && place < source_.size() && source_[place] == '|';
        tree_.cells[at].literal = literal;
    }

    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                         YAML::EmitterStyle::value) override {
        open(mark, tag, Kind::list);
    }

    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                    YAML::EmitterStyle::value) override {
        open(mark, tag, Kind::map);
    }

    void OnSequenceEnd() override { open_.pop_back(); }

    void OnMapEnd() override {
        refuse_doubles(open_.back().at);
        open_.pop_back();
    }

  private:
    struct Frame {
        std::uint32_t at;
        std::uint32_t last = 0;  // child
        std::uint32_t key = 0;   // of a map, waiting for its value
    };

    std::size_t place_of(const YAML::Mark& mark) const {
        return std::min(static_cast<std::size_t>(std::max(mark.pos, 0)), source_.size());
    }

    [[noreturn]] void stop(const YAML::Mark& mark, std::string_view what, std::string_view mend) {
        throw Stop{place_of(mark), std::string(what), std::string(mend)};
    }

    void refuse_tag(const YAML::Mark& mark, const std::string& tag) {
        if (tag.empty() || tag == "?" || tag == "!") return;
        stop(mark, "a text may not begin with !", quote_it);
    }

    bool awaits_key() const {
        return !open_.empty() && tree_.cells[open_.back().at].kind == Kind::map &&
               open_.back().key == 0;
    }

    std::uint32_t add(const YAML::Mark& mark, Kind kind, std::string text) {
        const auto at = static_cast<std::uint32_t>(tree_.cells.size());
        const auto place = place_of(mark);
        const auto begin = place - std::min(place, static_cast<std::size_t>(mark.column));
        auto& cell = tree_.cells.emplace_back();
        cell.kind = kind;
        cell.line = mark.line + first_line_;
        cell.column = static_cast<int>(code_points(source_.substr(begin, place - begin))) + 1;
        cell.text = std::move(text);
        if (!open_.empty()) link(at);
        return at;
    }

    void link(std::uint32_t at) {
        auto& frame = open_.back();
        auto& parent = tree_.cells[frame.at];
        if (parent.kind == Kind::map && frame.key != 0) {
            tree_.cells[frame.key].value = at;
            frame.key = 0;
            return;
        }
        (frame.last == 0 ? parent.first : tree_.cells[frame.last].next) = at;
        frame.last = at;
        ++parent.count;
        if (parent.kind == Kind::map) frame.key = at;
    }

    void open(const YAML::Mark& mark, const std::string& tag, Kind kind) {
        refuse_tag(mark, tag);
        if (awaits_key()) stop(mark, "a key must be one text", quote_it);
        if (open_.size() >= depth_max) {
            stop(mark, fmt::format("nested deeper than {} levels", depth_max), "flatten it");
        }
        open_.push_back({add(mark, kind, {})});
    }

    // yaml-cpp reports what is missing at the token that comes next; we point at the key or dash.
    void add_nothing(const YAML::Mark& mark) {
        if (awaits_key()) stop(mark, "a value without a key before it", quote_it);
        const auto key = open_.empty() ? 0 : open_.back().key;
        const auto at = add(mark, Kind::nothing, {});
        auto& cell = tree_.cells[at];
        if (key != 0) {
            cell.line = tree_.cells[key].line;
            cell.column = tree_.cells[key].column;
        } else if (!open_.empty()) {
            cell.line = line_of_empty_item(mark);
            cell.column = 0;
        }
    }

    int line_of_empty_item(const YAML::Mark& mark) const {
        auto before = source_.substr(0, place_of(mark));
        for (int line = mark.line + first_line_;; --line) {
            const auto begin = before.rfind('\n');
            auto text = before.substr(begin == before.npos ? 0 : begin + 1);
            const auto first = text.find_first_not_of(" \t");
            if (first != text.npos && text[first] != '#') return line;
            if (begin == before.npos) return line;
            before = before.substr(0, begin);
        }
    }

    // `null` and `~` are texts to us.
    std::string_view null_word_at(std::size_t place) const {
        for (const std::string_view word : {"null", "Null", "NULL", "~"}) {
            if (source_.substr(place).starts_with(word)) return word;
        }
        return {};
    }

    // A missing value is reported at the next key; were that key called "null", we took the
    // missing value for the word. When the key itself comes, we know.
    void take_back_null(const YAML::Mark& mark) {
        if (null_at_ != mark.pos) return;
        tree_.cells[null_cell_].kind = Kind::nothing;
        tree_.cells[null_cell_].text.clear();
    }

    void refuse_doubles(std::uint32_t map) {
        std::vector<std::uint32_t> keys;
        for (auto at = tree_.cells[map].first; at != 0; at = tree_.cells[at].next) {
            keys.push_back(at);
        }
        const auto text = [&](std::uint32_t at) { return std::string_view(tree_.cells[at].text); };
        std::ranges::sort(keys, {}, [&](std::uint32_t at) { return std::pair(text(at), at); });
        for (std::size_t i = 1; i < keys.size(); ++i) {
            if (text(keys[i]) != text(keys[i - 1])) continue;
            const auto& cell = tree_.cells[keys[i]];
            const auto before = tree_.cells[keys[i - 1]].line;
            problems_.push_back(
                {Severity::error, tree_.file, cell.line, cell.column,
                 fmt::format("\"{}\" is written twice, before in line {}", cell.text, before),
                 "keep one of them"});
        }
    }

    Tree& tree_;
    std::string_view source_;
    Problems& problems_;
    int first_line_;
    std::vector<Frame> open_;
    int null_at_ = -1;
    std::uint32_t null_cell_ = 0;
};
}  // namespace

bool read_document(YAML::Parser& parser, std::string_view source, int first_line, Tree& tree,
                   Problems& problems) {
    Builder builder(tree, source, problems, first_line);
    return parser.HandleNextDocument(builder);
}

}  // namespace kb::yaml
