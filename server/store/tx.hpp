// The inside of one write transaction, as a command sees it.
// Holds the desk-wide event counter; commands reach it only through the writer.
#pragma once
#include "server/store/event.hpp"
#include "server/store/types.hpp"

#include <vector>

namespace store {

class Connection;

/// What a command left in the log, told after it is on disk.
struct Committed {
    std::vector<Event> events;  // in order, with their numbers
};

class Tx {
  public:
    Tx(Connection& db, EventSeq last) : db_(db), last_(last) {}
    Tx(const Tx&) = delete;
    Tx& operator=(const Tx&) = delete;

    /// Every reader function works inside a transaction too, and sees its changes.
    Connection& db() { return db_; }
    operator Connection&() { return db_; }

    /// Appends an event that belongs to no conversation's chain (`prev` and `cseq` stay 0).
    /// Events of a conversation go through advance().
    EventSeq append(Event event);

    /// The number of the newest event, the ones of this transaction included.
    EventSeq last() const { return last_; }

  private:
    friend class Batch;  // begins and undoes commands
    friend bool advance(Tx&, struct Conversation&, std::vector<Event>);
    EventSeq put(Event event);

    Connection& db_;
    EventSeq last_;
    std::vector<Event> events_;  // of the command that runs now
};

}  // namespace store
