// Finds the rules that match a message, fast: by each rule's rarest word first, then verified word
// by word. Knows tokens and rules; what a hit means is others' business.
#pragma once

#include "intents/entity.hpp"
#include "intents/rule.hpp"
#include "kb/words/lexicon.hpp"
#include "kb/words/text.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace intents {

/// The words of one language that rules lean on.
struct RuleWords {
    std::map<std::string, std::vector<std::string>, std::less<>> synonyms;  ///< `~set` -> phrases
    std::vector<std::string> negations;
};

/// The lexicon's synonym sets and negations; the usual negations of the language where it has none.
[[nodiscard]] RuleWords rule_words(const kb::Lexicon& lexicon, std::string_view lang);

/// A message made ready for matching.
struct RuleText {
    std::string_view text;  ///< as written
    std::span<const kb::Token> tokens;
    FindOptions find;
};

struct RuleHit {
    std::uint32_t owner = 0;  ///< what the rule was added under
    std::uint32_t rule = 0;   ///< which of the owner's rules
    double specificity = 0;   ///< required words; the fraction says how rare they are
    Span span;                ///< the part of the message that it matched
    bool negated = false;     ///< a negation stands before it that the rule itself does not ask for
    bool operator==(const RuleHit&) const = default;
};

struct OwnedRule {
    std::uint32_t owner = 0;
    std::uint32_t number = 0;
    const Rule* rule = nullptr;
};

/// All rules of one language. Thread-safe and deterministic once built; keeps no pointer to them.
class RuleIndex {
  public:
    RuleIndex();
    RuleIndex(std::span<const OwnedRule> rules, std::string_view lang, const RuleWords& words);
    RuleIndex(RuleIndex&&) noexcept;
    RuleIndex& operator=(RuleIndex&&) noexcept;
    ~RuleIndex();

    /// Every rule that matches, the most specific first; then by owner and number.
    [[nodiscard]] std::vector<RuleHit> match(const RuleText& message,
                                             const EntitySet& entities) const;
    [[nodiscard]] double specificity(std::uint32_t owner, std::uint32_t number) const;
    [[nodiscard]] std::size_t size() const;

  private:
    struct Parts;
    std::unique_ptr<const Parts> parts_;
};

}  // namespace intents
