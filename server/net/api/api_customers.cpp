// Customers over HTTP: profiles, notes, the timeline, typed attributes, organisations.
#include "server/net/api/route_tables.hpp"
#include "server/net/api/sight_gate.hpp"
#include "server/wire/customers.hpp"

#include <charconv>

namespace net {
namespace {
using enum Method;
using enum Access;

constexpr std::size_t attributes_max = 100;
constexpr wire::Bounds value_bounds{.max = 1000};

desk::Customers& customers_of(Call& call) {
    return call.parts.desk().parts().get<desk::Customers>();
}

// Deleted: nothing is left to say.
desk::Done<std::monostate> gone(Reply reply) {
    return [reply = std::move(reply)](desk::Result<std::monostate> result) mutable {
        if (!result) return reply.send(Call::refusal_response(result.error()));
        reply.send({.status = 204, .type = "", .body = ""});
    };
}

// Ids travel as text where JavaScript could not hold them; null is 0.
std::optional<std::int64_t> id_or_null(wire::Fields& fields, std::string_view name) {
    if (!fields.has(name)) return std::nullopt;
    if (fields.is_null(name)) return 0;
    return fields.maybe_integer(name, 1, INT64_MAX);
}

desk::CustomerChange read_change(wire::Fields& fields) {
    desk::CustomerChange change{.name = fields.maybe_text("name", {.max = 200}),
                                .email = fields.maybe_text("email", {.max = 254}),
                                .tier = fields.maybe_text("tier", {.max = 40})};
    change.attributes = fields.values("attributes", attributes_max, value_bounds);
    change.organisation = id_or_null(fields, "organisation");
    change.organisation_by_domain = fields.truth_or("organisation_by_domain", false);
    change.version = fields.maybe_integer("version", 1, INT64_MAX);
    return change;
}

std::expected<store::CustomerFilter, wire::Refusal> filter_of(const Request& request) {
    store::CustomerFilter filter{.q = std::string(request.parameter("q")),
                                 .tier = std::string(request.parameter("tier"))};
    const auto organisation = query_number(request, "organisation", 0, INT64_MAX);
    if (!organisation) return std::unexpected(organisation.error());
    filter.organisation = *organisation;
    if (const auto verified = request.parameter("verified"); !verified.empty()) {
        filter.verified = verified == "true";
    }
    return filter;
}

void customers(Call call) {
    const auto page = page_of(call.request);
    if (!page) return call.refuse(page.error());
    const auto filter = filter_of(call.request);
    if (!filter) return call.refuse(filter.error());
    const auto found = customers_of(call).list(*filter, *page);
    if (!found) return call.refuse(found.error());
    call.send(wire::page_of(found->items, found->next, wire::append_customer));
}

void add_customer(Call call) {
    auto fields = call.body();
    if (!fields) return;
    auto change = read_change(*fields);
    if (call.refused(*fields)) return;
    customers_of(call).add(
        call.who.actor, std::move(change),
        answered<desk::CustomerCard>(std::move(call.reply), 201, wire::append_customer_card));
}

void customer(Call call) {
    const auto id = call.number(0);
    if (!id) return;
    const auto found = customers_of(call).get(*id);
    if (!found) return call.refuse(found.error());
    std::string out;
    wire::append_customer_card(out, *found);
    call.send(std::move(out));
}

void patch_customer(Call call) {
    const auto id = call.number(0);
    if (!id) return;
    auto fields = call.body();
    if (!fields) return;
    auto change = read_change(*fields);
    if (call.refused(*fields)) return;
    customers_of(call).change(
        call.who.actor, *id, std::move(change),
        answered<desk::CustomerCard>(std::move(call.reply), 200, wire::append_customer_card));
}

void timeline(Call call) {
    const auto id = call.number(0);
    if (!id) return;
    const auto page = page_of(call.request);
    if (!page) return call.refuse(page.error());
    auto found = customers_of(call).timeline(*id, *page);
    if (!found) return call.refuse(found.error());
    keep_in_sight(call, found->items);
    call.send(wire::page_of(found->items, found->next, wire::append_timeline_item));
}

void notes(Call call) {
    const auto id = call.number(0);
    if (!id) return;
    const auto found = customers_of(call).notes(*id);
    if (!found) return call.refuse(found.error());
    call.send(wire::page_of(*found, "", wire::append_customer_note));
}

void add_note(Call call) {
    const auto id = call.number(0);
    if (!id) return;
    auto fields = call.body();
    if (!fields) return;
    auto text = fields->text("text", {.min = 1, .max = 5000});
    if (call.refused(*fields)) return;
    customers_of(call).add_note(
        call.who.actor, *id, std::move(text),
        answered<store::CustomerNote>(std::move(call.reply), 201, wire::append_customer_note));
}

void delete_note(Call call) {
    const auto id = call.number(0);
    if (!id) return;
    customers_of(call).take_back_note(call.who.actor, *id, gone(std::move(call.reply)));
}

void attributes(Call call) {
    const auto found = customers_of(call).attributes();
    if (!found) return call.refuse(found.error());
    call.send(wire::page_of(*found, "", wire::append_attribute));
}

void add_attribute(Call call) {
    auto fields = call.body();
    if (!fields) return;
    store::AttributeDefinition wanted{.name = fields->text("name", {.min = 1, .max = 40})};
    wanted.label = fields->text_or("label", wanted.name, {.max = 100});
    const auto type = fields->text_or("type", "text", {.max = 20});
    if (const auto known = store::attribute_type_named(type)) {
        wanted.type = *known;
    } else {
        fields->blame(wire::Code::invalid_field, "type",
                      "\"type\" is text, number, date, bool or choice");
    }
    wanted.choices = fields->maybe_texts("choices", 100, {.min = 1, .max = 100})
                         .value_or(std::vector<std::string>{});
    wanted.position = static_cast<int>(fields->integer_or("position", 0, 0, 10'000));
    if (call.refused(*fields)) return;
    customers_of(call).add_attribute(
        call.who.actor, std::move(wanted),
        answered<store::AttributeDefinition>(std::move(call.reply), 201, wire::append_attribute));
}

void patch_attribute(Call call) {
    auto fields = call.body();
    if (!fields) return;
    desk::AttributeChange wanted{.label = fields->maybe_text("label", {.min = 1, .max = 100})};
    wanted.choices = fields->maybe_texts("choices", 100, {.min = 1, .max = 100});
    if (const auto position = fields->maybe_integer("position", 0, 10'000)) {
        wanted.position = static_cast<int>(*position);
    }
    if (call.refused(*fields)) return;
    customers_of(call).change_attribute(
        call.who.actor, std::string(call.params[0]), std::move(wanted),
        answered<store::AttributeDefinition>(std::move(call.reply), 200, wire::append_attribute));
}

void delete_attribute(Call call) {
    customers_of(call).delete_attribute(call.who.actor, std::string(call.params[0]),
                                        gone(std::move(call.reply)));
}

void organisations(Call call) {
    const auto page = page_of(call.request);
    if (!page) return call.refuse(page.error());
    const auto found =
        customers_of(call).organisations(std::string(call.request.parameter("q")), *page);
    if (!found) return call.refuse(found.error());
    call.send(wire::page_of(found->items, found->next, wire::append_organisation_row));
}

desk::OrganisationChange read_organisation(wire::Fields& fields) {
    return {.name = fields.maybe_text("name", {.min = 1, .max = 200}),
            .note = fields.maybe_text("note", {.max = 2000}),
            .domains = fields.maybe_texts("domains", 50, {.min = 1, .max = 253}),
            .version = fields.maybe_integer("version", 1, INT64_MAX)};
}

void add_organisation(Call call) {
    auto fields = call.body();
    if (!fields) return;
    auto wanted = read_organisation(*fields);
    if (call.refused(*fields)) return;
    customers_of(call).add_organisation(
        call.who.actor, std::move(wanted),
        answered<store::Organisation>(std::move(call.reply), 201, wire::append_organisation));
}

void organisation(Call call) {
    const auto id = call.number(0);
    if (!id) return;
    const auto found = customers_of(call).organisation(*id);
    if (!found) return call.refuse(found.error());
    std::string out;
    wire::append_organisation(out, *found);
    call.send(std::move(out));
}

void patch_organisation(Call call) {
    const auto id = call.number(0);
    if (!id) return;
    auto fields = call.body();
    if (!fields) return;
    auto wanted = read_organisation(*fields);
    if (call.refused(*fields)) return;
    customers_of(call).change_organisation(
        call.who.actor, *id, std::move(wanted),
        answered<store::Organisation>(std::move(call.reply), 200, wire::append_organisation));
}

void delete_organisation(Call call) {
    const auto id = call.number(0);
    if (!id) return;
    customers_of(call).delete_organisation(call.who.actor, *id, gone(std::move(call.reply)));
}

constexpr Route table[] = {
    {get, "/api/v1/customers", viewer, customers, "Customers"},
    {post, "/api/v1/customers", agent, add_customer, "A customer by hand"},
    {get, "/api/v1/customers/{id}", viewer, customer, "One customer"},
    {patch, "/api/v1/customers/{id}", agent, patch_customer, "Change a customer"},
    {get, "/api/v1/customers/{id}/timeline", viewer, timeline, "All that happened"},
    {get, "/api/v1/customers/{id}/notes", viewer, notes, "Notes about a customer"},
    {post, "/api/v1/customers/{id}/notes", agent, add_note, "A note about a customer"},
    {del, "/api/v1/notes/{id}", agent, delete_note, "Take a note back"},
    {get, "/api/v1/attributes", viewer, attributes, "Attributes customers have"},
    {post, "/api/v1/attributes", admin, add_attribute, "Define an attribute"},
    {patch, "/api/v1/attributes/{name}", admin, patch_attribute, "Change label or choices"},
    {del, "/api/v1/attributes/{name}", admin, delete_attribute, "Define it no longer"},
    {get, "/api/v1/organisations", viewer, organisations, "Organisations"},
    {post, "/api/v1/organisations", agent, add_organisation, "Add an organisation"},
    {get, "/api/v1/organisations/{id}", viewer, organisation, "One organisation"},
    {patch, "/api/v1/organisations/{id}", agent, patch_organisation, "Change an organisation"},
    {del, "/api/v1/organisations/{id}", admin, delete_organisation, "Remove an organisation"},
};
static_assert(well_formed(table));
}  // namespace

std::span<const Route> customer_routes() {
    return table;
}

}  // namespace net
