// How tickets hang together, over HTTP: links, merge and its undoing, split, joined threads,
// history.
#include "server/net/api/api_links.hpp"

#include "server/net/api/route_tables.hpp"
#include "server/net/api/sight_gate.hpp"
#include "server/wire/nouns.hpp"

#include <algorithm>

namespace net {
namespace {
using desk::Links;

Links& links_of(Call& call) {
    return call.parts.desk().parts().get<Links>();
}

void append_linked(std::string& out, const Links::Linked& one) {
    std::string json;
    wire::Writer item(json);
    item.open().text("kind", one.kind).key("ticket");
    wire::append_ticket(json, one.ticket);
    wire::add_time(item, "at", one.link.at);
    item.number("by", one.link.by).close();
    out += json;
}

void append_list(std::string& out, const Links::List& list) {
    out += wire::page_of(list, "", append_linked);
}

void append_made(std::string& out, const store::Ticket& ticket) {
    wire::append_ticket(out, ticket);
}

void list_links(Call call) {
    const auto number = call.number(0);
    if (!number) return;
    auto list = links_of(call).list(*number);
    if (!list) return call.refuse(list.error());
    keep_in_sight(call, *list, [](const Links::Linked& one) { return one.ticket.number; });
    std::string out;
    append_list(out, *list);
    call.send(std::move(out));
}

void add_link(Call call) {
    const auto number = call.number(0);
    if (!number) return;
    auto fields = call.body();
    if (!fields) return;
    auto kind = fields->text("kind", {.min = 1, .max = 40});
    const auto other = fields->integer("ticket", 1, INT64_MAX);
    if (call.refused(*fields)) return;
    links_of(call).link(call.who.actor, *number, std::move(kind), other,
                        answered<Links::List>(std::move(call.reply), 201, append_list));
}

void remove_link(Call call) {
    const auto number = call.number(0);
    if (!number) return;
    const auto other = call.number(1);
    if (!other) return;
    links_of(call).unlink(call.who.actor, *number, *other,
                          answered<Links::List>(std::move(call.reply), 200, append_list));
}

void merge(Call call) {
    const auto number = call.number(0);
    if (!number) return;
    auto fields = call.body();
    if (!fields) return;
    const auto into = fields->integer("into", 1, INT64_MAX);
    const auto version = fields->maybe_integer("version", 1, INT64_MAX);
    if (call.refused(*fields)) return;
    links_of(call).merge(call.who.actor, *number, into, version,
                         answered<store::Ticket>(std::move(call.reply), 200, append_made));
}

void unmerge(Call call) {
    const auto number = call.number(0);
    if (!number) return;
    links_of(call).unmerge(call.who.actor, *number,
                           answered<store::Ticket>(std::move(call.reply), 200, append_made));
}

void split(Call call) {
    const auto number = call.number(0);
    if (!number) return;
    auto fields = call.body();
    if (!fields) return;
    Links::Cut cut{.subject = fields->text_or("subject", "", {.max = 200})};
    cut.messages = fields->integers("messages", 200, 1, INT64_MAX);
    if (call.refused(*fields)) return;
    links_of(call).split(call.who.actor, *number, std::move(cut),
                         answered<store::Ticket>(std::move(call.reply), 201, append_made));
}

void add_seconds(wire::Writer& out, std::string_view key,
                 std::optional<std::chrono::milliseconds> length) {
    if (!length) {
        out.null(key);
        return;
    }
    out.number(key, std::chrono::floor<std::chrono::seconds>(*length).count());
}

void add_spans(wire::Writer& out, const Links::History& history) {
    out.open_list("spans");
    for (const auto& span : history.spans) {
        out.open().text("status", escalation::name_of(span.status));
        wire::add_time(out, "since", span.since);
        const auto name = history.names.find(span.by);
        if (name == history.names.end()) {
            out.null("by");
        } else {
            out.open("by").number("id", span.by).text("name", name->second).close();
        }
        out.close();
    }
    out.close_list();
}

void history(Call call) {
    const auto number = call.number(0);
    if (!number) return;
    const auto history = links_of(call).history(*number);
    if (!history) return call.refuse(history.error());
    std::string json;
    wire::Writer out(json);
    out.open();
    add_spans(out, *history);
    const auto& took = history->resolutions;
    out.open_list("resolutions");
    for (const auto& one : took.intervals) {
        out.open();
        wire::add_time(out, "from", one.from);
        wire::add_time(out, "to", one.to);
        add_seconds(out, "seconds", one.to - one.from);
        out.close();
    }
    out.close_list();
    add_seconds(out, "first_resolution_s", took.first());
    add_seconds(out, "last_resolution_s", took.last());
    out.number("reopened", took.reopened).close();
    call.send(std::move(json));
}

constexpr Route table[] = {
    {Method::get, "/api/v1/tickets/{id}/links", Access::viewer, list_links, "What it hangs on"},
    {Method::post, "/api/v1/tickets/{id}/links", Access::agent, add_link, "Link two tickets"},
    {Method::del, "/api/v1/tickets/{id}/links/{other}", Access::agent, remove_link,
     "Take a link away"},
    {Method::post, "/api/v1/tickets/{id}/merge", Access::agent, merge, "Merge into another"},
    {Method::post, "/api/v1/tickets/{id}/unmerge", Access::agent, unmerge, "Undo a merge"},
    {Method::post, "/api/v1/tickets/{id}/split", Access::agent, split,
     "Make a ticket of some of its messages"},
    {Method::get, "/api/v1/tickets/{id}/history", Access::viewer, history,
     "Its statuses and how long it took"},
};
static_assert(well_formed(table));
}  // namespace

std::span<const Route> link_routes() {
    return table;
}

namespace api {

void send_joined_thread(Call call, const Links::Thread& thread) {
    const auto after = query_number(call.request, "after_event", 0, INT64_MAX);
    const auto page = page_of(call.request);
    if (!after) return call.refuse(after.error());
    if (!page) return call.refuse(page.error());
    const auto from = std::ranges::upper_bound(thread.events, *after, {}, &store::Event::seq);
    const auto left = static_cast<std::size_t>(thread.events.end() - from);
    const auto shown = std::span(from, std::min(left, page->limit));
    const bool more = shown.size() < left;
    call.send(
        wire::page_of(shown, more ? std::to_string(shown.back().seq) : "",
                      [&](std::string& out, const store::Event& event) {
                          wire::append_thread_item(out, event);
                          if (event.conversation == thread.conversation) return;
                          out.pop_back();  // the closing bracket: it also says where it was said
                          wire::Writer item(out);
                          wire::add_id(item, "conversation", event.conversation);
                          item.number("ticket", event.ticket).close();
                      }));
}

}  // namespace api
}  // namespace net
