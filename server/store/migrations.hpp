// Bringing a database forward, one numbered step after the other; never back.
// A released number is never edited: its checksum is kept in the database and compared.
#pragma once
#include "server/store/connection.hpp"
#include "server/store/error.hpp"

#include <span>
#include <string>
#include <string_view>

namespace store {

struct Migration {
    int number;
    std::string_view name;
    std::string_view sql;
};

/// Every step this program knows, in order.
std::span<const Migration> migrations();

/// The newest step a database has; 0 for an empty one.
int schema_number(Connection& db);

/// Throws GiveUp when the database is newer than `known`, or a step in it is not the one we know.
void check_schema(Connection& db, std::span<const Migration> known);

/// Takes the missing steps, all in one transaction: all of them, or none.
void migrate(Connection& db, std::span<const Migration> known);

}  // namespace store
