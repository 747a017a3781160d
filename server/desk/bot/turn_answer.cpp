// Finding the answer and giving it: the matcher's decision, articles, intents, "did you mean".
#include "server/desk/bot/person_cost.hpp"
#include "server/desk/bot/turn.hpp"
#include "server/desk/bot/value_text.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace desk {
namespace {

constexpr int topic_turns_max = 3;  // "and for Austria?" reaches back so far
constexpr int repeat_window = 3;    // the same answer within so many turns counts as repeated

intents::Choice choice_of(const kb::Button& button) {
    if (button.handoff) return {"handoff", "", button.label};
    if (!button.intent.empty()) return {"intent", button.intent, button.label};
    if (!button.article.empty()) return {"article", button.article, button.label};
    return {"url", button.url, button.label};
}

escalation::ItemHandoff wish_of(kb::HandoffWish wish) {
    switch (wish) {
        case kb::HandoffWish::offer:
            return escalation::ItemHandoff::offer;
        case kb::HandoffWish::always:
            return escalation::ItemHandoff::always;
        case kb::HandoffWish::never:
            break;
    }
    return escalation::ItemHandoff::unsaid;
}

}  // namespace

Via via_of(kb::Via via) {
    switch (via) {
        case kb::Via::exact:
            return Via::exact;
        case kb::Via::rule:
            return Via::rule;
        case kb::Via::model:
            return Via::model;
        case kb::Via::kb:
            return Via::kb;
    }
    return Via::kb;
}

kb::Match Turn::consult(std::string_view text, std::span<const intents::IntentHit> hits) {
    std::vector<kb::RuleHit> rules;
    for (const auto& hit : hits) {
        if (hit.negated) continue;
        if (const auto item = content_.item_of(*hit.intent)) {
            rules.push_back({.item = *item, .specificity = hit.specificity});
        }
    }
    kb::Query query{.lang = lang(), .rules = rules, .explain = situation_.explain};
    const auto& topic = out_.dialogue.topic;
    if (topic && out_.dialogue.turn - topic->turn <= topic_turns_max) {
        const auto kind = topic->kind == "article" ? kb::ItemKind::article : kb::ItemKind::intent;
        query.topic = content_.matcher().find(kind, topic->id, topic->lang);
    }
    query.allowed = sight();
    query.person_cost = person_cost(situation_.staffing);
    query.strangers = situation_.strangers;
    return content_.matcher().match(text, query);
}

Handled Turn::answer() {
    const auto match = consult(text_, heard_.hits);
    trace_match(match);
    if (!match.candidates.empty()) out_.stranger = match.stranger;
    const bool certain =
        match.decision == kb::Decision::answer && match.candidates.front().via == kb::Via::exact;
    if (!certain && answer_follow_up() == Handled::yes) return Handled::yes;
    if (answer_both(match) == Handled::yes) return Handled::yes;
    switch (match.decision) {
        case kb::Decision::answer: {
            const auto& best = match.candidates.front();
            respond(best.item, via_of(best.via));
            break;
        }
        case kb::Decision::clarify:
        case kb::Decision::suggest:
            offer(match);
            break;
        case kb::Decision::fallback:
            return Handled::no;
    }
    if (form_waits_ && !out_.hand_over) resume_form();
    return Handled::yes;
}

// "And to Austria?" after a delivery answer: a living follow-up's rule speaks before anyone else.
Handled Turn::answer_follow_up() {
    for (const auto& hit : heard_.hits) {
        if (hit.negated || hit.intent->parent.empty()) continue;
        step(fmt::format("follow-up of {}", hit.intent->parent));
        respond_intent(*hit.intent, Via::rule, text_);
        return Handled::yes;
    }
    return Handled::no;
}

void Turn::respond(std::size_t item, Via via) {
    const auto [article, intent] = content_.target(item);
    if (article) return respond_article(*article, via);
    // A form under way gives way only to what begins another one.
    if (form_waits_ && (!intent->slots.empty() || !intent->action.empty())) {
        form_waits_ = false;
        out_.dialogue.form.reset();
    }
    respond_intent(*intent, via, text_);
}

std::string Turn::article_text(const kb::Article& article) {
    const auto* variant = kb::variant_for(article, situation_.seed);
    if (variant) step(fmt::format("variant {}", variant->id));
    const auto& answer = variant ? variant->answer : article.answer;
    if (!intents::has_blanks(answer)) return answer;
    const auto rendered = intents::render(answer, values(), lang(), value_text);
    if (rendered) return *rendered;
    step(rendered.error());
    return {};
}

