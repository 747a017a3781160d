// Writes messages out of rule trees.
#include "intents/shortest.hpp"

#include <algorithm>
#include <tuple>

namespace intents {
namespace {

using Kind = RuleNode::Kind;
using Texts = std::vector<std::string>;

void add(Texts& texts, std::string text) {
    if (texts.size() < short_messages_max) texts.push_back(std::move(text));
}

std::string joined(const std::string& before, const std::string& after) {
    if (before.empty() || after.empty()) return before + after;
    return before + " " + after;
}

Texts combined(const Texts& before, const Texts& after) {
    Texts all;
    for (const auto& first : before) {
        for (const auto& second : after) add(all, joined(first, second));
    }
    return all;
}

Texts example_of(const std::string& type, const EntitySet& entities) {
    const auto* entity = entities.entity(type);
    if (entity == nullptr) return {};
    if (!entity->examples.empty()) return {entity->examples.front()};
    if (!entity->values.empty()) return {entity->values.front().value};
    return {};
}

Texts texts_of(const RuleNode& node, const EntitySet& entities) {
    Texts texts;
    switch (node.kind) {
        case Kind::word:
        case Kind::literal:
            return {node.text};
        case Kind::entity:
            return example_of(node.text, entities);
        case Kind::synonyms:
            return {};
        case Kind::choice:
            for (const auto& child : node.children) {
                for (auto& text : texts_of(child, entities)) add(texts, std::move(text));
            }
            return texts;
        case Kind::sequence:
            texts = {""};
            for (const auto& child : node.children) {
                texts = combined(texts, texts_of(child, entities));
            }
            return texts;
        default:
            return {""};
    }
}

}  // namespace

Texts short_messages(const Rule& rule, const EntitySet& entities) {
    if (!rule.regex.empty()) return {};
    Texts texts = {""};
    for (const auto& node : rule.all) texts = combined(texts, texts_of(node, entities));
    std::ranges::sort(texts, [](const std::string& a, const std::string& b) {
        return std::tuple(a.size(), a) < std::tuple(b.size(), b);
    });
    return texts;
}

}  // namespace intents
