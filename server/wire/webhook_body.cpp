// JSON of webhooks: what they carry and what is known of them.
#include "server/wire/webhook_body.hpp"

#include "server/wire/agent_lines.hpp"
#include "server/wire/nouns.hpp"
#include "server/wire/writer.hpp"

namespace wire {
namespace {
void add_delivery(Writer& writer, const store::Delivery& delivery) {
    writer.open().number("id", delivery.id).text("event", delivery.name);
    writer.number("seq", delivery.event).text("webhook_id", delivery.message);
    writer.text("state", store::name_of(delivery.state));
    writer.number("attempt_count", delivery.attempts).number("status", delivery.last_status);
    add_time(writer, "next_at", delivery.next_at);
    add_time(writer, "created_at", delivery.created);
    add_time(writer, "ended_at", delivery.ended);
}
}  // namespace

std::string webhook_body(const store::Event& event) {
    std::string out;
    Writer body(out);
    body.open().text("type", outside_name_of(event));
    add_time(body, "timestamp", event.at);
    body.number("seq", event.seq).key("data");
    append_event_data(out, event);
    body.close();
    return out;
}

void append_webhook(std::string& out, const desk::WebhookCard& card, bool with_secret) {
    const auto& hook = card.webhook;
    std::string json;
    Writer writer(json);
    writer.open().number("id", hook.id).text("url", hook.url);
    writer.truth("secure", hook.url.starts_with("https://"));
    writer.text("description", hook.description).open_list("events");
    for (const auto& name : hook.events) writer.item(name);
    writer.close_list().truth("enabled", hook.enabled);
    writer.text("disabled_reason", hook.disabled_reason).number("waiting", card.waiting);
    add_time(writer, "failing_since", hook.failing_since);
    add_time(writer, "created_at", hook.created);
    writer.number("version", hook.version);
    if (with_secret) writer.text("secret", hook.secret);
    writer.close();
    out += json;
}

void append_secrets(std::string& out, const store::Webhook& hook, store::Time now) {
    const bool both = !hook.old_secret.empty() && hook.old_secret_until.value_or(now) > now;
    std::string json;
    Writer writer(json);
    writer.open().text("secret", hook.secret);
    writer.text_or_null("old_secret", both ? hook.old_secret : std::string());
    add_time(writer, "old_valid_until", both ? hook.old_secret_until : std::nullopt);
    writer.close();
    out += json;
}

void append_delivery(std::string& out, const store::Delivery& delivery) {
    std::string json;
    Writer writer(json);
    add_delivery(writer, delivery);
    writer.close();
    out += json;
}

void append_delivery(std::string& out, const desk::Webhooks::DeliveryCard& card) {
    std::string json;
    Writer writer(json);
    add_delivery(writer, card.delivery);
    writer.open_list("attempts");
    for (const auto& attempt : card.attempts) {
        writer.open();
        add_time(writer, "at", attempt.at);
        writer.number("status", attempt.status).number("ms", attempt.ms);
        writer.text("answer", attempt.answer).text("error", attempt.error).close();
    }
    writer.close_list().close();
    out += json;
}

}  // namespace wire
