// Which conversation a hello opens, and for whom. Internal to the room.
#pragma once

#include "server/desk/services.hpp"
#include "server/desk/state.hpp"

namespace desk {

struct Entrance {
    State state;
    store::ConversationSeq after = 0;  // what the browser knows of it already
};

// What a verified customer said is for that customer alone; a session's token is not enough.
bool may_open(const State& state, store::CustomerId who);

Result<Entrance> enter(Services& services, const Hello& hello);

}  // namespace desk
