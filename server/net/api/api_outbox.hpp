// What became of an agent's words, as the tickets' addresses answer it.
#pragma once

#include "server/desk/tickets/outbox.hpp"
#include "server/net/api/call.hpp"

namespace net::api {

/// 201 (200 the second time) with the message, 202 where it goes out later, 409 with what was
/// missed.
void answer_sent(Reply& reply, const desk::Outbox::Sent& sent);

}  // namespace net::api
