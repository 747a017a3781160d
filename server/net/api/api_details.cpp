// Custom fields, checklists and the warning of duplicates, over HTTP.
#include "server/desk/tickets/details.hpp"
#include "server/net/api/route_tables.hpp"
#include "server/net/api/sight_gate.hpp"
#include "server/wire/nouns.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace net {
namespace {
using desk::Details;

Details& details_of(Call& call) {
    return call.parts.desk().parts().get<Details>();
}

void add_texts(wire::Writer& out, std::string_view key, const std::vector<std::string>& texts) {
    out.open_list(key);
    for (const auto& text : texts) out.item(text);
    out.close_list();
}

void append_field(std::string& out, const store::CustomField& field) {
    std::string json;
    wire::Writer writer(json);
    writer.open().number("id", field.id).text("name", field.name).text("label", field.label);
    writer.text("type", store::name_of(field.type));
    add_texts(writer, "choices", field.choices);
    add_texts(writer, "queues", field.queues);
    writer.truth("required_to_solve", field.required_to_solve).truth("archived", field.archived);
    writer.close();
    out += json;
}

void append_values(std::string& out, const store::FieldValues& values) {
    wire::Writer writer(out);
    writer.open().open("fields");
    for (const auto& [name, value] : values) writer.text(name, value);
    writer.close().close();
}

void append_item(std::string& out, const store::ChecklistItem& item) {
    std::string json;
    wire::Writer writer(json);
    writer.open().number("id", item.id).text("text", item.text);
    writer.truth("done", item.done_by != 0);
    if (item.done_by == 0) {
        writer.null("done_by");
    } else {
        writer.open("done_by").number("id", item.done_by).text("name", item.done_by_name).close();
    }
    wire::add_time(writer, "done_at", item.done_at);
    writer.close();
    out += json;
}

void append_checklist(std::string& out, const Details::Checklist& list) {
    out += wire::page_of(list, "", append_item);
    out.pop_back();  // the closing bracket: a list also says how far it is
    const auto done = std::ranges::count_if(list, [](const auto& one) { return one.done_by != 0; });
    wire::Writer more(out);
    more.number("done", done).number("total", list.size()).close();
}

void fields(Call call) {
    const auto found = details_of(call).fields();
    if (!found) return call.refuse(found.error());
    call.send(wire::page_of(*found, "", append_field));
}

constexpr wire::Bounds choice_text{.min = 1, .max = 100};

void add_field(Call call) {
    auto body = call.body();
    if (!body) return;
    store::CustomField field{.name = body->text("name", {.min = 1, .max = 40})};
    field.label = body->text("label", {.min = 1, .max = 80});
    const auto type = body->text("type", {.min = 1, .max = 20});
    if (const auto known = store::field_type_named(type)) {
        field.type = *known;
    } else {
        body->blame(wire::Code::invalid_field, "type",
                    fmt::format("no type \"{}\": text, number, date, choice or bool", type));
    }
    const std::vector<std::string> none;
    field.choices = body->maybe_texts("choices", 100, choice_text).value_or(none);
    field.queues = body->maybe_texts("queues", 100, choice_text).value_or(none);
    field.required_to_solve = body->truth_or("required_to_solve", false);
    if (call.refused(*body)) return;
    details_of(call).add_field(
        call.who.actor, std::move(field),
        answered<store::CustomField>(std::move(call.reply), 201, append_field));
}

void change_field(Call call) {
    const auto id = call.number(0);
    if (!id) return;
    auto body = call.body();
    if (!body) return;
    Details::FieldChange change{.label = body->maybe_text("label", {.min = 1, .max = 80}),
                                .choices = body->maybe_texts("choices", 100, choice_text),
                                .queues = body->maybe_texts("queues", 100, choice_text),
                                .required_to_solve = body->maybe_truth("required_to_solve"),
                                .archived = body->maybe_truth("archived")};
    if (call.refused(*body)) return;
    details_of(call).change_field(
        call.who.actor, *id, std::move(change),
        answered<store::CustomField>(std::move(call.reply), 200, append_field));
}

void archive_field(Call call) {
    const auto id = call.number(0);
    if (!id) return;
    details_of(call).change_field(
        call.who.actor, *id, {.archived = true},
        answered<store::CustomField>(std::move(call.reply), 200, append_field));
}

void values(Call call) {
    const auto number = call.number(0);
    if (!number) return;
    const auto found = details_of(call).values(*number);
    if (!found) return call.refuse(found.error());
    std::string out;
    append_values(out, *found);
    call.send(std::move(out));
}

void set_values(Call call) {
    const auto number = call.number(0);
    if (!number) return;
    auto body = call.body();
    if (!body) return;
    store::FieldValues wanted;
    auto inner = body->inner("fields");
    for (const auto& name : inner.names()) wanted[name] = inner.scalar(name);
    body->check(inner);
    if (wanted.empty()) body->blame(wire::Code::invalid_field, "fields", "name a field to set");
    if (call.refused(*body)) return;
    details_of(call).set_values(
        call.who.actor, *number, std::move(wanted),
        answered<store::FieldValues>(std::move(call.reply), 200, append_values));
}

void checklist(Call call) {
    const auto number = call.number(0);
    if (!number) return;
    const auto found = details_of(call).checklist(*number);
    if (!found) return call.refuse(found.error());
    std::string out;
    append_checklist(out, *found);
    call.send(std::move(out));
}

void add_item(Call call) {
    const auto number = call.number(0);
    if (!number) return;
    auto body = call.body();
    if (!body) return;
    auto text = body->text("text", {.min = 1, .max = 300});
    if (call.refused(*body)) return;
    details_of(call).add_item(
        call.who.actor, *number, std::move(text),
        answered<Details::Checklist>(std::move(call.reply), 201, append_checklist));
}

void change_item(Call call) {
    const auto number = call.number(0);
    if (!number) return;
    const auto item = call.number(1);
    if (!item) return;
    auto body = call.body();
    if (!body) return;
    Details::ItemChange change{.text = body->maybe_text("text", {.min = 1, .max = 300}),
                               .done = body->maybe_truth("done")};
    if (call.refused(*body)) return;
    details_of(call).change_item(
        call.who.actor, *number, *item, std::move(change),
        answered<Details::Checklist>(std::move(call.reply), 200, append_checklist));
}

void remove_item(Call call) {
    const auto number = call.number(0);
    if (!number) return;
    const auto item = call.number(1);
    if (!item) return;
    details_of(call).remove_item(
        call.who.actor, *number, *item,
        answered<Details::Checklist>(std::move(call.reply), 200, append_checklist));
}

void duplicates(Call call) {
    auto found = details_of(call).duplicates(std::string(call.request.parameter("email")),
                                             std::string(call.request.parameter("subject")));
    if (!found) return call.refuse(found.error());
    keep_in_sight(call, *found, [](const store::Ticket& ticket) { return ticket.number; });
    call.send(wire::page_of(*found, "", [](std::string& out, const store::Ticket& ticket) {
        wire::append_ticket(out, ticket);
    }));
}

constexpr Route table[] = {
    {Method::get, "/api/v1/fields", Access::viewer, fields, "Custom fields of tickets"},
    {Method::post, "/api/v1/fields", Access::admin, add_field, "A new custom field"},
    {Method::patch, "/api/v1/fields/{id}", Access::admin, change_field, "Change a custom field"},
    {Method::del, "/api/v1/fields/{id}", Access::admin, archive_field, "Archive a custom field"},
    {Method::get, "/api/v1/duplicates", Access::viewer, duplicates,
     "Open tickets much like this one: ?email=&subject="},
    {Method::get, "/api/v1/tickets/{id}/fields", Access::viewer, values, "Its custom fields"},
    {Method::patch, "/api/v1/tickets/{id}/fields", Access::agent, set_values,
     "Set its custom fields"},
    {Method::get, "/api/v1/tickets/{id}/checklist", Access::viewer, checklist, "What is to do"},
    {Method::post, "/api/v1/tickets/{id}/checklist", Access::agent, add_item, "Something to do"},
    {Method::patch, "/api/v1/tickets/{id}/checklist/{item}", Access::agent, change_item,
     "Tick off or change an entry"},
    {Method::del, "/api/v1/tickets/{id}/checklist/{item}", Access::agent, remove_item,
     "Strike an entry out"},
};
static_assert(well_formed(table));
}  // namespace

std::span<const Route> detail_routes() {
    return table;
}

}  // namespace net
