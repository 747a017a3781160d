// The customer's side of the desk: come in, say, press, rate, ask for a person, answer a survey.
// Thread-safe; each call answers once through `done`, after what it promises is on disk.
#pragma once

#include "server/desk/bot/outcome.hpp"
#include "server/desk/refusal.hpp"
#include "server/store/event.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace desk {

struct Services;
struct State;
struct Draft;

struct Hello {
    std::string site = "default";
    std::string session;  // token of an earlier welcome; empty for a newcomer
    store::ConversationSeq after = 0;
    std::string locale;
    PageFacts page;
    store::CustomerId customer = 0;  // who it is, where the shop's signature said so
    // Another conversation of the same customer than the session's: its id, or "new".
    std::string wanted;
    std::string from;  // token of the conversation a new one was begun from, until it is stored
};

// What a site wants agreed to before anything is stored.
struct ConsentAsked {
    std::string purpose;
    std::string version;
    std::string text;
    std::string url;
};

struct GreetingButton {
    std::string id;  // "g1", ...
    std::string label;
};

struct Greeting {
    std::string name;  // the bot's
    std::string text;
    std::vector<GreetingButton> buttons;  // pressed with seq 0
};

struct Welcome {
    std::string session;  // keep it: it opens this conversation again
    store::ConversationId conversation = 0;
    store::Owner owner = store::Owner::bot;
    store::ConversationSeq seq = 0;  // of the newest event
    std::vector<store::Event> events;
    std::string agent;  // name of the person who has it; empty for nobody
    std::string bot;    // what the bot is called
    std::string shop;
    std::string language;
    store::TicketNumber ticket = 0;
    std::int64_t position = 0;
    store::ConversationSeq read_by_agent = 0;
    bool open = true;
    std::optional<store::Time> next_open;
    std::optional<Greeting> greeting;     // while nothing has been said yet
    std::optional<ConsentAsked> consent;  // still to be agreed to
    std::optional<ConsentAsked> agreed;   // was, here or in an earlier conversation
    std::string customer_name;            // of a verified customer
    store::CustomerId known = 0;  // unverified: who goes on in this conversation, not yet stored
};

// Who speaks on a connection, as its session knows it after the welcome.
struct Visitor {
    store::ConversationId conversation = 0;
    std::string site = "default";
    std::string locale;
    PageFacts page;
    store::CustomerId customer = 0;  // verified; 0: nobody knows
    store::CustomerId known = 0;     // unverified: whose earlier conversation led to this one
};

struct Ack {
    store::ConversationSeq seq = 0;
    store::Time at{};
};

class Chat {
  public:
    explicit Chat(Services& services) : services_(services) {}

    // Only reads (some tens of microseconds). A token that is unknown, forged or too old gives a
    // new conversation. Subscribe to the conversation's events *before* asking for what was missed:
    // `welcome.seq` says which of them are known already.
    Result<Welcome> welcome(const Hello& hello);

    void say(const Visitor& visitor, std::string id, std::string text, Done<Ack> done);
    void press(const Visitor& visitor, std::string id, store::ConversationSeq message,
               std::string button, Done<Ack> done);
    void rate(const Visitor& visitor, std::string id, store::ConversationSeq message, bool helpful,
              Done<Ack> done);
    void ask_for_person(const Visitor& visitor, std::string id, Done<Ack> done);
    void answer_survey(const Visitor& visitor, std::string id, store::ConversationSeq survey,
                       std::int64_t score, std::string comment, Done<Ack> done);
    // Yes or no to what the site asked; nothing else is heard before a yes.
    void consent(const Visitor& visitor, std::string id, std::string purpose, std::string version,
                 bool granted, Done<Ack> done);
    void typing(const Visitor& visitor, bool on);
    void read(const Visitor& visitor, store::ConversationSeq upto);

  private:
    using Decide = std::move_only_function<Result<Draft>(const State&)>;
    void take(const Visitor& visitor, std::string id, Decide decide, Done<Ack> done);
    void call_shop(const Visitor& visitor, std::int64_t epoch, const intents::Lookup& lookup);
    void bot_types(store::ConversationId conversation, bool on);

    Services& services_;
};

}  // namespace desk
