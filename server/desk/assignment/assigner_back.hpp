// How a ticket is taken from its owner and given to the line. Internal to the assigner.
#pragma once

#include "server/desk/state.hpp"

namespace desk {

// Somebody has it, and is the one to act.
bool is_at_work(const std::optional<store::Ticket>& ticket);

// This agent has it and is the one to act.
bool is_theirs(const Draft& draft, store::UserId agent);

// Back into the line, with the reason; who was silent does not get it again.
void take_from(Draft& draft, store::UserId agent, const std::string& why, const std::string& words,
               store::Time now);

}  // namespace desk
