// The keys of `sla:` and of `agents:` in deskbell.yaml, for the table in settings_schema.cpp.
#pragma once

#include "kb/yaml/schema.hpp"
#include "server/desk/settings/condition_file.hpp"

namespace desk::keys {

using kb::yaml::Field;
using kb::yaml::Need;
using kb::yaml::Schema;
using kb::yaml::Type;

inline constexpr Field priority_fields[] = {
    {.key = "low", .type = Type::duration},
    {.key = "normal", .type = Type::duration},
    {.key = "high", .type = Type::duration},
    {.key = "urgent", .type = Type::duration},
};
inline constexpr Schema by_priority{.name = "target", .fields = priority_fields};

inline constexpr Field first_response{.key = "first_response",
                                      .type = Type::map,
                                      .doc = "Working time until a person answers first.",
                                      .of = &by_priority};
inline constexpr Field next_response{.key = "next_response",
                                     .type = Type::map,
                                     .doc = "Working time until each next answer.",
                                     .of = &by_priority};
inline constexpr Field resolution{.key = "resolution",
                                  .type = Type::map,
                                  .doc = "Working time until it is solved.",
                                  .of = &by_priority};
inline constexpr Field target_fields[] = {first_response, next_response, resolution};
inline constexpr Schema targets{.name = "sla", .fields = target_fields};

inline constexpr Field action_fields[] = {
    {.key = "notify",
     .type = Type::texts,
     .doc = "Who is told: assignee, admins, or an agent's e-mail address."},
    {.key = "raise_priority", .type = Type::flag, .doc = "One step up."},
    {.key = "queue", .doc = "Moves there, to be given to somebody new."},
    {.key = "tags", .type = Type::texts, .doc = "Tags it gets."},
};
inline constexpr Schema actions{.name = "sla action", .fields = action_fields};

inline constexpr Field paused_in{
    .key = "paused_in", .type = Type::texts, .doc = "Statuses in which the clocks stand still."};
inline constexpr Field warn_at{.key = "warn_at",
                               .type = Type::integer,
                               .doc = "Warn when so many per cent are used up; 100: never.",
                               .min = 1,
                               .max = 100};
inline constexpr Field on_warning{
    .key = "on_warning", .type = Type::map, .doc = "What happens at the warning.", .of = &actions};
inline constexpr Field on_breach{.key = "on_breach",
                                 .type = Type::map,
                                 .doc = "What happens when it is overdue.",
                                 .of = &actions};

inline constexpr Field when_fields[] = {
    {.key = "queue", .type = Type::texts, .doc = "Its queue is one of these."},
    {.key = "priority", .type = Type::texts, .doc = "Its priority is one of these."},
    {.key = "tier", .type = Type::texts, .doc = "The customer's tier is one of these."},
    {.key = "tag", .type = Type::texts, .doc = "It has one of these tags."},
    {.key = "channel", .type = Type::texts, .doc = "It came by one of these."},
    {.key = "language", .type = Type::texts, .doc = "Its language is one of these."},
    {.key = "all", .type = Type::list, .doc = "Each of these holds.", .of = &condition_schema},
    {.key = "any", .type = Type::list, .doc = "One of these holds.", .of = &condition_schema},
    {.key = "none", .type = Type::list, .doc = "None of these holds.", .of = &condition_schema},
};
inline constexpr Schema when{.name = "sla condition", .fields = when_fields};

inline constexpr Field policy_fields[] = {
    {.key = "name", .need = Need::required, .doc = "What people call it."},
    {.key = "when", .type = Type::map, .doc = "All of these must hold; none: always.", .of = &when},
    {.key = "hours", .doc = "Name of a calendar; default: the queue's hours."},
    first_response,
    next_response,
    resolution,
    paused_in,
    warn_at,
    on_warning,
    on_breach,
};
inline constexpr Schema policy{.name = "sla policy", .fields = policy_fields};

inline constexpr Field sla_fields[] = {
    first_response,
    next_response,
    resolution,
    paused_in,
    warn_at,
    on_warning,
    on_breach,
    {.key = "policies",
     .type = Type::list,
     .doc = "In order; the first whose conditions hold. None holds: the queue's own targets.",
     .of = &policy},
};
inline constexpr Schema sla{.name = "sla", .fields = sla_fields};

inline constexpr Field agents_fields[] = {
    {.key = "capacity",
     .type = Type::number,
     .doc = "Chats an agent can have at once, unless theirs is set (default: 5).",
     .min = 0,
     .max = 1000},
    {.key = "chat_weight",
     .type = Type::number,
     .doc = "What a chat weighs (default: 1).",
     .min = 0.01,
     .max = 100},
    {.key = "ticket_weight",
     .type = Type::number,
     .doc = "What a ticket without a chat weighs (default: 0.25).",
     .min = 0,
     .max = 100},
    {.key = "grace",
     .type = Type::duration,
     .doc = "A console that vanished counts as offline after so long (default: 60 s).",
     .min = 0,
     .max = 3600},
};
inline constexpr Schema agents{.name = "agents", .fields = agents_fields};

}  // namespace desk::keys
