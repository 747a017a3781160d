// YAML text to our tree, through yaml-cpp's events: nothing of yaml-cpp, least of all its
// exceptions, leaves this file and kb/yaml/yaml_builder.cpp.
#include "kb/utf8.hpp"
#include "kb/yaml/yaml.hpp"
#include "kb/yaml/yaml_builder.hpp"
#include "kb/yaml/yaml_tree.hpp"

#include <algorithm>
#include <array>
#include <istream>
#include <streambuf>
#include <utility>

#include <fmt/format.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

namespace kb::yaml {
namespace {

struct Mend {
    std::string_view message;  // of yaml-cpp
    std::string_view what;
    std::string_view mend;
};

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

struct Bytes : std::streambuf {
    explicit Bytes(std::string& text) { setg(text.data(), text.data(), text.data() + text.size()); }
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

// `- {number} people`, `- "gift card" please`: what closes is followed by more text.
bool goes_on_behind_a_bracket(std::string_view text, std::size_t at) {
    const auto begin = at == 0 ? 0 : text.rfind('\n', at - 1) + 1;
    auto line = text.substr(begin, text.find('\n', begin) - begin);
    line.remove_prefix(std::min(line.find_first_not_of(" -"), line.size()));
    constexpr std::string_view open = "{[\"'";
    constexpr std::string_view close = "}]\"'";
    const auto kind = line.empty() ? open.npos : open.find(line.front());
    if (kind == open.npos) return false;
    const auto end = line.find(close[kind], 1);
    return end != line.npos && line.find_first_not_of(' ', end + 1) != line.npos;
}

std::pair<std::string, std::string> our_words(const std::string& message, std::string_view text,
                                              std::size_t at) {
    if (message.starts_with("end of ") && goes_on_behind_a_bracket(text, at)) {
        return {"a text that begins with a bracket or a quote goes on behind it",
                "put all of it in quotes: '...'"};
    }
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
    read_document(parser, text, first_line, tree, problems);
    if (tree.cells.empty()) tree.cells.emplace_back().line = first_line;
    Tree second;
    if (read_document(parser, text, first_line, second, problems)) {
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
        const auto at = static_cast<std::size_t>(std::max(broken.mark.pos, 0));
        auto [what, mend] = our_words(broken.msg, text, at);
        problems.push_back(at_byte(file, text, at, first_line, std::move(what), std::move(mend)));
    }
    if (problems.size() > before) return std::nullopt;
    return Document(std::move(tree));
}

}  // namespace kb::yaml
