// The index: rules under the rarest word they cannot do without.
#include "intents/rule_index.hpp"

#include "intents/regex_gate.hpp"
#include "intents/rule_program.hpp"

#include <algorithm>
#include <cmath>

namespace intents {
namespace {

constexpr std::size_t negation_reach = 4;  // words before a match in which "not" speaks about it

struct CompiledRule {
    std::uint32_t owner = 0;
    std::uint32_t number = 0;
    std::vector<Program> all;
    std::vector<Program> none;
    std::vector<Clause> clauses;  // without those that only an entity fulfils
    double specificity = 0;
    bool asks_negation = false;
    std::int64_t regex = -1;
};

// Set bits: the words that occur in the message.
class Present {
  public:
    explicit Present(std::size_t ids) : bits_(ids / 64 + 1) {}
    void add(WordId id) { bits_[id / 64] |= std::uint64_t{1} << (id % 64); }
    [[nodiscard]] bool has(WordId id) const { return bits_[id / 64] >> (id % 64) & 1; }
    [[nodiscard]] bool has_any(const Clause& clause) const {
        return std::ranges::any_of(clause, [&](WordId id) { return has(id); });
    }

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

bool holds(std::span<const WordId> words, WordId word) {
    return std::ranges::find(words, word) != words.end();
}

Span bytes_of(const WordSpan& words, std::span<const kb::Token> tokens) {
    if (words.begin >= words.end) return {};
    return {tokens[words.begin].begin, tokens[words.end - 1].end};
}

}  // namespace

struct RuleIndex::Parts {
    std::string lang;
    WordIds ids;
    std::vector<CompiledRule> rules;
    std::vector<std::vector<std::uint32_t>> postings;             // word -> rules
    std::map<std::string, std::vector<std::uint32_t>> by_entity;  // rules that have nothing else
    std::vector<std::string> regexes;
    std::vector<std::uint32_t> regex_rules;
    RegexGate gate{{}};
    std::vector<WordId> negations;
    std::vector<double> frequency;  // word -> rules that name it

    void compile_all(std::span<const OwnedRule> owned, const RuleWords& words);
    void place(std::uint32_t rule, const std::vector<Clause>& clauses);
};

namespace {

class Compilation {
  public:
    Compilation(std::string_view lang, WordIds& ids, const RuleWords& words)
        : synonyms_([&words](std::string_view set) -> std::span<const std::string> {
              const auto found = words.synonyms.find(set);
              if (found == words.synonyms.end()) return {};
              return found->second;
          }),
          context_{&ids, lang, &synonyms_} {}

    CompiledRule compiled(const OwnedRule& owned) const {
        CompiledRule rule{.owner = owned.owner, .number = owned.number};
        for (const auto& node : owned.rule->all) rule.all.push_back(compile(node, context_));
        for (const auto& node : owned.rule->none) rule.none.push_back(compile(node, context_));
        return rule;
    }

    std::vector<Clause> clauses(const Rule& rule, const std::function<double(WordId)>& cost) const {
        std::vector<Clause> found;
        for (const auto& node : rule.all) {
            for (auto& clause : clauses_of(node, context_, cost))
                found.push_back(std::move(clause));
        }
        return found;
    }

  private:
    Synonyms synonyms_;
    CompileContext context_;
};

void count_words(const CompiledRule& rule, std::vector<double>& frequency) {
    for (const auto& program : rule.all) {
        for (const auto id : program.words) frequency[id] += 1;
    }
}

// Whole words first; the fraction is the mean rarity of the clauses, below 1.
double specificity_of(const CompiledRule& rule, const std::vector<Clause>& clauses,
                      const std::function<double(WordId)>& cost) {
    int required = rule.regex >= 0 ? 1 : 0;
    for (const auto& program : rule.all) required += program.required;
    double rarity = rule.regex >= 0 ? 0.5 : 0;
    if (!clauses.empty()) {
        double sum = 0;
        for (const auto& clause : clauses) sum += 1 / (1 + std::log1p(cost_of(clause, cost)));
        rarity = sum / static_cast<double>(clauses.size());
    }
    return required + std::min(rarity, 0.999);
}

}  // namespace

void RuleIndex::Parts::compile_all(std::span<const OwnedRule> owned, const RuleWords& words) {
    const Compilation compilation(lang, ids, words);
    for (const auto& one : owned) {
        auto rule = compilation.compiled(one);
        if (!one.rule->regex.empty()) {
            rule.regex = static_cast<std::int64_t>(regexes.size());
            regexes.push_back(one.rule->regex);
            regex_rules.push_back(static_cast<std::uint32_t>(rules.size()));
        }
        rules.push_back(std::move(rule));
    }
    for (const auto& word : words.negations) {
        for (const auto& token : kb::tokens(word, lang)) negations.push_back(ids.stem(token.stem));
    }
    frequency.resize(ids.size());
    postings.resize(ids.size());
    for (const auto& rule : rules) count_words(rule, frequency);
    const auto cost = [this](WordId id) { return frequency[id]; };
    for (std::uint32_t i = 0; i < rules.size(); ++i) {
        const auto clauses = compilation.clauses(*owned[i].rule, cost);
        rules[i].specificity = specificity_of(rules[i], clauses, cost);
        place(i, clauses);
    }
    gate = RegexGate(regexes);
}

// Under the clause whose words are named by the fewest rules; clauses with entities only if need
// be.
void RuleIndex::Parts::place(std::uint32_t number, const std::vector<Clause>& clauses) {
    auto& rule = rules[number];
    std::map<WordId, std::string> entity_names;
    for (const auto& program : rule.all) {
        for (const auto& step : program.steps) {
            if (step.op == Step::Op::entity) entity_names[step.a] = program.entities[step.b];
        }
        rule.asks_negation |=
            std::ranges::any_of(program.words, [&](WordId id) { return holds(negations, id); });
    }
    const auto has_entity = [&](const Clause& clause) {
        return std::ranges::any_of(clause, [&](WordId id) { return entity_names.contains(id); });
    };
    std::ranges::copy_if(clauses, std::back_inserter(rule.clauses), std::not_fn(has_entity));
    if (rule.regex >= 0) return;
    const auto cost = [this](const Clause& clause) {
        return cost_of(clause, [this](WordId id) { return frequency[id]; });
    };
    const auto rarest = std::ranges::min_element(rule.clauses, {}, cost);
    if (rarest != rule.clauses.end()) {
        for (const auto id : *rarest) postings[id].push_back(number);
        rule.clauses.erase(rarest);
        return;
    }
    if (clauses.empty()) return;  // requires nothing: the loader refused it
    for (const auto id : clauses.front()) {
        const auto entity = entity_names.find(id);
        if (entity == entity_names.end())
            postings[id].push_back(number);
        else
            by_entity[entity->second].push_back(number);
    }
}

namespace {

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

