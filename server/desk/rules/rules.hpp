// The team's rules at work: on events, each once and in order, and on time, each once for each
// moment counted from; and the answers to "what would it do" and "why did it".
// Follows the event log, so that nothing is missed or done twice by a crash. Thread-safe.
#pragma once

#include "escalation/rule.hpp"
#include "server/desk/follower.hpp"
#include "server/desk/parts.hpp"
#include "server/desk/rules/stories.hpp"
#include "server/desk/tickets/tickets.hpp"
#include "server/store/rule_log.hpp"

#include <atomic>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <vector>

namespace store {
class Connection;
}

namespace desk {

class Content;

struct KeptRule {
    escalation::Rule rule;
    store::Version version = 0;
    store::Time created{};
    store::Time updated{};
};

// What a rule would have done.
struct DryRun {
    std::int64_t tickets = 0;  // looked at
    std::int64_t events = 0;   // of them that could have woken it
    std::int64_t fired = 0;
    std::int64_t tickets_fired = 0;
    bool truncated = false;  // there was more than is looked at in one go
    struct Example {
        store::TicketNumber ticket = 0;
        std::string subject;
        store::Time at{};
        std::vector<escalation::Reason> reasons;
    };
    std::vector<Example> examples;
};

// One rule and one ticket: the times it fired, or its last judgement.
struct RuleTrace {
    std::int64_t rule = 0;
    std::string name;
    bool fired = false;
    store::Time at{};
    std::string cause;  // the trigger, "time"; empty: nothing has woken it yet
    store::EventSeq event = 0;
    std::string reasons;  // JSON list
    std::string deeds;    // JSON list
    std::string failure;
};

class Rules : public Part {
  public:
    explicit Rules(Services& services);

    Result<void> open() override;
    void tick(store::Time now) override;
    void happened(std::span<const EventPtr> events) override;
    /// Words were erased: nothing of them is remembered here.
    void forget() { stories_.forget(); }

    using Book = std::shared_ptr<const std::vector<KeptRule>>;
    Book book() const;
    store::RuleCount count(std::int64_t rule) const;
    // Checked, with all others, for circles that never come to rest. Id 0: a new one.
    void save(KeptRule wanted, Done<KeptRule> done);
    void remove(std::int64_t id, store::Version version, Done<KeptRule> done);

    Result<DryRun> dry_run(const escalation::Rule& rule, int days) const;
    // What fired, the newest first; then, for each rule that never did, why not.
    Result<std::vector<RuleTrace>> traces(store::TicketNumber ticket) const;

    static constexpr int depth_max = 5;  // rules woken by rules woken by ...

  private:
    struct Job;
    struct Jobs;
    void follow(std::span<const EventPtr> batch, Follower::Answer answer);
    void judge(store::Connection& db, const Content& content, const store::Event& event,
               store::TicketNumber ticket, Jobs& jobs);
    void run(std::shared_ptr<Jobs> jobs);
    void fire(const Job& job, std::move_only_function<void()> then);
    void note_failure(const Job& job, const Refusal& why, std::move_only_function<void()> then);
    Follower::Work reschedule(const std::set<store::TicketNumber>& tickets);
    void schedule_all(std::string cursor);
    Result<void> load();
    Result<void> check(const escalation::Rule& rule) const;

    Services& services_;
    mutable std::mutex door_;
    Book book_;
    Stories stories_;
    std::atomic<bool> ticking_{false};
    Follower follower_;
};

// A ticket's story up to and with event `upto` (0: to the end), and what surrounds it.
struct Known {
    Story story;
    Circumstances around;
};
std::optional<Known> learn(store::Connection& db, const Content& content,
                           store::TicketNumber number, store::Time now, store::EventSeq upto = 0);

// Only the surroundings, where the story is told by somebody else.
Circumstances surroundings(store::Connection& db, const Content& content,
                           const store::Ticket& ticket, store::Time now);

// The hours of the ticket's queue; null: always open.
const escalation::Calendar* hours_of(const Content& content, const store::Ticket& ticket);

// The tickets a rule may look at because of this event.
std::vector<store::TicketNumber> tickets_meant(store::Connection& db, const store::Event& event);

}  // namespace desk
