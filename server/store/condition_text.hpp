// Conditions as JSON text, both ways: the one place that knows how they are written, for the
// database, the API and whoever keeps one.
//
//     {"all": [{"field": "ticket.priority", "op": "in", "value": ["high", "urgent"]},
//              {"none": [{"field": "ticket.tags", "op": "contains", "value": "spam"}]}]}
#pragma once
#include "escalation/condition.hpp"

#include <expected>
#include <string>
#include <string_view>

namespace store {

/// Numbers and truths are written as such; several values as a list.
std::string condition_text(const escalation::Condition& condition);

/// Reads and checks it. An empty object, and an empty text, hold always.
std::expected<escalation::Condition, escalation::ConditionError> read_condition(
    std::string_view json, escalation::Moment moment);

inline constexpr std::size_t condition_text_bytes_max = 64 * 1024;

}  // namespace store
