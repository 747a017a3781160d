// Rows of webhooks, of their outbox, and of what came of each attempt.
#include "server/store/webhook.hpp"

#include "server/store/codec.hpp"
#include "server/store/connection.hpp"
#include "server/store/paging.hpp"
#include "server/store/tx.hpp"

#include <array>

namespace store {
namespace {
#define WEBHOOK_COLUMNS                                                             \
    "id, url, events, description, secret, old_secret, old_secret_until, enabled, " \
    "disabled_reason, failing_since, since, created, version"
#define DELIVERY_COLUMNS                                                                       \
    "d.id, d.webhook, d.event, d.name, d.message, d.state, d.attempts, d.next_at, d.created, " \
    "d.ended, coalesce((SELECT a.status FROM webhook_attempt a WHERE a.delivery = d.id "       \
    "ORDER BY a.id DESC LIMIT 1), 0)"

constexpr std::string_view deliveries_list = "deliveries";

Webhook read_webhook(const Query& row) {
    Webhook hook;
    hook.id = row.integer(0);
    hook.url = row.text(1);
    hook.events = decode_texts(row.text(2));
    hook.description = row.text(3);
    hook.secret = row.text(4);
    hook.old_secret = row.text(5);
    hook.old_secret_until = row.time_or_none(6);
    hook.enabled = row.integer(7) != 0;
    hook.disabled_reason = row.text(8);
    hook.failing_since = row.time_or_none(9);
    hook.since = row.integer(10);
    hook.created = row.time(11);
    hook.version = row.integer(12);
    return hook;
}

Delivery read_delivery(const Query& row) {
    Delivery delivery;
    delivery.id = row.integer(0);
    delivery.webhook = row.integer(1);
    delivery.event = row.integer(2);
    delivery.name = row.text(3);
    delivery.message = row.text(4);
    delivery.state = static_cast<DeliveryState>(row.integer(5));
    delivery.attempts = row.integer(6);
    delivery.next_at = row.time_or_none(7);
    delivery.created = row.time(8);
    delivery.ended = row.time_or_none(9);
    delivery.last_status = row.integer(10);
    return delivery;
}
}  // namespace

WebhookId create_webhook(Tx& tx, Webhook& hook) {
    tx.db().run("INSERT INTO webhook (" WEBHOOK_COLUMNS
                ") VALUES (NULL, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
                hook.url, encode_texts(hook.events), hook.description, hook.secret, hook.old_secret,
                hook.old_secret_until, hook.enabled, hook.disabled_reason, hook.failing_since,
                hook.since, hook.created, hook.version);
    hook.id = tx.db().last_id();
    return hook.id;
}

bool update_webhook(Tx& tx, Webhook& hook) {
    const bool done =
        tx.db().run(R"sql(
        UPDATE webhook SET url = ?3, events = ?4, description = ?5, secret = ?6, old_secret = ?7,
            old_secret_until = ?8, enabled = ?9, disabled_reason = ?10, failing_since = ?11,
            since = ?12, version = version + 1
        WHERE id = ?1 AND version = ?2)sql",
                    hook.id, hook.version, hook.url, encode_texts(hook.events), hook.description,
                    hook.secret, hook.old_secret, hook.old_secret_until, hook.enabled,
                    hook.disabled_reason, hook.failing_since, hook.since) == 1;
    if (done) ++hook.version;
    return done;
}

bool delete_webhook(Tx& tx, WebhookId id) {
    tx.db().run(R"sql(DELETE FROM webhook_attempt WHERE delivery IN
                      (SELECT id FROM webhook_delivery WHERE webhook = ?1))sql",
                id);
    tx.db().run("DELETE FROM webhook_delivery WHERE webhook = ?1", id);
    return tx.db().run("DELETE FROM webhook WHERE id = ?1", id) == 1;
}

std::optional<Webhook> find_webhook(Connection& db, WebhookId id) {
    auto row = db.query("SELECT " WEBHOOK_COLUMNS " FROM webhook WHERE id = ?1", id);
    if (!row.next()) return std::nullopt;
    return read_webhook(row);
}

std::vector<Webhook> list_webhooks(Connection& db) {
    std::vector<Webhook> hooks;
    auto rows = db.query("SELECT " WEBHOOK_COLUMNS " FROM webhook ORDER BY id");
    while (rows.next()) hooks.push_back(read_webhook(rows));
    return hooks;
}

