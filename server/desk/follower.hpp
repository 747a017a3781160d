// Follows the event log with a kept cursor: sees every wanted event once, in order, also after a
// crash. What a batch leads to is written in the transaction that moves the cursor.
#pragma once

#include "server/desk/listener.hpp"
#include "server/store/event_log.hpp"
#include "server/store/tx.hpp"

#include <atomic>
#include <functional>
#include <memory>
#include <span>
#include <string>

namespace desk {

struct Services;

class Follower {
  public:
    using Work = std::move_only_function<void(store::Tx&)>;  // may be empty: nothing to write
    using Answer = std::move_only_function<void(Work)>;
    /// Decides what a batch means; one batch at a time, outside any transaction. Answers once, now
    /// or later, on any thread. After a crash in between, the same batch comes again: changes made
    /// by other ways than `Work` need an id of their own that makes them happen once.
    using Handle = std::function<void(std::span<const EventPtr>, Answer)>;

    Follower(Services& services, std::string name, store::Interest interest, Handle handle);
    ~Follower();
    Follower(const Follower&) = delete;

    /// Reads the cursor; a follower new to this database begins at the end of the log, or with
    /// `from_start` at its first event. Then goes on where it stood.
    void open(bool from_start = false);

    /// For Part::happened: goes on if any of these is wanted. What failed is tried again then; an
    /// event that fails again and again by itself is left out, with a line in the log.
    void happened(std::span<const EventPtr> events);

    /// Goes on, whatever happened.
    void wake();

    /// How far it has come. Thread-safe.
    store::EventSeq cursor() const;

  private:
    class Walk;
    std::shared_ptr<Walk> walk_;  // shared with the work under way, which may end after us
};

}  // namespace desk
