// The keys of intents/*.yaml, entities.yaml and actions.yaml, as tables.
#include "intents/file_readers.hpp"

#include <algorithm>
#include <array>

namespace intents {
namespace {

using kb::yaml::Field;
using kb::yaml::Need;
using kb::yaml::Schema;
using kb::yaml::Type;

constexpr double tries_max = 10;
constexpr double turns_max = 50;
constexpr double timeout_max_s = 30;
constexpr double cache_max_s = 86400;

constexpr Field slot_fields[] = {
    {.key = "name", .need = Need::required, .doc = "What replies call its value: {{name}}."},
    {.key = "type",
     .need = Need::required,
     .doc = "text, email, number, date, phone, yes-no, or an entity of entities.yaml."},
    {.key = "ask", .type = Type::texts, .doc = "The question; each asking takes the next one."},
    {.key = "error", .type = Type::texts, .doc = "Said when the answer is no value of the type."},
    {.key = "tries",
     .type = Type::integer,
     .doc = "After so many answers that are no value, on_fail happens.",
     .min = 1,
     .max = tries_max},
    {.key = "on_fail",
     .type = Type::choice,
     .doc = "Hand over to a person, or give the form up.",
     .values = on_fail_words},
    {.key = "private", .type = Type::flag, .doc = "Never stored; asked for last."},
    {.key = "optional", .type = Type::flag, .doc = "Taken when said, never asked for."},
    {.key = "confirm", .type = Type::flag, .doc = "A yes-no slot whose no ends the form."},
    {.key = "from", .doc = "A known value it is filled from, such as customer.email."},
};
constexpr Schema slot_schema{
    .name = "a slot", .doc = "One thing the intent needs to know.", .fields = slot_fields};

constexpr Field button_fields[] = {
    {.key = "label", .need = Need::required, .doc = "What the button says."},
    {.key = "intent", .doc = "Starts this intent."},
    {.key = "article", .doc = "Shows the article with this id."},
    {.key = "handoff", .type = Type::flag, .doc = "Asks for a person."},
};
constexpr Schema button_schema{.name = "a button",
                               .doc = "A button below the reply: intent, article or handoff.",
                               .fields = button_fields};

constexpr Field reply_fields[] = {
    {.key = "when",
     .type = Type::map_of,
     .doc = "Conditions: hours, tier, page, language, channel, or any value such as order.state.",
     .item = Type::texts},
    {.key = "say",
     .type = Type::texts,
     .need = Need::required,
     .doc = "The text with {{values}}; a list gives variations."},
    {.key = "buttons", .type = Type::list, .doc = "Buttons below it.", .of = &button_schema},
};
constexpr Schema reply_schema{
    .name = "a reply", .doc = "One way to answer, and when.", .fields = reply_fields};

constexpr Field rule_fields[] = {
    {.key = "match", .doc = "A word pattern."},
    {.key = "all", .type = Type::texts, .doc = "Word patterns that must all occur."},
    {.key = "none", .type = Type::texts, .doc = "Word patterns of which none may occur."},
    {.key = "regex", .doc = "A regular expression (RE2), any case, on the message as written."},
};
constexpr Schema rule_schema{
    .name = "a rule", .doc = "A rule with more than one part.", .fields = rule_fields};

constexpr Field ticket_fields[] = {
    {.key = "priority",
     .type = Type::choice,
     .doc = "Of the ticket that an escalation opens.",
     .values = "low|normal|high|urgent"},
    {.key = "tags", .type = Type::texts, .doc = "Put on that ticket."},
};
constexpr Schema ticket_schema{
    .name = "a ticket", .doc = "What a ticket from here is like.", .fields = ticket_fields};

constexpr auto follow_up_fields = std::to_array<Field>({
    {.key = "label",
     .need = Need::required,
     .doc = "What \"did you mean\" buttons and agents call it."},
    {.key = "class",
     .type = Type::choice,
     .doc = "Who wins when several match: safety first, small talk last.",
     .values = class_words},
    {.key = "rules",
     .type = Type::list,
     .doc = "Word patterns: (a|b) x? ... {entity} ~synonyms \"literal\".",
     .of = &rule_schema,
     .or_text = true,
     .or_one = true},
    {.key = "examples", .type = Type::texts, .doc = "Sentences that mean it; each is a test."},
    {.key = "not_examples", .type = Type::texts, .doc = "Look-alikes that do not mean it."},
    {.key = "slots", .type = Type::list, .doc = "What it needs to know.", .of = &slot_schema},
    {.key = "do", .doc = "An action of actions.yaml."},
    {.key = "reply",
     .type = Type::list,
     .doc = "What it says; the first whose conditions hold.",
     .of = &reply_schema,
     .or_text = true,
     .or_one = true},
    {.key = "handoff",
     .type = Type::choice,
     .doc = "Hand over to a person: never, offer it, or always.",
     .values = handoff_words},
    {.key = "queue", .doc = "Where an escalation goes."},
    {.key = "ticket", .type = Type::map, .doc = "What its ticket is like.", .of = &ticket_schema},
    {.key = "risk",
     .type = Type::choice,
     .doc = "The cost of understanding it wrongly.",
     .values = risk_words},
    {.key = "related", .type = Type::texts, .doc = "Intents to suggest after it."},
});

constexpr Schema follow_up_schema{.name = "a follow-up",
                                  .doc = "An intent that exists only after its parent.",
                                  .fields = follow_up_fields};

constexpr auto intent_fields = [] {
    std::array<Field, follow_up_fields.size() + 2> fields{};
    std::ranges::copy(follow_up_fields, fields.begin());
    fields[follow_up_fields.size()] = {.key = "follow_ups",
                                       .type = Type::map_of,
                                       .doc = "Intents that can be said only after this one.",
                                       .of = &follow_up_schema};
    fields[follow_up_fields.size() + 1] = {.key = "turns",
                                           .type = Type::integer,
                                           .doc = "For how many turns the follow-ups live.",
                                           .min = 1,
                                           .max = turns_max};
    return fields;
}();
constexpr Schema intent_schema{
    .name = "an intent", .doc = "Something customers want.", .fields = intent_fields};

constexpr Field intents_file_fields[] = {
    {.key = "lang", .doc = "The language of the whole file, such as en."},
    {.key = "intents",
     .type = Type::map_of,
     .need = Need::required,
     .doc = "Intents by their id.",
     .of = &intent_schema},
};

constexpr Field entity_fields[] = {
    {.key = "values",
     .type = Type::any,
     .doc = "A list of values, or a map from each value to the ways of saying it."},
    {.key = "patterns", .type = Type::texts, .doc = "Regular expressions (RE2) of whole words."},
    {.key = "value", .doc = "How a pattern's match is written: AB-\\1 with the groups' numbers."},
    {.key = "case",
     .type = Type::choice,
     .doc = "Letters of a pattern's value.",
     .values = casing_words},
    {.key = "private", .type = Type::flag, .doc = "Masked wherever it would be stored."},
    {.key = "examples", .type = Type::texts, .doc = "Texts that are such a value; each is a test."},
};
constexpr Schema entity_schema{.name = "an entity",
                               .doc = "A kind of value: a list, patterns, or both.",
                               .fields = entity_fields};
constexpr Field entities_file_fields[] = {
    {.key = "entities",
     .type = Type::map_of,
     .need = Need::required,
     .doc = "Entities by the name that slots and rules use.",
     .of = &entity_schema},
};

constexpr Field not_found_fields[] = {
    {.key = "slot", .doc = "Emptied and asked for again."},
    {.key = "say", .need = Need::required, .doc = "Why, in front of the question."},
};
constexpr Schema not_found_schema{
    .name = "not_found", .doc = "When there is no such thing (404).", .fields = not_found_fields};

constexpr Field action_fields[] = {
    {.key = "url",
     .need = Need::required,
     .doc = "With {{values}}, which are percent-encoded; none in the host."},
    {.key = "hosts", .type = Type::texts, .doc = "host or host:port it may reach."},
    {.key = "method", .type = Type::choice, .doc = "get or post.", .values = method_words},
    {.key = "headers",
     .type = Type::map_of,
     .doc = "${NAME} is taken from the service's environment.",
     .item = Type::text},
    {.key = "body", .doc = "Of a post: JSON with {{values}} inside of its strings."},
    {.key = "timeout",
     .type = Type::duration,
     .doc = "How long to wait, such as 3 s.",
     .min = 1,
     .max = timeout_max_s},
    {.key = "cache",
     .type = Type::duration,
     .doc = "How long an answer is good for.",
     .min = 0,
     .max = cache_max_s},
    {.key = "as", .doc = "What replies call the answer: {{as.name}}; else the id up to its dash."},
    {.key = "result",
     .type = Type::map_of,
     .need = Need::required,
     .doc = "Names for parts of the answer, by dotted path: state: delivery.status.",
     .item = Type::text},
    {.key = "not_found",
     .type = Type::map,
     .doc = "When there is no such thing (404).",
     .of = &not_found_schema,
     .or_text = true},
    {.key = "failure", .doc = "Said when the look-up does not work."},
    {.key = "samples",
     .type = Type::map_of,
     .doc = "Answers for tests, by the value in the url; * for any.",
     .item = Type::map_of},
};
constexpr Schema action_schema{
    .name = "an action", .doc = "A look-up over HTTP.", .fields = action_fields};
constexpr Field actions_file_fields[] = {
    {.key = "actions",
     .type = Type::map_of,
     .need = Need::required,
     .doc = "Actions by the id that intents use in do:.",
     .of = &action_schema},
};

}  // namespace

const kb::yaml::Schema intents_schema{.name = "a file of intents",
                                      .doc = "What customers want, and how we answer it.",
                                      .fields = intents_file_fields};
const kb::yaml::Schema entities_schema{.name = "entities.yaml",
                                       .doc = "Kinds of values that customers name.",
                                       .fields = entities_file_fields};
const kb::yaml::Schema actions_schema{
    .name = "actions.yaml", .doc = "Look-ups that intents can do.", .fields = actions_file_fields};
const kb::yaml::Schema& rule_map_schema = rule_schema;

}  // namespace intents