void Turn::respond_article(const kb::Article& article, Via via) {
    escalation::Signals signals;
    signals.same_answer_count =
        intents::answered_within(out_.dialogue, article.id, repeat_window) + 1;
    signals.answer_id = article.id;
    signals.tier = situation_.customer.tier;
    signals.item = escalation::ItemHandoff::unsaid;
    if (hand_over_if(signals)) return;

    auto text = article_text(article);
    const bool unreadable = text.empty();
    if (unreadable) text = phrase(Phrase::answer_failed);
    auto& message = say(text, via);
    message.article = ArticleLink{article.id, article.title,
                                  fmt::format("/help/{}/{}", article.lang, article.id)};
    for (const auto& button : article.buttons) message.buttons.push_back(choice_of(button));
    auto& dialogue = out_.dialogue;
    dialogue.choices = message.buttons;
    intents::note_answer(dialogue, article.id);
    dialogue.topic = intents::Topic{"article", article.id, article.lang, dialogue.turn};

    signals.same_answer_count = 0;
    signals.item = wish_of(article.handoff);
    signals.item_label = article.title;
    hand_over_if(signals);
    if (offer_person_ || unreadable) add_person_button();
}

void Turn::respond_intent(const intents::Intent& intent, Via via, std::string_view message) {
    trace_.via = name_of(via);
    auto step =
        intents::start_form(content_.intents(), out_.dialogue, intent, message, form_context());
    if (step.end == intents::FormEnd::ready && intent.action.empty()) {
        out_.dialogue = std::move(step.dialogue);
        reply(intent, values(), via);
        return;
    }
    form_step(std::move(step));
    if (!out_.messages.empty()) out_.messages.back().via = via;
}

void Turn::offer(const kb::Match& match) {
    const bool clarify = match.decision == kb::Decision::clarify;
    auto& message = say(clarify ? Phrase::did_you_mean : Phrase::suggest,
                        clarify ? Via::clarify : Via::suggest);
    const auto count = std::min(std::max<std::size_t>(match.offer, 1), match.candidates.size());
    for (std::size_t i = 0; i < count; ++i) {
        const auto& item = content_.matcher().items()[match.candidates[i].item];
        message.buttons.push_back(
            {item.kind == kb::ItemKind::article ? "article" : "intent", item.id, item.label});
    }
    message.buttons.push_back({"none", "", phrase(Phrase::none_of_these)});
    message.buttons.push_back({"handoff", "", phrase(Phrase::talk_to_person)});
    out_.dialogue.choices = message.buttons;
}

void Turn::trace_match(const kb::Match& match) {
    trace_.decision = kb::name(match.decision);
    trace_.needed = match.needed;
    for (const auto& hit : heard_.hits) {
        if (hit.negated) continue;
        trace_.rule = fmt::format("{} ({}:{})", hit.rule->source, hit.rule->file, hit.rule->line);
        break;
    }
    for (const auto& candidate : match.candidates) {
        const auto& item = content_.matcher().items()[candidate.item];
        TraceCandidate told{.id = item.id, .label = item.label, .score = candidate.score};
        told.kind = item.kind == kb::ItemKind::article ? "article" : "intent";
        told.via = kb::name(candidate.via);
        for (const auto& reason : candidate.reasons)
            told.reasons.push_back({reason.what, reason.weight});
        trace_.candidates.push_back(std::move(told));
    }
    // A replay puts the same question under the same circumstances.
    const auto& staffing = situation_.staffing;
    if (!staffing.somebody_online) trace_.facts.push_back({"nobody there", "yes"});
    if (staffing.waiting > 0)
        trace_.facts.push_back({"waiting", fmt::format("{}", staffing.waiting)});
    if (situation_.strangers)
        trace_.facts.push_back({"strangers", fmt::format("{:.6f}", *situation_.strangers)});
    if (match.candidates.empty()) return;
    const auto& signals = match.candidates.front().signals;
    auto fact = [this](std::string name, double value) {
        trace_.facts.push_back({std::move(name), fmt::format("{:.3f}", value)});
    };
    fact("explained", signals.explained);
    fact("known", signals.known);
    fact("margin", signals.margin);
    fact("rejection", signals.rejection);
    fact("nearest", signals.nearest);
    fact("retrieval", signals.retrieval);
    fact("rule", signals.rule);
    if (!match.unknown_words.empty()) {
        trace_.facts.push_back(
            {"unknown words", fmt::format("{}", fmt::join(match.unknown_words, " "))});
    }
}

}  // namespace desk
