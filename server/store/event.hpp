// The typed events of the log: all that happens, one struct a kind.
// Sockets, resume, webhooks, audit and reports are made of these; the log only ever grows.
#pragma once
#include "server/store/conversation.hpp"
#include "server/store/customer.hpp"
#include "server/store/ticket.hpp"
#include "server/store/types.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace store {

enum class From : std::uint8_t { customer = 1, bot, agent, system };

std::string_view name_of(From from);
std::optional<From> from_named(std::string_view name);

struct Button {
    std::string id;      // "b1", unique in its message
    std::string label;   // what customers read
    std::string action;  // what a press does: "say", "intent", "article", "handoff", ...
    std::string value;   // with what
    bool operator==(const Button&) const = default;
};

struct ArticleRef {
    std::string id, lang, title, url, revision;
    bool operator==(const ArticleRef&) const = default;
};

/// Something said. With `internal` it is a note that only agents see.
struct Message {
    From from = From::customer;
    std::int64_t author = 0;  // user or customer id; 0 for bot and system
    std::string name;
    std::string text;
    std::string html;
    std::vector<Button> buttons;
    std::optional<ArticleRef> article;
    std::string via;  // exact rule model kb clarify ...
    bool internal = false;
    bool operator==(const Message&) const = default;
};

/// The conversation changed hands.
struct OwnerChanged {
    Owner owner = Owner::bot;
    std::int64_t epoch = 0;
    std::string reason;
    std::int64_t position = 0;  // in the queue, from 1; 0 where there is none
    TicketNumber ticket = 0;
    UserId agent = 0;
    std::string agent_name;
    bool operator==(const OwnerChanged&) const = default;
};

/// Was the answer `message` helpful.
struct Rated {
    ConversationSeq message = 0;
    bool helpful = false;
    bool operator==(const Rated&) const = default;
};

struct SurveyAsked {
    std::string survey = "csat";
    bool operator==(const SurveyAsked&) const = default;
};

struct SurveyAnswered {
    ConversationSeq survey = 0;  // the cseq of the question
    std::int64_t score = 0;
    std::string comment;
    bool operator==(const SurveyAnswered&) const = default;
};

/// A button of `message` was pressed.
struct Pressed {
    ConversationSeq message = 0;
    std::string button;
    std::string label;
    bool operator==(const Pressed&) const = default;
};

struct TicketCreated {
    Ticket ticket;
    UserId by = 0;  // 0: not by a person of the desk
    bool operator==(const TicketCreated&) const = default;
};

struct TicketUpdated {
    Ticket ticket;                    // the whole of it, after the change
    std::vector<std::string> fields;  // "status", "assignee", ...
    UserId by = 0;
    std::string by_name;
    bool operator==(const TicketUpdated&) const = default;
};

struct CustomerUpdated {
    Customer customer;
    std::vector<std::string> fields;
    UserId by = 0;
    bool operator==(const CustomerUpdated&) const = default;
};

struct AgentPresence {
    UserId agent = 0;
    std::string name;
    std::string state;  // online away offline
    bool operator==(const AgentPresence&) const = default;
};

struct ContentPublished {
    std::string revision;
    std::int64_t articles = 0;
    std::int64_t intents = 0;
    bool operator==(const ContentPublished&) const = default;
};

/// An edit was refused; the content before it stays live.
struct ContentFailed {
    std::string revision;  // the one that stays
    std::vector<std::string> problems;
    bool operator==(const ContentFailed&) const = default;
};

/// A promise of time is near its end (`breached` false) or past it.
struct SlaAlarm {
    TicketNumber ticket = 0;
    std::string metric;
    Time due{};
    bool breached = false;
    bool operator==(const SlaAlarm&) const = default;
};

/// Anything else people or programs may want to know of: rules, promises, merges, consent, ...
struct Noted {
    std::string what;   // "ticket.merged": its name on the wire
    std::string words;  // one plain sentence for timelines
    CustomerId customer = 0;
    UserId by = 0;  // 0: not by a person of the desk
    std::string by_name;
    std::string data;  // a JSON object with ids and numbers for programs; empty: {}
    bool operator==(const Noted&) const = default;
};

using Body = std::variant<Message, OwnerChanged, Rated, SurveyAsked, SurveyAnswered, Pressed,
                          TicketCreated, TicketUpdated, CustomerUpdated, AgentPresence,
                          ContentPublished, ContentFailed, SlaAlarm, Noted>;

/// The place of a body in the variant, plus one: what the table holds. Never renumber.
enum class EventKind : std::uint8_t {
    message = 1,
    owner,
    rating,
    survey_asked,
    survey_answered,
    press,
    ticket_created,
    ticket_updated,
    customer_updated,
    agent_presence,
    content_published,
    content_failed,
    sla_alarm,
    noted,
};
std::string_view name_of(EventKind kind);

struct Event {
    EventSeq seq = 0;  // given by the store
    Time at{};
    ConversationId conversation = 0;  // 0: not of a conversation
    ConversationSeq cseq = 0;         // given by the store; repeats the last one when internal
    EventSeq prev = 0;                // given by the store: the chain's event before this one
    TicketNumber ticket = 0;
    std::string client_id;  // the sender's own id, for sends that come twice; often empty
    Body body;
    std::string trace;  // written apart, and not read back with the event: see find_trace()

    EventKind kind() const { return static_cast<EventKind>(body.index() + 1); }
    bool operator==(const Event&) const = default;
};

/// May the customer of the conversation see it: what has a `cseq` of its own.
bool seen_by_customer(const Body& body);

/// The body as compact JSON, and back. Decoding fails only on text that encode_body never wrote.
std::string encode_body(const Body& body);
Body decode_body(EventKind kind, std::string_view json);

}  // namespace store
