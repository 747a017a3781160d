// Finds the rules that match a message, fast: by each rule's rarest word first, then verified word
// by word. Knows tokens and rules; what a hit means is others' business.
#pragma once

#include "intents/entity.hpp"
#include "intents/rule.hpp"
#include "kb/text.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace intents {

/// Word sets of the lexicon: `~refund` in a rule is any of these, one list per language and set.
struct WordSets {
    using Sets = std::map<std::string, std::vector<std::string>, std::less<>>;
    std::map<std::string, Sets, std::less<>> synonyms;  ///< lang -> set -> phrases
    std::map<std::string, std::vector<std::string>, std::less<>> negations;  ///< lang -> words
};

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

/// All rules of one language. Thread-safe and deterministic once built.
class RuleIndex {
  public:
    RuleIndex();
    RuleIndex(std::span<const OwnedRule> rules, std::string_view lang, const EntitySet& entities,
              const WordSets& words);
    RuleIndex(RuleIndex&&) noexcept;
    RuleIndex& operator=(RuleIndex&&) noexcept;
    ~RuleIndex();

    /// Every rule that matches, the most specific first; then by owner and number.
    [[nodiscard]] std::vector<RuleHit> match(const RuleText& message,
                                             const EntitySet& entities) const;

    [[nodiscard]] double specificity(std::uint32_t owner, std::uint32_t number) const;
    [[nodiscard]] std::size_t size() const;

    /// A shortest message a rule matches (its first alternatives, gaps empty), or empty when it has
    /// none that can be written down (regular expressions).
    [[nodiscard]] std::string shortest_message(std::uint32_t owner, std::uint32_t number) const;

  private:
    struct Parts;
    std::unique_ptr<const Parts> parts_;
};

}  // namespace intents
