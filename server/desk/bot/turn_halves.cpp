// Two questions in one message: each half is asked for itself, and both are answered where both
// are certain, of different things, and nobody wrote down the whole.
#include "intents/mask.hpp"
#include "server/desk/bot/halves.hpp"
#include "server/desk/bot/turn.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace desk {
namespace {

constexpr double whole_is_known = 0.95;     // likeness of a phrase to the whole message
constexpr double whole_is_explained = 0.9;  // by one item: "I bought a kettle and it leaks"
constexpr double half_is_explained = 0.5;   // or the half is about something else as well

// Does a rule that hit speak about words on both sides of the cut?
bool spans(const intents::IntentHit& hit, std::size_t cut) {
    return !hit.negated && hit.span.begin < cut && hit.span.end > cut;
}

}  // namespace

std::optional<Turn::Half> Turn::answer_of_half(std::string_view text) {
    intents::UnderstandOptions options{.lang = lang(), .now = local_now_};
    const auto tokens = kb::tokens(text, lang());
    const auto hits = intents::rule_hits(content_.intents(), text, tokens, options);
    if (!hits.empty() && hits.front().negated) return std::nullopt;
    auto match = consult(text, hits);
    if (match.decision != kb::Decision::answer) return std::nullopt;
    const auto& best = match.candidates.front();
    const bool said = best.via == kb::Via::exact || best.via == kb::Via::rule;
    if (!said && best.signals.explained < half_is_explained) return std::nullopt;
    const auto item = best.item;
    const auto intent = content_.target(item).intent;
    const bool asks = intent && (!intent->slots.empty() || !intent->action.empty());
    return Half{.text = std::string(text), .match = std::move(match), .item = item, .asks = asks};
}

Handled Turn::answer_both(const kb::Match& whole) {
    if (form_waits_) return Handled::no;
    if (!whole.candidates.empty()) {
        const auto& best = whole.candidates.front();
        const auto& signals = best.signals;
        if (best.via == kb::Via::exact || signals.nearest >= whole_is_known) return Handled::no;
        if (signals.explained >= whole_is_explained) return Handled::no;
    }
    for (const auto& [left, right] : halves_of(text_, lang())) {
        auto first = answer_of_half(left);
        if (!first) continue;
        auto second = answer_of_half(right);
        if (!second || second->item == first->item) continue;
        // A rule of a third item spoke of both; one of the two only reached too far.
        const bool is_one = std::ranges::any_of(heard_.hits, [&](const auto& hit) {
            const auto item = content_.item_of(*hit.intent);
            return spans(hit, left.size()) && item != first->item && item != second->item;
        });
        if (is_one) continue;
        step(fmt::format("two questions: \"{}\" and \"{}\"", left, right));
        if (first->asks && second->asks) {
            respond_half(*first);
            put_off(*second);
            return Handled::yes;
        }
        if (first->asks) std::swap(first, second);  // what asks back comes last
        respond_half(*first);
        if (!out_.hand_over) respond_half(*second);
        return Handled::yes;
    }
    return Handled::no;
}

// Two forms cannot be filled in at once: the second is asked about when the first is done.
void Turn::put_off(const Half& half) {
    if (out_.hand_over) return;  // a person reads all of it
    const auto& intent = *content_.target(half.item).intent;
    out_.dialogue.next = intents::Wish{intent.id, intent.lang, intents::mask(half.text).text};
    if (!out_.dialogue.form) return;  // nothing keeps the customer from it
    const auto text =
        fill(content_.settings().text(Phrase::then_next, lang()), {{"what", intent.label}});
    say(text, Via::form);
}

Outcome Turn::finish() {
    begin_next();
    return std::move(out_);
}

// Values of the first wish are offered, not taken: "... and where is the other one".
void Turn::begin_next() {
    auto& dialogue = out_.dialogue;
    if (!dialogue.next) return;
    if (out_.hand_over) return dialogue.next.reset();
    if (dialogue.form || out_.lookup || !dialogue.awaiting.empty()) return;
    const auto wish = *std::exchange(dialogue.next, std::nullopt);
    const auto* intent = content_.intents().find_any(wish.intent, wish.lang);
    if (!intent) return;
    step(fmt::format("the second wish: \"{}\"", wish.text));
    const auto known = std::exchange(dialogue.known, {});
    const auto done = std::exchange(dialogue.done, std::nullopt);
    respond_intent(*intent, Via::form, wish.text);
    dialogue.known.insert(dialogue.known.begin(), known.begin(), known.end());
    if (!dialogue.done) dialogue.done = done;
    offer_known(known);
}

void Turn::offer_known(std::span<const intents::SlotValue> known) {
    const auto& form = out_.dialogue.form;
    if (!form || form->asking.empty() || out_.messages.empty()) return;
    const auto* intent = content_.intents().find_any(form->intent, form->lang);
    auto& buttons = out_.messages.back().buttons;
    if (!intent || !buttons.empty()) return;
    const auto same = std::ranges::find_if(known, [&](const intents::SlotValue& value) {
        return value.name == form->asking && !value.secret &&
               std::ranges::any_of(intent->slots, [&](const intents::Slot& slot) {
                   return slot.name == value.name && slot.type == value.type;
               });
    });
    if (same == known.end()) return;
    buttons.push_back({"value", same->value, same->shown.empty() ? same->value : same->shown});
    out_.dialogue.choices = buttons;
}

void Turn::respond_half(const Half& half) {
    trace_.candidates.clear();
    trace_.facts.clear();
    trace_match(half.match);
    // Its own words alone, or a form would take the other half's numbers.
    const auto whole = std::exchange(text_, half.text);
    respond(half.item, via_of(half.match.candidates.front().via));
    text_ = whole;
}

}  // namespace desk
