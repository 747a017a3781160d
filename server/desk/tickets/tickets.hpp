// The agents' side of the desk: list, read, claim, answer, note, change, give back to the bot.
// Thread-safe; reads answer at once, changes answer once through `done` when they are on disk.
#pragma once

#include "server/desk/refusal.hpp"
#include "server/store/event.hpp"
#include "server/store/ticket_list.hpp"
#include "server/store/user.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace desk {

struct Services;
struct Draft;
struct Applied;

// Who acts: a person of the console or a program on that person's behalf.
struct Actor {
    store::UserId id = 0;
    std::string name;
    store::Role role = store::Role::viewer;
    std::vector<std::string> hidden = {};  // queues that only others see: see sight.hpp

    bool may_see(std::string_view queue) const {
        return std::ranges::find(hidden, queue) == hidden.end();
    }
};

// What shall change; absent stays as it is.
struct TicketPatch {
    std::optional<escalation::Status> status;
    std::optional<escalation::Priority> priority;
    std::optional<store::UserId> assignee;  // 0: nobody
    std::optional<std::string> queue;
    std::optional<std::vector<std::string>> tags;
    std::optional<std::string> subject;
    std::optional<store::Time> snooze_until;
    std::optional<std::string> custom_status;  // with its category's status, or alone
    std::optional<store::Version> version;     // the one the change was made on
};

struct NewTicket {
    std::string subject;
    std::string text;  // the first message, of the customer
    std::string queue;
    escalation::Priority priority = escalation::Priority::normal;
    std::vector<std::string> tags;
    std::string customer_name;
    std::string customer_email;
    std::string customer_external_id;  // the shop's own number of the customer
    store::CustomerId customer = 0;    // a known one; 0: looked for by the two above
    std::string language;
    escalation::Channel channel = escalation::Channel::api;
};

// Something written by an agent, as stored (or as it was stored the first time).
struct Written {
    store::Event event;
    bool again = false;  // the same client id was written before
};

struct ConversationCard {
    store::Conversation conversation;
    store::Customer customer;
    std::optional<store::Event> last_message;
};

// What a console shows beside a ticket in lists.
struct TicketCard {
    store::Ticket ticket;
    std::optional<store::Event> last_message;
    bool unread = false;                       // the customer wrote and no agent has looked
    std::optional<store::Time> waiting_since;  // oldest customer message no person answered
    std::string page_url;
    std::string page_title;
};

struct Explanation {
    std::string question;  // what the customer had said
    std::string trace;     // JSON text, as stored
    std::string again;     // the same with reasons, made now; empty when the content has changed
};

class Tickets {
  public:
    explicit Tickets(Services& services) : services_(services) {}

    Result<store::Page<TicketCard>> list(const store::TicketFilter& filter,
                                         const store::PageRequest& page);
    Result<TicketCard> get(store::TicketNumber number);
    // For the counts beside views: add rows up.
    Result<std::vector<store::TicketCount>> counts();
    // The chain as agents see it: notes too; trace left out.
    Result<std::vector<store::Event>> events(store::ConversationId conversation,
                                             store::ConversationSeq after, std::size_t limit);
    Result<ConversationCard> conversation(store::ConversationId id);
    Result<store::Page<ConversationCard>> bot_conversations(const store::PageRequest& page);
    // Why the bot said `seq`: the trace stored with it, and, while the same content is live, the
    // question decided again with every word behind it.
    Result<Explanation> explain(store::ConversationId conversation, store::ConversationSeq seq);

    void create(const Actor& actor, NewTicket wanted, Done<store::Ticket> done);
    void patch(const Actor& actor, store::TicketNumber number, TicketPatch patch,
               Done<store::Ticket> done);
    // Exactly one of two at once; the other gets `conflict` with the ticket as it stands.
    void claim(const Actor& actor, store::TicketNumber number, Done<store::Ticket> done);
    void write(const Actor& actor, store::TicketNumber number, std::string client_id,
               std::string text, bool internal, Done<Written> done);
    void return_to_bot(const Actor& actor, store::TicketNumber number, Done<store::Ticket> done);
    // Takes a conversation from the bot: makes its ticket at need and claims it.
    void take(const Actor& actor, store::ConversationId conversation, Done<store::Ticket> done);

    void typing(const Actor& actor, store::TicketNumber number, bool on);
    // The agent has seen the conversation up to `upto` (0: all of it).
    void read(const Actor& actor, store::TicketNumber number, store::ConversationSeq upto);

    Result<std::vector<store::Event>> log(store::EventSeq after, std::size_t limit);
    Result<store::EventSeq> last_seq();

    // A snoozed ticket whose time has come stands open again; any other is left alone.
    void wake(store::TicketNumber number);

    // Any change of a ticket, on the conversation's own line: the draft is the present state, what
    // is made of it is written at once. `client_id`, where not empty, makes it happen once.
    using Change = std::move_only_function<Result<void>(Draft&)>;
    void change(const Actor& actor, store::TicketNumber number, Change change, Done<Applied> done,
                std::string client_id = {});

  private:
    Services& services_;
};

}  // namespace desk
