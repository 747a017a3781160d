// Builds one rule index per language out of the rows.
#include "intents/phrase_table.hpp"

#include "intents/spans.hpp"

#include <cassert>
#include <deque>

namespace intents {
namespace {

std::vector<RuleNode> parsed_lines(std::string_view lines) {
    std::vector<RuleNode> nodes;
    while (!lines.empty()) {
        const auto end = lines.find('\n');
        const auto line = trimmed(lines.substr(0, end));
        lines = end == lines.npos ? std::string_view{} : lines.substr(end + 1);
        if (line.empty()) continue;
        auto node = parse_rule(line);
        assert(node && "a pattern of our own tables is wrong");
        if (node) nodes.push_back(std::move(*node));
    }
    return nodes;
}

RuleWords words_of(std::span<const PhraseSet> sets, std::string_view lang) {
    RuleWords words;
    for (const auto& set : sets) {
        if (set.lang != lang) continue;
        auto& phrases = words.synonyms[std::string(set.name)];
        for (auto rest = set.words; !rest.empty();) {
            const auto end = rest.find_first_of("|\n");
            if (const auto phrase = trimmed(rest.substr(0, end)); !phrase.empty()) {
                phrases.emplace_back(phrase);
            }
            rest = end == rest.npos ? std::string_view{} : rest.substr(end + 1);
        }
    }
    return words;
}

}  // namespace

PhraseTable::PhraseTable(std::span<const PhraseRow> rows, std::span<const PhraseSet> sets) {
    std::deque<Rule> rules;  // keeps its addresses
    std::map<std::string, std::vector<OwnedRule>, std::less<>> owned;
    for (const auto& row : rows) {
        const auto unless = parsed_lines(row.unless);
        for (auto& node : parsed_lines(row.patterns)) {
            rules.push_back({.all = {std::move(node)}, .none = unless});
            auto& of_lang = owned[std::string(row.lang)];
            of_lang.push_back({static_cast<std::uint32_t>(row.key),
                               static_cast<std::uint32_t>(of_lang.size()), &rules.back()});
        }
    }
    for (const auto& [lang, of_lang] : owned) {
        by_lang_.emplace(lang, RuleIndex(of_lang, lang, words_of(sets, lang)));
    }
}

std::vector<PhraseHit> PhraseTable::match(std::string_view text, std::span<const kb::Token> tokens,
                                          std::string_view lang) const {
    const auto index = by_lang_.find(kb::base_language(lang));
    if (index == by_lang_.end()) return {};
    static const EntitySet none;
    std::vector<PhraseHit> hits;
    for (const auto& hit : index->second.match({text, tokens, {.lang = lang}}, none)) {
        hits.push_back({static_cast<int>(hit.owner), hit.span, hit.specificity});
    }
    return hits;
}

}  // namespace intents
