// YAML text to our tree, through yaml-cpp's events: nothing of yaml-cpp, least of all its
// exceptions, leaves this file.
#include "kb/utf8.hpp"
#include "kb/yaml.hpp"
#include "kb/yaml_tree.hpp"

#include <algorithm>
#include <array>
#include <istream>
#include <streambuf>
#include <utility>

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

namespace kb::yaml {
namespace {

struct Mend {
    std::string_view message;  // of yaml-cpp
    std::string_view what;
    std::string_view mend;
};

constexpr std::string_view quote_it = "put the text in quotes";
constexpr std::array mends = {
    Mend{"illegal map value", "a colon stands where none may be",
         "put a text that has a colon in it in quotes"},
    Mend{"end of map not found", "this line does not fit the keys above it",
         "check its indentation, and that it reads \"key: value\""},
    Mend{"end of map flow not found", "a { is not closed",
         "close it with }, and quote texts that have a comma or bracket in them"},
    Mend{"end of sequence not found", "this line does not fit the list above it",
         "begin each item with \"- \" at the same indentation"},
    Mend{"end of sequence flow not found", "a [ is not closed",
         "close it with ], and quote texts that have a comma or bracket in them"},
    Mend{"illegal flow end", "a ] or } closes nothing", quote_it},
    Mend{"illegal block entry", "a list item stands where none may be",
         "put the list on lines of its own"},
    Mend{"illegal tab when looking for indentation", "a tab indents this line",
         "indent with spaces"},
    Mend{"illegal EOF in scalar", "a quoted text is not closed", "close the quote"},
    Mend{"illegal document indicator in scalar", "a quoted text is not closed before ---",
         "close the quote"},
    Mend{"unexpected character in block scalar", "text follows the | or > in the same line",
         "begin the text in the next line"},
    Mend{"unknown token", "this is not YAML", quote_it},
    Mend{"alias not found after *", "a text may not begin with *", quote_it},
    Mend{"anchor not found after &", "a text may not begin with &", quote_it},
    Mend{"the referenced anchor is not defined", "a text may not begin with *", quote_it},
    Mend{"unknown escape character", "a \\ in double quotes that means nothing",
         "write \\\\ for one backslash, or use single quotes"},
};

// Within [] and {} yaml-cpp takes every question mark for the end of the text before it, and
// customers ask questions. So it reads another byte in its place; none such is in our input.
constexpr char question_mark = '\x1A';

struct Stop {
    int line;
    std::size_t at;
    std::string what;
    std::string mend;
};

struct Bytes : std::streambuf {
    explicit Bytes(std::string& text) { setg(text.data(), text.data(), text.data() + text.size()); }
};

// Takes yaml-cpp's events and links cells.
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
        throw Stop{mark.line, place_of(mark), std::string(what), std::string(mend)};
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

Problem at_byte(const std::string& file, std::string_view text, std::size_t at, int first_line,
                std::string what, std::string mend) {
    const auto [line, column] = place_at(text, at);
    return {Severity::error, file, line + first_line - 1, column, std::move(what), std::move(mend)};
}

// What yaml-cpp would misread in silence.
std::optional<Problem> unreadable(const std::string& file, std::string_view text, int first_line) {
    if (text.size() > bytes_max) {
        return Problem{
            Severity::error, file, 0, 0, fmt::format("more than {} MiB of YAML", bytes_max >> 20U),
            "split it"};
    }
    if (const auto bad = first_invalid_utf8(text)) {
        return at_byte(file, text, *bad, first_line, "this is not UTF-8", "save it as UTF-8");
    }
    if (const auto control = first_control(text)) {
        return at_byte(file, text, *control, first_line, "a control character", "remove it");
    }
    return std::nullopt;
}

std::pair<std::string, std::string> our_words(const std::string& message) {
    for (const auto& known : mends) {
        if (message.starts_with(known.message)) {
            return {std::string(known.what), std::string(known.mend)};
        }
    }
    return {message, "check indentation and quotes"};
}

void read_events(Tree& tree, std::string& text, Problems& problems, int first_line) {
    Bytes bytes(text);
    std::istream in(&bytes);
    YAML::Parser parser(in);
    Builder builder(tree, text, problems, first_line);
    parser.HandleNextDocument(builder);
    if (tree.cells.empty()) tree.cells.emplace_back().line = first_line;
    Tree second;
    Builder other(second, text, problems, first_line);
    if (parser.HandleNextDocument(other)) {
        const auto line = second.cells.empty() ? first_line : second.cells.front().line;
        problems.push_back({Severity::error, tree.file, line, 1, "a second document begins here",
                            "keep one document in a file, without --- between"});
    }
}
}  // namespace

std::optional<Document> parse(std::string file, std::string_view bytes, Problems& problems,
                              int first_line) {
    auto text = with_plain_line_ends(bytes);
    if (auto problem = unreadable(file, text, first_line)) {
        problems.push_back(std::move(*problem));
        return std::nullopt;
    }
    auto tree = std::make_shared<Tree>();
    tree->file = file;
    // yaml-cpp forgives an open quote where only line ends follow; so none follow.
    text.erase(text.find_last_not_of(" \t\n") + 1);
    std::ranges::replace(text, '?', question_mark);
    const auto before = problems.size();
    try {
        read_events(*tree, text, problems, first_line);
    } catch (const Stop& stop) {
        problems.push_back(at_byte(file, text, stop.at, first_line, stop.what, stop.mend));
    } catch (const YAML::Exception& broken) {
        auto [what, mend] = our_words(broken.msg);
        const auto at = static_cast<std::size_t>(std::max(broken.mark.pos, 0));
        problems.push_back(at_byte(file, text, at, first_line, std::move(what), std::move(mend)));
    }
    if (problems.size() > before) return std::nullopt;
    return Document(std::move(tree));
}

}  // namespace kb::yaml
