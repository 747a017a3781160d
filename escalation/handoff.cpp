// The reasons for fetching a person as one table, tried in their order.
#include "escalation/handoff.hpp"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

namespace escalation {
namespace {

static_assert(well_formed<HandoffReason>(handoff_reason_names));
static_assert(well_formed<HandoffMode>(handoff_mode_names));

using Evidence = std::optional<std::string>;

Evidence item_says_so(const Signals& signals, const HandoffPolicy&) {
    const bool says = signals.item == ItemHandoff::always || signals.item == ItemHandoff::offer;
    return says ? Evidence(signals.item_label) : std::nullopt;
}

Evidence too_many_misses(const Signals& signals, const HandoffPolicy& policy) {
    if (!signals.missed_now || signals.misses < policy.misses_max) return std::nullopt;
    return fmt::format("{} of the last {} messages without an answer", signals.misses,
                       policy.misses_window_turns);
}

Evidence said_it_before(const Signals& signals, const HandoffPolicy& policy) {
    if (signals.answer_id.empty() || signals.same_answer_count < policy.same_answer_max) {
        return std::nullopt;
    }
    return fmt::format("{}, {} times in a row", signals.answer_id, signals.same_answer_count);
}

bool contains(const std::vector<std::string>& tiers, const std::string& tier) {
    return std::ranges::find(tiers, tier) != tiers.end();
}

Evidence tier_talks_to_people(const Signals& signals, const HandoffPolicy& policy) {
    if (signals.tier.empty()) return std::nullopt;
    const bool goes = contains(policy.tiers_at_once, signals.tier) ||
                      (signals.missed_now && contains(policy.tiers_on_miss, signals.tier));
    return goes ? Evidence(signals.tier) : std::nullopt;
}

template <Evidence Signals::* member>
Evidence heard(const Signals& signals, const HandoffPolicy&) {
    return signals.*member;
}

// `guess`: the bot concludes it; an item that says `handoff: never` overrules that.
struct ReasonRow {
    HandoffReason reason;
    Evidence (*evidence)(const Signals&, const HandoffPolicy&);
    HandoffMode mode;
    Priority priority;
    bool guess;
    std::string_view words;
};

using enum HandoffReason;
using enum HandoffMode;
constexpr ReasonRow rows[] = {
    {self_harm, heard<&Signals::self_harm>, now, Priority::urgent, false,
     "The customer may be in danger"},
    {legal, heard<&Signals::legal>, now, Priority::high, false, "The customer speaks of the law"},
    {privacy, heard<&Signals::privacy>, now, Priority::normal, false,
     "The customer asks about their personal data"},
    {asked, heard<&Signals::asked>, now, Priority::normal, false,
     "The customer asked for a person"},
    {button, heard<&Signals::button>, now, Priority::normal, false,
     "The customer pressed the button for a person"},
    {article, item_says_so, now, Priority::normal, false, "The content wants a person for this"},
    {form_failed, heard<&Signals::form_failed>, now, Priority::normal, false,
     "The bot could not get what it needs to know"},
    {complaint, heard<&Signals::complaint>, now, Priority::high, true, "The customer complains"},
    {anger, heard<&Signals::anger>, now, Priority::high, true, "The customer is angry"},
    {said_wrong, heard<&Signals::said_wrong>, now, Priority::normal, true,
     "The customer said the answer was wrong"},
    {two_misses, too_many_misses, now, Priority::normal, true,
     "The bot did not understand more than once"},
    {repeated_answer, said_it_before, now, Priority::normal, true,
     "The bot would only have repeated itself"},
    {lookup_failed, heard<&Signals::lookup_failed>, offer, Priority::normal, true,
     "A look-up did not work"},
    {tier, tier_talks_to_people, now, Priority::high, true,
     "Customers of this tier talk to a person"},
};

constexpr bool in_order_of_reasons() {
    for (std::size_t i = 0; i < std::size(rows); ++i) {
        if (static_cast<std::size_t>(rows[i].reason) != i || rows[i].words.empty()) return false;
    }
    return std::size(rows) == std::size(handoff_reason_names);
}
static_assert(in_order_of_reasons(), "a reason has no row, or stands at another's place");

const ReasonRow& row_of(HandoffReason reason) {
    return rows[static_cast<std::size_t>(reason)];
}

ReasonRule rule_for(const ReasonRow& row, const HandoffPolicy& policy) {
    const auto own = policy.rules.find(row.reason);
    return own != policy.rules.end() ? own->second : default_rule(row.reason);
}

HandoffMode mode_of(const ReasonRow& row, const ReasonRule& rule, const Signals& signals) {
    if (row.guess && signals.item == ItemHandoff::never) return never;
    const bool only_offers = row.reason == article && signals.item == ItemHandoff::offer;
    const auto mode = only_offers ? std::min(rule.mode, offer) : rule.mode;
    return mode == offer && signals.offered_before ? never : mode;
}

// An item may lower what is ordinary, but not what is pressing.
Priority priority_of(const ReasonRule& rule, const Signals& signals) {
    if (!signals.item_priority) return rule.priority;
    if (rule.priority > Priority::normal) return std::max(rule.priority, *signals.item_priority);
    return *signals.item_priority;
}

std::string queue_of(const ReasonRule& rule, const Signals& signals, const HandoffPolicy& policy) {
    if (!rule.queue.empty()) return rule.queue;
    return signals.item_queue.empty() ? policy.queue : signals.item_queue;
}

}  // namespace

std::string_view words_for(HandoffReason reason) {
    return row_of(reason).words;
}

ReasonRule default_rule(HandoffReason reason) {
    return {.mode = row_of(reason).mode, .priority = row_of(reason).priority};
}

std::optional<HandoffDecision> should_hand_over(const Signals& signals,
                                                const HandoffPolicy& policy) {
    std::optional<HandoffDecision> best;
    for (const ReasonRow& row : rows) {
        const ReasonRule rule = rule_for(row, policy);
        const HandoffMode mode = mode_of(row, rule, signals);
        if (mode == never || (best && mode <= best->mode)) continue;
        auto evidence = row.evidence(signals, policy);
        if (!evidence) continue;
        best = {.mode = mode,
                .reason = row.reason,
                .evidence = *std::move(evidence),
                .queue = queue_of(rule, signals, policy),
                .priority = priority_of(rule, signals)};
        if (mode == now) break;
    }
    return best;
}

}  // namespace escalation
