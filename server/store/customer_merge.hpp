// Two customers who are one: what is of the second becomes the first's, and can be given back.
#pragma once
#include "server/store/customer.hpp"

#include <string>
#include <vector>

namespace store {

struct CustomerMerge {
    std::int64_t id = 0;
    CustomerId kept = 0;
    CustomerId gone = 0;
    UserId by = 0;
    std::string by_name;
    Time at{};
    std::optional<Time> undone;
};

/// How much would move.
struct MergeCounts {
    std::int64_t conversations = 0;
    std::int64_t tickets = 0;
    std::int64_t notes = 0;
    std::int64_t credit = 0;
};
MergeCounts things_of(Connection& db, CustomerId customer);

/// Moves all of `merge.gone` to `merge.kept`, whose row becomes `result`. Gives its id.
/// Throws GiveUp(stale) when the kept row is no longer at `result.version`.
std::int64_t merge_customers(Tx& tx, CustomerMerge merge, Customer result);
/// Gives back what was moved; the kept row's fields return where nobody changed them since.
/// Throws GiveUp(taken) when it was undone already or a later merge stands on it.
CustomerMerge undo_merge(Tx& tx, std::int64_t id, UserId by, const std::string& by_name, Time at);

std::vector<CustomerMerge> merges_of(Connection& db, CustomerId customer);

}  // namespace store
