// The stories of the tickets lately heard of: the next event of a ticket goes on where the last
// one ended instead of reading all before it again. Thread-safe.
#pragma once

#include "server/desk/rules/story.hpp"

#include <cstddef>
#include <list>
#include <mutex>
#include <unordered_map>

namespace store {
class Connection;
}

namespace desk {

class Stories {
  public:
    explicit Stories(std::size_t most = 512) : most_(most) {}

    /// The ticket's story up to and with event `upto`; it is remembered up to there.
    Story upto(store::Connection& db, const store::Ticket& ticket, store::EventSeq upto);
    /// To the end of the log as the snapshot has it.
    Story to_end(store::Connection& db, const store::Ticket& ticket);
    /// Words were erased from the log: every story is read again from what is left of it.
    void forget();

  private:
    struct Heard {
        Story story;
        store::ConversationId conversation = 0;
        store::EventSeq upto = 0;
    };
    Heard recall(const store::Ticket& ticket, store::EventSeq upto) const;
    void remember(Heard heard);

    const std::size_t most_;
    mutable std::mutex door_;
    std::list<Heard> heard_;  // the latest first
    std::unordered_map<store::TicketNumber, std::list<Heard>::iterator> places_;
};

/// Lets a story hear the ticket's events after one and up to another (0: to the end). Returns the
/// last one heard; 0: there was none.
store::EventSeq hear_rest(store::Connection& db, const store::Ticket& ticket, store::EventSeq after,
                          store::EventSeq upto, Story& story);

}  // namespace desk
