// What a condition may ask of a ticket as it stands, read from its rows. The whole thread is told
// again only for conditions that ask what only the thread knows.
#pragma once

#include "escalation/condition.hpp"
#include "server/desk/content/content.hpp"
#include "server/store/ticket.hpp"

#include <expected>
#include <optional>
#include <string_view>

namespace store {
class Connection;
}

namespace desk {

class TicketFacts {
  public:
    /// Reads what these conditions ask, and no more.
    explicit TicketFacts(const escalation::Condition& condition);

    /// Nothing: there is no such ticket.
    std::optional<escalation::Facts> of(store::Connection& db, const Content& content,
                                        store::TicketNumber number, store::Time now) const;

  private:
    bool thread_ = false;   // who wrote when, how often
    bool spans_ = false;    // since when it has its status, how often reopened
    bool waiting_ = false;  // since when the customer waits
    bool talk_ = false;     // who has the conversation, the page
    bool customer_ = false;
    bool fields_ = false;  // of the shop's own
};

/// The shop's own fields, and what other tables know of the customer: segments, points, ...
void add_facts_of_rows(escalation::Facts& facts, store::Connection& db, const store::Ticket& ticket,
                       store::Time now);

/// A view asks what can be asked of a ticket at any time; the first leaf that is something else.
std::expected<void, escalation::ConditionError> check_for_view(const escalation::Condition& when);

}  // namespace desk
