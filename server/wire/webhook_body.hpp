// What a webhook carries: `{"type","timestamp","data"}`, by the Standard Webhooks specification,
// with the same data as the agents' socket; and webhooks as admins read them.
#pragma once

#include "server/desk/webhooks/webhooks.hpp"
#include "server/store/event.hpp"

#include <string>

namespace wire {

/// The same bytes for the same event, however often it is asked for.
std::string webhook_body(const store::Event& event);

void append_webhook(std::string& out, const desk::WebhookCard& card, bool with_secret = false);
/// `{"secret","old_secret","old_valid_until"}`
void append_secrets(std::string& out, const store::Webhook& webhook, store::Time now);
void append_delivery(std::string& out, const store::Delivery& delivery);
void append_delivery(std::string& out, const desk::Webhooks::DeliveryCard& card);

}  // namespace wire
