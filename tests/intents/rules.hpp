// Small vocabularies, random rules and one-rule indexes for the tests of rules.
#pragma once

#include "intents/entity.hpp"
#include "intents/rule.hpp"
#include "intents/rule_index.hpp"

#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace tests {

inline const intents::EntitySet& entities() {
    static const intents::EntitySet set = [] {
        std::vector<intents::Entity> all;
        all.push_back({.name = "order-number",
                       .values = {},
                       .patterns = {{"AB[- ]?(\\d{4})", "AB-\\1"}},
                       .casing = intents::Casing::upper,
                       .secret = false,
                       .examples = {"AB-1234"}});
        all.push_back({.name = "size",
                       .values = {{"s", "Small", {"small"}},
                                  {"l", "Large", {"large"}},
                                  {"xl", "Extra large", {"extra large", "very big"}}},
                       .patterns = {},
                       .casing = intents::Casing::keep,
                       .secret = false,
                       .examples = {}});
        return intents::EntitySet(std::move(all));
    }();
    return set;
}

inline const intents::RuleWords& rule_words() {
    static const intents::RuleWords words = {
        {{"refund", {"refund", "money back", "reimbursement"}}, {"animal", {"cat", "dog"}}},
        {"not", "never", "nicht"}};
    return words;
}

inline bool one_rule_matches(std::string_view text, std::string_view message,
                             std::string_view lang) {
    intents::Rule rule;
    rule.all.push_back(*intents::parse_rule(text));
    const intents::OwnedRule owned{0, 0, &rule};
    const intents::RuleIndex index(std::span(&owned, 1), lang, rule_words());
    const auto tokens = kb::tokens(message, lang);
    return !index.match({message, tokens, {.lang = lang}}, entities()).empty();
}

inline int below(std::mt19937& random, int count) {
    return std::uniform_int_distribution<int>(0, count - 1)(random);
}

inline std::string random_word(std::mt19937& random, int vocabulary = 12) {
    static const std::vector<std::string> words = {"order",  "orders", "track", "tracking",
                                                   "my",     "the",    "don't", "parcel",
                                                   "refund", "where",  "small", "ab-1234"};
    if (vocabulary <= static_cast<int>(words.size())) {
        return words[static_cast<std::size_t>(below(random, vocabulary))];
    }
    return "w" + std::to_string(below(random, vocabulary));
}

inline intents::RuleNode random_rule(std::mt19937& random, int depth, int vocabulary = 12) {
    using Kind = intents::RuleNode::Kind;
    const auto node = [](Kind kind, std::string text = {}) {
        return intents::RuleNode{
            .kind = kind, .text = std::move(text), .children = {}, .column = 0};
    };
    const int pick = below(random, depth > 2 ? 4 : 12);
    if (pick < 3) return node(Kind::word, random_word(random, vocabulary));
    if (pick == 3) return node(Kind::literal, random_word(random, vocabulary));
    if (pick == 4) return node(Kind::entity, below(random, 2) ? "size" : "order-number");
    if (pick == 5) return node(Kind::synonyms, below(random, 3) ? "refund" : "unknown");
    if (pick == 6) return node(below(random, 2) ? Kind::begin : Kind::end);
    if (pick == 7) {
        auto optional = node(Kind::optional);
        optional.children.push_back(node(Kind::word, random_word(random, vocabulary)));
        return optional;
    }
    auto parent = node(pick < 9 ? Kind::choice : Kind::sequence);
    const int count = 2 + below(random, 2);
    for (int i = 0; i < count; ++i) {
        if (parent.kind == Kind::sequence && i > 0 && below(random, 3) == 0) {
            parent.children.push_back(node(Kind::gap));
        }
        parent.children.push_back(random_rule(random, depth + 1, vocabulary));
    }
    return parent;
}

inline std::string random_message(std::mt19937& random, int vocabulary = 12) {
    std::string message;
    const int count = below(random, 9);
    for (int i = 0; i < count; ++i) {
        if (!message.empty()) message += below(random, 5) ? " " : ", ";
        message += random_word(random, vocabulary);
    }
    return message;
}

}  // namespace tests
