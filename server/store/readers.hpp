// Connections for reading, each lent out inside a snapshot. The one given back last stays in its
// snapshot until something is written: reading again and again costs no locks and no pages then.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <vector>

namespace store {

class Connection;

/// Thread-safe.
class Readers {
  public:
    /// At most `kept_max` connections are kept while nobody uses them.
    Readers(std::filesystem::path file, std::size_t kept_max);
    ~Readers();
    Readers(const Readers&) = delete;
    Readers& operator=(const Readers&) = delete;

    /// A connection inside a read transaction, until it is destroyed.
    class Snapshot {
      public:
        explicit Snapshot(Readers& readers);
        ~Snapshot();
        Snapshot(const Snapshot&) = delete;
        Snapshot& operator=(const Snapshot&) = delete;
        Connection& db() const { return *lent_.db; }

      private:
        friend class Readers;
        using Clock = std::chrono::steady_clock;
        struct Lent {
            std::unique_ptr<Connection> db;
            std::uint64_t change = 0;  // the last one when the snapshot began, or one before that
            Clock::time_point began;
        };
        Readers& readers_;
        Lent lent_;
    };

    /// To be called before each commit, so that the log can be emptied, and after it, before
    /// anybody is told: whoever begins to read from now on sees it.
    void changed() noexcept;

    /// While false no snapshot outlives its use.
    void may_park(bool may) noexcept;

  private:
    using Lent = Snapshot::Lent;
    Lent borrow();
    void give_back(Lent lent, bool intact) noexcept;
    void keep(std::unique_ptr<Connection> db) noexcept;
    void unpark() noexcept;

    const std::filesystem::path file_;
    std::mutex door_;
    std::uint64_t change_ = 0;
    bool may_park_ = true;
    Lent parked_;
    std::vector<std::unique_ptr<Connection>> idle_;
};

}  // namespace store
