// A customer: who writes to the shop, as far as the shop knows.
// Knows the row; how somebody proves who they are is decided above.
#pragma once
#include "server/store/types.hpp"

#include <map>
#include <optional>
#include <string>

namespace store {

class Connection;
class Tx;
struct Event;

struct Customer {
    CustomerId id = 0;
    std::string name;
    std::string email;
    bool verified = false;    // the shop signed the identity
    std::string external_id;  // the shop's own id of a verified customer; unique when not empty
    std::string tier;
    std::map<std::string, std::string> attributes;
    Time created{};
    Time last_seen{};
    Version version = 1;
    bool operator==(const Customer&) const = default;
};

/// Adds a customer under the id given. Throws GiveUp(taken) when id or external id exist.
void create_customer(Tx& tx, const Customer& customer);

/// Writes every field if the row is still at `customer.version`; then that is one more.
/// False when the row moved on or is gone: nothing changed.
bool update_customer(Tx& tx, Customer& customer);

/// Notes that somebody was here; never goes backwards and does not touch the version.
void touch_customer(Tx& tx, CustomerId id, Time seen);

std::optional<Customer> find_customer(Connection& db, CustomerId id);
std::optional<Customer> find_customer_by_external_id(Connection& db,
                                                     const std::string& external_id);

struct CustomerFilter {
    std::string q;  // part of a name or e-mail address; empty is everybody
    std::string tier;
    std::optional<bool> verified;
    std::int64_t organisation = 0;
};
/// Customers, the most recently created first; those merged into another are left out.
Page<Customer> list_customers(Connection& db, const CustomerFilter& filter,
                              const PageRequest& page);

/// Everything that happened with a customer, the newest first: over all conversations, and what is
/// of none, as notes and merges. The text of a note stands in its event's words.
Page<Event> timeline(Connection& db, CustomerId id, const PageRequest& page);

}  // namespace store
