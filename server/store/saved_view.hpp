// Views that people saved: a filter with a name, its owner's or everybody's, in each one's order.
#pragma once
#include "server/store/ticket_list.hpp"

#include <optional>
#include <string>
#include <vector>

namespace store {

struct SavedView {
    std::int64_t id = 0;  // given by create_view()
    std::string label;
    TicketFilter filter;
    UserId owner = 0;
    bool shared = false;
    std::string owner_name;  // read with it, not written
};

void create_view(Tx& tx, SavedView& view);
/// False when it is gone.
bool update_view(Tx& tx, const SavedView& view);
bool delete_view(Tx& tx, std::int64_t id);
std::optional<SavedView> find_view(Connection& db, std::int64_t id);
/// This person's own and the shared ones, by label.
std::vector<SavedView> views_for(Connection& db, UserId person);

/// The names of views in the order this person wants them.
void put_view_order(Tx& tx, UserId person, const std::vector<std::string>& names);
std::vector<std::string> view_order(Connection& db, UserId person);

/// How many tickets a filter shows. Words (`q`) are counted among the newest hits only.
std::int64_t count_matching(Connection& db, const TicketFilter& filter);

struct TagUse {
    std::string tag;
    std::int64_t count = 0;
};
/// The most used tags that begin so, the most used first.
std::vector<TagUse> tags_beginning(Connection& db, const std::string& begin, std::size_t limit,
                                   const std::vector<std::string>& hidden_queues);

}  // namespace store
