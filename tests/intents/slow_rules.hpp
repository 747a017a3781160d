// The slow, obvious twin of the rule index: every rule tried at every word, by the letter of the
// notation.
#pragma once

#include "intents/entity.hpp"
#include "intents/rule.hpp"
#include "intents/rule_index.hpp"
#include "kb/words/text.hpp"

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace slow {

using intents::RuleNode;
using Ends = std::set<std::size_t>;

struct Message {
    std::string text;
    std::vector<kb::Token> tokens;
    std::string lang;
    const intents::EntitySet* entities;
    const intents::RuleWords* words;
};

inline Ends ends(const RuleNode& node, const Message& message, std::size_t at);

inline Ends after_words(const Message& message, std::size_t at, std::string_view phrase,
                        bool literal) {
    for (const auto& wanted : kb::tokens(phrase, message.lang)) {
        if (at >= message.tokens.size()) return {};
        const auto& token = message.tokens[at++];
        if (literal ? token.text != wanted.text : token.stem != wanted.stem) return {};
    }
    return {at};
}

inline Ends after_all(const std::vector<RuleNode>& nodes, const Message& message, std::size_t at) {
    Ends places = {at};
    for (const auto& node : nodes) {
        Ends next;
        for (const auto place : places) next.merge(ends(node, message, place));
        places = std::move(next);
    }
    return places;
}

inline Ends after_entity(const Message& message, std::size_t at, const std::string& type) {
    Ends found;
    for (const auto& value : message.entities->find(type, message.text, {.lang = message.lang})) {
        std::size_t begin = 0;
        while (begin < message.tokens.size() && message.tokens[begin].end <= value.span.begin)
            ++begin;
        std::size_t end = begin;
        while (end < message.tokens.size() && message.tokens[end].begin < value.span.end) ++end;
        if (begin == at && end > at) found.insert(end);
    }
    return found;
}

inline Ends ends(const RuleNode& node, const Message& message, std::size_t at) {
    using Kind = RuleNode::Kind;
    Ends found;
    switch (node.kind) {
        case Kind::word:
            return after_words(message, at, node.text, false);
        case Kind::literal:
            return after_words(message, at, node.text, true);
        case Kind::sequence:
            return after_all(node.children, message, at);
        case Kind::choice:
            for (const auto& child : node.children) found.merge(ends(child, message, at));
            return found;
        case Kind::optional:
            found = ends(node.children.front(), message, at);
            found.insert(at);
            return found;
        case Kind::gap:
            for (std::size_t skipped = 0; skipped <= intents::rule_gap_words; ++skipped) {
                if (at + skipped <= message.tokens.size()) found.insert(at + skipped);
            }
            return found;
        case Kind::entity:
            return after_entity(message, at, node.text);
        case Kind::synonyms: {
            const auto set = message.words->synonyms.find(node.text);
            if (set == message.words->synonyms.end()) return {};
            for (const auto& phrase : set->second) {
                found.merge(after_words(message, at, phrase, false));
            }
            return found;
        }
        case Kind::begin:
            return at == 0 ? Ends{at} : Ends{};
        case Kind::end:
            return at == message.tokens.size() ? Ends{at} : Ends{};
    }
    return found;
}

inline bool occurs(const RuleNode& node, const Message& message) {
    for (std::size_t at = 0; at <= message.tokens.size(); ++at) {
        if (!ends(node, message, at).empty()) return true;
    }
    return false;
}

inline bool matches(const intents::Rule& rule, const Message& message) {
    for (const auto& node : rule.all) {
        if (!occurs(node, message)) return false;
    }
    for (const auto& node : rule.none) {
        if (occurs(node, message)) return false;
    }
    return true;
}

}  // namespace slow
