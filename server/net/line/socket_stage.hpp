// WebSocket on a connection: frames in, whole messages to the session, control frames answered.
// Knows RFC 6455; what is said is the session's.
#pragma once

#include "server/net/line/connection.hpp"
#include "server/net/line/socket.hpp"

#include <memory>

namespace net {

std::unique_ptr<Stage> make_socket_stage(Connection& connection);

/// Seats the session. Apart from making the stage because a session greets through its socket.
void begin_session(Stage& stage, std::unique_ptr<Session> session);

}  // namespace net
