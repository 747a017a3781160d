// Reading the event log: forwards over the whole desk, or along one conversation's chain.
// Each event of a conversation links to the one before, so a chain needs no index of its own.
#pragma once
#include "server/store/event.hpp"

#include <optional>
#include <string>
#include <vector>

namespace store {

class Connection;

/// The number of the newest event; 0 while there is none.
EventSeq last_seq(Connection& db);

std::optional<Event> find_event(Connection& db, EventSeq seq);

/// Events of the whole desk after `after`, in order, at most `limit`.
std::vector<Event> events_after(Connection& db, EventSeq after, std::size_t limit);

/// Which events a follower of the log wants.
struct Interest {
    std::uint32_t kinds = ~0U;  // bit `1 << kind` for each EventKind
    bool of_tickets = false;    // only those that belong to a ticket

    static constexpr std::uint32_t bit(EventKind kind) { return 1U << static_cast<unsigned>(kind); }
    bool wants(const Event& event) const {
        return (kinds & bit(event.kind())) != 0 && (!of_tickets || event.ticket != 0);
    }
};
/// The wanted ones of the next `span` events after `after`, in order; the others are not decoded.
std::vector<Event> events_after(Connection& db, EventSeq after, std::size_t span,
                                const Interest& interest);

enum class Audience : std::uint8_t { customer, agent };

struct ChainRange {
    ConversationSeq after = 0;               // leaves out all up to this cseq (0: nothing) ...
    EventSeq after_seq = 0;                  // ... and all up to this desk-wide seq
    Audience audience = Audience::customer;  // agents see notes and ticket changes too
    std::size_t limit = 0;                   // the oldest so many of the rest; 0 is all
};
/// A conversation's events in order. Empty when there is no such conversation.
std::vector<Event> events_of(Connection& db, ConversationId conversation,
                             const ChainRange& range = {});

/// The event that customers know as `cseq` of a conversation.
std::optional<Event> event_at(Connection& db, ConversationId conversation, ConversationSeq cseq);

struct ClientId {
    std::string id;
    EventSeq seq = 0;
    ConversationSeq cseq = 0;
    Time at{};
};
/// The senders' own ids a conversation knows already, oldest first.
std::vector<ClientId> client_ids(Connection& db, ConversationId conversation);

/// How the bot came to its answer, as it was given in Event::trace.
std::optional<std::string> find_trace(Connection& db, EventSeq seq);

}  // namespace store
