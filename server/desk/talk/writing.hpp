// What people say to each other once a person owns the conversation: no bot in between.
// Changes a draft; knows statuses and owners, not how drafts are written.
#pragma once

#include "server/desk/services.hpp"
#include "server/desk/state.hpp"
#include "server/desk/tickets/tickets.hpp"

#include <string>

namespace desk {

// The customer's words to people: fills in the last event of the draft (the customer's message),
// wakes or reopens the ticket, and notes an e-mail address that was asked for.
void write_to_people(const Services& services, Draft& draft, const std::string& text);

// What an agent has to say.
struct AgentWords {
    std::string client_id;
    std::string text;
    bool internal = false;
    std::optional<store::Time> written;  // they lay in the outbox since then
    bool scheduled = false;              // who wrote them need not be there when they go
};

// An agent's words to the customer, or a note for colleagues. Whoever answers a ticket that nobody
// has takes it, and one put aside goes on; words that lay in the outbox leave standing what was
// done since, and scheduled ones make nobody an owner who may not be there.
void write_as_agent(const Services& services, Draft& draft, const Actor& actor, AgentWords words);

// What a patch asks for, in the draft; refused whole where a part of it can't be.
Result<void> apply_patch(Services& services, Draft& draft, TicketPatch patch);
// Of it the subject, queue, tags and priority.
Result<void> set_words(const Content& content, Draft& draft, const TicketPatch& patch);

// A subject made of a customer's words, as lists, searches and messages about it may show it to
// anybody: a dot for each character of an abusive word. The words themselves stand in the thread.
std::string subject_of(const Settings& settings, std::string_view words);

// The ticket becomes this agent's, and so does the conversation unless it is over.
void assign_to(Draft& draft, store::UserId agent, const std::string& name, std::string reason,
               store::Time now);

// An agent takes a conversation from the bot: its ticket is made or opened, and is the agent's.
void open_by_hand(const Services& services, Draft& draft, const Actor& actor, store::Time now);

// A step of the state table; false when the table has none.
bool step_ticket(Draft& draft, escalation::Event event, store::Time now);

// Solved: the conversation is closed, and how it was is asked once.
void close_conversation(const Services& services, Draft& draft, store::Time now);

// Refused because of how the ticket stands, with the ticket.
std::unexpected<Refusal> conflict(const store::Ticket& ticket, std::string text);

// Who may change anything at all.
Result<void> may_act(const Actor& actor);

// A change of one ticket as a decision for whichever line of a conversation it runs on.
Turns::Decide decide_change(Services& services, const Actor& actor, store::TicketNumber number,
                            Tickets::Change change);

// May refuse what is about to be written, with the ticket as it stands.
using Guard = std::move_only_function<Result<void>(const Draft&)>;

// An agent's words, into the conversation where the customer wrote last; once for each client id.
void write_words(Services& services, const Actor& actor, store::TicketNumber number,
                 AgentWords words, Guard guard, Done<Written> done);

// Whether a text can be sent: not empty, not too long.
Result<void> check_text(const Services& services, const std::string& text);

}  // namespace desk
