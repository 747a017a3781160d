// A ticket as it is kept: numbered, versioned, listed, counted.
// Knows the rows; which status may follow which is escalation's to say.
#pragma once
#include "escalation/handoff.hpp"
#include "escalation/sla.hpp"
#include "escalation/ticket.hpp"
#include "server/store/types.hpp"

#include <optional>
#include <string>
#include <vector>

namespace store {

class Connection;
class Tx;

/// One promise of time as last reckoned: the contract's `sla` items.
struct SlaLine {
    escalation::Metric metric = escalation::Metric::first_response;
    escalation::ClockState state = escalation::ClockState::running;
    std::optional<Time> due;
    std::int64_t used_s = 0;
    std::int64_t target_s = 0;
    bool stopped = false;  ///< kept or given up: it does not run on
    bool operator==(const SlaLine&) const = default;
};

struct Ticket {
    TicketNumber number = 0;  // given by create_ticket()
    std::string subject;
    escalation::Status status = escalation::Status::created;
    escalation::Priority priority = escalation::Priority::normal;
    std::string queue;
    UserId assignee = 0;  // 0: nobody
    std::vector<std::string> tags;
    escalation::Channel channel = escalation::Channel::chat;
    ConversationId conversation = 0;  // 0: made without a chat
    CustomerId customer = 0;
    std::string language;
    std::optional<escalation::HandoffCard> handoff;
    std::vector<SlaLine> sla;
    Time created{};
    Time updated{};
    std::optional<Time> first_response;
    std::optional<Time> snoozed_until;
    std::optional<Time> solved;
    TicketNumber merged_into = 0;
    std::string custom_status;  // the shop's own name inside `status`; empty: the plain one
    Version version = 1;

    // Read together with the ticket from their own rows; not written with it.
    std::string assignee_name;
    std::string customer_name;
    std::string customer_email;
    bool customer_verified = false;
    bool operator==(const Ticket&) const = default;
};

/// Adds a ticket and gives it the next number (dense, from 1001): also left in `ticket.number`.
/// Fills the names that come from other rows.
TicketNumber create_ticket(Tx& tx, Ticket& ticket);

/// Writes every field if the row is still at `ticket.version`; then that is one more.
/// False when the row moved on or is gone: nothing changed.
bool update_ticket(Tx& tx, Ticket& ticket);

std::optional<Ticket> find_ticket(Connection& db, TicketNumber number);

/// A conversation's tickets, the newest first.
std::vector<Ticket> tickets_of_conversation(Connection& db, ConversationId conversation);

/// A customer's tickets, the newest first, at most `limit`.
std::vector<Ticket> tickets_of_customer(Connection& db, CustomerId customer, std::size_t limit);

/// Snoozed tickets whose time has come, the longest due first.
std::vector<TicketNumber> tickets_to_wake(Connection& db, Time now, std::size_t limit);

/// Unsolved tickets that nobody has, in a queue (every queue when empty), the oldest first.
std::vector<Ticket> unassigned_tickets(Connection& db, const std::string& queue, std::size_t limit);

}  // namespace store
