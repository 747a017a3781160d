// When a turn ends with a person: signals, the policy's word, and what the customer is told.
#include "server/desk/bot/turn.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace desk {
namespace {

using escalation::HandoffReason;

constexpr std::size_t subject_chars_max = 80;

std::string first_line(std::string_view text) {
    auto line = text.substr(0, text.find('\n'));
    if (line.size() <= subject_chars_max) return std::string(line);
    line = line.substr(0, subject_chars_max);
    while (!line.empty() && (static_cast<unsigned char>(line.back()) & 0xC0) == 0x80)
        line.remove_suffix(1);
    if (!line.empty() && (static_cast<unsigned char>(line.back()) & 0x80)) line.remove_suffix(1);
    return std::string(line) + "…";
}

escalation::ItemHandoff wish_of(intents::Handoff wish) {
    switch (wish) {
        case intents::Handoff::offer:
            return escalation::ItemHandoff::offer;
        case intents::Handoff::always:
            return escalation::ItemHandoff::always;
        case intents::Handoff::never:
            break;
    }
    return escalation::ItemHandoff::unsaid;
}

}  // namespace

escalation::Signals Turn::tone_signals() const {
    escalation::Signals signals;
    for (const auto& [tone, words] : heard_.tone) {
        switch (tone) {
            case intents::Tone::self_harm:
                signals.self_harm = words;
                break;
            case intents::Tone::legal:
                signals.legal = words;
                break;
            case intents::Tone::privacy:
                signals.privacy = words;
                break;
            case intents::Tone::wants_person:
                signals.asked = words;
                break;
            case intents::Tone::complaint:
                signals.complaint = words;
                break;
            case intents::Tone::abuse:
                signals.anger = words;
                break;
            case intents::Tone::wrong_answer:
                if (!out_.dialogue.answers.empty()) signals.said_wrong = words;
                break;
            default:
                break;
        }
    }
    signals.tier = situation_.customer.tier;
    return signals;
}

escalation::Signals Turn::signals_of(const intents::Intent& intent) const {
    escalation::Signals signals;
    signals.item = wish_of(intent.handoff);
    signals.item_label = intent.label;
    signals.item_queue = intent.queue;
    signals.item_priority = escalation::priority_named(intent.ticket.priority);
    signals.tier = situation_.customer.tier;
    return signals;
}

// A rule of the shop's own for danger or for "a person, please" comes first: it knows which queue.
// Tone speaks next; but a complaint that the shop has an intent for is that intent's to handle.
Handled Turn::fetch_person_if_called() {
    auto signals = tone_signals();
    const intents::Intent* called = nullptr;
    const intents::Intent* task = nullptr;
    for (const auto& hit : heard_.hits) {
        if (hit.negated) continue;
        if (!called && hit.intent->klass <= intents::Class::handoff) called = hit.intent;
        if (!task && hit.intent->klass == intents::Class::task) task = hit.intent;
    }
    const bool in_danger = signals.self_harm || signals.legal || signals.privacy;
    if (called && !in_danger) {
        step(fmt::format("{} comes before everything else", called->id));
        out_.dialogue.form.reset();
        respond_intent(*called, Via::rule, text_);
        return Handled::yes;
    }
    if (task && !in_danger && !signals.asked) return Handled::no;
    return hand_over_if(signals, called) ? Handled::yes : Handled::no;
}

bool Turn::hand_over_if(const escalation::Signals& signals, const intents::Intent* intent) {
    const auto decision = escalation::should_hand_over(signals, content_.settings().handoff);
    if (!decision) return false;
    if (decision->mode == escalation::HandoffMode::offer) {
        step(fmt::format("offers a person: {}", escalation::name_of(decision->reason)));
        offer_person_ = true;
        return false;
    }
    hand_over(*decision, intent);
    return true;
}

