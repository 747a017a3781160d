// Views over HTTP: those of every desk, those people saved, their counts and order; tags in use.
#include "server/desk/tickets/views.hpp"
#include "server/net/api/api.hpp"
#include "server/net/api/route_tables.hpp"
#include "server/net/api/ticket_query.hpp"
#include "server/wire/nouns.hpp"

#include <algorithm>
#include <span>

namespace net {
namespace {
using desk::Views;
using escalation::Status;

constexpr Status waiting_in[] = {Status::created, Status::open};
constexpr Status unsolved[] = {Status::created, Status::open, Status::waiting_customer,
                               Status::waiting_other};
constexpr Status snoozed[] = {Status::snoozed};
constexpr Status solved[] = {Status::solved, Status::closed};

enum class Whose { anybodys, nobodys, mine };

/// A view of every desk: which tickets, and what it is called.
struct View {
    std::string_view id;
    std::string_view label;
    std::span<const Status> statuses;  ///< none: all
    Whose whose;
};
constexpr View built_in[] = {
    {"waiting", "Waiting", waiting_in, Whose::nobodys},
    {"mine", "Mine", unsolved, Whose::mine},
    {"open", "All open", unsolved, Whose::anybodys},
    {"snoozed", "Snoozed", snoozed, Whose::anybodys},
    {"solved", "Solved", solved, Whose::anybodys},
    {"all", "All tickets", {}, Whose::anybodys},
};

/// One line of the list, ready to be put in the person's own order.
struct Line {
    std::string id;
    std::string json;
    std::pair<std::size_t, std::size_t> rank = {};  ///< as wished, else as it stood
};

bool has_status(std::span<const Status> statuses, Status status) {
    return statuses.empty() || std::ranges::find(statuses, status) != statuses.end();
}

bool is_whose(Whose whose, store::UserId assignee, store::UserId me) {
    if (whose == Whose::nobodys) return assignee == 0;
    return whose == Whose::anybodys || assignee == me;
}

std::int64_t sum(const std::vector<store::TicketCount>& counts, const View& view,
                 const desk::Actor& actor, std::string_view queue = {}) {
    std::int64_t total = 0;
    for (const auto& one : counts) {
        const bool in = actor.may_see(one.queue) && has_status(view.statuses, one.status) &&
                        is_whose(view.whose, one.assignee, actor.id) &&
                        (queue.empty() || one.queue == queue);
        if (in) total += one.count;
    }
    return total;
}

Line line_of(const View& view, std::string id, std::string_view label, std::int64_t count,
             std::string_view queue = {}) {
    Line line{.id = std::move(id)};
    wire::Writer out(line.json);
    out.open().text("id", line.id).text("label", label).number("count", count).open("filter");
    if (!view.statuses.empty()) {
        out.open_list("status");
        for (const auto status : view.statuses) out.item(escalation::name_of(status));
        out.close_list();
    }
    if (view.whose == Whose::mine) out.text("assignee", "me");
    if (view.whose == Whose::nobodys) out.text("assignee", "none");
    if (!queue.empty()) out.text("queue", queue);
    out.close().close();
    return line;
}

void add_saved(wire::Writer& out, const store::SavedView& view) {
    out.text("id", "view:" + std::to_string(view.id)).text("label", view.label);
    api::add_filter(out, view.filter);
    out.open("owner").number("id", view.owner).text("name", view.owner_name).close();
    out.truth("shared", view.shared);
}

Line line_of(const Views::Counted& one) {
    Line line{.id = "view:" + std::to_string(one.view.id)};
    wire::Writer out(line.json);
    out.open();
    add_saved(out, one.view);
    out.number("count", one.count).close();
    return line;
}

Line bot_line(Parts& parts) {
    const auto page =
        parts.desk().tickets().bot_conversations({.limit = store::page_max, .cursor = {}});
    Line line{.id = "bot"};
    wire::Writer out(line.json);
    out.open().text("id", "bot").text("label", "With the bot");
    out.number("count", page ? page->items.size() : 0).open("filter").close().close();
    return line;
}

std::vector<Line> lines_for(Call& call, const std::vector<store::TicketCount>& counts,
                            const std::vector<Views::Counted>& saved) {
    const auto& me = call.who.actor;
    std::vector<Line> lines;
    for (const auto& view : built_in) {
        lines.push_back(line_of(view, std::string(view.id), view.label, sum(counts, view, me)));
        if (view.id == "open") lines.push_back(bot_line(call.parts));
    }
    const auto live = call.parts.desk().publisher().live();
    constexpr View in_queue{"", "", unsolved, Whose::anybodys};
    for (const auto& queue : live->settings().queues) {
        if (!me.may_see(queue.name)) continue;
        lines.push_back(line_of(in_queue, "queue:" + queue.name,
                                queue.label.empty() ? queue.name : queue.label,
                                sum(counts, in_queue, me, queue.name), queue.name));
    }
    for (const auto& one : saved) lines.push_back(line_of(one));
    return lines;
}

void put_in_order(std::vector<Line>& lines, const std::vector<std::string>& order) {
    for (std::size_t place = 0; place < lines.size(); ++place) {
        const auto wanted = std::ranges::find(order, lines[place].id) - order.begin();
        lines[place].rank = {static_cast<std::size_t>(wanted), place};
    }
    std::ranges::sort(lines, {}, &Line::rank);
}

Views& views_of(Call& call) {
    return call.parts.desk().parts().get<Views>();
}

void list(Call call) {
    const auto counts = call.parts.desk().tickets().counts();
    if (!counts) return call.refuse(counts.error());
    const auto saved = views_of(call).list(call.who.actor);
    if (!saved) return call.refuse(saved.error());
    const auto order = views_of(call).order(call.who.actor);
    if (!order) return call.refuse(order.error());
    auto lines = lines_for(call, *counts, *saved);
    put_in_order(lines, *order);
    call.send(
        wire::page_of(lines, "", [](std::string& out, const Line& line) { out += line.json; }));
}

void append_view(std::string& out, const store::SavedView& view) {
    std::string json;
    wire::Writer writer(json);
    writer.open();
    add_saved(writer, view);
    writer.close();
    out += json;
}

void add(Call call) {
    auto fields = call.body();
    if (!fields) return;
    store::SavedView view{.label = fields->text("label", {.min = 1, .max = 80})};
    auto filter = fields->inner("filter");
    view.filter = api::filter_of(filter);
    fields->check(filter);
    view.shared = fields->truth_or("shared", false);
    if (call.refused(*fields)) return;
    views_of(call).add(call.who.actor, std::move(view),
                       answered<store::SavedView>(std::move(call.reply), 201, append_view));
}

// How many tickets a filter shows, before it is kept.
void count(Call call) {
    auto fields = call.body();
    if (!fields) return;
    auto inner = fields->inner("filter");
    auto filter = api::filter_of(inner);
    fields->check(inner);
    if (call.refused(*fields)) return;
    const auto count = views_of(call).count(call.who.actor, std::move(filter));
    if (!count) return call.refuse(count.error());
    std::string body;
    wire::Writer out(body);
    out.open().number("count", count->count);
    if (count->more) out.truth("more", true);
    out.close();
    call.send(std::move(body));
}

void change(Call call) {
    const auto id = call.number(0);
    if (!id) return;
    auto fields = call.body();
    if (!fields) return;
    Views::Change change{.label = fields->maybe_text("label", {.min = 1, .max = 80}),
                         .shared = fields->maybe_truth("shared")};
    if (fields->has("filter")) {
        auto filter = fields->inner("filter");
        change.filter = api::filter_of(filter);
        fields->check(filter);
    }
    if (call.refused(*fields)) return;
    views_of(call).change(call.who.actor, *id, std::move(change),
                          answered<store::SavedView>(std::move(call.reply), 200, append_view));
}

void remove(Call call) {
    const auto id = call.number(0);
    if (!id) return;
    views_of(call).remove(call.who.actor, *id,
                          answered<store::SavedView>(std::move(call.reply), 200, append_view));
}

void set_order(Call call) {
    auto fields = call.body();
    if (!fields) return;
    auto names = fields->maybe_texts("order", 300, {.min = 1, .max = 120});
    if (!names) fields->blame(wire::Code::invalid_field, "order", "\"order\" is missing");
    if (call.refused(*fields)) return;
    const auto append = [](std::string& out, const std::vector<std::string>& order) {
        wire::Writer writer(out);
        writer.open().open_list("order");
        for (const auto& name : order) writer.item(name);
        writer.close_list().close();
    };
    views_of(call).set_order(
        call.who.actor, *std::move(names),
        answered<std::vector<std::string>>(std::move(call.reply), 200, append));
}

void tags(Call call) {
    const auto page = page_of(call.request);
    if (!page) return call.refuse(page.error());
    const auto found =
        views_of(call).tags(call.who.actor, std::string(call.request.parameter("q")), page->limit);
    if (!found) return call.refuse(found.error());
    call.send(wire::page_of(*found, "", [](std::string& out, const store::TagUse& one) {
        std::string json;
        wire::Writer(json).open().text("tag", one.tag).number("count", one.count).close();
        out += json;
    }));
}

constexpr Route table[] = {
    {Method::get, "/api/v1/views", Access::viewer, list, "Views with their counts"},
    {Method::post, "/api/v1/views", Access::agent, add, "Save a view"},
    {Method::post, "/api/v1/views/count", Access::viewer, count, "How many tickets a filter shows"},
    {Method::put, "/api/v1/views/order", Access::viewer, set_order, "My own order of the views"},
    {Method::patch, "/api/v1/views/{id}", Access::agent, change, "Change a saved view"},
    {Method::del, "/api/v1/views/{id}", Access::agent, remove, "Delete a saved view"},
    {Method::get, "/api/v1/tags", Access::viewer, tags, "Tags in use, the most used first"},
};
static_assert(well_formed(table));
}  // namespace

std::span<const Route> view_routes() {
    return table;
}

}  // namespace net
