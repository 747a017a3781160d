// What an agent's console says over its socket (contract 4.2): only what passes by.
// Commands go over HTTP.
#pragma once

#include "server/desk/assignment/presence.hpp"
#include "server/wire/refusal.hpp"

#include <optional>
#include <string_view>
#include <variant>

namespace wire {

struct AgentHello {
    std::optional<store::EventSeq> after;  ///< nothing: from now on
};
struct AgentPresence {
    desk::Here here = desk::Here::online;
};
struct AgentViewing {
    store::TicketNumber ticket = 0;  ///< 0: nothing any more
    bool editing = false;
};
struct AgentTyping {
    store::TicketNumber ticket = 0;
    bool on = false;
};
struct AgentRead {
    store::TicketNumber ticket = 0;
    store::ConversationSeq seq = 0;  ///< 0: all of it
};
struct AgentPing {};

using AgentFrame =
    std::variant<AgentHello, AgentPresence, AgentViewing, AgentTyping, AgentRead, AgentPing>;

Read<AgentFrame> read_agent_frame(std::string_view text, int json_depth);

}  // namespace wire
