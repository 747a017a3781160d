// A person gives the conversation back to the bot, or its time has come.
#pragma once

#include "server/desk/refusal.hpp"
#include "server/desk/state.hpp"

#include <string>

namespace desk {

struct Services;

// The bot speaks again and says so; nothing happens if it has it already.
Result<void> give_back_to_bot(const Services& services, Draft& draft, std::string reason);

}  // namespace desk
