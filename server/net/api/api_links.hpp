// A thread that is more (or less) than one conversation, as the tickets' addresses send it.
#pragma once

#include "server/desk/tickets/links.hpp"
#include "server/net/api/call.hpp"

namespace net::api {

/// In order of time over all its conversations; pages by `after_event`.
void send_joined_thread(Call call, const desk::Links::Thread& thread);

}  // namespace net::api
