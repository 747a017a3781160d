// HTTP/1.1 on a connection: one request at a time, keep-alive, and the way into a WebSocket.
// Knows requests and replies; what is answered is the application's.
#pragma once

#include "server/net/line/connection.hpp"

#include <memory>

namespace net {

std::unique_ptr<Stage> make_http_stage(Connection& connection);

}  // namespace net
