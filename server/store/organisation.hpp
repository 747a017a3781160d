// Organisations: firms that customers belong to, by the domain of their e-mail or set by hand.
// Membership by domain is never stored: it follows the address and the domains as they are.
#pragma once
#include "server/store/types.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace store {

class Connection;
class Tx;

using OrganisationId = std::int64_t;  // given by the store; 0 is none

struct Organisation {
    OrganisationId id = 0;
    std::string name;  // unique, whatever its case
    std::string note;
    std::vector<std::string> domains;  // "example.com", each of one organisation only
    Time created{};
    Version version = 1;
    bool operator==(const Organisation&) const = default;
};

/// Adds one and gives its id. Throws GiveUp(taken) when the name or a domain is another's.
OrganisationId create_organisation(Tx& tx, const Organisation& organisation);
/// Writes all fields if the row is still at `version`; false when it moved on or is gone.
bool update_organisation(Tx& tx, Organisation& organisation);
/// Its members stay as customers. False when there is none.
bool delete_organisation(Tx& tx, OrganisationId id);

std::optional<Organisation> find_organisation(Connection& db, OrganisationId id);
struct OrganisationRow {
    Organisation organisation;
    std::int64_t members = 0;
};
/// By name; `q` is part of a name or domain.
Page<OrganisationRow> list_organisations(Connection& db, const std::string& q,
                                         const PageRequest& page);

/// Where a customer belongs: set by hand first, then by the address.
std::optional<Organisation> organisation_of(Connection& db, CustomerId customer);
/// Sets membership by hand: 0 is "none, whatever the address"; nothing gives it back to the domain.
void set_member(Tx& tx, CustomerId customer, std::optional<OrganisationId> organisation);

}  // namespace store
