// Word patterns: from text to tree and back.
#include "intents/rule.hpp"

#include <utility>

namespace intents {
namespace {

using Kind = RuleNode::Kind;

constexpr std::string_view marks = " \t()|?{}\"~^$";
constexpr std::string_view ellipsis = "\xE2\x80\xA6";  // U+2026, what word processors make of "..."

class Reader {
  public:
    explicit Reader(std::string_view text) : text_(text) {}

    std::expected<RuleNode, RuleError> whole() {
        if (text_.size() > rule_chars_max) return fail(0, "the rule is too long", "split it");
        auto node = sequence(0);
        if (!node) return node;
        if (peek() == '|') return fail(at_, "\"|\" outside of a group", "write (a|b)");
        if (peek() == ')') return fail(at_, "\")\" without \"(\"", "remove it or add \"(\"");
        return node;
    }

  private:
    std::string_view text_;
    std::size_t at_ = 0;

    static std::unexpected<RuleError> fail(std::size_t column, std::string what, std::string mend) {
        return std::unexpected(RuleError{column, std::move(what), std::move(mend)});
    }

    [[nodiscard]] char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
    void skip_spaces() {
        while (peek() == ' ' || peek() == '\t') ++at_;
    }

    std::expected<RuleNode, RuleError> sequence(std::size_t depth) {
        if (depth > rule_depth_max)
            return fail(at_, "groups are nested too deep", "split the rule");
        RuleNode node{.kind = Kind::sequence, .text = {}, .children = {}, .column = at_};
        for (skip_spaces(); at_ < text_.size() && peek() != '|' && peek() != ')'; skip_spaces()) {
            auto part = optional(depth);
            if (!part) return part;
            node.children.push_back(std::move(*part));
        }
        if (node.children.size() == 1) return std::move(node.children.front());
        return node;
    }

    std::expected<RuleNode, RuleError> optional(std::size_t depth) {
        const auto column = at_;
        auto part = element(depth);
        if (!part || peek() != '?') return part;
        ++at_;
        if (part->kind == Kind::gap) {
            return fail(column, "a gap is optional already", "write \"...\"");
        }
        if (part->kind == Kind::optional) return part;
        RuleNode node{.kind = Kind::optional, .text = {}, .children = {}, .column = column};
        node.children.push_back(std::move(*part));
        return node;
    }

    std::expected<RuleNode, RuleError> element(std::size_t depth) {
        switch (peek()) {
            case '(':
                return group(depth);
            case '{':
                return named(Kind::entity, '}');
            case '"':
                return named(Kind::literal, '"');
            case '~':
                return synonyms();
            case '^':
                return anchor(Kind::begin);
            case '$':
                return anchor(Kind::end);
            case '?':
                return fail(at_, "\"?\" has nothing before it", "write it right behind a word: x?");
            case '}':
                return fail(at_, "\"}\" without \"{\"", "write {entity}");
            default:
                return word();
        }
    }

    std::expected<RuleNode, RuleError> anchor(Kind kind) {
        RuleNode node{.kind = kind, .text = {}, .children = {}, .column = at_};
        ++at_;
        return node;
    }

    std::expected<RuleNode, RuleError> group(std::size_t depth) {
        const auto open = at_++;
        RuleNode node{.kind = Kind::choice, .text = {}, .children = {}, .column = open};
        bool may_be_empty = false;
        while (true) {
            auto part = sequence(depth + 1);
            if (!part) return part;
            if (part->kind == Kind::sequence && part->children.empty()) {
                may_be_empty = true;
            } else {
                node.children.push_back(std::move(*part));
            }
            if (at_ >= text_.size()) return fail(open, "\"(\" without \")\"", "add \")\"");
            if (text_[at_++] == ')') break;
        }
        if (node.children.empty()) return fail(open, "the group is empty", "write (a|b)");
        if (node.children.size() == 1) {
            RuleNode only = std::move(node.children.front());
            node = std::move(only);
        }
        if (!may_be_empty || node.kind == Kind::optional) return node;
        RuleNode wrapped{.kind = Kind::optional, .text = {}, .children = {}, .column = open};
        wrapped.children.push_back(std::move(node));
        return wrapped;
    }

