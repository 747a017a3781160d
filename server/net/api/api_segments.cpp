// Merging customers, segments and loyalty credit over HTTP.
#include "server/desk/customers/counted_segment.hpp"
#include "server/desk/customers/customer_merging.hpp"
#include "server/desk/customers/segments.hpp"
#include "server/net/api/route_tables.hpp"
#include "server/store/condition_text.hpp"
#include "server/wire/customers.hpp"
#include "server/wire/person_export.hpp"

#include <charconv>

#include <fmt/format.h>

namespace net {
namespace {
using enum Method;
using enum Access;

desk::Merging& merging_of(Call& call) {
    return call.parts.desk().parts().get<desk::Merging>();
}
desk::Segments& segments_of(Call& call) {
    return call.parts.desk().parts().get<desk::Segments>();
}

void append_preview(std::string& out, const desk::MergePreview& preview) {
    std::string json;
    wire::Writer writer(json);
    writer.open().key("kept");
    wire::append_customer(json, preview.result);
    wire::add_id(writer, "gone", preview.gone);
    writer.number("conversations", preview.counts.conversations);
    writer.number("tickets", preview.counts.tickets).number("notes", preview.counts.notes);
    writer.number("credit", preview.counts.credit).open_list("fields");
    for (const auto& field : preview.fields) {
        writer.open().text("field", field.field).text("kept", field.kept);
        writer.text("gone", field.gone).text("result", field.result).close();
    }
    writer.close_list().open_list("warnings");
    for (const auto& warning : preview.warnings) writer.item(warning);
    writer.close_list().text_or_null("refused", preview.refused).close();
    out += json;
}

void append_merged(std::string& out, const desk::Merged& merged) {
    std::string json;
    wire::Writer writer(json);
    writer.open().number("merge", merged.merge).key("customer");
    wire::append_customer_card(json, merged.customer);
    writer.close();
    out += json;
}

void append_merge(std::string& out, const store::CustomerMerge& merge) {
    std::string json;
    wire::Writer writer(json);
    writer.open().number("id", merge.id);
    wire::add_id(writer, "kept", merge.kept);
    wire::add_id(writer, "gone", merge.gone);
    writer.open("by").number("id", merge.by).text("name", merge.by_name).close();
    wire::add_time(writer, "at", merge.at);
    wire::add_time(writer, "undone_at", merge.undone);
    writer.close();
    out += json;
}

void preview(Call call) {
    const auto id = call.number(0);
    if (!id) return;
    const auto other = query_number(call.request, "other", 0, INT64_MAX);
    if (!other) return call.refuse(other.error());
    const auto planned = merging_of(call).preview(*id, *other);
    if (!planned) return call.refuse(planned.error());
    std::string out;
    append_preview(out, *planned);
    call.send(std::move(out));
}

// An id of a customer travels as text: JavaScript could not hold the number.
std::int64_t customer_in(wire::Fields& fields, std::string_view name) {
    const auto text = fields.text(name, {.min = 1, .max = 20});
    std::int64_t id = 0;
    const auto [end, wrong] = std::from_chars(text.data(), text.data() + text.size(), id);
    if (wrong != std::errc{} || end != text.data() + text.size() || id <= 0) {
        fields.blame(wire::Code::invalid_field, name,
                     fmt::format("\"{}\" is no customer's id", name));
    }
    return id;
}

void merge(Call call) {
    const auto id = call.number(0);
    if (!id) return;
    auto fields = call.body();
    if (!fields) return;
    const auto other = customer_in(*fields, "other");
    if (call.refused(*fields)) return;
    merging_of(call).merge(call.who.actor, *id, other,
                           answered<desk::Merged>(std::move(call.reply), 200, append_merged));
}

void undo(Call call) {
    const auto id = call.number(0);
    if (!id) return;
    merging_of(call).undo(call.who.actor, *id,
                          answered<desk::Merged>(std::move(call.reply), 200, append_merged));
}

void merges(Call call) {
    const auto id = call.number(0);
    if (!id) return;
    const auto found = merging_of(call).merges(*id);
    if (!found) return call.refuse(found.error());
    call.send(wire::page_of(*found, "", append_merge));
}

void append_segment(std::string& out, const desk::CountedSegment& counted) {
    std::string json;
    wire::Writer writer(json);
    const auto& segment = counted.segment;
    writer.open().number("id", segment.id).text("name", segment.name);
    writer.raw("condition", store::condition_text(segment.condition));
    writer.number("count", counted.count);
    wire::add_time(writer, "created_at", segment.created);
    writer.number("version", segment.version).close();
    out += json;
}

void segments(Call call) {
    const auto found = segments_of(call).list();
    if (!found) return call.refuse(found.error());
    call.send(wire::page_of(*found, "", append_segment));
}

desk::SegmentChange read_segment(wire::Fields& fields) {
    return {.name = fields.maybe_text("name", {.min = 1, .max = 100}),
            .condition = fields.json("condition"),
            .version = fields.maybe_integer("version", 1, INT64_MAX)};
}

void add_segment(Call call) {
    auto fields = call.body();
    if (!fields) return;
    auto wanted = read_segment(*fields);
    if (call.refused(*fields)) return;
    segments_of(call).add(
        call.who.actor, std::move(wanted),
        answered<desk::CountedSegment>(std::move(call.reply), 201, append_segment));
}

void segment(Call call) {
    const auto id = call.number(0);
    if (!id) return;
    const auto found = segments_of(call).get(*id);
    if (!found) return call.refuse(found.error());
    std::string out;
    append_segment(out, *found);
    call.send(std::move(out));
}

void patch_segment(Call call) {
    const auto id = call.number(0);
    if (!id) return;
    auto fields = call.body();
    if (!fields) return;
    auto wanted = read_segment(*fields);
    if (call.refused(*fields)) return;
    segments_of(call).change(
        call.who.actor, *id, std::move(wanted),
        answered<desk::CountedSegment>(std::move(call.reply), 200, append_segment));
}

void delete_segment(Call call) {
    const auto id = call.number(0);
    if (!id) return;
    segments_of(call).remove(
        call.who.actor, *id,
        answered<std::monostate>(std::move(call.reply), 204, [](std::string&, const auto&) {}));
}

void members(Call call) {
    const auto id = call.number(0);
    if (!id) return;
    const auto page = page_of(call.request);
    if (!page) return call.refuse(page.error());
    const auto found = segments_of(call).members(*id, *page);
    if (!found) return call.refuse(found.error());
    call.send(wire::page_of(found->items, found->next, wire::append_customer));
}

void count(Call call) {
    auto fields = call.body();
    if (!fields) return;
    const auto found = segments_of(call).count(fields->json("condition").value_or("{}"));
    if (!found) return call.refuse(found.error());
    call.send(fmt::format(R"({{"count":{}}})", *found));
}

void credit(Call call) {
    const auto id = call.number(0);
    if (!id) return;
    const auto found = segments_of(call).credit(*id);
    if (!found) return call.refuse(found.error());
    auto json = wire::page_of(found->entries, "", wire::append_credit);
    json.pop_back();
    json += fmt::format(R"(,"balance":{}}})", found->balance);
    call.send(std::move(json));
}

void give_credit(Call call) {
    const auto id = call.number(0);
    if (!id) return;
    auto fields = call.body();
    if (!fields) return;
    store::CreditEntry entry{.customer = *id,
                             .amount = fields->integer("amount", -1'000'000'000, 1'000'000'000),
                             .reason = fields->text("reason", {.min = 1, .max = 300})};
    entry.ticket = fields->integer_or("ticket", 0, 1, INT64_MAX);
    entry.client_id = fields->text_or("id", "", {.max = wire::client_id_bytes});
    if (call.refused(*fields)) return;
    segments_of(call).give_credit(
        call.who.actor, std::move(entry),
        answered<store::CreditEntry>(std::move(call.reply), 201, wire::append_credit));
}

constexpr Route table[] = {
    {get, "/api/v1/customers/{id}/merge-preview", viewer, preview, "What a merge would do"},
    {post, "/api/v1/customers/{id}/merge", agent, merge, "Merge another customer into this one"},
    {get, "/api/v1/customers/{id}/merges", viewer, merges, "Merges of a customer"},
    {post, "/api/v1/merges/{id}/undo", agent, undo, "Take a merge back"},
    {get, "/api/v1/customers/{id}/credit", viewer, credit, "Loyalty credit and its ledger"},
    {post, "/api/v1/customers/{id}/credit", agent, give_credit, "Give or take credit"},
    {get, "/api/v1/segments", viewer, segments, "Segments with their counts"},
    {post, "/api/v1/segments", agent, add_segment, "Add a segment"},
    {post, "/api/v1/segments/count", agent, count, "How many a condition fits"},
    {get, "/api/v1/segments/{id}", viewer, segment, "One segment"},
    {patch, "/api/v1/segments/{id}", agent, patch_segment, "Change a segment"},
    {del, "/api/v1/segments/{id}", agent, delete_segment, "Remove a segment"},
    {get, "/api/v1/segments/{id}/customers", viewer, members, "Who is in it"},
};
static_assert(well_formed(table));
}  // namespace

std::span<const Route> segment_routes() {
    return table;
}

}  // namespace net
