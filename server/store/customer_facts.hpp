// What conditions may ask about customers: rows of several tables as named facts.
#pragma once
#include "escalation/condition.hpp"
#include "server/store/customer.hpp"

#include <functional>
#include <optional>

namespace store {

/// "customer.tier", "customer.tickets", ... of one customer, and "survey.*" of the newest answer.
std::optional<escalation::Facts> customer_facts(Connection& db, CustomerId id, Time now);

/// The same for every customer that was not merged into another, in the order of ids, after
/// `after`, while `visit` says so.
void each_customer_facts(Connection& db, CustomerId after, Time now,
                         const std::function<bool(CustomerId, const escalation::Facts&)>& visit);

}  // namespace store
