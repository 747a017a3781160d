// Look-ups by text, on their indexes.
#include "server/store/customer_lookup.hpp"

#include "server/store/connection.hpp"

namespace store {

std::vector<CustomerId> customers_with_email(Connection& db, const std::string& email) {
    std::vector<CustomerId> ids;
    auto rows = db.query(R"sql(SELECT id FROM customer c WHERE lower(email) = lower(?1)
        AND email <> '' AND NOT EXISTS (SELECT 1 FROM customer_gone g WHERE g.customer = c.id))sql",
                         email);
    while (rows.next()) ids.push_back(rows.integer(0));
    return ids;
}

OrganisationId organisation_named(Connection& db, const std::string& name) {
    auto row = db.query("SELECT id FROM organisation WHERE name = ?1", name);
    return row.next() ? row.integer(0) : 0;
}

}  // namespace store
