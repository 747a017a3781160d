// Webhooks: who wants to hear of what, and the durable outbox of what is still to be sent.
// Knows rows and order; when to try again and how to sign is decided above.
#pragma once
#include "server/store/types.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace store {

class Connection;
class Tx;

using WebhookId = std::int64_t;
using DeliveryId = std::int64_t;

struct Webhook {
    WebhookId id = 0;  // given by create_webhook()
    std::string url;
    std::vector<std::string> events;  // "ticket.created", "ticket.*", "*"
    std::string description;
    std::string secret;      // "whsec_" and base64
    std::string old_secret;  // signs too, until `old_secret_until`
    std::optional<Time> old_secret_until;
    bool enabled = true;
    std::string disabled_reason;
    std::optional<Time> failing_since;  // of the first failure that no success followed
    EventSeq since = 0;                 // events up to here are not for it
    Time created{};
    Version version = 1;
};

WebhookId create_webhook(Tx& tx, Webhook& webhook);
/// Writes every field if the row is still at `webhook.version`. False: it moved on or is gone.
bool update_webhook(Tx& tx, Webhook& webhook);
/// With its outbox and log. False: there is none.
bool delete_webhook(Tx& tx, WebhookId id);
std::optional<Webhook> find_webhook(Connection& db, WebhookId id);
std::vector<Webhook> list_webhooks(Connection& db);

enum class DeliveryState : std::uint8_t { waiting = 1, delivered, failed };
std::string_view name_of(DeliveryState state);

struct Delivery {
    DeliveryId id = 0;  // given by add_delivery()
    WebhookId webhook = 0;
    EventSeq event = 0;
    std::string name;     // of the event, as it is known outside
    std::string message;  // the webhook-id: the same in every attempt
    DeliveryState state = DeliveryState::waiting;
    std::int64_t attempts = 0;
    std::optional<Time> next_at;  // absent: now
    Time created{};
    std::optional<Time> ended;
    std::int64_t last_status = 0;  // read only: of the newest attempt
};

/// False when this event is in this webhook's outbox already: nothing changed.
bool add_delivery(Tx& tx, Delivery& delivery);
/// Writes state, attempts and times.
void update_delivery(Tx& tx, const Delivery& delivery);
std::optional<Delivery> find_delivery(Connection& db, DeliveryId id);
/// The oldest that waits: the only one that may be sent now, for the order's sake.
std::optional<Delivery> next_delivery(Connection& db, WebhookId webhook);
std::int64_t waiting_deliveries(Connection& db, WebhookId webhook);
/// Newest first.
Page<Delivery> list_deliveries(Connection& db, WebhookId webhook, const PageRequest& page);
/// Forgets at most `limit` that ended before; how many.
std::int64_t delete_deliveries_before(Tx& tx, Time before, std::int64_t limit);

struct Attempt {
    DeliveryId delivery = 0;
    Time at{};
    std::int64_t status = 0;  // of HTTP; 0: there was no answer
    std::int64_t ms = 0;
    std::string answer;  // its first bytes
    std::string error;   // why there was none
};
void add_attempt(Tx& tx, const Attempt& attempt);
/// Oldest first.
std::vector<Attempt> attempts_of(Connection& db, DeliveryId delivery);

}  // namespace store
