// The description's part about being told: webhooks, their deliveries, the numbered log.
#include "server/net/api/openapi.hpp"

namespace net {
namespace {
using enum Method;

constexpr Noun nouns[] = {
    {"NewWebhook", "url events?:[text] description?:text"},
    {"WebhookPatch", "url?:text events?:[text] description?:text enabled?:truth version?:integer"},
    {"Webhook",
     "id:integer url secure:truth description events:[text] enabled:truth disabled_reason "
     "waiting:integer failing_since:time|null created_at:time version:integer secret?:text"},
    {"WebhookSecrets", "secret old_secret:text|null old_valid_until:time|null"},
    {"DeliveryAttempt", "at:time status:integer ms:integer answer error"},
    {"Delivery",
     "id:integer event seq:integer webhook_id state:waiting/delivered/failed "
     "attempt_count:integer status:integer next_at:time|null created_at:time ended_at:time|null "
     "attempts?:[DeliveryAttempt]"},
    {"Event", "seq:integer event data:object at:time"},
};

constexpr Shape table[] = {
    {get, "/api/v1/events", "after:integer limit:integer", "", "[Event]"},
    {get, "/api/v1/webhooks", "", "", "[Webhook]"},
    {post, "/api/v1/webhooks", "", "NewWebhook", "201 Webhook"},
    {get, "/api/v1/webhooks/{id}", "", "", "Webhook"},
    {patch, "/api/v1/webhooks/{id}", "", "WebhookPatch", "Webhook"},
    {del, "/api/v1/webhooks/{id}", "", "", "204"},
    {get, "/api/v1/webhooks/{id}/secret", "", "", "WebhookSecrets"},
    {post, "/api/v1/webhooks/{id}/rotate", "", "", "WebhookSecrets"},
    {get, "/api/v1/webhooks/{id}/deliveries", "limit:integer cursor", "", "[Delivery]"},
    {get, "/api/v1/webhooks/{id}/deliveries/{delivery}", "", "", "Delivery"},
    {post, "/api/v1/webhooks/{id}/deliveries/{delivery}/replay", "", "", "202 Delivery"},
};
}  // namespace

Area webhook_area() {
    return {nouns, table};
}

}  // namespace net
