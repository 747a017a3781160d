// Which scope a program's token needs for an address.
#pragma once

#include "server/net/api/call.hpp"

#include <string>

namespace net {

/// "tickets:write", "read", "admin"; empty where any token will do.
std::string scope_needed(const Route& route);

}  // namespace net
