// What each person of the console can do and take on, how much they have, and what was decided.
// Knows rows and loads; who gets what is decided above.
#pragma once
#include "server/store/ticket.hpp"

#include <optional>
#include <string>
#include <vector>

namespace store {

/// Beside a person: absent until something was set or given.
struct StaffRow {
    UserId person = 0;
    std::vector<std::string> skills;
    std::vector<std::string> languages;  ///< none: any
    std::optional<int> capacity;         ///< hundredths of a chat; nothing: the shop's
    std::string hours;                   ///< name of the calendar of their shift; empty: always
    Time last_assigned{};
    Time idle_since{};
};
std::vector<StaffRow> all_staff(Connection& db);
StaffRow find_staff(Connection& db, UserId person);
void put_staff(Tx& tx, const StaffRow& row);

/// What the kinds of work weigh, in hundredths of a chat.
struct Weights {
    int chat = 100;
    int ticket = 25;
};
/// A live chat weighs as a chat; one that is snoozed, waits for somebody else or talks to the bot,
/// one whose conversation is about another ticket, and everything that is not a chat, as a ticket;
/// what is solved nothing.
struct Load {
    int weight = 0;
    int chats = 0;
    int tickets = 0;
};
Load load_of(Connection& db, UserId person, const Weights& weights);
/// Of everything in one queue that somebody has.
Load load_of_queue(Connection& db, const std::string& queue, const Weights& weights);

/// As much of a ticket as choosing somebody for it takes.
struct Waiter {
    TicketNumber number = 0;
    ConversationId conversation = 0;
    CustomerId customer = 0;
    std::string queue;
    std::string language;
    escalation::Channel channel{};
    escalation::Priority priority{};
    Time created{};
};
Waiter waiter_of(const Ticket& ticket);

std::optional<Waiter> find_waiter(Connection& db, TicketNumber number);

/// Tickets of a queue that wait for somebody: higher priority first, then the lower number.
std::vector<TicketNumber> waiting_in(Connection& db, const std::string& queue, std::size_t limit);
/// A ticket's place in that line, from 1; 0: it does not wait.
std::int64_t place_in_line(Connection& db, const Ticket& ticket);

/// Who got a ticket, or why nobody did.
struct Assignment {
    std::int64_t id = 0;
    TicketNumber ticket = 0;
    Time at{};
    UserId agent = 0;  ///< 0: it waits on
    std::string queue;
    std::string why;  ///< what made it: "conversation_waits", "slot_freed", "by_hand", ...
    std::chrono::milliseconds waited{};
    std::string reason;    ///< one sentence
    std::string verdicts;  ///< JSON: [{"agent":1,"verdict":"chosen","words":"..."}]
};
/// A decision that nobody can have it replaces the one before, where that said so too.
void add_assignment(Tx& tx, const Assignment& assignment);
std::vector<Assignment> assignments_of(Connection& db, TicketNumber number);
/// Who had the ticket last, else the customer's ticket before it; 0: nobody.
UserId owner_before(Connection& db, const Waiter& ticket);
/// How long the last ones of a queue waited, the newest first.
std::vector<std::chrono::seconds> recent_waits(Connection& db, const std::string& queue,
                                               std::size_t limit);

enum class TimerKind : std::uint8_t {
    silent = 1,   ///< the owner has not answered
    back_to_bot,  ///< the customer has not answered
    lost,         ///< no moment: this agent was silent and does not get it again
};
struct TicketTimer {
    TicketNumber ticket = 0;
    TimerKind kind = TimerKind::silent;
    Time at{};
    UserId agent = 0;
    bool operator==(const TicketTimer&) const = default;
};
void put_timer(Tx& tx, const TicketTimer& timer);
void drop_timer(Tx& tx, TicketNumber number, TimerKind kind);
std::optional<TicketTimer> find_timer(Connection& db, TicketNumber number, TimerKind kind);
std::vector<TicketTimer> timers_until(Connection& db, Time now, std::size_t limit);

}  // namespace store
