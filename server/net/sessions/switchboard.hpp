// Who on this thread listens to which conversation, and which agents listen to the desk.
// One for each network thread, touched by that thread alone: no locks on the way of a message.
#pragma once

#include "server/desk/listener.hpp"
#include "server/net/line/allowance.hpp"

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

namespace net {

class ChatSession;
class AgentSession;

/// An event as customers read it, written when the first of them needs it.
class EventLine {
  public:
    explicit EventLine(const store::Event& event) : event_(event) {}
    const store::Event& event() const { return event_; }
    std::string_view text();

  private:
    const store::Event& event_;
    std::optional<std::string> text_;
};

class Switchboard {
  public:
    /// The sockets of one conversation on this thread, and what its customer may still say.
    struct Talk {
        std::vector<ChatSession*> sockets;
        Allowance allowance;
    };

    /// Somebody is about to join a conversation whose past is being read: until this ends, nothing
    /// that is committed passes this thread by.
    class Entering {
      public:
        explicit Entering(Switchboard& board) : board_(board) { ++board_.entering_; }
        ~Entering() { --board_.entering_; }
        Entering(const Entering&) = delete;
        Entering& operator=(const Entering&) = delete;

      private:
        Switchboard& board_;
    };

    /// Whether anybody on this thread may want these. From any thread, after they were committed.
    bool may_want(std::span<const desk::EventPtr> events) const;

    void join(store::ConversationId conversation, ChatSession& session);
    void leave(store::ConversationId conversation, ChatSession& session);
    void join(AgentSession& session) {
        agents_.push_back(&session);
        listeners_ = agents_.size();
    }
    void leave(AgentSession& session) {
        std::erase(agents_, &session);
        listeners_ = agents_.size();
    }
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
    // What other threads ask before they wake this one: how many there are of each kind.
    std::array<std::atomic<std::uint32_t>, 4096> joined_{};  // by the conversation's hash
    std::atomic<std::size_t> listeners_ = 0;
    std::atomic<int> entering_ = 0;

    std::atomic<std::uint32_t>& joined(store::ConversationId conversation) {
        return joined_[place_of(conversation)];
    }
    static std::size_t place_of(store::ConversationId conversation);
};

}  // namespace net
