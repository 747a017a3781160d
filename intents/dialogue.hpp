// What the bot remembers between two messages of a conversation: plain values that can be stored.
// Private values are never written by encode(): a form that still needs one asks for it again.
#pragma once

#include "intents/entity.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace intents {

struct SlotValue {
    std::string name;
    std::string type;
    std::string value;
    std::string shown;
    bool secret = false;
    bool operator==(const SlotValue&) const = default;
};

/// A form under way, or the last one done (for "no, I meant ...").
struct Form {
    std::string intent;
    std::string lang;
    std::vector<SlotValue> slots;
    std::string asking;  ///< the slot asked for; empty when none
    int tries = 0;       ///< answers to it that were no value
    int asked = 0;       ///< how often it was asked: picks the next wording
    bool operator==(const Form&) const = default;
};

/// Follow-ups of `parent` can be said for this many more turns.
struct FollowUp {
    std::string parent;
    std::string lang;
    int turns_left = 0;
    bool operator==(const FollowUp&) const = default;
};

/// What we last talked about: an item of the matcher.
struct Topic {
    std::string kind;  ///< article or intent
    std::string id;
    std::string lang;
    int turn = 0;
    bool operator==(const Topic&) const = default;
};

/// One button the customer may press, or type.
struct Choice {
    std::string kind;  ///< article, intent, handoff, value
    std::string id;
    std::string label;
    bool operator==(const Choice&) const = default;
};

/// The second of two wishes that both need a form: it is asked about when the first is done.
struct Wish {
    std::string intent;
    std::string lang;
    std::string text;  ///< the customer's words for it, masked
    bool operator==(const Wish&) const = default;
};

/// An answer already given.
struct GivenAnswer {
    std::string id;
    int turn = 0;
    bool operator==(const GivenAnswer&) const = default;
};

struct Dialogue {
    int turn = 0;      ///< messages of the customer heard so far
    std::string lang;  ///< of the conversation; empty until known
    std::optional<Form> form;
    std::optional<Form> done;  ///< the last form that was carried out
    int done_turn = 0;
    std::vector<SlotValue> known;  ///< values of earlier forms, newest last
    std::optional<FollowUp> follow_up;
    std::optional<Topic> topic;
    std::vector<int> misses;  ///< turns in which nothing was understood, newest last
    std::vector<GivenAnswer> answers;
    std::vector<Choice> choices;  ///< offered by the last bot message
    std::optional<Wish> next;     ///< waits until the form under way is done
    std::string awaiting;         ///< the action whose answer we wait for; empty when none
    bool operator==(const Dialogue&) const = default;
};

inline constexpr std::size_t dialogue_list_max = 16;  ///< misses, answers and known values kept

/// A compact text with a version in front; private values left out.
[[nodiscard]] std::string encode(const Dialogue& dialogue);

/// Reads what it can: unknown lines are skipped, a foreign or broken text is an empty dialogue.
[[nodiscard]] Dialogue decode(std::string_view text);

/// A message of the customer arrives: counts the turn and lets follow-ups age.
void begin_turn(Dialogue& dialogue);
void note_miss(Dialogue& dialogue);
void note_answer(Dialogue& dialogue, std::string_view id);
/// Turns among the last `window` (this one included) in which nothing was understood.
[[nodiscard]] int misses_within(const Dialogue& dialogue, int window);
/// How often this answer was given in the last `window` turns.
[[nodiscard]] int answered_within(const Dialogue& dialogue, std::string_view id, int window);

}  // namespace intents
