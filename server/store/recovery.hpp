// Cases of making good what went wrong, their steps, and the goodwill that was given.
#pragma once
#include "server/store/types.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace store {

class Connection;
class Tx;

enum class RecoveryStep : std::uint8_t { apology, remedy, follow_up };
inline constexpr std::array<std::string_view, 3> recovery_step_names = {"apology", "remedy",
                                                                        "follow_up"};

struct Recovery {
    std::int64_t id = 0;  // given by open_recovery()
    TicketNumber ticket = 0;
    CustomerId customer = 0;
    std::string tier;
    std::string reason;    // "words", "csat", "reopened", "hand"
    std::string evidence;  // the words, the score
    UserId owner = 0;
    Time deadline{};
    bool late = false;  // the deadline was told to have passed
    Time opened{};
    std::array<std::optional<Time>, 3> done;  // by step
    std::optional<Time> closed;
    Version version = 1;
    std::string owner_name;           // read with it, not written
    std::int64_t goodwill_cents = 0;  // the same
};

/// False when the ticket has a case already: nothing changed.
bool open_recovery(Tx& tx, Recovery& recovery);
/// Writes owner, deadline, late, steps and closing if it is still at `recovery.version`.
bool update_recovery(Tx& tx, Recovery& recovery);
std::optional<Recovery> find_recovery(Connection& db, std::int64_t id);
std::optional<Recovery> recovery_of_ticket(Connection& db, TicketNumber ticket);
/// The first deadline first; open ones, or closed ones the newest first.
std::vector<Recovery> list_recoveries(Connection& db, bool open, std::size_t limit);
/// Open ones past their deadline that nobody was told of.
std::vector<Recovery> late_recoveries(Connection& db, Time now, std::size_t limit);

struct Goodwill {
    std::int64_t recovery = 0;
    std::string tier;
    std::string month;  // "2026-05"
    std::int64_t cents = 0;
    std::string reason;
    UserId by = 0;
    Time at{};
};
/// Only if the tier's sum of the month stays within the budget; false: nothing changed.
bool spend_goodwill(Tx& tx, const Goodwill& goodwill, std::int64_t budget_cents);
std::int64_t goodwill_spent(Connection& db, const std::string& month, const std::string& tier);

}  // namespace store
