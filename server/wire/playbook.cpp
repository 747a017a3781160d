// Writes rules and what is known of them.
#include "server/wire/playbook.hpp"

#include "server/store/condition_text.hpp"
#include "server/store/rule_text.hpp"
#include "server/wire/nouns.hpp"
#include "server/wire/writer.hpp"

#include <fmt/format.h>

namespace wire {
namespace {

constexpr std::string_view type_names[] = {"text",  "choice", "ordered", "number",
                                           "truth", "time",   "list"};

void add_time_or_null(Writer& out, std::string_view key, const std::optional<store::Time>& at) {
    if (at) {
        add_time(out, key, *at);
    } else {
        out.null(key);
    }
}

// What macros and canned replies have in common, after their id.
void append_recipe(std::string& out, const desk::RankedRecipe& one) {
    out += fmt::format(R"(,"enabled":{},"editable":{},"position":{},{},)", one.kept.enabled,
                       one.kept.editable, one.kept.position, store::recipe_fields(one.kept.recipe));
    std::string rest;
    Writer more(rest);
    more.open().number("version", one.kept.version).number("used", one.used);
    more.text_or_null("filled", one.filled).close();
    out.append(rest, 1);  // without its own brace
}

}  // namespace

void append_macro(std::string& out, const desk::RankedRecipe& macro) {
    out += fmt::format(R"({{"id":{},"name":)", macro.kept.id);
    out += '"';
    append_escaped(out, macro.kept.recipe.title);
    out += R"(","reply":")";
    append_escaped(out, macro.kept.recipe.text);
    out += '"';
    append_recipe(out, macro);
}

// Ids of the shop's own begin with a letter and a number: "c7"; those of files are their names.
void append_canned(std::string& out, const desk::RankedRecipe& canned) {
    out += R"({"id":")";
    append_escaped(out, canned.kept.editable ? "c" + canned.kept.id : canned.kept.id);
    out += '"';
    append_recipe(out, canned);
}

void append_preview(std::string& out, const desk::MacroPreview& preview) {
    Writer body(out);
    body.open().text("reply", preview.reply).open_list("changes");
    for (const auto& change : preview.changes) body.item(change);
    body.close_list().open_list("missing");
    for (const auto& name : preview.missing) body.item(name);
    body.close_list().close();
}

void append_rule(std::string& out, const desk::KeptRule& kept, const store::RuleCount& count) {
    const auto& rule = kept.rule;
    out += fmt::format(R"({{"id":{},"enabled":{},"position":{},{},)", rule.id, rule.enabled,
                       rule.position, store::rule_fields(rule));
    std::string rest;
    Writer more(rest);
    more.open().number("version", kept.version);
    add_time(more, "updated_at", kept.updated);
    more.number("fired", count.fired);
    add_time_or_null(more, "last_fired_at", count.last);
    more.close();
    out.append(rest, 1);  // without its own brace
}

void append_dry_run(std::string& out, const desk::DryRun& run) {
    Writer body(out);
    body.open().number("tickets", run.tickets).number("events", run.events);
    body.number("fired", run.fired).number("tickets_fired", run.tickets_fired);
    body.truth("truncated", run.truncated).open_list("examples");
    for (const auto& one : run.examples) {
        std::string item;
        Writer example(item);
        example.open().number("ticket", one.ticket).text("subject", one.subject);
        add_time(example, "at", one.at);
        example.raw("leaves", store::reasons_json(one.reasons)).open_list("why");
        for (const auto& reason : one.reasons) {
            if (reason.held) example.item(reason.words);
        }
        example.close_list().close();
        body.raw_item(item);
    }
    body.close_list().close();
}

void append_rule_trace(std::string& out, const desk::RuleTrace& trace) {
    Writer body(out);
    body.open().open("rule").number("id", trace.rule).text("name", trace.name).close();
    body.truth("fired", trace.fired).text_or_null("trigger", trace.cause);
    if (trace.cause.empty()) {
        body.null("at");
    } else {
        add_time(body, "at", trace.at);
    }
    body.number("event", trace.event).raw("leaves", trace.reasons);
    body.raw("actions", trace.deeds).text_or_null("failure", trace.failure).close();
}

void append_field(std::string& out, const escalation::Field& field) {
    Writer body(out);
    body.open().text("name", field.name).text("label", field.label);
    body.text("type", type_names[static_cast<std::size_t>(field.type)]).open_list("choices");
    for (const auto choice : field.choices) body.item(choice);
    body.close_list().open_list("operators");
    for (const auto op : escalation::operators_for(field.type)) body.item(name_of(op));
    body.close_list().close();
}

}  // namespace wire
