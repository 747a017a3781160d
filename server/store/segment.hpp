// Segments: named conditions over customers. Who is in one is asked anew each time.
#pragma once
#include "escalation/condition.hpp"
#include "server/store/customer.hpp"

#include <optional>
#include <string>
#include <vector>

namespace store {

struct Segment {
    std::int64_t id = 0;
    std::string name;  // unique, whatever its case
    escalation::Condition condition;
    Time created{};
    Version version = 1;
};

/// Throws GiveUp(taken) when the name is another's.
std::int64_t create_segment(Tx& tx, const Segment& segment);
/// False when it moved on or is gone.
bool update_segment(Tx& tx, Segment& segment);
bool delete_segment(Tx& tx, std::int64_t id);

std::optional<Segment> find_segment(Connection& db, std::int64_t id);
std::vector<Segment> list_segments(Connection& db);

std::int64_t count_members(Connection& db, const escalation::Condition& condition, Time now);
Page<Customer> list_members(Connection& db, const escalation::Condition& condition, Time now,
                            const PageRequest& page);
/// Names of the segments a customer is in.
std::vector<std::string> segments_of(Connection& db, CustomerId customer, Time now);

}  // namespace store
