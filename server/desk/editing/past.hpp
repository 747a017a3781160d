// Stored conversations as the bot lived them: each message of a customer with what came of it.
// Reads the log; judges nothing.
#pragma once

#include "intents/dialogue.hpp"
#include "server/store/past.hpp"

#include <optional>
#include <string>
#include <vector>

namespace store {
class Connection;
}

namespace desk {

// A customer's message to the bot.
struct PastMessage {
    store::ConversationId conversation = 0;
    store::ConversationSeq seq = 0;
    store::Time at{};
    std::string text;
    bool pressed = false;  // a button; `text` is its label
    // What the bot made of it.
    std::string via;                       // of its first reply; empty: it said nothing
    store::ConversationSeq reply = 0;      // that reply's seq
    std::string item;                      // what answered, or was nearest; may be empty
    double score = 0;                      // how sure the bot was of it
    std::vector<intents::Choice> offered;  // by a "did you mean"
    std::string handed_over;               // why a person was fetched; empty: nobody was
    bool nobody_there = false;             // of the desk, when it was said
    std::int64_t waiting = 0;              // tickets that nobody had taken, when it was said
    std::optional<double> strangers;       // share of messages nothing answered, as then believed
    // What people made of that.
    std::optional<bool> helpful;
    std::optional<std::string> picked;     // the item chosen; empty: none of those offered
    std::optional<std::string> corrected;  // by somebody of the desk; empty: no item at all

    bool answered() const;
    bool offered_only() const { return via == "clarify" || via == "suggest"; }
};

struct PastConversation {
    store::ConversationId id = 0;
    std::string lang;
    std::string page_url;
    std::vector<PastMessage> messages;
};

struct Past {
    std::vector<PastConversation> conversations;  // by their first message in the period
    bool truncated = false;                       // there was more than we may read
};

inline constexpr std::size_t past_events_max = 200'000;

Past read_past(store::Connection& db, store::Time since, std::size_t events_max = past_events_max);

// The customer's message that the bot answered with `reply`.
std::optional<PastMessage> find_past(store::Connection& db, store::ConversationId conversation,
                                     store::ConversationSeq reply);

}  // namespace desk
