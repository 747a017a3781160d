// How many people wait for an agent, known without asking the database at every message.
#pragma once

#include "server/desk/parts.hpp"

#include <atomic>

namespace desk {

class Waiting : public Part {
  public:
    explicit Waiting(Services& services) : services_(services) {}
    Result<void> open() override;
    void tick(store::Time now) override;

    // Tickets that nobody has taken yet.
    std::int64_t count() const { return count_.load(std::memory_order_relaxed); }

  private:
    Services& services_;
    store::EventSeq counted_at_ = -1;
    std::atomic<std::int64_t> count_{0};
};

}  // namespace desk
