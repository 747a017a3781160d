// When the bot fetches a person, why, and what it puts on the person's table.
// Knows signals of one turn and the team's policy; knows nothing of matching, intents or sockets.
#pragma once

#include "escalation/names.hpp"
#include "escalation/status.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace escalation {

/// In the order in which they win when several hold in one turn.
enum class HandoffReason {
    self_harm,
    legal,
    privacy,
    asked,
    button,
    article,
    form_failed,
    complaint,
    anger,
    said_wrong,
    two_misses,
    repeated_answer,
    lookup_failed,
    tier,
};

inline constexpr Name<HandoffReason> handoff_reason_names[] = {
    {HandoffReason::self_harm, "self_harm"},
    {HandoffReason::legal, "legal"},
    {HandoffReason::privacy, "privacy"},
    {HandoffReason::asked, "asked"},
    {HandoffReason::button, "button"},
    {HandoffReason::article, "article"},
    {HandoffReason::form_failed, "form_failed"},
    {HandoffReason::complaint, "complaint"},
    {HandoffReason::anger, "anger"},
    {HandoffReason::said_wrong, "said_wrong"},
    {HandoffReason::two_misses, "two_misses"},
    {HandoffReason::repeated_answer, "repeated_answer"},
    {HandoffReason::lookup_failed, "lookup_failed"},
    {HandoffReason::tier, "tier"},
};

constexpr std::string_view name_of(HandoffReason value) {
    return name_in(handoff_reason_names, value);
}
constexpr std::optional<HandoffReason> handoff_reason_named(std::string_view wire) {
    return value_in(handoff_reason_names, wire);
}
/// What the agent reads: "The customer asked for a person".
std::string_view words_for(HandoffReason reason);

/// One of the answers that the bot weighed.
struct Candidate {
    std::string id;
    std::string label;
    double score = 0;  ///< calibrated probability, 0 to 1
    bool operator==(const Candidate&) const = default;
};

/// Everything the person who takes over should not have to ask again.
struct HandoffCard {
    HandoffReason reason = HandoffReason::asked;
    std::string evidence;                                    ///< the words or fact behind it
    std::string question;                                    ///< the customer's last question
    std::vector<Candidate> candidates;                       ///< best first
    std::vector<std::pair<std::string, std::string>> slots;  ///< name, value; in order asked
    std::vector<std::string> answers_given;                  ///< ids of answers the bot gave
    std::string language;                                    ///< "en"
    std::string page;                                        ///< address the customer looked at
    bool verified = false;                                   ///< identity was signed
    bool operator==(const HandoffCard&) const = default;
};

/// `offer`: answer, and add a "talk to a person" button. `now`: the conversation changes hands.
enum class HandoffMode { never, offer, now };
inline constexpr Name<HandoffMode> handoff_mode_names[] = {
    {HandoffMode::never, "never"}, {HandoffMode::offer, "offer"}, {HandoffMode::now, "now"}};
constexpr std::string_view name_of(HandoffMode value) {
    return name_in(handoff_mode_names, value);
}
constexpr std::optional<HandoffMode> handoff_mode_named(std::string_view wire) {
    return value_in(handoff_mode_names, wire);
}

/// What an article or intent says about itself (`handoff: never | offer | always`).
enum class ItemHandoff { unsaid, never, offer, always };

/// What one turn showed. A set text is a signal, and the text its evidence (words of the customer,
/// name of a form field, id of an answer).
struct Signals {
    std::optional<std::string> self_harm;
    std::optional<std::string> legal;
    std::optional<std::string> privacy;
    std::optional<std::string> asked;        ///< the words that ask for a person
    std::optional<std::string> button;       ///< label of the pressed "talk to a person" button
    std::optional<std::string> form_failed;  ///< name of the slot that never came
    std::optional<std::string> complaint;
    std::optional<std::string> anger;
    std::optional<std::string> said_wrong;     ///< the words that reject the last answer
    std::optional<std::string> lookup_failed;  ///< name of the action that failed
    int misses = 0;             ///< turns without an answer among the last `misses_window_turns`
    bool missed_now = false;    ///< this very turn has no answer
    int same_answer_count = 0;  ///< how often in a row the answer about to be given was given
    std::string answer_id;      ///< the answer about to be given; evidence for repetition
    ItemHandoff item = ItemHandoff::unsaid;  ///< of the item about to be answered
    std::string item_label;
    std::string item_queue;  ///< queue that the item names; empty: none
    std::optional<Priority> item_priority;
    std::string tier;             ///< the customer's tier; empty: none
    bool offered_before = false;  ///< a person was offered and not taken lately
};

/// What to do about one reason. Empty queue: the item's, else the policy's.
struct ReasonRule {
    HandoffMode mode = HandoffMode::now;
    Priority priority = Priority::normal;
    std::string queue = {};
    bool operator==(const ReasonRule&) const = default;
};

/// The team's settings.
struct HandoffPolicy {
    int misses_max = 2;                      ///< turns without an answer that call a person
    int misses_window_turns = 4;             ///< counted over the last so many turns
    int same_answer_max = 2;                 ///< the same answer so often in a row calls a person
    std::vector<std::string> tiers_at_once;  ///< tiers that always talk to a person
    std::vector<std::string> tiers_on_miss;  ///< tiers that go with the first missed turn
    std::string queue = "support";           ///< where nothing else is said
    std::map<HandoffReason, ReasonRule> rules;  ///< departures from `default_rule`
};

struct HandoffDecision {
    HandoffMode mode = HandoffMode::now;  ///< `offer` or `now`, never `never`
    HandoffReason reason = HandoffReason::asked;
    std::string evidence;
    std::string queue;
    Priority priority = Priority::normal;
    bool operator==(const HandoffDecision&) const = default;
};

/// The house's rule for a reason, where the policy says nothing.
ReasonRule default_rule(HandoffReason reason);

/// Whether this turn calls or offers a person. The first reason in the order of `HandoffReason`
/// whose mode is `now` wins; only if there is none, the first whose mode is `offer`.
/// An item's `handoff: never` silences what the bot only guesses (misses, repetition, look-ups,
/// tiers, tone), never what the customer plainly asks for and never danger or law.
std::optional<HandoffDecision> should_hand_over(const Signals& signals,
                                                const HandoffPolicy& policy);

}  // namespace escalation
