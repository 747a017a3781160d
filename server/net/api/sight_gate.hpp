// The one door of the API for what stands in restricted queues: whatever a request names by its
// number is as good as not there for those who may not see it.
#pragma once

#include "server/net/api/call.hpp"

#include <algorithm>
#include <vector>

namespace net {

/// Names the request a ticket, conversation or something about one that this person may not see:
/// in the path, in `?ticket=`, or in the body.
bool out_of_sight(Parts& parts, const Route& to, const Request& request,
                  const std::array<std::string_view, 2>& params, const desk::Actor& actor);

bool sees(Call& call, const store::Event& event);
bool sees_ticket(Call& call, store::TicketNumber number);

/// Takes out of a list what this person may not see; `ticket_of` gives the number, 0 for none.
template <class T, class TicketOf>
void keep_in_sight(Call& call, std::vector<T>& items, TicketOf ticket_of) {
    if (call.who.actor.hidden.empty()) return;
    std::erase_if(items, [&](const T& item) { return !sees_ticket(call, ticket_of(item)); });
}

/// The same for rows about whole queues.
template <class T, class QueueOf>
void keep_seen_queues(Call& call, std::vector<T>& items, QueueOf queue_of) {
    std::erase_if(items, [&](const T& item) { return !call.who.actor.may_see(queue_of(item)); });
}

inline void keep_in_sight(Call& call, std::vector<store::Event>& events) {
    if (call.who.actor.hidden.empty()) return;
    std::erase_if(events, [&](const store::Event& event) { return !sees(call, event); });
}

}  // namespace net
