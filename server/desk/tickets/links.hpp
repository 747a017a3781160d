// How tickets hang together: links, merging and its undoing, cutting one out of another, threads.
// Knows tickets and conversations; changes go through Tickets::change and are told in timelines.
#pragma once

#include "escalation/resolution.hpp"
#include "server/desk/parts.hpp"
#include "server/desk/tickets/tickets.hpp"
#include "server/store/ticket_link.hpp"
#include "server/store/ticket_span.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace desk {

class Links : public Part {
  public:
    explicit Links(Services& services) : services_(services) {}

    struct Linked {
        store::TicketLink link;
        std::string_view kind;  // what the other one is, seen from here
        store::Ticket ticket;   // the other one
    };
    using List = std::vector<Linked>;
    Result<List> list(store::TicketNumber number);
    // `kind`: related, duplicate, parent, child or follow_up.
    void link(const Actor& actor, store::TicketNumber number, std::string kind,
              store::TicketNumber other, Done<List> done);
    void unlink(const Actor& actor, store::TicketNumber number, store::TicketNumber other,
                Done<List> done);

    // `number` lives on in `into`: closed, its thread readable there, its followers moved; what
    // its customer writes from now on belongs to `into`. Answers with `into`.
    void merge(const Actor& actor, store::TicketNumber number, store::TicketNumber into,
               std::optional<store::Version> version, Done<store::Ticket> done);
    // Stands on its own again, open.
    void unmerge(const Actor& actor, store::TicketNumber number, Done<store::Ticket> done);

    struct Cut {
        std::vector<store::ConversationSeq> messages;
        std::string subject;  // empty: the first words of the first message
    };
    // A new ticket about some messages of this one's conversation; answers go there too.
    void split(const Actor& actor, store::TicketNumber number, Cut cut, Done<store::Ticket> done);

    // What a ticket's thread is made of when it is not simply its conversation.
    struct Thread {
        bool simple = true;
        store::ConversationId conversation = 0;
        std::vector<store::Event> events;  // in order; empty when simple
    };
    Result<Thread> thread(store::TicketNumber number);

    // Of all conversations of a ticket the one in which its customer wrote last.
    Result<store::ConversationId> where_to_answer(const store::Ticket& ticket);

    struct History {
        std::vector<store::TicketSpan> spans;
        std::map<store::UserId, std::string> names;
        escalation::Resolutions resolutions;
    };
    Result<History> history(store::TicketNumber number);

  private:
    Result<store::Ticket> find(store::TicketNumber number);
    Done<Applied> then_list(store::TicketNumber number, Done<List> done);

    Services& services_;
};

}  // namespace desk
