// Service recovery: what opens a case, its owner, deadline and steps, and the goodwill it may cost.
// Follows the log; a ticket has one case at most, also after a crash.
#pragma once

#include "server/desk/follower.hpp"
#include "server/desk/parts.hpp"
#include "server/desk/tickets/tickets.hpp"
#include "server/store/recovery.hpp"

#include <atomic>
#include <optional>

namespace desk {

class Recoveries : public Part {
  public:
    explicit Recoveries(Services& services);

    Result<void> open() override;
    void tick(store::Time now) override;
    void happened(std::span<const EventPtr> events) override;

    Result<std::vector<store::Recovery>> list(bool open) const;
    Result<store::Recovery> of_ticket(store::TicketNumber ticket) const;
    // The macro that the settings suggest for an apology; 0: none.
    std::int64_t apology_macro() const;
    // By hand, for what no trigger saw.
    void start(const Actor& actor, store::TicketNumber ticket, std::string why,
               Done<store::Recovery> done);
    struct Patch {
        std::optional<store::RecoveryStep> step;
        bool done = true;
        std::optional<store::UserId> owner;
        std::optional<store::Version> version;
    };
    void patch(const Actor& actor, std::int64_t id, Patch patch, Done<store::Recovery> done);
    // Refused when the tier's budget of the month would be overspent. As credit it is the
    // customer's at once: a point of loyalty for each cent.
    enum class Form { money, credit };
    void give(const Actor& actor, std::int64_t id, std::int64_t cents, std::string reason,
              Form form, Done<store::Recovery> done);

    struct Budget {
        std::string tier;
        std::string month;
        std::int64_t budget_cents = 0, spent_cents = 0;
    };
    Result<std::vector<Budget>> budgets() const;

  private:
    struct Cause {
        store::TicketNumber ticket = 0;
        std::string reason;    // "words", "survey", "reopened", "hand"
        std::string evidence;  // the words, the score
    };
    void follow(std::span<const EventPtr> batch, Follower::Answer answer);
    std::optional<Cause> cause_in(store::Connection& db, const store::Event& event) const;
    void begin(std::shared_ptr<std::vector<Cause>> causes, std::size_t next,
               std::move_only_function<void()> then);
    void begin_one(const Actor& actor, Cause cause, Done<Applied> done);
    void change(std::int64_t id, std::move_only_function<void(store::Tx&, store::Recovery&)> make,
                Done<store::Recovery> done);

    Services& services_;
    std::atomic<bool> ticking_{false};
    Follower follower_;
};

// What is still to be done before this ticket may be solved, in words; nothing if it may.
std::optional<std::string> recovery_unfinished(const Services& services,
                                               store::TicketNumber ticket);

}  // namespace desk
