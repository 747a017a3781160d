// One transaction of the writer: many commands, each undone alone when it fails, one commit.
// Knows transactions and the event counter; knows nothing of threads and queues.
#pragma once
#include "server/store/connection.hpp"
#include "server/store/error.hpp"
#include "server/store/tx.hpp"

#include <cstdint>
#include <functional>

namespace store {

class Batch {
  public:
    /// With `Alone::yes` there will be one command only, which then needs no savepoint.
    enum class Alone : std::uint8_t { no, yes };

    /// Begins. Throws when another process keeps the database busy.
    Batch(Connection& db, Alone alone);
    ~Batch();  // rolls back what was not committed
    Batch(const Batch&) = delete;
    Batch& operator=(const Batch&) = delete;

    /// Runs one command. An error means that this command left nothing behind;
    /// if `broken()` is true afterwards, none of the batch did and none can.
    Result<Committed> run(std::move_only_function<void(Tx&)>& work);

    bool broken() const { return broken_; }

    /// Puts all on disk. Throws; then nothing of the batch was stored.
    void commit();

    EventSeq last() const { return tx_.last(); }

  private:
    void undo(EventSeq last);

    Connection& db_;
    Tx tx_;
    Alone alone_;
    bool broken_ = false;
    bool open_ = true;
};

}  // namespace store
