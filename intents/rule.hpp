// Word patterns as authors write them, parsed: `(where|when) ... (order|parcel)`.
// Knows the notation and where it is wrong; matching is rule_index.hpp's business.
#pragma once

#include <cstddef>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace intents {

/// The notation:
///   word        a word, in any of its forms (compared by stem)
///   "word s"    exactly these words in this form
///   (a|b c|)    one of these; an empty alternative makes it optional
///   x?          optional word, group, entity or synonym set
///   ...         a gap of up to three words
///   {entity}    a value of that type
///   ~set        a word or phrase of that synonym set
///   ^ and $     the message begins, the message ends
struct RuleNode {
    enum class Kind {
        word,
        literal,
        sequence,
        choice,
        optional,
        gap,
        entity,
        synonyms,
        begin,
        end
    };
    Kind kind = Kind::sequence;
    std::string text;                ///< of words, literals; the name of entities and synonym sets
    std::vector<RuleNode> children;  ///< of sequences, choices and optionals
    std::size_t column = 0;          ///< bytes from the start of the rule's text
    bool operator==(const RuleNode&) const = default;
};

/// One rule of an intent: a word pattern, or words to have and not to have, or a regular
/// expression.
struct Rule {
    std::vector<RuleNode> all;   ///< each must occur; a plain pattern is one of these
    std::vector<RuleNode> none;  ///< none of these may occur
    std::string regex;           ///< RE2 on the message as written, any case unless it says `(?-i)`
    std::string source;          ///< as written, for people
    std::string file;
    int line = 0;
};

/// What is wrong with a pattern, and where in it (bytes from its start).
struct RuleError {
    std::size_t column = 0;
    std::string what;
    std::string mend;
};

inline constexpr std::size_t rule_gap_words = 3;
inline constexpr std::size_t rule_chars_max = 1000;
inline constexpr std::size_t rule_depth_max = 8;

/// Reads one word pattern.
[[nodiscard]] std::expected<RuleNode, RuleError> parse_rule(std::string_view text);

/// Writes it again: `parse_rule(to_text(node)) == node`, columns apart.
[[nodiscard]] std::string to_text(const RuleNode& node);

}  // namespace intents
