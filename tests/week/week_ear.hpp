// What the week hears of the desk: how each ticket stands, and every alarm.
#pragma once

#include "tests/week/week.hpp"

namespace week {

struct Alarm {
    store::Time at;
    store::SlaAlarm alarm;
};

struct Week::Ear : desk::Listener {
    void happened(std::span<const desk::EventPtr> events) override {
        for (const auto& event : events) {
            if (const auto* made = std::get_if<store::TicketCreated>(&event->body)) {
                keep(made->ticket);
            } else if (const auto* moved = std::get_if<store::TicketUpdated>(&event->body)) {
                keep(moved->ticket);
            } else if (const auto* alarm = std::get_if<store::SlaAlarm>(&event->body)) {
                alarms.push_back({event->at, *alarm});
            } else if (const auto* owner = std::get_if<store::OwnerChanged>(&event->body)) {
                owners[event->conversation] = owner->owner;
            }
        }
    }
    void passed(const desk::Passing&) override {}

    void keep(const store::Ticket& ticket) {
        auto& known = tickets[ticket.number];
        if (known.assignee != 0) work[known.assignee].erase(ticket.number);
        known = ticket;
        if (ticket.assignee == 0 || !escalation::is_unsolved(ticket.status)) return;
        work[ticket.assignee][ticket.number] = ticket.status;
    }

    // What each agent has to do.
    std::map<store::UserId, std::map<store::TicketNumber, escalation::Status>> work;
    std::map<store::TicketNumber, store::Ticket> tickets;
    std::map<store::ConversationId, store::Owner> owners;
    std::vector<Alarm> alarms;
};

}  // namespace week
