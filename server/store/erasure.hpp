// Erasing one person: every word, name, trace and index entry goes, in place; numbers stay.
// What is left says that something was said, never what or by whom.
#pragma once
#include "server/store/types.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace store {

class Connection;
class Tx;

/// What stands in the place of erased words.
inline constexpr std::string_view erased_text = "[erased]";

/// Proof of an erasure: nothing in it names the person but the id.
struct Erasure {
    std::int64_t id = 0;
    CustomerId customer = 0;
    std::string reason;
    UserId by = 0;
    std::string by_name;
    Time at{};
    std::map<std::string, std::string> counts;  // "events": "41", ...
    std::string hash;                           // over all of the above and the certificate before
};

/// Erases a customer and all who were merged into it. Gives the certificate.
/// Throws GiveUp(not_found) when there is no such customer.
Erasure erase_customer(Tx& tx, Erasure wanted);

/// Erases what was said in one conversation, and how the bot came to it; the customer stays.
/// Gives how many events lost their words.
std::int64_t erase_conversation(Tx& tx, std::int64_t conversation);

std::vector<Erasure> list_erasures(Connection& db);
std::optional<Erasure> find_erasure(Connection& db, CustomerId customer);

/// The customer and everybody merged into it.
std::vector<CustomerId> one_person(Connection& db, CustomerId id);

}  // namespace store
