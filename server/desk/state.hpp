// One conversation as this process knows it, and the change that is about to be written.
// Values; turns.hpp says how a change becomes durable.
#pragma once

#include "intents/action.hpp"
#include "intents/dialogue.hpp"
#include "server/store/conversation.hpp"
#include "server/store/customer.hpp"
#include "server/store/event.hpp"
#include "server/store/ticket.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace store {
class Tx;
}

namespace desk {

struct State {
    store::Conversation row;
    bool stored = false;  // false: nobody has said anything yet
    intents::Dialogue dialogue;
    std::optional<store::Ticket> ticket;
    std::optional<store::Customer> customer;
};

enum class Row : std::uint8_t { same, changed, added };

// What a decision wants written, whole or not at all.
struct Draft {
    State next;
    Row ticket = Row::same;
    // `next.ticket` is another one than the conversation's current ticket: only that changes,
    // the conversation keeps its owner.
    bool aside = false;
    Row customer = Row::same;
    std::vector<std::string> ticket_fields;  // what changed, for the log
    store::UserId by = 0;                    // who changed it; 0: nobody of the desk
    std::string by_name;
    std::vector<store::Event> events;       // of the conversation, in order; numbers come later
    std::optional<intents::Lookup> lookup;  // to be called once this is on disk
    // Rows of other nouns, written in the same transaction, after the ticket has its number.
    std::vector<std::move_only_function<void(store::Tx&, const State&)>> also;

    store::Event& add(store::Time at, store::Body body) {
        return events.emplace_back(store::Event{.at = at, .body = std::move(body)});
    }
    void changed(std::string field) {
        if (ticket == Row::same) ticket = Row::changed;
        ticket_fields.push_back(std::move(field));
    }
};

}  // namespace desk
