// A trace as the compact JSON text it is stored and sent as. Writes only; nothing here reads JSON.
#pragma once

#include "server/desk/bot/trace.hpp"

#include <string>

namespace desk {

std::string trace_text(const Trace& trace);

}  // namespace desk
