// The room around the tickets: who is there, queues, content, the log.
#include "escalation/hours.hpp"
#include "server/net/api/api.hpp"
#include "server/net/api/sight_gate.hpp"
#include "server/wire/agent_lines.hpp"
#include "server/wire/nouns.hpp"

#include <fmt/format.h>

namespace net::api {
namespace {
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
// How a queue gives its work away, and to whom.
void add_giving(wire::Writer& out, const escalation::Queue& queue) {
    const auto number_or_null = [&](std::string_view key, auto value) {
        value.count() > 0 ? out.number(key, value.count()) : out.null(key);
    };
    out.text_or_null("calendar", queue.calendar);
    out.text("assignment", escalation::name_of(queue.assignment)).open_list("languages");
    for (const auto& language : queue.languages) out.item(language);
    out.close_list().open_list("skills");
    for (const auto& skill : queue.skills) out.item(skill);
    out.close_list();
    queue.capacity > 0 ? out.real("capacity", queue.capacity / 100.0) : out.null("capacity");
    number_or_null("silent_after_s", queue.silent_after);
    number_or_null("last_chats_s", queue.last_chats);
    out.truth("restricted", queue.restricted);
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
        wire::Writer writer(json);
        writer.open().text("id", queue.name);
        writer.text("name", queue.label.empty() ? queue.name : queue.label).truth("open", open);
        add_giving(writer, queue);
        writer.close();
        out += json;
    }));
}

void statuses(Call call) {
    const auto live = call.parts.desk().publisher().live();
    const auto all = desk::all_statuses(live->settings().statuses);
    call.send(wire::page_of(all, "", [](std::string& out, const desk::StatusName& one) {
        std::string json;
        wire::Writer writer(json);
        writer.open().text("name", one.name).text("label", one.label);
        writer.text("category", escalation::name_of(one.category));
        writer.truth("custom", one.custom()).close();
        out += json;
    }));
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
                            [&](std::string& out, const store::Event& event) {
                                if (sees(call, event)) return wire::append_log_item(out, event);
                                wire::append_hidden_item(out, event);
                            }));
}

}  // namespace net::api
