// Events on their way from the database to those who are told: the parts of the desk, the sockets.
// Internal to the room.
#pragma once

#include "server/desk/listener.hpp"

#include <vector>

namespace desk {

struct Services;

/// As those who hear of them share them.
std::vector<EventPtr> shared(std::vector<store::Event> events);

/// Tells what has just been committed.
void announce(const Services& services, std::vector<store::Event> events);

}  // namespace desk
