// The schema's step for customers: attributes, organisations, notes, identity, merges, privacy,
// surveys.
#pragma once
#include <string_view>

namespace store {

extern const std::string_view schema_of_customers;

}  // namespace store