    // The words that occur and that some rule names, once each.
    std::vector<WordId> words() const {
        std::vector<WordId> found;
        for (const auto& ids : {numbered_.stems, numbered_.literals}) {
            std::ranges::copy_if(ids, std::back_inserter(found),
                                 [](WordId id) { return id != no_word; });
        }
        std::ranges::sort(found);
        const auto doubles = std::ranges::unique(found);
        found.erase(doubles.begin(), doubles.end());
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
        return std::ranges::all_of(rule.clauses,
                                   [&](const Clause& clause) { return present_.has_any(clause); });
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
            if (holds(negations, numbered_.stems[at - 1])) return true;
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

RuleIndex::RuleIndex() : parts_(std::make_unique<Parts>()) {}

RuleIndex::RuleIndex(std::span<const OwnedRule> rules, std::string_view lang,
                     const RuleWords& words) {
    auto parts = std::make_unique<Parts>();
    parts->lang = lang;
    parts->compile_all(rules, words);
    parts_ = std::move(parts);
}

RuleIndex::RuleIndex(RuleIndex&&) noexcept = default;
RuleIndex& RuleIndex::operator=(RuleIndex&&) noexcept = default;
RuleIndex::~RuleIndex() = default;

std::vector<RuleHit> RuleIndex::match(const RuleText& message, const EntitySet& entities) const {
    Matching matching(message, entities, parts_->ids);
    std::vector<std::uint32_t> candidates;
    const auto consider = [&](const std::vector<std::uint32_t>& rules) {
        candidates.insert(candidates.end(), rules.begin(), rules.end());
    };
    for (const auto id : matching.words()) consider(parts_->postings[id]);
    for (const auto& [entity, rules] : parts_->by_entity) {
        if (!matching.spans_of(entity).empty()) consider(rules);
    }
    std::ranges::sort(candidates);
    const auto doubles = std::ranges::unique(candidates);
    candidates.erase(doubles.begin(), doubles.end());

    std::vector<RuleHit> hits;
    const auto hit = [&](const CompiledRule& rule, const WordSpan& words, const Span& bytes) {
        const bool negated = !rule.asks_negation && matching.is_negated(words, parts_->negations);
        hits.push_back({rule.owner, rule.number, rule.specificity, bytes, negated});
    };
    for (const auto number : candidates) {
        const auto& rule = parts_->rules[number];
        if (!matching.may_match(rule)) continue;
        if (const auto words = matching.verify(rule)) {
            hit(rule, *words, bytes_of(*words, message.tokens));
        }
    }
    for (const auto& [pattern, span] : parts_->gate.match(message.text)) {
        const auto& rule = parts_->rules[parts_->regex_rules[pattern]];
        if (!matching.may_match(rule) || matching.is_excluded(rule)) continue;
        if (!rule.all.empty() && !matching.verify(rule)) continue;
        hit(rule, words_of(span, message.tokens), span);
    }
    std::ranges::sort(hits, [](const RuleHit& a, const RuleHit& b) {
        if (a.specificity != b.specificity) return a.specificity > b.specificity;
        return std::tie(a.owner, a.rule) < std::tie(b.owner, b.rule);
    });
    return hits;
}

double RuleIndex::specificity(std::uint32_t owner, std::uint32_t number) const {
    for (const auto& rule : parts_->rules) {
        if (rule.owner == owner && rule.number == number) return rule.specificity;
    }
    return 0;
}

std::size_t RuleIndex::size() const {
    return parts_->rules.size();
}

}  // namespace intents