std::string_view name_of(DeliveryState state) {
    constexpr std::array<std::string_view, 3> names = {"waiting", "delivered", "failed"};
    return names[static_cast<std::size_t>(state) - 1];
}

bool add_delivery(Tx& tx, Delivery& d) {
    const bool added = tx.db().run(R"sql(
        INSERT INTO webhook_delivery (webhook, event, name, message, state, attempts, next_at,
            created, ended)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT (webhook, event) DO NOTHING)sql",
                                   d.webhook, d.event, d.name, d.message, d.state, d.attempts,
                                   d.next_at, d.created, d.ended) == 1;
    if (added) d.id = tx.db().last_id();
    return added;
}

void update_delivery(Tx& tx, const Delivery& d) {
    tx.db().run(R"sql(UPDATE webhook_delivery SET state = ?2, attempts = ?3, next_at = ?4,
                          ended = ?5 WHERE id = ?1)sql",
                d.id, d.state, d.attempts, d.next_at, d.ended);
}

std::optional<Delivery> find_delivery(Connection& db, DeliveryId id) {
    auto row = db.query("SELECT " DELIVERY_COLUMNS " FROM webhook_delivery d WHERE d.id = ?1", id);
    if (!row.next()) return std::nullopt;
    return read_delivery(row);
}

std::optional<Delivery> next_delivery(Connection& db, WebhookId webhook) {
    auto row = db.query("SELECT " DELIVERY_COLUMNS R"sql( FROM webhook_delivery d
        WHERE d.webhook = ?1 AND d.state = 1 ORDER BY d.id LIMIT 1)sql",
                        webhook);
    if (!row.next()) return std::nullopt;
    return read_delivery(row);
}

std::int64_t waiting_deliveries(Connection& db, WebhookId webhook) {
    auto row =
        db.query("SELECT count(*) FROM webhook_delivery WHERE webhook = ?1 AND state = 1", webhook);
    return row.next() ? row.integer(0) : 0;
}

Page<Delivery> list_deliveries(Connection& db, WebhookId webhook, const PageRequest& request) {
    const auto limit = limit_of(request);
    const auto from =
        request.cursor.empty() ? Cursor::end() : Cursor::read(request.cursor, deliveries_list);
    Page<Delivery> page;
    auto rows = db.query("SELECT " DELIVERY_COLUMNS R"sql( FROM webhook_delivery d
        WHERE d.webhook = ?1 AND d.id < ?2 ORDER BY d.id DESC LIMIT ?3)sql",
                         webhook, from.id, limit + 1);
    while (rows.next()) page.items.push_back(read_delivery(rows));
    cut(page, limit, [](const Delivery& last) {
        return Cursor{std::string(deliveries_list), last.id, last.id};
    });
    return page;
}

std::int64_t delete_deliveries_before(Tx& tx, Time before, std::int64_t limit) {
    constexpr std::string_view old = R"sql(
        SELECT id FROM webhook_delivery WHERE ended < ?1 ORDER BY ended LIMIT ?2)sql";
    tx.db().run("DELETE FROM webhook_attempt WHERE delivery IN (" + std::string(old) + ")", before,
                limit);
    return tx.db().run("DELETE FROM webhook_delivery WHERE id IN (" + std::string(old) + ")",
                       before, limit);
}

void add_attempt(Tx& tx, const Attempt& attempt) {
    tx.db().run(R"sql(INSERT INTO webhook_attempt (delivery, at, status, ms, answer, error)
                      VALUES (?1, ?2, ?3, ?4, ?5, ?6))sql",
                attempt.delivery, attempt.at, attempt.status, attempt.ms, attempt.answer,
                attempt.error);
}

std::vector<Attempt> attempts_of(Connection& db, DeliveryId delivery) {
    std::vector<Attempt> attempts;
    auto rows = db.query(R"sql(SELECT at, status, ms, answer, error FROM webhook_attempt
                               WHERE delivery = ?1 ORDER BY id)sql",
                         delivery);
    while (rows.next()) {
        attempts.push_back({.delivery = delivery,
                            .at = rows.time(0),
                            .status = rows.integer(1),
                            .ms = rows.integer(2),
                            .answer = rows.text(3),
                            .error = rows.text(4)});
    }
    return attempts;
}

}  // namespace store
