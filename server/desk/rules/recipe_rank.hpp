// Which macro or canned reply is wanted next: by use lately, and by what fits the ticket.
#pragma once

#include "server/desk/rules/recipes.hpp"

namespace store {
class Connection;
}

namespace desk {

// The settings in which a use counts: everywhere, the ticket's queue, its intent, its tags.
std::vector<std::string> settings_of(const store::Ticket& ticket);

// Scores, drops what is for other queues or switched off, and sorts: the likeliest first. Without
// a ticket everything stays, ranked by use alone.
void rank(store::Connection& db, store::ShelfKind kind, const store::Ticket* ticket,
          store::Time now, std::vector<RankedRecipe>& recipes);

}  // namespace desk
