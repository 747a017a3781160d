// Promises that agents make in replies: found, reminded of, kept or broken, counted.
// Follows the log; a promise is made once for its message, also after a crash.
#pragma once

#include "server/desk/follower.hpp"
#include "server/desk/parts.hpp"
#include "server/desk/tickets/tickets.hpp"
#include "server/store/promise.hpp"

#include <atomic>
#include <optional>

namespace desk {

class Promises : public Part {
  public:
    explicit Promises(Services& services);

    Result<void> open() override;
    void tick(store::Time now) override;
    void happened(std::span<const EventPtr> events) override;

    Result<store::Page<store::Promise>> list(const store::PromiseFilter& filter,
                                             const store::PageRequest& page) const;
    Result<std::vector<store::PromiseCount>> counts() const;
    struct Patch {
        std::optional<store::PromiseState> state;
        std::optional<store::Time> due;
        std::optional<store::Version> version;
    };
    void patch(const Actor& actor, std::int64_t id, Patch patch, Done<store::Promise> done);

  private:
    void follow(std::span<const EventPtr> batch, Follower::Answer answer);

    Services& services_;
    std::atomic<bool> ticking_{false};
    Follower follower_;
};

}  // namespace desk
