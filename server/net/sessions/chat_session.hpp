// One customer on one socket: frames in, commands to the desk, lines out in order, each once.
// Knows what this browser has been told; what happens is the desk's.
#pragma once

#include "server/desk/desk.hpp"
#include "server/net/line/limits.hpp"
#include "server/net/line/socket.hpp"
#include "server/net/sessions/switchboard.hpp"
#include "server/wire/chat_frames.hpp"

#include <memory>
#include <string>
#include <vector>

namespace net {

/// What every chat on a thread shares.
struct ChatDesk {
    desk::Desk& desk;
    const Limits& limits;
    const std::vector<std::string>& also_allowed;
    Switchboard& switchboard;
};

class ChatSession final : public Session {
  public:
    ChatSession(ChatDesk& desk, Socket socket, std::string foreign_origin);
    ~ChatSession() override;

    void heard(std::string_view text) override;
    void unheard(Unfit why) override;
    bool busy() const override { return in_flight_ > 0; }

    /// From the switchboard: an event of our conversation.
    void happened(EventLine& line);
    void passed(std::string_view line);

  private:
    void act(wire::HelloFrame& frame);
    void act(wire::SayFrame& frame);
    void act(wire::PressFrame& frame);
    void act(wire::RateFrame& frame);
    void act(wire::HandoffFrame& frame);
    void act(wire::SurveyFrame& frame);
    void act(wire::ConsentFrame& frame);
    void act(wire::DetailsFrame& frame);
    void act(wire::TrackFrame& frame);
    void act(wire::TypingFrame& frame);
    void act(wire::ReadFrame& frame);
    void act(wire::PingFrame& frame);

    template <class Frame>
    bool may_act(const Frame& frame);
    bool may_show(const std::string& site);
    void enter(desk::Hello hello);
    void recognised(desk::Hello hello, const desk::Result<store::CustomerId>& who);
    void refuse(const wire::Refusal& refusal);
    void refuse(wire::Code code, std::string text, std::string id = {});
    desk::Done<desk::Ack> begin(const std::string& id);
    void acknowledged(const std::string& id, const desk::Result<desk::Ack>& result);

    ChatDesk& desk_;
    Socket socket_;
    std::string foreign_origin_;              ///< of another site's page; empty: our own
    std::unique_ptr<desk::Visitor> visitor_;  ///< nobody before the hello
    store::ConversationSeq told_ = 0;         ///< everything up to here has been sent
    std::vector<std::string> own_;            ///< sent by this socket, not yet seen as events
    Allowance allowance_;
    Allowance passing_;
    std::uint16_t in_flight_ = 0;
    std::uint16_t refused_ = 0;
};

}  // namespace net