void Turn::hand_over(const escalation::HandoffDecision& decision, const intents::Intent* intent) {
    const std::string reason(escalation::name_of(decision.reason));
    step(fmt::format("hands over: {} ({})", reason, decision.evidence));
    trace_.decision = "handoff";
    const bool intent_spoke = intent && !out_.messages.empty();
    const auto words = words_of_hand_over(intent_spoke ? HandoffReason::asked : decision.reason);
    say(words, Via::handoff);

    HandOver wish{
        .reason = decision.reason, .evidence = decision.evidence, .queue = decision.queue};
    wish.priority = escalation::name_of(decision.priority);
    if (intent) {
        wish.tags = intent->ticket.tags;
        if (!intent->queue.empty()) wish.queue = intent->queue;
        if (!intent->ticket.priority.empty()) wish.priority = intent->ticket.priority;
    }
    wish.subject = intent ? intent->label : first_line(out_.heard);
    wish.question = out_.heard;
    wish.candidates = trace_.candidates;
    const auto& dialogue = out_.dialogue;
    for (const auto* form : {&dialogue.form, &dialogue.done}) {
        if (!*form) continue;
        for (const auto& slot : (*form)->slots)
            wish.slots.emplace_back(slot.name, intents::traceable(slot));
        break;
    }
    out_.hand_over = std::move(wish);
    out_.dialogue.form.reset();
    out_.dialogue.choices.clear();
    out_.dialogue.awaiting.clear();
    out_.lookup.reset();
}

std::string Turn::words_of_hand_over(HandoffReason reason) const {
    std::string words;
    auto add = [&](Phrase which) {
        if (!words.empty()) words += "\n\n";
        words += phrase(which);
    };
    switch (reason) {
        case HandoffReason::self_harm:
            add(Phrase::safety);
            break;
        case HandoffReason::privacy:
            add(Phrase::privacy_request);
            break;
        case HandoffReason::form_failed:
            add(Phrase::form_failed);
            break;
        case HandoffReason::two_misses:
        case HandoffReason::repeated_answer:
        case HandoffReason::said_wrong:
            add(Phrase::not_understood_again);
            break;
        default:
            break;
    }
    const auto& staffing = situation_.staffing;
    const bool reachable = staffing.open && staffing.somebody_online;
    if (reachable) {
        add(Phrase::handed_over_open);
    } else if (staffing.open) {
        add(Phrase::handed_over_nobody);
    } else {
        add(staffing.next_open.empty() ? Phrase::handed_over_closed_for_good
                                       : Phrase::handed_over_closed);
    }
    if (!reachable && situation_.customer.email.empty()) add(Phrase::leave_email);
    return words;
}

void Turn::miss() {
    auto& dialogue = out_.dialogue;
    if (form_waits_) {
        return form_step(intents::missed(content_.intents(), dialogue, text_, form_context()));
    }
    intents::note_miss(dialogue);
    auto signals = tone_signals();
    const auto& policy = content_.settings().handoff;
    signals.missed_now = true;
    signals.misses = intents::misses_within(dialogue, policy.misses_window_turns);
    if (hand_over_if(signals)) return;
    say(Phrase::not_understood, Via::fallback);
    add_person_button();
}

void Turn::take_unhelpful() {
    say(Phrase::rated_unhelpful, Via::button);
    auto& message = out_.messages.back();
    message.buttons = {{"handoff", "", phrase(Phrase::offer_person_yes)},
                       {"decline", "", phrase(Phrase::offer_person_no)}};
    out_.dialogue.choices = message.buttons;
}

void Turn::add_person_button() {
    if (out_.messages.empty() || out_.hand_over) return;
    auto& buttons = out_.messages.back().buttons;
    if (std::ranges::find(buttons, "handoff", &intents::Choice::kind) != buttons.end()) return;
    buttons.push_back({"handoff", "", phrase(Phrase::talk_to_person)});
    out_.dialogue.choices = buttons;
}

}  // namespace desk
