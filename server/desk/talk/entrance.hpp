// Which conversation a hello opens, and for whom. Internal to the room.
#pragma once

#include "server/desk/services.hpp"
#include "server/desk/state.hpp"

namespace desk {

struct Entrance {
    State state;
    store::ConversationSeq after = 0;  // what the browser knows of it already
    store::CustomerId known = 0;       // whose further conversation it becomes
};

// What a verified customer said is for that customer alone; a session's token is not enough.
bool may_open(const State& state, store::CustomerId who);

Result<Entrance> enter(Services& services, const Hello& hello);

// Whose other conversations this browser may see: of the one who is signed in, else of whoever
// spoke in the session's conversation. 0: nobody's. Customers that agents have merged on their own
// word are nobody's here: a session of one chat must not open the others.
store::CustomerId owner_of(Services& services, const std::string& session,
                           store::CustomerId signed_in);

}  // namespace desk
