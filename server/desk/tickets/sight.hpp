// Who may see what stands in restricted queues: members of the teams that look after them, and
// admins. Everybody else is told nothing: no list, count, thread, event or report row.
// Knows people, teams and queues; whoever lists or sends something asks here. Thread-safe.
#pragma once

#include "server/desk/parts.hpp"
#include "server/desk/tickets/tickets.hpp"

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace store {
class Connection;
}

namespace desk {

class Content;

class Sight final : public Part {
  public:
    explicit Sight(Services& services) : services_(services) {}

    // The queues this person may not look into; for Actor::hidden.
    std::vector<std::string> hidden_from(store::UserId person, store::Role role);

    // What is not there hides nothing.
    bool sees_ticket(const Actor& actor, store::TicketNumber number);
    bool sees_conversation(const Actor& actor, store::ConversationId id);
    bool sees_promise(const Actor& actor, std::int64_t id);
    bool sees_recovery(const Actor& actor, std::int64_t id);
    bool sees_scheduled(const Actor& actor, std::int64_t id);
    // As the ticket stands now, wherever it stood when this happened.
    bool sees(const Actor& actor, const store::Event& event);

    // Teams have changed.
    void forget();

  private:
    bool sees_any(const Actor& actor,
                  const std::function<store::TicketNumber(store::Connection&)>& ticket_of);

    Services& services_;
    std::mutex door_;
    std::shared_ptr<const Content> content_;  // whose queues `hidden_` is about
    std::map<store::UserId, std::vector<std::string>> hidden_;
    std::uint64_t round_ = 0;  // what was read before the teams changed is not remembered after
};

// Whether somebody may see into a queue, asked inside a transaction: for whoever gives or tells.
bool may_see_into(store::Connection& db, const Content& content, store::UserId person,
                  store::Role role, const std::string& queue);

}  // namespace desk
