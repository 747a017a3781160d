// Who on this thread listens to which conversation, and which agents listen to the desk.
// One for each network thread, touched by that thread alone: no locks on the way of a message.
#pragma once

#include "server/desk/listener.hpp"
#include "server/net/allowance.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <unordered_map>
#include <vector>

namespace net {

class ChatSession;
class AgentSession;

class Switchboard {
  public:
    /// The sockets of one conversation on this thread, and what its customer may still say.
    struct Talk {
        std::vector<ChatSession*> sockets;
        Allowance allowance;
    };

    void join(store::ConversationId conversation, ChatSession& session);
    void leave(store::ConversationId conversation, ChatSession& session);
    void join(AgentSession& session) { agents_.push_back(&session); }
    void leave(AgentSession& session) { std::erase(agents_, &session); }
    /// Of a conversation somebody on this thread has joined.
    Allowance& allowance(store::ConversationId conversation) {
        return talks_[conversation].allowance;
    }

    void happened(std::span<const desk::EventPtr> events);
    void passed(const desk::Passing& passing);

    enum class Leaving { session, user };
    /// Ends agents' sockets: of one log-in, or of one person everywhere.
    void show_out(Leaving what, std::int64_t id);

  private:
    std::unordered_map<store::ConversationId, Talk> talks_;
    std::vector<AgentSession*> agents_;
};

}  // namespace net
