// What one turn of the bot is decided on, and what it decided: values only.
// Carrying it out (storing, sending, calling the shop) is others' work.
#pragma once

#include "escalation/handoff.hpp"
#include "intents/action.hpp"
#include "intents/dialogue.hpp"
#include "server/desk/bot/trace.hpp"
#include "server/store/types.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace desk {

using store::Time;

// How an answer was found; the words of the contract's `via`.
enum class Via : std::uint8_t {
    exact,
    rule,
    model,
    kb,
    clarify,
    suggest,
    form,
    fallback,
    handoff,
    smalltalk,
    action,
    button,
};
std::string_view name_of(Via via);

// Who of the shop is there, as far as a customer is to be told.
struct Staffing {
    bool open = true;
    bool somebody_online = false;
    std::int64_t waiting = 0;                 // tickets that nobody has taken yet
    std::string next_open;                    // in words, in the customer's language; may be empty
    std::optional<store::Time> next_open_at;  // for programs
};

struct CustomerFacts {
    std::string name;
    std::string email;
    std::string tier;
    std::string country;
    bool verified = false;
};

struct PageFacts {
    std::string url;
    std::string title;
};

// Everything a turn may know besides the words and what was said before. Time and chance are
// guests.
struct Situation {
    Time now{};
    std::uint64_t seed = 0;  // picks among variations; the same for one conversation
    CustomerFacts customer;
    PageFacts page;
    std::string locale;  // the browser's
    std::string channel = "chat";
    Staffing staffing;
    std::optional<double> strangers;  // share that nothing answers, where it is followed
    bool explain = false;  // also the words behind each candidate: for people who ask why
};

struct ArticleLink {
    std::string id;
    std::string title;
    std::string url;
};

// One message of the bot.
struct BotMessage {
    std::string text;
    std::string html;  // safe, made by our own renderer; empty: the text as it is
    std::vector<intents::Choice> buttons;
    std::optional<ArticleLink> article;
    Via via = Via::fallback;
    Trace trace;
};

// The wish to fetch a person, with all that person should know.
struct HandOver {
    escalation::HandoffReason reason{};
    std::string evidence;
    std::string queue;
    std::string priority;  // empty: normal
    std::vector<std::string> tags;
    std::string subject;
    std::string question;
    std::vector<TraceCandidate> candidates;
    std::vector<std::pair<std::string, std::string>> slots;  // name, value as people read it
};

struct Outcome {
    intents::Dialogue dialogue;  // as it is after this turn
    std::string heard;           // the customer's words as they may be stored
    std::vector<BotMessage> messages;
    std::optional<HandOver> hand_over;
    std::optional<intents::Lookup> lookup;  // call the shop, then `looked_up`
    std::string email;                      // the customer told us this address
    std::optional<double> stranger;         // how likely nothing answers this; unset: never asked
};

// How a look-up came back.
struct LookedUp {
    std::string action;
    intents::LookupEnd end = intents::LookupEnd::failed;
    intents::Values answers;
};

}  // namespace desk
