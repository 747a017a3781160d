// Finding customers and organisations by what people write in a table.
#pragma once
#include "server/store/organisation.hpp"

#include <string>
#include <vector>

namespace store {

/// Customers with that address, whatever its case; those merged into another are left out.
std::vector<CustomerId> customers_with_email(Connection& db, const std::string& email);

/// 0 when there is none of that name.
OrganisationId organisation_named(Connection& db, const std::string& name);

}  // namespace store
