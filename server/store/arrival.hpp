// A verified customer comes in: the row is found by the shop's own id, made or brought up to date,
// and an anonymous conversation that is continued becomes the customer's.
#pragma once
#include "server/store/customer.hpp"

#include <functional>
#include <string>

namespace store {

struct Arrival {
    std::string external_id;
    CustomerId new_id = 0;            // for a customer never seen before
    ConversationId conversation = 0;  // the session's; 0: none
    Time at{};
    std::function<Customer(Customer)> update;  // the row as the shop says it is now
};

/// The customer's id when nothing would be written; 0 otherwise.
CustomerId arrived_already(Connection& db, const Arrival& arrival);

/// Writes what is new and gives the customer's id. A conversation of another verified customer is
/// left alone.
CustomerId arrive(Tx& tx, const Arrival& arrival);

/// Where a customer's things are now: the one it was merged into, or itself.
CustomerId kept_of(Connection& db, CustomerId id);
/// Marks a customer as merged into another.
void put_gone(Tx& tx, CustomerId gone, CustomerId kept, std::int64_t merge);

}  // namespace store
