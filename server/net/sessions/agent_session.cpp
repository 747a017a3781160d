// An agent's socket. After a break the log is replayed page by page, as fast as the console reads.
#include "server/net/sessions/agent_session.hpp"

#include "server/desk/tickets/sight.hpp"
#include "server/net/line/frame.hpp"
#include "server/wire/agent_lines.hpp"
#include "server/wire/chat_lines.hpp"

#include <utility>

namespace net {
namespace {
constexpr std::size_t page_events = 100;
constexpr std::size_t frames_per_minute = 1200;
constexpr std::uint16_t refusals_max = 500;
constexpr std::uint16_t logged_out = 4401;
}  // namespace

AgentSession::AgentSession(AgentDesk& desk, Socket socket, desk::Identity who)
    : desk_(desk), socket_(socket), who_(std::move(who)) {
    desk_.switchboard.join(*this);
}

AgentSession::~AgentSession() {
    desk_.switchboard.leave(*this);
    if (greeted_) desk_.desk.presence().left(who_.actor);
}

void AgentSession::heard(std::string_view text) {
    if (!allowance_.take(frames_per_minute, Allowance::Clock::now())) {
        return refuse({wire::Code::rate_limited, "that is too fast; wait a moment", {}, {}});
    }
    const auto frame = wire::read_agent_frame(text, desk_.limits.json_depth);
    if (!frame) return refuse(frame.error());
    refused_ = 0;
    std::visit([this](const auto& one) { act(one); }, *frame);
}

void AgentSession::unheard(Unfit why) {
    if (why == Unfit::too_large) {
        return refuse(
            {wire::Code::too_large, "the frame is larger than this service reads", {}, {}});
    }
    if (why == Unfit::not_utf8) {
        return refuse({wire::Code::invalid_utf8, "the frame is not UTF-8", {}, {}});
    }
    refuse({wire::Code::invalid_json, "send text frames, not binary ones", {}, {}});
}

void AgentSession::refuse(const wire::Refusal& refusal) {
    socket_.say(wire::error_line(refusal));
    if (++refused_ > refusals_max) socket_.close(close_code::hostile, "too many refused frames");
}

void AgentSession::act(const wire::AgentHello& frame) {
    const auto newest = desk_.desk.tickets().last_seq();
    if (!newest) return refuse(wire::refusal_of(newest.error(), {}));
    const bool fresh = !std::exchange(greeted_, true);
    told_ = std::min(frame.after.value_or(*newest), *newest);
    const auto agents = desk_.desk.presence().agents();
    auto viewing = desk_.desk.presence().viewers();
    std::erase_if(viewing, [&](const desk::Viewing& one) { return !sees_ticket(one.ticket); });
    socket_.say(wire::agent_welcome_line(
        {.user = who_.user, .seq = *newest, .agents = agents, .viewing = viewing}));
    replaying_ = true;
    replay();
    if (fresh) desk_.desk.presence().arrived(who_.actor);
}

// What is committed meanwhile is read from the log as well; once a page is not full, the rest
// comes from the switchboard. A full page waits until the console has taken it.
void AgentSession::replay() {
    if (!replaying_) return;
    const auto events = desk_.desk.tickets().log(told_, page_events);
    if (!events) return refuse(wire::refusal_of(events.error(), {}));
    for (const auto& event : *events) {
        told_ = event.seq;
        socket_.say(sees(event) ? wire::agent_event_line(event) : wire::hidden_event_line(event));
    }
    replaying_ = events->size() == page_events;
}

// Not at once: others on this thread have their turn between two pages.
void AgentSession::drained() {
    if (!replaying_) return;
    socket_.post([](Session& session) { static_cast<AgentSession&>(session).replay(); });
}

// Teams change while a console is open: asked anew each time.
bool AgentSession::sees(const store::Event& event) {
    auto& sight = desk_.desk.parts().get<desk::Sight>();
    who_.actor.hidden = sight.hidden_from(who_.actor.id, who_.actor.role);
    return sight.sees(who_.actor, event);
}

bool AgentSession::sees_ticket(store::TicketNumber number) {
    auto& sight = desk_.desk.parts().get<desk::Sight>();
    who_.actor.hidden = sight.hidden_from(who_.actor.id, who_.actor.role);
    return sight.sees_ticket(who_.actor, number);
}

void AgentSession::happened(const store::Event& event, std::string_view line) {
    if (!greeted_ || replaying_ || event.seq <= told_) return;
    told_ = event.seq;
    if (sees(event)) return socket_.say(line);
    socket_.say(wire::hidden_event_line(event));
}

void AgentSession::passed(const desk::Passing& passing, std::string_view line) {
    if (greeted_ && sees_ticket(passing.ticket)) socket_.say(line);
}

void AgentSession::show_out(Switchboard::Leaving what, std::int64_t id) {
    const auto mine = what == Switchboard::Leaving::session ? who_.session : who_.user.id;
    if (mine == id) socket_.close(logged_out, "logged out");
}

void AgentSession::act(const wire::AgentPresence& frame) {
    if (greeted_) desk_.desk.presence().set(who_.actor, frame.here);
}

void AgentSession::act(const wire::AgentViewing& frame) {
    if (greeted_ && sees_ticket(frame.ticket))
        desk_.desk.presence().viewing(who_.actor, frame.ticket, frame.editing);
}

void AgentSession::act(const wire::AgentTyping& frame) {
    if (greeted_ && sees_ticket(frame.ticket))
        desk_.desk.tickets().typing(who_.actor, frame.ticket, frame.on);
}

void AgentSession::act(const wire::AgentRead& frame) {
    if (greeted_ && sees_ticket(frame.ticket))
        desk_.desk.tickets().read(who_.actor, frame.ticket, frame.seq);
}

void AgentSession::act(const wire::AgentPing&) {
    socket_.say(wire::pong_line);
}

}  // namespace net
