// What people write once and the desk uses often: rules, macros, canned replies, in their order.
// Knows rows with a JSON body; what a body means is in rule_text.hpp and recipe.hpp.
#pragma once
#include "server/store/types.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace store {

class Connection;
class Tx;

enum class ShelfKind : std::uint8_t { rule = 1, macro, canned };

struct ShelfItem {
    std::int64_t id = 0;  // given by add_item()
    ShelfKind kind = ShelfKind::rule;
    std::int64_t position = 0;
    bool enabled = true;
    std::string body;  // JSON
    Version version = 1;
    Time created{};
    Time updated{};
};

/// Gives it an id; position 0 puts it last.
void add_item(Tx& tx, ShelfItem& item);
/// Writes everything but kind and creation if the row is still at `item.version`, then one more.
/// False: it moved on, or is gone.
bool update_item(Tx& tx, ShelfItem& item);
/// Only at this version; 0: whatever it is. False: nothing was there to remove.
bool remove_item(Tx& tx, ShelfKind kind, std::int64_t id, Version version);
std::optional<ShelfItem> find_item(Connection& db, ShelfKind kind, std::int64_t id);
/// By position, then by age.
std::vector<ShelfItem> items_of(Connection& db, ShelfKind kind);

/// How much something was used lately: every use counts half as much after each half-life.
struct Use {
    double score = 0;
    std::int64_t count = 0;
};
inline constexpr std::chrono::days use_half_life{14};

/// Counts a use of `item` ("macro:7", "canned:shipping") in each setting ("", "queue:support").
void count_use(Tx& tx, const std::string& item, const std::vector<std::string>& settings, Time now);
/// The uses in one setting as they weigh now, by item.
std::map<std::string, Use> uses_in(Connection& db, const std::string& setting, Time now);

}  // namespace store
