// One turn of the bot, decided: what a customer did comes in, what shall happen goes out.
// Pure: the same content, memory and situation give the same outcome. Stores and sends nothing.
#pragma once

#include "server/desk/bot/outcome.hpp"
#include "server/desk/content/content.hpp"

#include <string_view>

namespace desk {

// The customer wrote something.
Outcome hear(const Content& content, const intents::Dialogue& before, std::string_view text,
             const Situation& situation);

// The customer pressed one of the bot's buttons.
Outcome press(const Content& content, const intents::Dialogue& before,
              const intents::Choice& choice, const Situation& situation);

// The shop answered the look-up of an earlier turn.
Outcome looked_up(const Content& content, const intents::Dialogue& before, const LookedUp& result,
                  const Situation& situation);

// The customer said that an answer did not help.
Outcome unhelpful(const Content& content, const intents::Dialogue& before,
                  const Situation& situation);

}  // namespace desk
