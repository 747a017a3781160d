// Webhooks of the shop's programs: endpoints, their secrets, what was sent and what came of it.
#include "server/desk/webhooks/webhooks.hpp"
#include "server/net/api/call.hpp"
#include "server/net/api/route_tables.hpp"
#include "server/wire/nouns.hpp"
#include "server/wire/webhook_body.hpp"

namespace net {
namespace {
constexpr wire::Bounds url_bounds{.min = 8, .max = 2000};
constexpr wire::Bounds name_bounds{.min = 1, .max = 100};
constexpr wire::Bounds description_bounds{.min = 0, .max = 500};
constexpr std::size_t events_max = 100;

desk::Webhooks& webhooks(Call& call) {
    return call.parts.desk().parts().get<desk::Webhooks>();
}

void append_one(std::string& out, const desk::WebhookCard& card) {
    wire::append_webhook(out, card);
}

auto with_count(Reply reply, int status, bool with_secret = false) {
    return answered<store::Webhook>(std::move(reply), status,
                                    [with_secret](std::string& out, const store::Webhook& hook) {
                                        wire::append_webhook(out, {hook, 0}, with_secret);
                                    });
}

// Both numbers of the path; nothing means 404 was answered.
std::optional<std::pair<std::int64_t, std::int64_t>> two_numbers(Call& call) {
    const auto first = call.number(0);
    const auto second = first ? call.number(1) : std::nullopt;
    if (!second) return std::nullopt;
    return std::pair(*first, *second);
}

void list(Call call) {
    const auto cards = webhooks(call).list();
    if (!cards) return call.refuse(cards.error());
    call.send(wire::page_of(*cards, "", append_one));
}

void add(Call call) {
    auto fields = call.body();
    if (!fields) return;
    desk::WebhookPatch wanted{.url = fields->text("url", url_bounds),
                              .events = fields->maybe_texts("events", events_max, name_bounds),
                              .description = fields->maybe_text("description", description_bounds)};
    if (!wanted.events) wanted.events = std::vector<std::string>{"*"};
    if (call.refused(*fields)) return;
    webhooks(call).add(std::move(wanted), with_count(std::move(call.reply), 201, true));
}

void one(Call call) {
    const auto id = call.number(0);
    if (!id) return;
    const auto card = webhooks(call).get(*id);
    if (!card) return call.refuse(card.error());
    std::string out;
    append_one(out, *card);
    call.send(std::move(out));
}

void change(Call call) {
    const auto id = call.number(0);
    if (!id) return;
    auto fields = call.body();
    if (!fields) return;
    desk::WebhookPatch patch{
        .url = fields->maybe_text("url", url_bounds),
        .events = fields->maybe_texts("events", events_max, name_bounds),
        .description = fields->maybe_text("description", description_bounds),
        .enabled = fields->maybe_truth("enabled"),
        .version = fields->maybe_integer("version", 1, std::numeric_limits<std::int64_t>::max())};
    if (call.refused(*fields)) return;
    webhooks(call).patch(*id, std::move(patch), with_count(std::move(call.reply), 200));
}

void remove(Call call) {
    const auto id = call.number(0);
    if (!id) return;
    webhooks(call).remove(*id, answered<std::monostate>(std::move(call.reply), 204,
                                                        [](std::string&, const auto&) {}));
}

void secret(Call call) {
    const auto id = call.number(0);
    if (!id) return;
    const auto card = webhooks(call).get(*id);
    if (!card) return call.refuse(card.error());
    std::string out;
    wire::append_secrets(out, card->webhook, call.parts.options.clock());
    call.send(std::move(out));
}

void rotate(Call call) {
    const auto id = call.number(0);
    if (!id) return;
    webhooks(call).rotate(
        *id, answered<store::Webhook>(
                 std::move(call.reply), 200,
                 [now = call.parts.options.clock()](std::string& out, const store::Webhook& hook) {
                     wire::append_secrets(out, hook, now);
                 }));
}

void deliveries(Call call) {
    const auto id = call.number(0);
    if (!id) return;
    const auto page = page_of(call.request);
    if (!page) return call.refuse(page.error());
    const auto found = webhooks(call).deliveries(*id, *page);
    if (!found) return call.refuse(found.error());
    call.send(wire::page_of(found->items, found->next,
                            [](std::string& out, const store::Delivery& delivery) {
                                wire::append_delivery(out, delivery);
                            }));
}

void delivery(Call call) {
    const auto ids = two_numbers(call);
    if (!ids) return;
    const auto card = webhooks(call).delivery(ids->first, ids->second);
    if (!card) return call.refuse(card.error());
    std::string out;
    wire::append_delivery(out, *card);
    call.send(std::move(out));
}

void replay(Call call) {
    const auto ids = two_numbers(call);
    if (!ids) return;
    webhooks(call).replay(
        ids->first, ids->second,
        answered<store::Delivery>(std::move(call.reply), 202,
                                  [](std::string& out, const store::Delivery& delivery) {
                                      wire::append_delivery(out, delivery);
                                  }));
}

using enum Method;
using enum Access;
constexpr Route table[] = {
    {get, "/api/v1/webhooks", admin, list, "Webhooks"},
    {post, "/api/v1/webhooks", admin, add, "A new webhook; its secret is in the answer"},
    {get, "/api/v1/webhooks/{id}", admin, one, "One webhook"},
    {patch, "/api/v1/webhooks/{id}", admin, change, "Change a webhook, switch it on or off"},
    {del, "/api/v1/webhooks/{id}", admin, remove, "Remove a webhook with its outbox"},
    {get, "/api/v1/webhooks/{id}/secret", admin, secret, "What its messages are signed with"},
    {post, "/api/v1/webhooks/{id}/rotate", admin, rotate, "A new secret; both sign for a day"},
    {get, "/api/v1/webhooks/{id}/deliveries", admin, deliveries, "What was sent, newest first"},
    {get, "/api/v1/webhooks/{id}/deliveries/{delivery}", admin, delivery, "One, with its attempts"},
    {post, "/api/v1/webhooks/{id}/deliveries/{delivery}/replay", admin, replay, "Send it again"},
};
static_assert(well_formed(table));
}  // namespace

std::span<const Route> webhook_routes() {
    return table;
}

}  // namespace net
