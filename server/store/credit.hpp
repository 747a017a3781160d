// Loyalty credit: a ledger of what a customer was given and used. Only ever appended to.
#pragma once
#include "server/store/types.hpp"

#include <optional>
#include <string>
#include <vector>

namespace store {

class Connection;
class Tx;

struct CreditEntry {
    std::int64_t id = 0;
    CustomerId customer = 0;
    std::int64_t amount = 0;   // given, or taken when negative
    std::int64_t balance = 0;  // after it
    std::string reason;
    TicketNumber ticket = 0;
    UserId by = 0;
    std::string by_name;
    Time at{};
    std::string client_id;  // makes it happen once; may be empty
};

/// Appends an entry and tells it in the timeline; the same client id gives the first entry again.
/// Throws GiveUp(invalid) where the balance would fall below zero.
CreditEntry add_credit(Tx& tx, CreditEntry entry);

std::int64_t credit_of(Connection& db, CustomerId customer);
/// The newest first.
std::vector<CreditEntry> credit_entries(Connection& db, CustomerId customer);

}  // namespace store
