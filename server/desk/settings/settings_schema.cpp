// The table of keys of deskbell.yaml: types, ranges and a sentence for each.
#include "server/desk/settings/customer_settings_file.hpp"
#include "server/desk/settings/settings_care_schema.hpp"
#include "server/desk/settings/settings_file.hpp"
#include "server/desk/settings/settings_sla_schema.hpp"
#include "server/desk/settings/site_widget_file.hpp"

namespace desk {
namespace {

using kb::yaml::Field;
using kb::yaml::Schema;
using kb::yaml::Type;

constexpr Field shop_fields[] = {
    {.key = "name", .doc = "The shop's name, as customers know it."},
    {.key = "url", .doc = "The shop's web address."},
    {.key = "email", .doc = "Where customers can write to."},
    {.key = "phone", .doc = "Where customers can call."},
};
constexpr Schema shop{.name = "shop", .fields = shop_fields};

constexpr Field starter_fields[] = {
    {.key = "label", .need = kb::yaml::Need::required, .doc = "The words on the button."},
    {.key = "intent", .doc = "The intent it opens; without it the label is asked as a question."},
};
constexpr Schema starter{.name = "starter", .fields = starter_fields};
constexpr Field starters_of_language{.type = Type::list, .of = &starter};
constexpr Schema starters{.name = "starters", .others = &starters_of_language};

constexpr Field persona_fields[] = {
    {.key = "name", .doc = "What the bot calls itself."},
    {.key = "greeting",
     .type = Type::map_of,
     .doc = "First words, by language.",
     .item = Type::text},
    {.key = "starters",
     .type = Type::map,
     .doc = "Buttons under the greeting, by language.",
     .of = &starters},
    {.key = "small_talk", .type = Type::flag, .doc = "Answer thanks and greetings (default: yes)."},
};
constexpr Schema persona{.name = "persona", .fields = persona_fields};

constexpr Field hours_fields[] = {
    {.key = "mon", .type = Type::texts, .doc = "Windows of the day: \"09:00-12:30\"."},
    {.key = "tue", .type = Type::texts},
    {.key = "wed", .type = Type::texts},
    {.key = "thu", .type = Type::texts},
    {.key = "fri", .type = Type::texts},
    {.key = "sat", .type = Type::texts},
    {.key = "sun", .type = Type::texts},
};
constexpr Schema hours{.name = "hours", .fields = hours_fields};

constexpr Field holiday_fields[] = {
    {.key = "name", .doc = "The holiday's name."},
    {.key = "open", .type = Type::texts, .doc = "Short hours on that day; none: closed."},
};
constexpr Schema holiday{.name = "holiday", .fields = holiday_fields};

constexpr Field calendar_fields[] = {
    {.key = "timezone", .doc = "Default: the shop's."},
    {.key = "holidays",
     .type = Type::map_of,
     .doc = "Of this calendar alone, beside the shop's; the same date counts as written here.",
     .of = &holiday,
     .or_text = true},
    {.key = "mon", .type = Type::texts, .doc = "Windows of the day: \"09:00-12:30\"."},
    {.key = "tue", .type = Type::texts},
    {.key = "wed", .type = Type::texts},
    {.key = "thu", .type = Type::texts},
    {.key = "fri", .type = Type::texts},
    {.key = "sat", .type = Type::texts},
    {.key = "sun", .type = Type::texts},
};
constexpr Schema calendar{.name = "calendar", .fields = calendar_fields};

constexpr Field queue_fields[] = {
    {.key = "label", .doc = "The queue's name for people."},
    {.key = "hours", .doc = "Name of a calendar; default: the shop's hours."},
    {.key = "languages", .type = Type::texts, .doc = "Languages it can answer; none: any."},
    {.key = "assignment",
     .type = Type::choice,
     .doc = "Who gets the next ticket.",
     .values = "manual|balanced|round_robin"},
    {.key = "reopen",
     .doc = "When the customer writes after the end: always, within 14 days, or new ticket."},
    {.key = "sla",
     .type = Type::map,
     .doc = "Promises of this queue, instead of the shop's.",
     .of = &keys::targets},
    {.key = "skills", .type = Type::texts, .doc = "Skills an agent needs for it; none: any."},
    {.key = "capacity",
     .type = Type::number,
     .doc = "Chats in work at once in this queue; 0: any number.",
     .min = 0,
     .max = 100000},
    {.key = "silent_after",
     .type = Type::duration,
     .doc = "An agent who is silent for so much working time loses the ticket."},
    {.key = "last_chats",
     .type = Type::duration,
     .doc = "So shortly before the hours close nobody is given new chats."},
    {.key = "back_to_bot",
     .type = Type::duration,
     .doc = "The bot takes over again when the customer has not answered for so long."},
    {.key = "restricted",
     .type = Type::flag,
     .doc = "Seen only by members of its teams and by admins (default: no)."},
};
constexpr Schema queue{.name = "queue", .fields = queue_fields};

constexpr Field status_fields[] = {
    {.key = "label", .doc = "What people read."},
    {.key = "category",
     .doc = "The fixed status it stands in: open, waiting_customer, waiting_other, ..."},
};
constexpr Schema status{.name = "status", .fields = status_fields};

constexpr Field reason_fields[] = {
    {.key = "mode",
     .type = Type::choice,
     .doc = "Offer a person, fetch one now, or never.",
     .values = "never|offer|now"},
    {.key = "priority",
     .type = Type::choice,
     .doc = "Of the ticket.",
     .values = "low|normal|high|urgent"},
    {.key = "queue", .doc = "Where it goes."},
};
constexpr Schema reason{.name = "handoff rule", .fields = reason_fields};
constexpr Field handoff_fields[] = {
    {.key = "misses",
     .type = Type::integer,
     .doc = "Turns without an answer that call a person.",
     .min = 1,
     .max = 20},
    {.key = "within",
     .type = Type::integer,
     .doc = "Counted over so many turns.",
     .min = 1,
     .max = 50},
    {.key = "same_answer",
     .type = Type::integer,
     .doc = "The same answer so often calls a person.",
     .min = 2,
     .max = 20},
    {.key = "tiers_at_once", .type = Type::texts, .doc = "Tiers that always talk to a person."},
    {.key = "tiers_on_miss", .type = Type::texts, .doc = "Tiers that go with the first miss."},
    {.key = "rules", .type = Type::map_of, .doc = "What to do about one reason.", .of = &reason},
};
constexpr Schema handoff{.name = "handoff", .fields = handoff_fields};

constexpr Field site_fields[] = {
    {.key = "origins", .type = Type::texts, .doc = "Web origins that may show the widget."},
    {.key = "consent",
     .type = Type::map,
     .doc = "What visitors agree to before anything is stored.",
     .of = &consent_schema},
    {.key = "form",
     .type = Type::list,
     .doc = "What strangers are asked before their first message.",
     .of = &form_field_schema},
    {.key = "proactive",
     .type = Type::list,
     .doc = "What the chat says first, each once to a visitor.",
     .of = &proactive_schema},
};
constexpr Schema site{.name = "site", .fields = site_fields};

constexpr Field survey_fields[] = {
    {.key = "csat",
     .type = Type::flag,
     .doc = "Ask how it was when a person solved it (default: yes)."},
};
constexpr Schema survey{.name = "survey", .fields = survey_fields};

constexpr Field texts_of_language{.type = Type::map_of, .item = Type::text};
constexpr Schema texts{.name = "texts", .others = &texts_of_language};

constexpr Field fields[] = {
    {.key = "shop", .type = Type::map, .doc = "Who you are.", .of = &shop},
    {.key = "persona", .type = Type::map, .doc = "Who the bot is.", .of = &persona},
    {.key = "languages",
     .type = Type::texts,
     .doc = "Languages of the content; the first is the default."},
    {.key = "timezone", .doc = "Time zone of the hours, as in Europe/Berlin."},
    {.key = "hours", .type = Type::map, .doc = "When people answer, by weekday.", .of = &hours},
    {.key = "calendars", .type = Type::map_of, .doc = "Other hours, by name.", .of = &calendar},
    {.key = "holidays",
     .type = Type::map_of,
     .doc = "Days that differ, by date; under `ical` the name of an .ics file beside this one.",
     .of = &holiday,
     .or_text = true},
    {.key = "queues", .type = Type::map_of, .doc = "Where tickets wait, by name.", .of = &queue},
    {.key = "statuses",
     .type = Type::map_of,
     .doc = "Your own names of statuses, by name; a fixed one's name gives it another label.",
     .of = &status},
    {.key = "default_queue", .doc = "The queue for everything else."},
    {.key = "sla",
     .type = Type::map,
     .doc = "What you promise, in working time.",
     .of = &keys::sla},
    {.key = "agents", .type = Type::map, .doc = "How much people take on.", .of = &keys::agents},
    {.key = "target_precision",
     .type = Type::number,
     .doc = "Share of answers that must be right.",
     .min = 0.5,
     .max = 0.999},
    {.key = "handoff", .type = Type::map, .doc = "When a person takes over.", .of = &handoff},
    {.key = "retention",
     .type = Type::map,
     .doc = "How long things are kept.",
     .of = &retention_schema},
    {.key = "survey", .type = Type::map, .doc = "The older name of surveys.", .of = &survey},
    {.key = "surveys",
     .type = Type::map,
     .doc = "What customers are asked, and how often.",
     .of = &surveys_schema},
    {.key = "tiers",
     .type = Type::map_of,
     .doc = "How customers of a tier are served, by its name.",
     .of = &tier_schema},
    {.key = "care", .type = Type::map, .doc = "Promises, recovery, breaks.", .of = &keys::care},
    {.key = "sites",
     .type = Type::map_of,
     .doc = "Web sites that show the widget, by name.",
     .of = &site},
    {.key = "texts",
     .type = Type::map,
     .doc = "The bot's own sentences, by language and name.",
     .of = &texts},
};

}  // namespace

const kb::yaml::Schema settings_schema{
    .name = "deskbell.yaml", .doc = "Settings of a shop.", .fields = fields};

}  // namespace desk
