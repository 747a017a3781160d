// What a shop decides in deskbell.yaml: persona, languages, hours, queues, promises, retention.
// Values with good defaults; knows nothing of the file they come from.
#pragma once

#include "escalation/handoff.hpp"
#include "escalation/hours.hpp"
#include "escalation/queue.hpp"
#include "server/desk/settings/care_settings.hpp"
#include "server/desk/settings/customer_settings.hpp"
#include "server/desk/settings/phrases.hpp"
#include "server/desk/settings/sla_settings.hpp"
#include "server/desk/settings/status_names.hpp"

#include <chrono>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace desk {

// A button under the greeting: asks `label` as if it had been typed, or opens an intent.
struct Starter {
    std::string label;
    std::string intent;
};

struct Persona {
    std::string name = "Bell";
    std::map<std::string, std::string, std::less<>> greeting;           // by language
    std::map<std::string, std::vector<Starter>, std::less<>> starters;  // by language
    bool small_talk = true;
};

struct Shop {
    std::string name = "Our shop";
    std::string url;
    std::string email;
    std::string phone;
};

struct Settings {
    Shop shop;
    Persona persona;
    std::vector<std::string> languages;  // the first is the default; empty: those of the content
    double target_precision = 0.9;
    std::string default_queue = "support";
    std::vector<escalation::Queue> queues;  // never empty once loaded
    std::map<std::string, escalation::Calendar, std::less<>> calendars;
    std::vector<StatusName> statuses;  // the shop's own names inside the fixed ones, in order
    SlaSettings sla;
    StaffSettings staff;
    escalation::HandoffPolicy handoff;
    CustomerSettings customers;
    CareSettings care;
    std::map<std::string, std::vector<std::string>, std::less<>> site_origins;  // by site name
    // Overrides of the bot's own sentences: texts[language][phrase name].
    std::map<std::string, std::map<std::string, std::string, std::less<>>, std::less<>> texts;

    const escalation::Queue& queue(std::string_view name) const;  // the default when unknown
    std::string_view default_language() const;
    // The shop's own sentence, else the built-in one.
    std::string_view text(Phrase phrase, std::string_view language) const;
};

}  // namespace desk
