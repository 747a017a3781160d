// The room around the tickets: who is there, queues, views, content, the log.
#include "escalation/hours.hpp"
#include "server/net/api.hpp"
#include "server/wire/agent_lines.hpp"
#include "server/wire/nouns.hpp"

#include <span>

#include <fmt/format.h>

namespace net::api {
namespace {
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

bool has_status(std::span<const Status> statuses, Status status) {
    return statuses.empty() || std::ranges::find(statuses, status) != statuses.end();
}

bool is_whose(Whose whose, store::UserId assignee, store::UserId me) {
    if (whose == Whose::nobodys) return assignee == 0;
    return whose == Whose::anybodys || assignee == me;
}

std::int64_t sum(const std::vector<store::TicketCount>& counts, const View& view, store::UserId me,
                 std::string_view queue = {}) {
    std::int64_t total = 0;
    for (const auto& one : counts) {
        const bool in = has_status(view.statuses, one.status) &&
                        is_whose(view.whose, one.assignee, me) &&
                        (queue.empty() || one.queue == queue);
        if (in) total += one.count;
    }
    return total;
}

void add_view(wire::Writer& out, const View& view, std::string_view id, std::string_view label,
              std::int64_t count, std::string_view queue = {}) {
    out.open().text("id", id).text("label", label).number("count", count).open("filter");
    if (!view.statuses.empty()) {
        out.open_list("status");
        for (const auto status : view.statuses) out.item(escalation::name_of(status));
        out.close_list();
    }
    if (view.whose == Whose::mine) out.text("assignee", "me");
    if (view.whose == Whose::nobodys) out.text("assignee", "none");
    if (!queue.empty()) out.text("queue", queue);
    out.close().close();
}

std::int64_t with_the_bot(Parts& parts) {
    const auto page =
        parts.desk().tickets().bot_conversations({.limit = store::page_max, .cursor = {}});
    return page ? static_cast<std::int64_t>(page->items.size()) : 0;
}

void add_problem(wire::Writer& out, const kb::Problem& one) {
    out.open().text("file", one.file).number("line", one.line).number("column", one.column);
    out.text("severity", one.severity == kb::Severity::error ? "error" : "warning");
    out.text("what", one.what).text("mend", one.mend).close();
}

std::string content_body(const desk::ContentState& state) {
    std::string out;
    wire::Writer body(out);
    body.open();
    if (state.live) {
        body.text("revision", state.live->revision());
        wire::add_time(body, "loaded_at", state.live->loaded_at());
        body.number("articles", state.live->library().articles().size());
        body.number("intents", state.live->intents().intents().size());
        body.open_list("languages");
        for (const auto& language : state.live->languages()) body.item(language);
        body.close_list();
    }
    body.truth("failed", state.failed).open_list("problems");
    for (const auto& one : state.problems) add_problem(body, one);
    body.close_list().close();
    return out;
}
}  // namespace

void agents(Call call) {
    const auto items = call.parts.desk().presence().agents();
    call.send(wire::page_of(items, "", wire::append_agent));
}

void queues(Call call) {
    const auto live = call.parts.desk().publisher().live();
    const auto& settings = live->settings();
    const auto now = call.parts.options.clock();
    call.send(wire::page_of(settings.queues, "", [&](std::string& out, const auto& queue) {
        const auto calendar = settings.calendars.find(queue.calendar);
        const bool open = calendar == settings.calendars.end() || calendar->second.is_open(now);
        std::string json;
        wire::Writer(json)
            .open()
            .text("id", queue.name)
            .text("name", queue.label.empty() ? queue.name : queue.label)
            .truth("open", open)
            .close();
        out += json;
    }));
}

void views(Call call) {
    const auto counts = call.parts.desk().tickets().counts();
    if (!counts) return call.refuse(counts.error());
    const auto me = call.who.actor.id;
    std::string out;
    wire::Writer body(out);
    body.open().open_list("items");
    for (const auto& view : built_in) {
        add_view(body, view, view.id, view.label, sum(*counts, view, me));
        if (view.id != "open") continue;
        body.open().text("id", "bot").text("label", "With the bot");
        body.number("count", with_the_bot(call.parts)).open("filter").close().close();
    }
    const auto live = call.parts.desk().publisher().live();
    constexpr View in_queue{"", "", unsolved, Whose::anybodys};
    for (const auto& queue : live->settings().queues) {
        add_view(body, in_queue, "queue:" + queue.name,
                 queue.label.empty() ? queue.name : queue.label,
                 sum(*counts, in_queue, me, queue.name), queue.name);
    }
    body.close_list().null("next").close();
    call.send(std::move(out));
}

void content(Call call) {
    call.send(content_body(call.parts.desk().publisher().state()));
}

// Loading takes up to a second: on the pool of slow work.
void reload(Call call) {
    auto& parts = call.parts;
    auto reply = std::make_shared<Reply>(std::move(call.reply));
    const bool queued = parts.passwords.run([&parts, reply] {
        reply->send({.body = content_body(parts.desk().publisher().reload())});
    });
    if (!queued) reply->send(problem(503, "unavailable", "too much is going on; try again"));
}

void events(Call call) {
    const auto after = query_number(call.request, "after", 0, INT64_MAX);
    const auto page = page_of(call.request);
    if (!after) return call.refuse(after.error());
    if (!page) return call.refuse(page.error());
    const auto items = call.parts.desk().tickets().log(*after, page->limit);
    if (!items) return call.refuse(items.error());
    const bool more = items->size() == page->limit;
    call.send(wire::page_of(*items, more ? std::to_string(items->back().seq) : "",
                            wire::append_log_item));
}

}  // namespace net::api
