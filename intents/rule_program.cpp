// Compiles word patterns and runs them.
#include "intents/rule_program.hpp"

#include <algorithm>
#include <limits>

namespace intents {
namespace {

using Kind = RuleNode::Kind;
using Op = Step::Op;

RuleNode phrase_node(const std::string& phrase) {
    return {.kind = Kind::word, .text = phrase, .children = {}, .column = 0};
}

// A synonym set is a choice of its phrases.
RuleNode expanded(const RuleNode& node, const CompileContext& context) {
    RuleNode choice{.kind = Kind::choice, .text = {}, .children = {}, .column = node.column};
    for (const auto& phrase : (*context.synonyms)(node.text)) {
        choice.children.push_back(phrase_node(phrase));
    }
    return choice;
}

std::vector<WordId> word_ids(const RuleNode& node, const CompileContext& context) {
    std::vector<WordId> ids;
    for (const auto& token : kb::tokens(node.text, context.lang)) {
        ids.push_back(node.kind == Kind::literal ? context.ids->literal(token.text)
                                                 : context.ids->stem(token.stem));
    }
    return ids;
}

class Compiler {
  public:
    explicit Compiler(const CompileContext& context) : context_(context) {}

    Program whole(const RuleNode& node) {
        program_.required = emit(node);
        add(Op::accept);
        std::ranges::sort(program_.words);
        const auto doubles = std::ranges::unique(program_.words);
        program_.words.erase(doubles.begin(), doubles.end());
        std::vector<bool> seen(program_.steps.size());
        collect_starts(0, seen);
        std::ranges::sort(program_.starts);
        return std::move(program_);
    }

  private:
    const CompileContext& context_;
    Program program_;

    std::uint32_t here() const { return static_cast<std::uint32_t>(program_.steps.size()); }
    std::uint32_t add(Op op, std::uint32_t a = 0, std::uint32_t b = 0) {
        program_.steps.push_back({op, a, b});
        return here() - 1;
    }

    // The steps that can be the first to look at a word.
    void collect_starts(std::uint32_t step, std::vector<bool>& seen) {
        if (seen[step]) return;
        seen[step] = true;
        const auto& now = program_.steps[step];
        if (now.op == Op::stem || now.op == Op::literal) {
            program_.starts.push_back(now.a);
        } else if (now.op == Op::split) {
            collect_starts(now.a, seen);
            collect_starts(now.b, seen);
        } else if (now.op == Op::jump) {
            collect_starts(now.a, seen);
        } else {
            program_.starts_anywhere = true;
        }
    }

    // Each emit() says how many words its shortest match needs.
    int emit(const RuleNode& node) {
        switch (node.kind) {
            case Kind::word:
            case Kind::literal:
                return emit_words(node);
            case Kind::sequence:
                return emit_sequence(node);
            case Kind::choice:
                return emit_choice(node);
            case Kind::optional:
                return emit_optional(node);
            case Kind::gap:
                return emit_gap();
            case Kind::entity:
                return emit_entity(node);
            case Kind::synonyms:
                return emit_choice(expanded(node, context_));
            case Kind::begin:
                add(Op::begin);
                return 0;
            case Kind::end:
                add(Op::end);
                return 0;
        }
        return 0;
    }

    int emit_words(const RuleNode& node) {
        const auto ids = word_ids(node, context_);
        for (const auto id : ids) {
            add(node.kind == Kind::literal ? Op::literal : Op::stem, id);
            program_.words.push_back(id);
        }
        return static_cast<int>(ids.size());
    }

    int emit_sequence(const RuleNode& node) {
        int required = 0;
        for (const auto& child : node.children) required += emit(child);
        return required;
    }

    int emit_choice(const RuleNode& node) {
        if (node.children.empty()) {  // an unknown synonym set: nothing can match
            add(Op::stem, no_word);
            return 1;
        }
        std::vector<std::uint32_t> ends;
        int required = std::numeric_limits<int>::max();
        for (std::size_t i = 0; i < node.children.size(); ++i) {
            const bool last = i + 1 == node.children.size();
            const auto split = last ? 0 : add(Op::split, here() + 1);
            required = std::min(required, emit(node.children[i]));
            if (last) break;
            ends.push_back(add(Op::jump));
            program_.steps[split].b = here();
        }
        for (const auto end : ends) program_.steps[end].a = here();
        return required;
    }

    int emit_optional(const RuleNode& node) {
        const auto split = add(Op::split, here() + 1);
        emit(node.children.front());
        program_.steps[split].b = here();
        return 0;
    }

    // The fewest words first, so that a match is as short as it can be.
    int emit_gap() {
        std::vector<std::uint32_t> splits;
        for (std::size_t i = 0; i < rule_gap_words; ++i) {
            splits.push_back(add(Op::split));
            program_.steps.back().b = here();
            add(Op::any);
        }
        for (const auto split : splits) program_.steps[split].a = here();
        return 0;
    }

