// What a visitor's browser asks for by plain HTTP, without a log-in: my chats as a file or gone,
// files sent and fetched. The session's token says which conversation; cookies play no part, but
// for agents who send a file from the console.
#pragma once

#include "server/net/api/call.hpp"

namespace net {

/// False: the address is none of these.
bool visitor_door(Parts& parts, const Request& request, Reply& reply);

}  // namespace net
