// The rules of one language compiled and placed under the rarest word each cannot do without.
// Knows rules and interned words; the messages they are asked about come later (rule_index.cpp).
#pragma once

#include "intents/rule_index.hpp"
#include "intents/rule_program.hpp"

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace intents {

struct CompiledRule {
    std::uint32_t owner = 0;
    std::uint32_t number = 0;
    std::vector<Program> all;
    std::vector<Program> none;
    /// Words of its clauses, each clause ended by no_word: one look tells whether a word of each
    /// is there. Without the clause it is found by, and without those with entities.
    std::vector<WordId> needs;
    double specificity = 0;
    bool asks_negation = false;
    std::int64_t regex = -1;
};

/// A set of words in 64 bits: disjoint signatures mean disjoint sets.
using Signature = std::uint64_t;
[[nodiscard]] inline Signature signature_of(WordId id) {
    return Signature{1} << ((id * 0x9E3779B1U) >> 26);
}
[[nodiscard]] Signature signature_of(const Clause& clause);

/// A rule under one of its words; a message without any word of `needs` cannot match it.
struct Posting {
    std::uint32_t rule = 0;
    Signature needs = 0;
};

struct CompiledRules {
    std::string lang;
    WordIds ids;
    std::vector<CompiledRule> rules;
    std::vector<std::vector<Posting>> postings;                   ///< by word
    std::map<std::string, std::vector<std::uint32_t>> by_entity;  ///< rules with nothing else
    std::vector<std::string> regexes;
    std::vector<std::uint32_t> regex_rules;  ///< number of the regex -> rule
    std::vector<WordId> negations;

    CompiledRules() = default;
    CompiledRules(std::span<const OwnedRule> owned, std::string_view language,
                  const RuleWords& words);

  private:
    std::vector<double> frequency_;  // by word: rules that name it

    void place(std::uint32_t number, const std::vector<Clause>& clauses);
    [[nodiscard]] double cost(const Clause& clause) const;
};

[[nodiscard]] inline bool contains(std::span<const WordId> words, WordId word) {
    for (const auto each : words) {
        if (each == word) return true;
    }
    return false;
}

}  // namespace intents
