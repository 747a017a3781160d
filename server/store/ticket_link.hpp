// How tickets hang together, and who follows them.
// Knows rows; what may be linked or merged is the desk's to say.
#pragma once
#include "server/store/types.hpp"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace store {

class Connection;
class Tx;

/// What `from` is to `to`. Never renumber.
enum class LinkKind : std::uint8_t {
    related = 1,  // the same in both directions
    duplicate,    // from is a duplicate of to
    child,        // from is a child of to
    follow_up,    // from was made because its customer wrote after the end of to
    merged,       // from lives on in to
    split,        // from was cut out of to
};

struct TicketLink {
    TicketNumber from = 0;
    TicketNumber to = 0;
    LinkKind kind = LinkKind::related;
    UserId by = 0;
    Time at{};
    bool operator==(const TicketLink&) const = default;
};

/// What the other one of a link is, seen from `from` (or from `to`): "parent", "split_into", ...
std::string_view name_of(LinkKind kind, bool from_its_end);

/// False when there is one of this kind already: nothing changed. Related ones have no direction.
bool add_link(Tx& tx, TicketLink link);
/// Takes away the links of these kinds between two tickets, in both directions; how many.
int delete_links(Tx& tx, TicketNumber one, TicketNumber other, const std::vector<LinkKind>& kinds);
/// All links of a ticket, the oldest first.
std::vector<TicketLink> links_of(Connection& db, TicketNumber ticket);
/// The tickets that live on in this one, also those that came with them.
std::vector<TicketNumber> merged_into(Connection& db, TicketNumber ticket);

/// Whether somebody changed the ticket since this version: it may stand in two conversations.
bool has_moved_on(Connection& db, TicketNumber ticket, Version since);

/// Which events of its source's conversation a split ticket is about.
void add_excerpt(Tx& tx, TicketNumber ticket, const std::vector<EventSeq>& events);
std::set<EventSeq> excerpt_of(Connection& db, TicketNumber ticket);

/// False when it was so already.
bool add_follower(Tx& tx, TicketNumber ticket, UserId person);
bool delete_follower(Tx& tx, TicketNumber ticket, UserId person);
/// Who follows one ticket follows the other too.
void copy_followers(Tx& tx, TicketNumber from, TicketNumber to);

struct Follows {
    UserId id = 0;
    std::string name;
};
/// By name.
std::vector<Follows> followers_of(Connection& db, TicketNumber ticket);

}  // namespace store
