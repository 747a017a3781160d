// Warnings about intents that get in each other's way, found by asking the index itself.
#include "intents/intent_file.hpp"
#include "intents/shortest.hpp"
#include "intents/understand.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <set>

#include <fmt/format.h>

namespace intents {
namespace {

constexpr double same_specificity = 1e-9;
// Messages asked in all: a reload must not wait for the cleverest clash of ten thousand rules.
// Each rule's shortest ones come first, and most clashes show in those.
constexpr std::size_t messages_max = 20'000;
constexpr std::size_t messages_of_rule_min = 2;

class Lint {
  public:
    Lint(const IntentSet& set, kb::Problems& problems) : set_(set), problems_(problems) {
        for (const auto& intent : set.intents()) {
            for (const auto& reply : intent.replies) {
                for (const auto& button : reply.buttons) pressed_.insert(button.intent);
            }
            pressed_.insert(intent.related.begin(), intent.related.end());
            rules_ += intent.rules.size();
        }
    }

    void all() {
        for (const auto& intent : set_.intents()) {
            check_use(intent);
            for (const auto& rule : intent.rules) check_rule(intent, rule);
            check_examples(intent);
        }
    }

  private:
    const IntentSet& set_;
    kb::Problems& problems_;
    std::set<std::string> pressed_;  // intents that a button starts
    std::set<std::pair<const Rule*, const Rule*>> told_;
    std::size_t rules_ = 0;

    void warn(const std::string& file, int line, std::string what, std::string mend) {
        problems_.push_back(
            {kb::Severity::warning, file, line, 0, std::move(what), std::move(mend)});
    }

    void check_use(const Intent& intent) {
        if (intent.rules.empty() && intent.examples.empty() && !pressed_.contains(intent.id)) {
            warn(intent.file, intent.line,
                 fmt::format("nothing leads to the intent \"{}\"", intent.id),
                 "add rules, examples or a button");
        }
        const bool silent =
            intent.replies.empty() && intent.action.empty() && intent.handoff == Handoff::never;
        if (silent) {
            warn(intent.file, intent.line, fmt::format("the intent \"{}\" says nothing", intent.id),
                 "add reply:, do: or handoff:");
        }
    }

    std::vector<IntentHit> hits_for(const Intent& intent, const std::string& message) {
        const auto tokens = kb::tokens(message, intent.lang);
        return rule_hits(set_, message, tokens,
                         {.lang = intent.lang, .other_langs = {}, .follow_up_of = intent.parent});
    }

    // Do both live in the same conversation? Follow-ups only compete with their siblings.
    static bool compete(const Intent& a, const Intent& b) {
        return &a != &b && a.parent == b.parent && a.klass == b.klass;
    }

    // Is one of the words it must not have in everything it could match?
    bool excludes_itself(const Rule& rule, const std::vector<std::string>& messages) const {
        std::vector<std::string> excluded;
        for (const auto& node : rule.none) {
            Rule alone;
            alone.all.push_back(node);
            for (const auto& text : short_messages(alone, set_.entities()))
                excluded.push_back(fmt::format(" {} ", text));
        }
        return !messages.empty() && std::ranges::all_of(messages, [&](const std::string& message) {
            const auto spaced = fmt::format(" {} ", message);
            return std::ranges::any_of(excluded, [&](const auto& text) {
                return text.size() > 2 && spaced.contains(text);
            });
        });
    }

    void check_rule(const Intent& intent, const Rule& rule) {
        auto messages = short_messages(rule, set_.entities());
        const auto most =
            std::max(messages_of_rule_min, messages_max / std::max<std::size_t>(rules_, 1));
        if (messages.size() > most) messages.resize(most);
        if (excludes_itself(rule, messages)) {
            return warn(rule.file, rule.line, "the rule catches nothing: it excludes what it needs",
                        "take a word out of all: or out of none:");
        }
        const Intent* always = nullptr;
        bool reachable = messages.empty();
        for (const auto& message : messages) {
            const auto hits = hits_for(intent, message);
            if (hits.empty()) continue;
            if (hits.front().intent == &intent)
                reachable = true;
            else
                always = hits.front().intent;
            check_tie(intent, rule, message, hits);
        }
        if (reachable || always == nullptr) return;
        warn(rule.file, rule.line,
             fmt::format(
                 "the rule is never reached: \"{}\" wins whatever it matches, such as \"{}\"",
                 always->id, messages.front()),
             "make it more specific, or remove it");
    }

    void check_tie(const Intent& intent, const Rule& rule, const std::string& message,
                   const std::vector<IntentHit>& hits) {
        const auto own = std::ranges::find(hits, &intent, &IntentHit::intent);
        if (own == hits.end() || own->rule != &rule) return;
        for (const auto& other : hits) {
            if (!compete(intent, *other.intent)) continue;
            if (std::abs(other.specificity - own->specificity) > same_specificity) continue;
            const auto pair = std::minmax(own->rule, other.rule, std::less<>{});
            if (!told_.insert({pair.first, pair.second}).second) continue;
            warn(rule.file, rule.line,
                 fmt::format("\"{}\" is caught as well by a rule of \"{}\" ({}:{})", message,
                             other.intent->id, other.rule->file, other.rule->line),
                 "make one of them more specific, or exclude a word with none:");
        }
    }

    void check_examples(const Intent& intent) {
        for (const auto& example : intent.examples) {
            const auto hits = hits_for(intent, example.text);
            if (hits.empty() || hits.front().intent == &intent || hits.front().negated) continue;
            if (hits.front().intent->parent != intent.parent) continue;
            warn(example.file, example.line,
                 fmt::format("a rule of \"{}\" catches this example of \"{}\"",
                             hits.front().intent->id, intent.id),
                 fmt::format("see {}:{}", hits.front().rule->file, hits.front().rule->line));
        }
        for (const auto& wrong : intent.not_examples) {
            const auto hits = hits_for(intent, wrong.text);
            if (hits.empty() || hits.front().intent != &intent || hits.front().negated) continue;
            warn(wrong.file, wrong.line,
                 fmt::format("a rule of \"{}\" catches this line of its not_examples", intent.id),
                 fmt::format("see line {}", hits.front().rule->line));
        }
    }
};

}  // namespace

void lint(const IntentSet& set, kb::Problems& problems) {
    Lint(set, problems).all();
}

}  // namespace intents
