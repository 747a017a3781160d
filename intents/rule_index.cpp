// A message goes through the index: found by rarest words, verified word by word, ranked.
#include "intents/rule_index.hpp"

#include "intents/compiled_rules.hpp"
#include "intents/regex_gate.hpp"

#include <algorithm>
#include <optional>
#include <tuple>

namespace intents {
namespace {

constexpr std::size_t negation_reach = 4;  // words before a match in which "not" speaks about it

// Set bits: the words that occur in the message.
class Present {
  public:
    explicit Present(std::size_t ids) : bits_(ids / 64 + 1) {}
    void add(WordId id) { bits_[id / 64] |= std::uint64_t{1} << (id % 64); }
    [[nodiscard]] bool has(WordId id) const { return bits_[id / 64] >> (id % 64) & 1; }

  private:
    std::vector<std::uint64_t> bits_;
};

WordSpan words_of(const Span& span, std::span<const kb::Token> tokens) {
    WordSpan words;
    while (words.begin < tokens.size() && tokens[words.begin].end <= span.begin) ++words.begin;
    words.end = words.begin;
    while (words.end < tokens.size() && tokens[words.end].begin < span.end) ++words.end;
    return words;
}

Span bytes_of(const WordSpan& words, std::span<const kb::Token> tokens) {
    if (words.begin >= words.end) return {};
    return {tokens[words.begin].begin, tokens[words.end - 1].end};
}

/// One message on its way through the index.
class Matching {
  public:
    Matching(const RuleText& message, const EntitySet& entities, const WordIds& ids)
        : message_(message), entities_(entities), present_(ids.size()), runner_(numbered_) {
        for (const auto& token : message.tokens) {
            numbered_.stems.push_back(ids.known_stem(token.stem));
            numbered_.literals.push_back(ids.known_literal(token.text));
            present_.add(numbered_.stems.back());
            present_.add(numbered_.literals.back());
        }
        numbered_.entities = [this](const std::string& name) -> const std::vector<WordSpan>& {
            return spans_of(name);
        };
    }

    // Rules that have their rarest word in the message, and a word of the next clause perhaps.
    std::vector<std::uint32_t> candidates(const CompiledRules& compiled) {
        std::vector<std::uint32_t> found;
        const auto words = known_words();
        Signature present = 0;
        for (const auto id : words) present |= signature_of(id);
        for (const auto id : words) {
            for (const auto& posting : compiled.postings[id]) {
                if ((posting.needs & present) != 0) found.push_back(posting.rule);
            }
        }
        for (const auto& [entity, rules] : compiled.by_entity) {
            if (!spans_of(entity).empty()) found.insert(found.end(), rules.begin(), rules.end());
        }
        make_unique_and_sorted(found);
        return found;
    }

    const std::vector<WordSpan>& spans_of(const std::string& entity) {
        const auto [place, added] = spans_.try_emplace(entity);
        if (added) {
            for (const auto& found : entities_.find(entity, message_.text, message_.find)) {
                place->second.push_back(words_of(found.span, message_.tokens));
            }
        }
        return place->second;
    }

    bool may_match(const CompiledRule& rule) const {
        bool fulfilled = false;
        for (const auto id : rule.needs) {
            if (id == no_word && !fulfilled) return false;
            fulfilled = id != no_word && (fulfilled || present_.has(id));
        }
        return true;
    }

    std::optional<WordSpan> verify(const CompiledRule& rule) {
        std::optional<WordSpan> whole;
        for (const auto& program : rule.all) {
            const auto part = runner_.find(program);
            if (!part) return std::nullopt;
            if (!whole) whole = part;
            whole->begin = std::min(whole->begin, part->begin);
            whole->end = std::max(whole->end, part->end);
        }
        if (is_excluded(rule)) return std::nullopt;
        return whole;
    }

    bool is_excluded(const CompiledRule& rule) {
        return std::ranges::any_of(
            rule.none, [&](const Program& none) { return runner_.find(none).has_value(); });
    }

