// Working together, over HTTP: followers, notices, the shared draft, words that go out later.
#include "server/desk/tickets/outbox.hpp"
#include "server/desk/tickets/together.hpp"
#include "server/net/api/api_outbox.hpp"
#include "server/net/api/route_tables.hpp"
#include "server/net/api/sight_gate.hpp"
#include "server/wire/nouns.hpp"

namespace net {
namespace {
using desk::Outbox;
using desk::Together;

Together& together(Call& call) {
    return call.parts.desk().parts().get<Together>();
}

Outbox& outbox(Call& call) {
    return call.parts.desk().parts().get<Outbox>();
}

void append_followers(std::string& out, const Together::Followers& people) {
    out += wire::page_of(people, "", [](std::string& json, const store::Follows& one) {
        std::string item;
        wire::Writer(item).open().number("id", one.id).text("name", one.name).close();
        json += item;
    });
}

void followers(Call call) {
    const auto number = call.number(0);
    if (!number) return;
    const auto people = together(call).followers(*number);
    if (!people) return call.refuse(people.error());
    std::string out;
    append_followers(out, *people);
    call.send(std::move(out));
}

void set_following(Call call, Together::Follow wish) {
    const auto number = call.number(0);
    if (!number) return;
    together(call).follow(
        call.who.actor, *number, wish,
        answered<Together::Followers>(std::move(call.reply), 200, append_followers));
}

void follow(Call call) {
    set_following(std::move(call), Together::Follow::follow);
}

void unfollow(Call call) {
    set_following(std::move(call), Together::Follow::leave);
}

void append_notice(std::string& out, const store::Notice& one) {
    std::string json;
    wire::Writer item(json);
    item.open().number("id", one.id).text("what", one.what).text("words", one.words);
    item.number("ticket", one.ticket).number("event", one.event);
    if (one.by == 0) {
        item.null("by");
    } else {
        item.open("by").number("id", one.by).text("name", one.by_name).close();
    }
    wire::add_time(item, "at", one.at);
    item.truth("read", one.read).close();
    out += json;
}

void notices(Call call) {
    const auto page = page_of(call.request);
    if (!page) return call.refuse(page.error());
    const bool only_unread = call.request.parameter("unread") == "true";
    auto found = together(call).notices(call.who.actor, only_unread, *page);
    if (!found) return call.refuse(found.error());
    keep_in_sight(call, found->page.items, [](const store::Notice& one) { return one.ticket; });
    auto json = wire::page_of(found->page.items, found->page.next, append_notice);
    json.pop_back();  // the closing bracket: the list also says how many are unread
    wire::Writer more(json);
    more.number("unread", found->unread).close();
    call.send(std::move(json));
}

void mark_read(Call call) {
    auto fields = call.body();
    if (!fields) return;
    std::vector<std::int64_t> ids;
    if (!fields->truth_or("all", false)) ids = fields->integers("ids", 500, 1, INT64_MAX);
    if (fields->good() && ids.empty() && !fields->truth_or("all", false)) {
        fields->blame(wire::Code::invalid_field, "ids", "name notices, or say all");
    }
    if (call.refused(*fields)) return;
    together(call).mark_read(
        call.who.actor, std::move(ids),
        answered<std::int64_t>(std::move(call.reply), 200, [](std::string& out, auto unread) {
            wire::Writer(out).open().number("unread", unread).close();
        }));
}

void append_draft(std::string& out, const store::ReplyDraft& draft) {
    wire::Writer json(out);
    json.open().number("ticket", draft.ticket).text("text", draft.text);
    json.truth("internal", draft.internal).number("version", draft.version);
    if (draft.by == 0) {
        json.null("by").null("at");
    } else {
        json.open("by").number("id", draft.by).text("name", draft.by_name).close();
        wire::add_time(json, "at", draft.at);
    }
    json.close();
}

void draft(Call call) {
    const auto number = call.number(0);
    if (!number) return;
    const auto found = together(call).draft(*number);
    if (!found) return call.refuse(found.error());
    // Nobody writes on one: an empty draft of nobody, so that looking is no error in a browser.
    std::string out;
    append_draft(out, found->value_or(store::ReplyDraft{.ticket = *number}));
    call.send(std::move(out));
}

void save_draft(Call call) {
    const auto number = call.number(0);
    if (!number) return;
    auto fields = call.body();
    if (!fields) return;
    store::ReplyDraft wanted{.ticket = *number};
    wanted.text = fields->text("text", {.max = call.parts.options.limits.text_chars});
    wanted.internal = fields->truth_or("internal", false);
    wanted.version = fields->integer_or("version", 0, 0, INT64_MAX);
    if (call.refused(*fields)) return;
    together(call).save_draft(
        call.who.actor, std::move(wanted),
        answered<store::ReplyDraft>(std::move(call.reply), 200, append_draft));
}

void drop_draft(Call call) {
    const auto number = call.number(0);
    if (!number) return;
    together(call).drop_draft(
        call.who.actor, *number,
        answered<bool>(std::move(call.reply), 200, [](std::string& out, bool was) {
            wire::Writer(out).open().truth("dropped", was).close();
        }));
}

void append_later(std::string& out, const store::LaterWords& words) {
    std::string json;
    wire::Writer item(json);
    item.open().number("id", words.id).number("ticket", words.ticket);
    item.text("text", words.text).truth("internal", words.internal).number("by", words.person);
    wire::add_time(item, "send_at", words.send_at);
    item.text("state", store::name_of(words.state)).text_or_null("reason", words.reason).close();
    out += json;
}

void scheduled(Call call) {
    const auto number = call.number(0);
    if (!number) return;
    const auto found = outbox(call).waiting(*number);
    if (!found) return call.refuse(found.error());
    call.send(wire::page_of(*found, "", append_later));
}

void change_scheduled(Call call) {
    const auto id = call.number(0);
    if (!id) return;
    auto fields = call.body();
    if (!fields) return;
    Outbox::Change change{
        .text = fields->maybe_text("text", {.min = 1, .max = call.parts.options.limits.text_chars}),
        .send_at = fields->maybe_time("send_at")};
    if (call.refused(*fields)) return;
    outbox(call).change(call.who.actor, *id, std::move(change),
                        answered<store::LaterWords>(std::move(call.reply), 200, append_later));
}

void send_now(Call call) {
    const auto id = call.number(0);
    if (!id) return;
    outbox(call).change(call.who.actor, *id, {.send_at = call.parts.options.clock()},
                        answered<store::LaterWords>(std::move(call.reply), 200, append_later));
}

void cancel_scheduled(Call call) {
    const auto id = call.number(0);
    if (!id) return;
    outbox(call).cancel(call.who.actor, *id,
                        answered<store::LaterWords>(std::move(call.reply), 200, append_later));
}

void append_preferences(std::string& out, int seconds) {
    wire::Writer(out).open().number("undo_send_s", seconds).close();
}

void preferences(Call call) {
    const auto seconds = outbox(call).undo_seconds(call.who.actor);
    if (!seconds) return call.refuse(seconds.error());
    std::string out;
    append_preferences(out, *seconds);
    call.send(std::move(out));
}

void set_preferences(Call call) {
    auto fields = call.body();
    if (!fields) return;
    const auto seconds = fields->integer("undo_send_s", 0, desk::undo_send_max_s);
    if (call.refused(*fields)) return;
    outbox(call).set_undo_seconds(call.who.actor, static_cast<int>(seconds),
                                  answered<int>(std::move(call.reply), 200, append_preferences));
}

constexpr Route table[] = {
    {Method::get, "/api/v1/tickets/{id}/followers", Access::viewer, followers, "Who follows it"},
    {Method::post, "/api/v1/tickets/{id}/follow", Access::viewer, follow, "Follow a ticket"},
    {Method::post, "/api/v1/tickets/{id}/unfollow", Access::viewer, unfollow, "Follow it no more"},
    {Method::get, "/api/v1/notifications", Access::viewer, notices, "What I was told of"},
    {Method::post, "/api/v1/notifications/read", Access::viewer, mark_read, "I have read these"},
    {Method::get, "/api/v1/tickets/{id}/draft", Access::viewer, draft, "The reply being written"},
    {Method::put, "/api/v1/tickets/{id}/draft", Access::agent, save_draft, "Save the reply so far"},
    {Method::del, "/api/v1/tickets/{id}/draft", Access::agent, drop_draft, "Drop the reply"},
    {Method::get, "/api/v1/tickets/{id}/scheduled", Access::viewer, scheduled,
     "Words that wait to be sent, or are held"},
    {Method::patch, "/api/v1/scheduled/{id}", Access::agent, change_scheduled,
     "Another time or other words"},
    {Method::del, "/api/v1/scheduled/{id}", Access::agent, cancel_scheduled, "Take them back"},
    {Method::post, "/api/v1/scheduled/{id}/send", Access::agent, send_now, "Send them now"},
    {Method::get, "/api/v1/me/preferences", Access::viewer, preferences, "How I like it"},
    {Method::patch, "/api/v1/me/preferences", Access::viewer, set_preferences, "Have it otherwise"},
};
static_assert(well_formed(table));
}  // namespace

std::span<const Route> together_routes() {
    return table;
}

namespace api {

void answer_sent(Reply& reply, const desk::Outbox::Sent& sent) {
    if (const auto* written = std::get_if<desk::Written>(&sent)) {
        Response response{.status = written->again ? 200 : 201};
        wire::append_thread_item(response.body, written->event);
        return reply.send(std::move(response));
    }
    if (const auto* later = std::get_if<store::LaterWords>(&sent)) {
        Response response{.status = 202};
        std::string item;
        append_later(item, *later);
        wire::Writer(response.body).open().raw("scheduled", item).close();
        return reply.send(std::move(response));
    }
    auto response = Call::refusal_response(
        wire::Refusal{wire::Code::conflict,
                      "the customer wrote while you did; read it, or send with force",
                      "seen",
                      {}});
    response.body.pop_back();  // the closing bracket: the problem also carries what was missed
    wire::Writer more(response.body);
    more.open_list("messages");
    for (const auto& event : std::get<desk::Outbox::Missed>(sent).messages) {
        std::string item;
        wire::append_thread_item(item, event);
        more.raw_item(item);
    }
    more.close_list().close();
    reply.send(std::move(response));
}

}  // namespace api
}  // namespace net
