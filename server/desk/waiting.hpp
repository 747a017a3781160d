// How many people wait for an agent, known without asking the database at every message; and what
// that makes a person cost.
#pragma once

#include "server/desk/outcome.hpp"
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
    std::atomic<std::int64_t> count_{0};
};

// Compared with somebody who is there and free (1): dearer when the queue is long, when nobody is
// at the desk, and most when the shop is closed. The matcher asks back sooner when it is dear.
double person_cost(const Staffing& staffing);

}  // namespace desk