    // "I do not want to cancel": a negation shortly before the match, in the same breath.
    bool is_negated(const WordSpan& match, std::span<const WordId> negations) const {
        for (auto at = match.begin; at > 0 && match.begin - at < negation_reach; --at) {
            if (at < message_.tokens.size() && is_pause(at)) return false;
            if (contains(negations, numbered_.stems[at - 1])) return true;
        }
        return false;
    }

  private:
    const RuleText& message_;
    const EntitySet& entities_;
    NumberedWords numbered_;
    Present present_;
    Runner runner_;
    std::map<std::string, std::vector<WordSpan>> spans_;

    template <class T>
    static void make_unique_and_sorted(std::vector<T>& list) {
        std::ranges::sort(list);
        const auto doubles = std::ranges::unique(list);
        list.erase(doubles.begin(), doubles.end());
    }

    std::vector<WordId> known_words() const {
        std::vector<WordId> found;
        for (std::size_t i = 0; i < numbered_.stems.size(); ++i) {
            if (numbered_.stems[i] != no_word) found.push_back(numbered_.stems[i]);
            if (numbered_.literals[i] != no_word) found.push_back(numbered_.literals[i]);
        }
        make_unique_and_sorted(found);
        return found;
    }

    // Does a comma, a full stop or the like stand between this word and the one before?
    bool is_pause(std::size_t word) const {
        const auto& before = message_.tokens[word - 1];
        const auto& here = message_.tokens[word];
        if (here.sentence_start) return true;
        if (here.begin <= before.end) return false;
        const auto between = message_.text.substr(before.end, here.begin - before.end);
        return between.find_first_of(",;:.!?\n") != between.npos;
    }
};

}  // namespace

struct RuleIndex::Parts {
    CompiledRules compiled;
    RegexGate gate{{}};
};

RuleIndex::RuleIndex() : parts_(std::make_unique<Parts>()) {}

RuleIndex::RuleIndex(std::span<const OwnedRule> rules, std::string_view lang,
                     const RuleWords& words) {
    auto parts = std::make_unique<Parts>();
    parts->compiled = CompiledRules(rules, lang, words);
    parts->gate = RegexGate(parts->compiled.regexes);
    parts_ = std::move(parts);
}

RuleIndex::RuleIndex(RuleIndex&&) noexcept = default;
RuleIndex& RuleIndex::operator=(RuleIndex&&) noexcept = default;
RuleIndex::~RuleIndex() = default;

std::vector<RuleHit> RuleIndex::match(const RuleText& message, const EntitySet& entities) const {
    const auto& compiled = parts_->compiled;
    Matching matching(message, entities, compiled.ids);
    std::vector<RuleHit> hits;
    const auto hit = [&](const CompiledRule& rule, const WordSpan& words, const Span& bytes) {
        const bool negated = !rule.asks_negation && matching.is_negated(words, compiled.negations);
        hits.push_back({rule.owner, rule.number, rule.specificity, bytes, negated});
    };
    for (const auto number : matching.candidates(compiled)) {
        const auto& rule = compiled.rules[number];
        if (!matching.may_match(rule)) continue;
        if (const auto words = matching.verify(rule)) {
            hit(rule, *words, bytes_of(*words, message.tokens));
        }
    }
    for (const auto& [pattern, span] : parts_->gate.match(message.text)) {
        const auto& rule = compiled.rules[compiled.regex_rules[pattern]];
        if (!matching.may_match(rule) || matching.is_excluded(rule)) continue;
        if (!rule.all.empty() && !matching.verify(rule)) continue;
        hit(rule, words_of(span, message.tokens), span);
    }
    std::ranges::sort(hits, [](const RuleHit& a, const RuleHit& b) {
        return std::tie(b.specificity, a.owner, a.rule) < std::tie(a.specificity, b.owner, b.rule);
    });
    return hits;
}

double RuleIndex::specificity(std::uint32_t owner, std::uint32_t number) const {
    for (const auto& rule : parts_->compiled.rules) {
        if (rule.owner == owner && rule.number == number) return rule.specificity;
    }
    return 0;
}

std::size_t RuleIndex::size() const {
    return parts_->compiled.rules.size();
}

}  // namespace intents
