// Who hears what happens: the sockets, later mail and webhooks.
// Knows events; knows nothing of who listens.
#pragma once

#include "server/store/event.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <string>

namespace desk {

using EventPtr = std::shared_ptr<const store::Event>;

// Something that happens and is not kept: typing, reading, looking at a ticket.
struct Passing {
    enum class Kind : std::uint8_t { typing, read, viewing, presence, position };
    Kind kind = Kind::typing;
    store::From from = store::From::customer;  // who types or reads
    store::ConversationId conversation = 0;
    store::TicketNumber ticket = 0;
    store::UserId agent = 0;
    std::string name;                // of the agent
    std::string state;               // presence: online away offline
    bool on = true;                  // typing, viewing
    bool editing = false;            // viewing
    store::ConversationSeq seq = 0;  // read: up to here
    std::int64_t position = 0;       // position: place in the queue
    int wait_low_min = 0;            // position: the usual wait; both 0: nobody knows
    int wait_high_min = 0;
};

// Called on the writer's or a network thread: be quick, take copies of the pointers, never throw.
class Listener {
  public:
    virtual ~Listener() = default;
    // Events on disk, in order. One call may carry the events of many conversations.
    virtual void happened(std::span<const EventPtr> events) = 0;
    virtual void passed(const Passing& passing) = 0;
};

}  // namespace desk
