// Views over tickets: filtered, sorted lists that page steadily, and the counts beside their names.
// Each page is a merge of index walks, so that a view costs what it shows, not what there is.
#pragma once
#include "escalation/condition.hpp"
#include "server/store/ticket.hpp"

#include <optional>
#include <string>
#include <vector>

namespace store {

enum class TicketSort : std::uint8_t {
    updated,      // the latest change first
    updated_asc,  // the longest untouched first
    created,      // the highest number first
    created_asc,
    priority,  // urgent first, then the latest change first
    waiting,   // whose customer waits longest first, then those nobody waits for
    due,       // whose promise runs out first, then those without
};
std::string_view name_of(
    TicketSort sort);  // "-updated", "updated", "-created", "created", "priority"
std::optional<TicketSort> ticket_sort_named(std::string_view name);

/// As an assignee in a saved view: the person who looks at it.
inline constexpr UserId whoever_asks = -1;

struct TicketFilter {
    std::vector<escalation::Status> statuses;  // none: every status
    std::optional<UserId> assignee;            // 0: nobody's
    std::string queue;
    std::string tag;
    std::optional<escalation::Priority> priority;
    std::string q;  // words said in it, its subject or customer; or its number, "#1042"
    TicketSort sort = TicketSort::updated;
    std::vector<std::string> hidden_queues;  // whoever asks may not see what stands in these
    escalation::Condition when;              // kept and told; judged by whoever knows the facts
    std::optional<std::vector<TicketNumber>> among;  // only these, sorted; and all of the above
};

/// One page of a view. A cursor of another sort or no cursor of ours throws GiveUp(invalid).
Page<Ticket> list_tickets(Connection& db, const TicketFilter& filter, const PageRequest& page);

/// How many tickets stand in one place. Add up rows to have a view's count.
struct TicketCount {
    escalation::Status status = escalation::Status::created;
    std::string queue;
    UserId assignee = 0;  // 0: nobody's
    std::int64_t count = 0;
};
std::vector<TicketCount> count_tickets(Connection& db);

}  // namespace store
