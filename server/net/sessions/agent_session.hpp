// One agent's console on one socket: the numbered log without a gap, and what passes by.
// Knows what this console has been told; commands come over HTTP.
#pragma once

#include "server/desk/desk.hpp"
#include "server/net/line/allowance.hpp"
#include "server/net/line/limits.hpp"
#include "server/net/line/socket.hpp"
#include "server/net/sessions/switchboard.hpp"
#include "server/wire/agent_frames.hpp"

namespace net {

struct AgentDesk {
    desk::Desk& desk;
    const Limits& limits;
    Switchboard& switchboard;
};

class AgentSession final : public Session {
  public:
    AgentSession(AgentDesk& desk, Socket socket, desk::Identity who);
    ~AgentSession() override;

    void heard(std::string_view text) override;
    void unheard(Unfit why) override;
    void drained() override;

    void happened(const store::Event& event, std::string_view line);
    void passed(const desk::Passing& passing, std::string_view line);
    void show_out(Switchboard::Leaving what, std::int64_t id);

  private:
    void act(const wire::AgentHello& frame);
    void act(const wire::AgentPresence& frame);
    void act(const wire::AgentViewing& frame);
    void act(const wire::AgentTyping& frame);
    void act(const wire::AgentRead& frame);
    void act(const wire::AgentPing& frame);
    void replay();
    bool sees(const store::Event& event);
    bool sees_ticket(store::TicketNumber number);
    void refuse(const wire::Refusal& refusal);

    AgentDesk& desk_;
    Socket socket_;
    desk::Identity who_;
    store::EventSeq told_ = 0;  ///< everything up to here has been sent
    bool greeted_ = false;
    bool replaying_ = false;
    Allowance allowance_;
    std::uint16_t refused_ = 0;
};

}  // namespace net
