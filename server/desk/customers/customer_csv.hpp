// Customers as a table: what an import would do, doing it, and the table of all.
// Knows columns; knows nothing of files.
#pragma once

#include "server/desk/customers/csv.hpp"
#include "server/desk/customers/customers.hpp"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace desk {

// Column of the file → field ("name", "email", "tier", "organisation", an attribute's name; empty:
// left out). Columns that are not named here go by their own heading.
using CsvMapping = std::map<std::string, std::string>;

struct CsvFault {
    std::size_t line = 0;
    std::size_t column = 0;  // from 1; 0: the whole line
    std::string text;
};

struct CsvPlan {
    struct Row {
        store::Customer customer;
        bool exists = false;
        bool changed = true;
        std::optional<store::OrganisationId> organisation;
    };
    std::vector<Row> rows;
    std::vector<CsvFault> faults;
    std::vector<std::string> left_out;  // headings nobody knows
    std::int64_t created = 0;
    std::int64_t updated = 0;
};

// Decides every row; writes nothing. Customers are found by their address.
CsvPlan plan_import(store::Connection& db, const CsvTable& table, const CsvMapping& mapping,
                    store::Time now);

// Carries a plan out: the good rows, whatever the others are.
void apply_import(store::Tx& tx, const CsvPlan& plan, const std::function<std::int64_t()>& new_id,
                  store::Time now, store::UserId by);

// Everybody, with a column for each attribute.
std::string export_customers(store::Connection& db);

}  // namespace desk
