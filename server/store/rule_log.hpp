// What rules did and what they are waiting for: the memory that makes time rules fire once.
#pragma once
#include "server/store/types.hpp"

#include <optional>
#include <string>
#include <vector>

namespace store {

class Connection;
class Tx;

/// One time a rule did something to a ticket, as it was then.
struct RuleRun {
    std::int64_t id = 0;
    std::int64_t rule = 0;
    std::string rule_name;
    TicketNumber ticket = 0;
    std::optional<Time> since;  // of a time rule: the moment it counted from
    EventSeq event = 0;         // of an event rule: what woke it
    Time at{};
    std::string cause;    // "ticket_updated", "time"
    std::string reasons;  // JSON list of {path, held, words}
    std::string deeds;    // JSON list of sentences
    std::string failure;  // why nothing came of it; empty: done
};
void add_run(Tx& tx, const RuleRun& run);
/// The newest first.
std::vector<RuleRun> runs_of_ticket(Connection& db, TicketNumber ticket, std::size_t limit);
/// Has this rule rung for this ticket and moment; remembered longer than the run itself is kept.
bool has_run_since(Connection& db, std::int64_t rule, TicketNumber ticket, Time since);

/// Runs before this moment, and those beyond so many, the oldest first; how many went.
inline constexpr std::int64_t rule_runs_max = 500'000;
std::int64_t delete_old_runs(Tx& tx, Time before, std::size_t limit);
std::int64_t count_old_runs(Connection& db, Time before);

struct RuleCount {
    std::int64_t fired = 0;
    std::optional<Time> last;
};
RuleCount rule_count(Connection& db, std::int64_t rule);

/// When a time rule is to look at a ticket again. One row for each pair.
struct RuleDue {
    std::int64_t rule = 0;
    TicketNumber ticket = 0;
    Time since{};
    Time due{};
};
void put_due(Tx& tx, const RuleDue& due);
void drop_due(Tx& tx, std::int64_t rule, TicketNumber ticket);
/// The rule is gone: what it waited for and what it remembered go with it.
void forget_rule(Tx& tx, std::int64_t rule);
/// Those whose time has come, the longest due first.
std::vector<RuleDue> dues_until(Connection& db, Time now, std::size_t limit);

}  // namespace store
