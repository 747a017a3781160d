// Puts the parts together for one message.
#include "intents/understand.hpp"

#include <algorithm>
#include <set>
#include <tuple>

namespace intents {
namespace {

bool may_follow(const Intent& intent, std::string_view follow_up_of) {
    return intent.parent.empty() || intent.parent == follow_up_of;
}

std::vector<IntentHit> hits_in(const IntentSet& set, const RuleText& message,
                               std::string_view follow_up_of) {
    std::vector<IntentHit> hits;
    for (const auto& hit : set.rules(message.find.lang).match(message, set.entities())) {
        const auto& intent = set.intents()[hit.owner];
        if (!may_follow(intent, follow_up_of)) continue;
        hits.push_back({&intent, &intent.rules[hit.rule], hit.specificity, hit.span, hit.negated});
    }
    return hits;
}

// Affirmed before negated, living follow-ups before the rest, then class, then specificity.
auto rank(const IntentHit& hit) {
    return std::tuple(hit.negated, hit.intent->parent.empty(), hit.intent->klass, -hit.specificity,
                      std::string_view(hit.intent->id), hit.rule->line);
}

void keep_best_of_each(std::vector<IntentHit>& hits) {
    std::ranges::sort(hits, {}, rank);
    std::set<const Intent*> seen;
    std::erase_if(hits, [&](const IntentHit& hit) { return !seen.insert(hit.intent).second; });
}

}  // namespace

std::vector<IntentHit> rule_hits(const IntentSet& set, std::string_view text,
                                 std::span<const kb::Token> tokens,
                                 const UnderstandOptions& options) {
    auto hits = hits_in(set, {text, tokens, {options.lang, options.now}}, options.follow_up_of);
    for (const auto& lang : options.other_langs) {
        if (!hits.empty()) break;
        const auto other = kb::tokens(text, lang);
        hits = hits_in(set, {text, other, {lang, options.now}}, options.follow_up_of);
    }
    keep_best_of_each(hits);
    return hits;
}

Understanding understand(const IntentSet& set, std::string_view text,
                         const UnderstandOptions& options) {
    Understanding result;
    const FindOptions find{options.lang, options.now};
    result.values = set.entities().find_all(text, find);
    std::vector<Span> keep;
    std::vector<Span> secrets;
    for (const auto& value : result.values) {
        const auto* entity = set.entities().entity(value.type);
        (entity != nullptr && entity->secret ? secrets : keep).push_back(value.span);
    }
    result.stored = mask_also(text, secrets, keep);
    result.normal = kb::normalise(text);
    result.tokens = kb::tokens(text, options.lang);
    result.tone = hear_tone(text, result.tokens, options.lang);
    result.hits = rule_hits(set, text, result.tokens, options);
    return result;
}

}  // namespace intents
