// Connecting what happens with who listens. Each line is written once for all of them.
#include "server/net/switchboard.hpp"

#include "server/net/agent_session.hpp"
#include "server/net/chat_session.hpp"
#include "server/wire/agent_lines.hpp"
#include "server/wire/chat_lines.hpp"

#include <algorithm>

namespace net {

void Switchboard::join(store::ConversationId conversation, ChatSession& session) {
    talks_[conversation].sockets.push_back(&session);
}

void Switchboard::leave(store::ConversationId conversation, ChatSession& session) {
    const auto talk = talks_.find(conversation);
    if (talk == talks_.end()) return;
    std::erase(talk->second.sockets, &session);
    if (talk->second.sockets.empty()) talks_.erase(talk);
}

void Switchboard::happened(std::span<const desk::EventPtr> events) {
    for (const auto& event : events) {
        const auto talk = talks_.find(event->conversation);
        if (talk != talks_.end()) {
            const auto line = wire::event_line(*event);
            for (auto* session : talk->second.sockets) session->happened(*event, line);
        }
        if (agents_.empty()) continue;
        const auto line = wire::agent_event_line(*event);
        for (auto* agent : agents_) agent->happened(*event, line);
    }
}

void Switchboard::passed(const desk::Passing& passing) {
    if (const auto talk = talks_.find(passing.conversation); talk != talks_.end()) {
        const auto line = wire::passing_line(passing);
        if (!line.empty()) {
            for (auto* session : talk->second.sockets) session->passed(line);
        }
    }
    if (agents_.empty()) return;
    const auto line = wire::agent_passing_line(passing);
    for (auto* agent : agents_) agent->passed(passing, line);
}

void Switchboard::show_out(Leaving what, std::int64_t id) {
    const auto agents = agents_;
    for (auto* agent : agents) agent->show_out(what, id);
}

}  // namespace net
