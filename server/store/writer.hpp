// The one thread that writes: it drains its queue into one transaction and commits once.
// Without a thread of its own it does so when told to, so that a simulation is the same each time.
// Knows order and durability; what a command does to which table is the command's business.
#pragma once
#include "server/store/error.hpp"
#include "server/store/tx.hpp"

#include <array>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <span>
#include <thread>
#include <vector>

namespace store {

class Connection;
class HighWater;

struct WriterOptions {
    std::size_t waiting_max = 100'000;            // more are refused with `unavailable`
    std::size_t batch_max = 1'024;                // commands in one transaction
    std::size_t mark_commits = 1'000;             // high-water mark at least every so many commits
    std::chrono::milliseconds mark_every{1'000};  // ... and this often while there is work
    std::chrono::milliseconds idle_after{20};     // idle work begins when nobody came for so long
    std::chrono::milliseconds idle_every{250};    // ... or after so long without a step of it
    bool own_thread =
        true;  // false: writes only in carry_out(), write() and stop(), on the caller's
};

/// Counts since the start, for /metrics. Histogram i counts values below 2^i; the last all others.
struct WriterStats {
    std::uint64_t commits = 0;
    std::uint64_t commands = 0;
    std::uint64_t refused = 0;  // by a full queue
    std::uint64_t failed = 0;   // gave up, threw, or could not be written
    std::uint64_t events = 0;
    std::size_t waiting = 0;
    std::array<std::uint64_t, 24> commit_us{};
    std::array<std::uint64_t, 16> commands_per_commit{};
    std::uint64_t commit_us_sum = 0;
};

class Writer {
  public:
    /// Runs inside the current transaction. Throwing undoes this command and no other.
    using Work = std::move_only_function<void(Tx&)>;
    /// Called exactly once: on the writer thread, in the order of submission, after the commit is
    /// on disk or the command failed. Must be quick, and must not throw.
    using Done = std::move_only_function<void(Result<Committed>)>;
    /// Work for when nobody waits; true when there is more of it.
    using Idle = std::move_only_function<bool(Tx&)>;
    /// Called before and after each commit, before anybody is told of it.
    using Change = std::move_only_function<void()>;

    Writer(std::unique_ptr<Connection> db, std::unique_ptr<HighWater> mark, WriterOptions options,
           Idle idle, Change change);
    ~Writer();  // stop()
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    /// Queues a command. When it can not be queued `done` is called at once, on this thread.
    void submit(Work work, Done done);

    /// Waits until the command is on disk. Not for network threads.
    Result<Committed> write(Work work);

    /// Without a thread of its own: writes what waits, until nothing does. False: nothing did.
    bool carry_out();
    /// Without a thread of its own: one step of idle work.
    void idle();

    /// The last event on disk, as far as this writer knows.
    EventSeq last() const;

    /// Writes all that waits, then ends. Later commands are refused. May be called twice.
    void stop();

    WriterStats stats() const;

  private:
    struct Command;
    struct State;
    void run();
    std::unique_ptr<State> state_;
    std::jthread thread_;
};

}  // namespace store
