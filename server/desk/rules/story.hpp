// What the log tells of one ticket, event by event: states, who wrote when, how often reopened.
// And the facts that conditions may ask of it. A pure function of the events: the same for a rule
// at work, for a dry run, and for the question why.
#pragma once

#include "escalation/condition.hpp"
#include "escalation/hours.hpp"
#include "escalation/rule.hpp"
#include "server/store/event.hpp"

#include <optional>
#include <span>
#include <vector>

namespace desk {

struct Story {
    store::TicketNumber number = 0;
    std::optional<store::Ticket> ticket;  // as of the last event heard
    std::optional<store::Ticket> before;  // as of the change before that
    std::optional<store::Time> status_since;
    std::optional<store::Time> customer_wrote;
    std::optional<store::Time> agent_wrote;
    std::optional<store::Time> waiting_since;  // oldest customer message no person answered
    std::optional<store::Owner> owner;
    std::string survey = "csat";  // the kind asked last
    int reopened = 0;
    int messages = 0;
    int rule_depth = 0;  // the last change was made by a rule: so deep in a chain of them

    // Events of the ticket's conversation, in order.
    void hear(const store::Event& event);
};

// What is known besides the events.
struct Circumstances {
    std::optional<store::Customer> customer;
    std::string page;
    escalation::Facts more;  // of other rows: own fields, segments, points, ...
    const escalation::Calendar* hours = nullptr;  // of the ticket's queue; none: always open
};

// As the story stands. With `event`, the last one heard, also what it said and changed.
escalation::Facts facts_of(const Story& story, const Circumstances& around, store::Time now,
                           const store::Event* event = nullptr);

// What the event is for rules; nothing if they do not care.
std::vector<escalation::Trigger> triggers_of(const store::Event& event, const Story& story);

// What an event of this kind can be, whatever it says.
std::vector<escalation::Trigger> triggers_of(store::EventKind kind);

// When a time rule is due after the story; nothing if there is nothing to count from.
struct DueMoment {
    store::Time since;
    store::Time due;
};
std::optional<DueMoment> due_moment(const escalation::AfterTime& after, const Story& story,
                                    const escalation::Calendar* hours);

// The marks that rules leave in the log, and read back.
inline constexpr std::string_view rule_fired = "rule.fired";
inline constexpr std::string_view survey_by_link = "survey.answered";
inline constexpr std::string_view rule_author = "Rule: ";
std::string rule_client_id(std::int64_t rule, std::int64_t cause, store::TicketNumber ticket,
                           int depth);

}  // namespace desk
