// What the parts of the desk share: the store, the clock, the live content, each other.
// Internal to the room; others know desk.hpp.
#pragma once

#include "server/desk/desk.hpp"
#include "server/desk/ids.hpp"
#include "server/desk/parts.hpp"
#include "server/desk/talk/turns.hpp"

#include <atomic>
#include <optional>
#include <span>
#include <vector>

namespace desk {

struct Services {
    explicit Services(DeskOptions given);

    DeskOptions options;
    Listener* listener = nullptr;
    std::optional<SessionSeal> seal;  // once the desk is open
    Publisher publisher;
    Turns turns;
    Presence presence;
    Chat chat;
    Tickets tickets;
    People people;
    Parts parts;

    store::Time now() const { return options.clock(); }
    std::int64_t new_id() const { return make_id(options.clock(), options.chance()); }
    void tell(std::span<const EventPtr> events) const {
        for (const auto& part : parts.all()) part->happened(events);
        if (listener) listener->happened(events);
    }
    void pass(const Passing& passing) const {
        if (listener) listener->passed(passing);
    }
    // Appends an event that belongs to no conversation, and tells it.
    void log(store::Body body);
};

}  // namespace desk
