// A fixed table of word patterns per language, each row with the key it stands for.
// The product's own phrases (yes, cancel, thanks) are written in the same notation as authors'
// rules.
#pragma once

#include "intents/rule_index.hpp"

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace intents {

/// One row: `key` when one of the patterns matches and none of `unless` does.
/// Patterns are separated by line breaks; empty lines are skipped.
struct PhraseRow {
    int key = 0;
    std::string_view lang;
    std::string_view patterns;
    std::string_view unless{};
};

/// Words that patterns of the table may name as `~name`, by line breaks or bars.
struct PhraseSet {
    std::string_view lang;
    std::string_view name;
    std::string_view words;
};

struct PhraseHit {
    int key = 0;
    Span span;
    double specificity = 0;
};

class PhraseTable {
  public:
    explicit PhraseTable(std::span<const PhraseRow> rows, std::span<const PhraseSet> sets = {});

    /// The rows of the language, most specific first; none where we do not know it.
    /// `tokens` are kb::tokens(text, lang).
    [[nodiscard]] std::vector<PhraseHit> match(std::string_view text,
                                               std::span<const kb::Token> tokens,
                                               std::string_view lang) const;
    [[nodiscard]] bool knows(std::string_view lang) const { return by_lang_.contains(lang); }

  private:
    std::map<std::string, RuleIndex, std::less<>> by_lang_;
};

}  // namespace intents
