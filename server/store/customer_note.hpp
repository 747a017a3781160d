// Notes about a customer, for colleagues only. Each is told in the customer's timeline.
#pragma once
#include "server/store/types.hpp"

#include <optional>
#include <string>
#include <vector>

namespace store {

class Connection;
class Tx;

struct CustomerNote {
    std::int64_t id = 0;
    CustomerId customer = 0;
    UserId author = 0;
    std::string author_name;
    std::string text;
    Time created{};
    bool operator==(const CustomerNote&) const = default;
};

/// Adds a note and its line in the timeline; gives its id.
std::int64_t add_customer_note(Tx& tx, const CustomerNote& note);
/// Takes the text away; the timeline keeps that there was one. False when there is none.
bool delete_customer_note(Tx& tx, std::int64_t id);

std::optional<CustomerNote> find_customer_note(Connection& db, std::int64_t id);
/// The newest first.
std::vector<CustomerNote> notes_about(Connection& db, CustomerId customer);

}  // namespace store