    int emit_entity(const RuleNode& node) {
        const auto id = context_.ids->entity(node.text);
        program_.words.push_back(id);
        add(Op::entity, id, static_cast<std::uint32_t>(program_.entities.size()));
        program_.entities.push_back(node.text);
        return 1;
    }
};

}  // namespace

WordId WordIds::intern(Ids& ids, std::string_view text) {
    const auto [found, added] = ids.try_emplace(std::string(text), next_);
    if (added) ++next_;
    return found->second;
}

WordId WordIds::stem(std::string_view stem) {
    return intern(stems_, stem);
}
WordId WordIds::literal(std::string_view text) {
    return intern(literals_, text);
}
WordId WordIds::entity(std::string_view name) {
    return intern(entities_, name);
}

WordId WordIds::known_stem(std::string_view stem) const {
    const auto found = stems_.find(stem);
    return found == stems_.end() ? no_word : found->second;
}

WordId WordIds::known_literal(std::string_view text) const {
    if (literals_.empty()) return no_word;
    const auto found = literals_.find(text);
    return found == literals_.end() ? no_word : found->second;
}

Program compile(const RuleNode& node, const CompileContext& context) {
    return Compiler(context).whole(node);
}

double cost_of(const Clause& clause, const std::function<double(WordId)>& cost) {
    double sum = 0;
    for (const auto id : clause) sum += cost(id);
    return sum;
}

std::vector<Clause> clauses_of(const RuleNode& node, const CompileContext& context,
                               const std::function<double(WordId)>& cost) {
    std::vector<Clause> clauses;
    switch (node.kind) {
        case Kind::word:
        case Kind::literal:
            for (const auto id : word_ids(node, context)) clauses.push_back({id});
            return clauses;
        case Kind::sequence:
            for (const auto& child : node.children) {
                for (auto& clause : clauses_of(child, context, cost)) {
                    clauses.push_back(std::move(clause));
                }
            }
            return clauses;
        case Kind::entity:
            return {{context.ids->entity(node.text)}};
        case Kind::synonyms:
            return clauses_of(expanded(node, context), context, cost);
        case Kind::choice:
            break;
        default:
            return clauses;
    }
    if (node.children.empty()) return {{no_word}};  // an unknown synonym set: nothing fulfils it
    Clause any_of;                                  // the rarest word of each alternative
    for (const auto& child : node.children) {
        const auto inner = clauses_of(child, context, cost);
        if (inner.empty()) return {};
        const auto rarest = std::ranges::min_element(
            inner, {}, [&](const Clause& clause) { return cost_of(clause, cost); });
        any_of.insert(any_of.end(), rarest->begin(), rarest->end());
    }
    std::ranges::sort(any_of);
    const auto doubles = std::ranges::unique(any_of);
    any_of.erase(doubles.begin(), doubles.end());
    if (!any_of.empty()) clauses.push_back(std::move(any_of));
    return clauses;
}

std::optional<WordSpan> Runner::find(const Program& program) {
    bool fresh = false;
    for (std::uint32_t begin = 0; begin <= words(); ++begin) {
        if (!can_start(program, begin)) continue;
        if (!fresh) seen_.assign(program.steps.size() * (words() + 1), false);
        fresh = true;
        if (const auto end = run(program, 0, begin)) return WordSpan{begin, *end};
    }
    return std::nullopt;
}

bool Runner::can_start(const Program& program, std::uint32_t at) const {
    if (program.starts_anywhere) return true;
    if (at >= words()) return false;
    return std::ranges::any_of(program.starts, [&](WordId word) {
        return word == message_.stems[at] || word == message_.literals[at];
    });
}

void Runner::push(std::uint32_t step, std::uint32_t at) {
    todo_.push_back({step, at});
}

void Runner::push_entities(const Program& program, const Step& step, std::uint32_t next,
                           std::uint32_t at) {
    for (const auto& span : message_.entities(program.entities[step.b])) {
        if (span.begin == at && span.end > at) push(next, span.end);
    }
}

// A place once tried in vain stays in vain, whatever the match began with.
std::optional<std::uint32_t> Runner::run(const Program& program, std::uint32_t step,
                                         std::uint32_t at) {
    todo_.clear();
    push(step, at);
    while (!todo_.empty()) {
        const auto place = todo_.back();
        todo_.pop_back();
        const auto index = place.step * (words() + 1) + place.at;
        if (seen_[index]) continue;
        seen_[index] = true;
        const auto& now = program.steps[place.step];
        const bool more = place.at < words();
        const auto next = place.step + 1;
        switch (now.op) {
            case Op::stem:
                if (more && message_.stems[place.at] == now.a && now.a != no_word) {
                    push(next, place.at + 1);
                }
                break;
            case Op::literal:
                if (more && message_.literals[place.at] == now.a) push(next, place.at + 1);
                break;
            case Op::entity:
                push_entities(program, now, next, place.at);
                break;
            case Op::any:
                if (more) push(next, place.at + 1);
                break;
            case Op::split:
                push(now.b, place.at);
                push(now.a, place.at);
                break;
            case Op::jump:
                push(now.a, place.at);
                break;
            case Op::begin:
                if (place.at == 0) push(next, place.at);
                break;
            case Op::end:
                if (place.at == words()) push(next, place.at);
                break;
            case Op::accept:
                return place.at;
        }
    }
    return std::nullopt;
}

}  // namespace intents
