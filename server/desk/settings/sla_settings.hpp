// What a shop decides about promises of time, and about how work is given to people.
// Values with good defaults; knows nothing of the file they come from.
#pragma once

#include "escalation/condition.hpp"
#include "escalation/sla.hpp"

#include <chrono>
#include <string>
#include <vector>

namespace desk {

// What happens when a promise is nearly or wholly used up.
struct SlaActions {
    std::vector<std::string> notify;  // "assignee", "admins", or an agent's e-mail address
    bool raise_priority = false;
    std::string queue;  // moves there, to be given to somebody new
    std::vector<std::string> tags;
};

// Every list that is not empty must hold the ticket's own value.
struct SlaWhen {
    std::vector<std::string> queues;
    std::vector<std::string> priorities;
    std::vector<std::string> tiers;  // of the customer
    std::vector<std::string> tags;   // one of them
    std::vector<std::string> channels;
    std::vector<std::string> languages;
    escalation::Condition also;  // and this, over ticket, customer, conversation and hours
};

struct SlaPolicySettings {
    std::string name;
    SlaWhen when;
    std::string calendar;  // name of its hours; empty: the queue's
    escalation::SlaPolicy promise;
    SlaActions on_warning;
    SlaActions on_breach;
};

struct SlaSettings {
    std::vector<SlaPolicySettings> policies;  // the first that fits; none: the queue's own targets
    SlaPolicySettings standing;               // for those: pauses, warning and actions
};

// Loads are in hundredths of a chat.
struct StaffSettings {
    int capacity = 500;  // of an agent who has no own
    int chat = 100;
    int ticket = 25;
    std::chrono::seconds grace{60};  // a vanished socket counts as offline after so long
};

}  // namespace desk
