// From a conversation's state to a bot's turn and back: what the turn may know, what it changed.
// Pure but for reading the desk's clock and content through Services.
#pragma once

#include "server/desk/services.hpp"
#include "server/desk/talk/chat.hpp"

#include <string>
#include <string_view>

namespace desk {

// The state with a row for somebody new: conversation and customer, in the visitor's language.
Draft begin_draft(const Services& services, const State& state, const Visitor& visitor);

// Who of the shop can be reached for this queue, in words of this language.
Staffing staffing_of(const Services& services, const Content& content, std::string_view queue,
                     std::string_view language);

Situation situation_of(const Services& services, const Content& content, const State& state,
                       const Visitor& visitor);

// Puts an outcome's messages, handing over and look-up into the draft.
void apply_outcome(const Services& services, const Content& content, const Visitor& visitor,
                   Outcome outcome, Draft& draft);

// The conversation changes hands: a new epoch, and an event that says why.
store::OwnerChanged& change_owner(Draft& draft, store::Owner owner, std::string reason,
                                  store::Time at);

// What a customer said, as stored and seen by all.
store::Message customer_message(const State& state, std::string text, std::string via = {});
store::Message bot_message(const Content& content, BotMessage said);

}  // namespace desk
