// Compiles rules, counts how common their words are, and places them.
#include "intents/compiled_rules.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

namespace intents {
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

std::map<WordId, std::string> entities_of(const CompiledRule& rule) {
    std::map<WordId, std::string> names;
    for (const auto& program : rule.all) {
        for (const auto& step : program.steps) {
            if (step.op == Step::Op::entity) names[step.a] = program.entities[step.b];
        }
    }
    return names;
}

bool names_any_of(const CompiledRule& rule, std::span<const WordId> words) {
    return std::ranges::any_of(rule.all, [&](const Program& program) {
        return std::ranges::any_of(program.words, [&](WordId id) { return contains(words, id); });
    });
}

std::vector<WordId> joined(std::span<const Clause> clauses) {
    std::vector<WordId> words;
    for (const auto& clause : clauses) {
        std::ranges::copy_if(clause, std::back_inserter(words),
                             [](WordId id) { return id != no_word; });
        words.push_back(no_word);
    }
    return words;
}

}  // namespace

Signature signature_of(const Clause& clause) {
    Signature bits = 0;
    for (const auto id : clause) bits |= signature_of(id);
    return bits;
}

CompiledRules::CompiledRules(std::span<const OwnedRule> owned, std::string_view language,
                             const RuleWords& words)
    : lang(language) {
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
    frequency_.resize(ids.size());
    postings.resize(ids.size());
    for (const auto& rule : rules) count_words(rule, frequency_);
    const auto cost_of_word = [this](WordId id) { return frequency_[id]; };
    for (std::uint32_t i = 0; i < rules.size(); ++i) {
        const auto clauses = compilation.clauses(*owned[i].rule, cost_of_word);
        rules[i].specificity = specificity_of(rules[i], clauses, cost_of_word);
        rules[i].asks_negation = names_any_of(rules[i], negations);
        place(i, clauses);
    }
}

double CompiledRules::cost(const Clause& clause) const {
    return cost_of(clause, [this](WordId id) { return frequency_[id]; });
}

// Under the clause whose words the fewest rules name; under entities only where there are no words.
void CompiledRules::place(std::uint32_t number, const std::vector<Clause>& clauses) {
    auto& rule = rules[number];
    const auto entities = entities_of(rule);
    const auto has_entity = [&](const Clause& clause) {
        return std::ranges::any_of(clause, [&](WordId id) { return entities.contains(id); });
    };
    std::vector<Clause> words;
    std::ranges::copy_if(clauses, std::back_inserter(words), std::not_fn(has_entity));
    std::ranges::sort(words, {},
                      [this](const Clause& clause) { return std::pair(cost(clause), clause); });
    if (rule.regex >= 0) {
        rule.needs = joined(words);
        return;
    }
    if (!words.empty()) {
        rule.needs = joined(std::span(words).subspan(1));
        const auto needs =
            words.size() < 2 ? std::numeric_limits<Signature>::max() : signature_of(words[1]);
        for (const auto id : words.front()) postings[id].push_back({number, needs});
        return;
    }
    if (clauses.empty()) return;  // requires nothing: the loader refused it
    for (const auto id : clauses.front()) {
        const auto entity = entities.find(id);
        if (entity == entities.end()) {
            postings[id].push_back({number, std::numeric_limits<Signature>::max()});
        } else {
            by_entity[entity->second].push_back(number);
        }
    }
}

}  // namespace intents
