// Two questions in one message: each half is asked for itself, and both are answered where both
// are certain, of different things, and nobody wrote down the whole.
#include "server/desk/halves.hpp"
#include "server/desk/turn.hpp"

#include <algorithm>

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
        const auto cut = left.size();
        if (std::ranges::any_of(heard_.hits, [&](const auto& hit) { return spans(hit, cut); }))
            continue;
        auto first = answer_of_half(left);
        if (!first) continue;
        auto second = answer_of_half(right);
        if (!second || second->item == first->item) continue;
        step(fmt::format("two questions: \"{}\" and \"{}\"", left, right));
        if (first->asks && second->asks) {
            respond_half(*first);
            offer_next(second->item);
            return Handled::yes;
        }
        if (first->asks) std::swap(first, second);  // what asks back comes last
        respond_half(*first);
        if (!out_.hand_over) respond_half(*second);
        return Handled::yes;
    }
    return Handled::no;
}

// Two forms cannot be filled in at once: the second wish waits on a button of the first question.
void Turn::offer_next(std::size_t item) {
    const auto& next = content_.matcher().items()[item];
    if (out_.messages.empty() || out_.hand_over) return;
    auto& buttons = out_.messages.back().buttons;
    if (!buttons.empty()) return;
    buttons.push_back({"intent", next.id, next.label});
    out_.dialogue.choices = buttons;
}

void Turn::respond_half(const Half& half) {
    trace_.candidates.clear();
    trace_.facts.clear();
    trace_match(half.match);
    respond(half.item, via_of(half.match.candidates.front().via));
}

}  // namespace desk
