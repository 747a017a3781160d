// Connecting what happens with who listens. Each line is written once for all of them.
#include "server/net/sessions/switchboard.hpp"

#include "server/net/sessions/agent_session.hpp"
#include "server/net/sessions/chat_session.hpp"
#include "server/wire/agent_lines.hpp"
#include "server/wire/chat_lines.hpp"

#include <algorithm>

namespace net {

std::string_view EventLine::text() {
    if (!text_) text_ = wire::event_line(event_);
    return *text_;
}

std::size_t Switchboard::place_of(store::ConversationId conversation) {
    const auto mixed = static_cast<std::uint64_t>(conversation) * 0x9e3779b97f4a7c15U;
    return static_cast<std::size_t>(mixed >> 52);
}

bool Switchboard::may_want(std::span<const desk::EventPtr> events) const {
    if (listeners_ > 0 || entering_ > 0) return true;
    return std::ranges::any_of(
        events, [this](const auto& event) { return joined_[place_of(event->conversation)] > 0; });
}

void Switchboard::join(store::ConversationId conversation, ChatSession& session) {
    ++joined(conversation);
    talks_[conversation].sockets.push_back(&session);
}

void Switchboard::leave(store::ConversationId conversation, ChatSession& session) {
    const auto talk = talks_.find(conversation);
    if (talk == talks_.end()) return;
    joined(conversation) -= static_cast<std::uint32_t>(std::erase(talk->second.sockets, &session));
    if (talk->second.sockets.empty()) talks_.erase(talk);
}

void Switchboard::happened(std::span<const desk::EventPtr> events) {
    for (const auto& event : events) {
        const auto talk = talks_.find(event->conversation);
        if (talk != talks_.end()) {
            EventLine line(*event);
            for (auto* session : talk->second.sockets) session->happened(line);
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