    std::expected<RuleNode, RuleError> named(Kind kind, char close) {
        const auto open = at_++;
        const auto end = text_.find(close, at_);
        if (end == text_.npos) {
            return fail(open, std::string("\"") + text_[open] + "\" is not closed",
                        std::string("add ") + close);
        }
        auto name = trimmed(text_.substr(at_, end - at_));
        at_ = end + 1;
        if (name.empty()) return fail(open, "nothing between the marks", "write a name or a word");
        return RuleNode{.kind = kind, .text = std::move(name), .children = {}, .column = open};
    }

    std::expected<RuleNode, RuleError> synonyms() {
        const auto open = at_++;
        auto name = run();
        if (name.empty()) return fail(open, "\"~\" without a name", "write ~name-of-a-synonym-set");
        return RuleNode{
            .kind = Kind::synonyms, .text = std::move(name), .children = {}, .column = open};
    }

    std::expected<RuleNode, RuleError> word() {
        const auto column = at_;
        auto text = run();
        if (text == "..." || text == ellipsis) {
            return RuleNode{.kind = Kind::gap, .text = {}, .children = {}, .column = column};
        }
        const auto dots = text.find("..");
        if (dots != text.npos || text == ".") {
            return fail(column + (dots == text.npos ? 0 : dots), "this is no gap",
                        "write three dots by themselves: a ... b");
        }
        return RuleNode{
            .kind = Kind::word, .text = std::move(text), .children = {}, .column = column};
    }

    std::string run() {
        auto end = text_.find_first_of(marks, at_);
        if (end == text_.npos) end = text_.size();
        auto found = std::string(text_.substr(at_, end - at_));
        at_ = end;
        return found;
    }

    static std::string trimmed(std::string_view text) {
        const auto first = text.find_first_not_of(" \t");
        if (first == text.npos) return {};
        return std::string(text.substr(first, text.find_last_not_of(" \t") - first + 1));
    }
};

std::string joined(const std::vector<RuleNode>& nodes, std::string_view between) {
    std::string text;
    for (const auto& node : nodes) {
        if (!text.empty()) text += between;
        text += to_text(node);
    }
    return text;
}

// A part of a larger whole needs its own brackets when it is more than one element.
std::string bracketed(const RuleNode& node) {
    if (node.kind == Kind::sequence) return "(" + joined(node.children, " ") + ")";
    return to_text(node);
}

std::string sequence_text(const RuleNode& node) {
    std::string text;
    for (const auto& child : node.children) {
        if (!text.empty()) text += ' ';
        text += bracketed(child);
    }
    return text;
}

}  // namespace

std::expected<RuleNode, RuleError> parse_rule(std::string_view text) {
    auto node = Reader(text).whole();
    if (node && node->kind == Kind::sequence && node->children.empty()) {
        return std::unexpected(RuleError{0, "the rule is empty", "write the words it must find"});
    }
    return node;
}

std::string to_text(const RuleNode& node) {
    switch (node.kind) {
        case Kind::word:
            return node.text;
        case Kind::literal:
            return '"' + node.text + '"';
        case Kind::sequence:
            return sequence_text(node);
        case Kind::choice:
            return "(" + joined(node.children, "|") + ")";
        case Kind::optional:
            return bracketed(node.children.front()) + "?";
        case Kind::gap:
            return "...";
        case Kind::entity:
            return "{" + node.text + "}";
        case Kind::synonyms:
            return "~" + node.text;
        case Kind::begin:
            return "^";
        case Kind::end:
            return "$";
    }
    return {};
}

}  // namespace intents
