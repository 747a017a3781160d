// Writes what the desk knows of its care.
#include "server/wire/care.hpp"

#include "server/wire/nouns.hpp"
#include "server/wire/writer.hpp"

namespace wire {
namespace {

void add_person(Writer& out, std::string_view key, store::UserId id, std::string_view name) {
    if (id == 0) {
        out.null(key);
        return;
    }
    out.open(key).number("id", id).text("name", name).close();
}

void add_maybe(Writer& out, std::string_view key, const std::optional<store::Time>& at) {
    if (at) {
        add_time(out, key, *at);
    } else {
        out.null(key);
    }
}

}  // namespace

void append_promise(std::string& out, const store::Promise& promise) {
    Writer body(out);
    body.open().number("id", promise.id).number("ticket", promise.ticket);
    add_person(body, "agent", promise.agent, promise.agent_name);
    body.text("queue", promise.queue).text("words", promise.words).text("text", promise.text);
    add_time(body, "due", promise.due);
    body.text("state", name_of(promise.state));
    add_time(body, "made_at", promise.made);
    add_maybe(body, "reminded_at", promise.reminded);
    add_maybe(body, "settled_at", promise.settled);
    body.number("version", promise.version).close();
}

void append_promise_count(std::string& out, const store::PromiseCount& count) {
    Writer body(out);
    body.open();
    add_person(body, "agent", count.agent, count.agent_name);
    body.text("queue", count.queue).number("open", count.open);
    body.number("kept", count.kept).number("broken", count.broken).close();
}

void append_recovery(std::string& out, const store::Recovery& one, std::int64_t macro) {
    Writer body(out);
    body.open().number("id", one.id).number("ticket", one.ticket);
    body.text("tier", one.tier).text("reason", one.reason).text("evidence", one.evidence);
    add_person(body, "owner", one.owner, one.owner_name);
    add_time(body, "deadline", one.deadline);
    body.truth("late", one.late).text("state", one.closed ? "closed" : "open");
    add_time(body, "opened_at", one.opened);
    add_maybe(body, "closed_at", one.closed);
    body.open_list("steps");
    for (std::size_t i = 0; i < one.done.size(); ++i) {
        std::string step;
        Writer item(step);
        item.open().text("step", store::recovery_step_names[i]);
        item.truth("done", one.done[i].has_value());
        add_maybe(item, "at", one.done[i]);
        item.close();
        body.raw_item(step);
    }
    body.close_list().number("goodwill_cents", one.goodwill_cents);
    if (macro) {
        body.number("macro", macro);
    } else {
        body.null("macro");
    }
    body.number("version", one.version).close();
}

void append_budget(std::string& out, const desk::Recoveries::Budget& budget) {
    Writer(out)
        .open()
        .text("tier", budget.tier)
        .text("month", budget.month)
        .number("budget_cents", budget.budget_cents)
        .number("spent_cents", budget.spent_cents)
        .number("left_cents", budget.budget_cents - budget.spent_cents)
        .close();
}

void append_share(std::string& out, const desk::Wellbeing::Share& share) {
    Writer body(out);
    body.open();
    add_person(body, "agent", share.row.agent, share.row.name);
    body.number("chats", share.row.chats).number("tickets", share.row.tickets);
    body.number("open", share.row.chats + share.row.tickets).real("weighted_load", share.load);
    body.number("hard_today", share.row.hard).real("hard_share", share.hard_share);
    body.real("fair_share", share.fair_share);
    body.truth("break_offered", share.row.break_offered.has_value());
    add_maybe(body, "break_offered_at", share.row.break_offered);
    body.close();
}

void append_abuse(std::string& out, const store::AbusiveMessage& message) {
    Writer body(out);
    body.open().number("seq", message.seq).raw("marks", store::marks_json(message.marks));
    add_time(body, "at", message.at);
    body.close();
}

}  // namespace wire
