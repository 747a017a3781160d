// Rules, then the matcher; no memory.
#include "server/desk/bot/verdict.hpp"

#include "kb/words/text.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace desk {
namespace {

constexpr std::size_t candidates_max = 5;

bool calls_for_person(const intents::Understanding& words) {
    const auto& hits = words.hits;
    const bool by_rule = !hits.empty() && !hits.front().negated &&
                         hits.front().intent->klass == intents::Class::handoff;
    return by_rule || intents::has(words.tone, intents::Tone::wants_person) ||
           intents::has(words.tone, intents::Tone::self_harm) ||
           intents::has(words.tone, intents::Tone::legal);
}

}  // namespace

Heard listen_alone(const Content& content, std::string_view text, std::string_view lang) {
    Heard heard{.lang = std::string(lang), .words = {}};
    if (heard.lang.empty()) heard.lang = content.detect(text).lang;
    if (heard.lang.empty()) heard.lang = content.languages().front();
    heard.words = intents::understand(content.intents(), text, {.lang = heard.lang});
    heard.wants_person = calls_for_person(heard.words);
    return heard;
}

std::vector<kb::RuleHit> rule_hits_of(const Content& content, const Heard& heard) {
    std::vector<kb::RuleHit> hits;
    for (const auto& hit : heard.words.hits) {
        const auto item = content.item_of(*hit.intent);
        if (item && !hit.negated) hits.push_back({*item, hit.specificity});
    }
    return hits;
}

Verdict decide_alone(const Content& content, const kb::Matcher& matcher, std::string_view text,
                     const Heard& heard, std::vector<kb::RuleHit> hits,
                     std::optional<double> strangers) {
    Verdict verdict{.lang = heard.lang, .match = {}};
    kb::Query query{
        .lang = heard.lang, .rules = hits, .strangers = strangers, .limit = candidates_max};
    const auto ours = content.matcher().items().size();
    query.allowed = [&](std::size_t item) {
        if (item >= ours) return true;  // put back from another content
        const auto target = content.target(item);
        return !target.intent || target.intent->parent.empty();
    };
    verdict.match = matcher.match(text, query);
    verdict.decision = heard.wants_person ? "handoff" : kb::name(verdict.match.decision);
    for (const auto& hit : heard.words.hits) verdict.rules.push_back(hit.rule);
    if (verdict.match.candidates.empty()) return verdict;
    verdict.item = verdict.match.candidates.front().item;
    verdict.score = verdict.match.candidates.front().score;
    return verdict;
}

Verdict decide_alone(const Content& content, std::string_view text, std::string_view lang,
                     std::optional<double> strangers) {
    const auto heard = listen_alone(content, text, lang);
    return decide_alone(content, content.matcher(), text, heard, rule_hits_of(content, heard),
                        strangers);
}

std::string told(const kb::Matcher& matcher, const Verdict& verdict) {
    const auto& candidates = verdict.match.candidates;
    const auto id = [&](std::size_t i) { return matcher.items()[candidates[i].item].id; };
    if (verdict.decision == "answer") return "answer " + id(0);
    if (verdict.decision != "clarify" && verdict.decision != "suggest") return verdict.decision;
    std::vector<std::string> offered;
    const auto count = std::min(std::max<std::size_t>(verdict.match.offer, 1), candidates.size());
    for (std::size_t i = 0; i < count; ++i) offered.push_back(id(i));
    std::ranges::sort(offered);
    return fmt::format("{} {}", verdict.decision, fmt::join(offered, ", "));
}

}  // namespace desk
