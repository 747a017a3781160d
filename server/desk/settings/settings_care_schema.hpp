// The keys of `care:` in deskbell.yaml, for the table in settings_schema.cpp.
#pragma once

#include "kb/yaml/schema.hpp"

namespace desk::keys {

inline constexpr kb::yaml::Field recovery_fields[] = {
    {.key = "on", .type = kb::yaml::Type::flag, .doc = "Keep recovery cases (default: yes)."},
    {.key = "words",
     .type = kb::yaml::Type::texts,
     .doc = "Words of a customer that open a case at once."},
    {.key = "bad_csat",
     .type = kb::yaml::Type::integer,
     .doc = "A score of at most this is bad (default: 2).",
     .min = 1,
     .max = 4},
    {.key = "bad_csat_times",
     .type = kb::yaml::Type::integer,
     .doc = "So many bad scores of a customer open a case (default: 1).",
     .min = 1,
     .max = 20},
    {.key = "reopenings",
     .type = kb::yaml::Type::integer,
     .doc = "A ticket reopened so often opens a case (default: 3).",
     .min = 1,
     .max = 20},
    {.key = "deadline",
     .type = kb::yaml::Type::duration,
     .doc = "Working time to make it good (default: 8h)."},
    {.key = "tag", .doc = "What such tickets are tagged with (default: recovery)."},
    {.key = "macro", .doc = "Title of the macro that apologises."},
    {.key = "goodwill",
     .type = kb::yaml::Type::map_of,
     .doc = "What may be given in a month, by the customer's tier; \"everyone\" for all others.",
     .item = kb::yaml::Type::number},
};
inline constexpr kb::yaml::Schema recovery{.name = "recovery", .fields = recovery_fields};
inline constexpr kb::yaml::Field promise_fields[] = {
    {.key = "on", .type = kb::yaml::Type::flag, .doc = "Find promises in replies (default: yes)."},
    {.key = "confirm",
     .type = kb::yaml::Type::flag,
     .doc = "An agent confirms a promise before it counts (default: no)."},
    {.key = "remind_before",
     .type = kb::yaml::Type::duration,
     .doc = "So long before it is due (default: 1h)."},
};
inline constexpr kb::yaml::Schema promises{.name = "promises", .fields = promise_fields};
inline constexpr kb::yaml::Field wellbeing_fields[] = {
    {.key = "hard_chats",
     .type = kb::yaml::Type::integer,
     .doc = "After so many hard chats a break is offered (default: 3).",
     .min = 1,
     .max = 100},
    {.key = "within",
     .type = kb::yaml::Type::duration,
     .doc = "Counted over this time (default: 2h)."},
    {.key = "long_messages",
     .type = kb::yaml::Type::integer,
     .doc = "A chat of so many messages is hard (default: 40).",
     .min = 5,
     .max = 10000},
    {.key = "abusive_words",
     .type = kb::yaml::Type::texts,
     .doc = "Blurred besides the built-in ones."},
    {.key = "warn_sender",
     .type = kb::yaml::Type::flag,
     .doc = "Ask an abusive customer once to stay polite (default: yes)."},
};
inline constexpr kb::yaml::Schema wellbeing{.name = "wellbeing", .fields = wellbeing_fields};
inline constexpr kb::yaml::Field care_fields[] = {
    {.key = "recovery",
     .type = kb::yaml::Type::map,
     .doc = "Making good what went wrong.",
     .of = &recovery},
    {.key = "promises", .type = kb::yaml::Type::map, .doc = "Promises of time.", .of = &promises},
    {.key = "wellbeing", .type = kb::yaml::Type::map, .doc = "Of your people.", .of = &wellbeing},
};
inline constexpr kb::yaml::Schema care{.name = "care", .fields = care_fields};

}  // namespace desk::keys
