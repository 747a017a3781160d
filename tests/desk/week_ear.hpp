// What the week hears of the desk: how each ticket stands, and every alarm.
#pragma once

#include "tests/desk/week.hpp"

namespace week {

struct Alarm {
    store::Time at;
    store::SlaAlarm alarm;
};

struct Week::Ear : desk::Listener {
    void happened(std::span<const desk::EventPtr> events) override {
        const std::scoped_lock lock(door);
        for (const auto& event : events) {
            if (const auto* made = std::get_if<store::TicketCreated>(&event->body)) {
                tickets[made->ticket.number] = made->ticket;
            } else if (const auto* moved = std::get_if<store::TicketUpdated>(&event->body)) {
                tickets[moved->ticket.number] = moved->ticket;
            } else if (const auto* alarm = std::get_if<store::SlaAlarm>(&event->body)) {
                alarms.push_back({event->at, *alarm});
            } else if (const auto* owner = std::get_if<store::OwnerChanged>(&event->body)) {
                owners[event->conversation] = owner->owner;
            }
        }
    }
    void passed(const desk::Passing&) override {}

    std::mutex door;
    std::map<store::TicketNumber, store::Ticket> tickets;
    std::map<store::ConversationId, store::Owner> owners;
    std::vector<Alarm> alarms;
};

}  // namespace week
