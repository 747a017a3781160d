// What the house says to an agent's console (contract 4.2): the numbered log and what passes by.
// Knows the notation; who may see it is decided before.
#pragma once

#include "server/desk/assignment/presence.hpp"
#include "server/desk/listener.hpp"
#include "server/desk/people/people.hpp"

#include <span>
#include <string>
#include <string_view>

namespace wire {

struct AgentWelcome {
    const store::User& user;
    store::EventSeq seq = 0;
    std::span<const desk::AgentHere> agents;
    std::span<const desk::Viewing> viewing;
};
std::string agent_welcome_line(const AgentWelcome& welcome);

/// "message.created", "ticket.updated", ...
std::string_view outside_name_of(const store::Event& event);
/// `{"type":"event","seq":...,"event":...,"data":{...},"at":...}`
std::string agent_event_line(const store::Event& event);
/// The same without `type`: an item of `GET /events`.
void append_log_item(std::string& out, const store::Event& event);
/// In place of an event that somebody may not see, so that the numbers stay dense: says at most
/// which ticket has left their sight.
std::string hidden_event_line(const store::Event& event);
void append_hidden_item(std::string& out, const store::Event& event);
/// Only its `data`.
void append_event_data(std::string& out, const store::Event& event);
/// Something that passes by, unnumbered.
std::string agent_passing_line(const desk::Passing& passing);
/// The log cannot be replayed from there: read everything again, go on from `seq`.
std::string agent_reset_line(store::EventSeq seq);

}  // namespace wire
