// Webhooks as admins see them: listed, added, changed, their deliveries looked at and replayed.
#include "server/desk/services.hpp"
#include "server/desk/webhooks/webhook_signature.hpp"
#include "server/desk/webhooks/webhooks.hpp"
#include "server/store/event_log.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace desk {
namespace {
constexpr std::size_t webhooks_max = 50;  // as many as can be sent to at once
constexpr std::size_t url_bytes_max = 2000;
constexpr std::chrono::hours both_secrets{24};

Result<void> check_url(const std::string& url) {
    const bool web = url.starts_with("https://") || url.starts_with("http://");
    const auto host_at = url.find("://") + 3;
    const auto host = web ? url.substr(host_at, url.find_first_of("/?#", host_at) - host_at) : "";
    const bool printable = std::ranges::all_of(
        url, [](char c) { return c > 0x20 && static_cast<signed char>(c) > 0 && c != 0x7f; });
    if (!web || host.empty() || !printable || url.size() > url_bytes_max) {
        return refuse(Code::invalid_field, "the url is a whole https:// address", "url");
    }
    if (host.contains('@')) {
        return refuse(Code::invalid_field,
                      "the url may not hold a password; the signature proves who sends", "url");
    }
    return {};
}

Result<void> check_events(const std::vector<std::string>& events) {
    const auto odd = std::ranges::find_if(events, [](const std::string& name) {
        return name.empty() || name.find_first_not_of("abcdefghijklmnopqrstuvwxyz_.*") != name.npos;
    });
    if (!events.empty() && odd == events.end()) return {};
    return refuse(Code::invalid_field,
                  "events are names as in ticket.created, ticket.* or * for all", "events");
}

Result<void> check(const WebhookPatch& patch) {
    if (patch.url) {
        if (auto good = check_url(*patch.url); !good) return good;
    }
    if (patch.events) return check_events(*patch.events);
    return {};
}

[[noreturn]] void none() {
    throw store::GiveUp(store::ErrorCode::not_found, "there is no such webhook");
}

void apply(const WebhookPatch& patch, store::Webhook& hook, store::EventSeq last) {
    if (patch.url) hook.url = *patch.url;
    if (patch.events) hook.events = *patch.events;
    if (patch.description) hook.description = *patch.description;
    if (!patch.enabled || *patch.enabled == hook.enabled) return;
    hook.enabled = *patch.enabled;
    hook.disabled_reason = hook.enabled ? "" : "switched off";
    hook.failing_since.reset();
    if (hook.enabled) hook.since = last;  // what happened meanwhile was not meant for it
}
}  // namespace

Result<std::vector<WebhookCard>> Webhooks::list() {
    auto found = services_.options.store.read([](store::Connection& db) {
        std::vector<WebhookCard> cards;
        for (auto& hook : store::list_webhooks(db)) {
            cards.push_back({std::move(hook), store::waiting_deliveries(db, hook.id)});
        }
        return cards;
    });
    if (!found) return std::unexpected(from_store(found.error()));
    return *std::move(found);
}

Result<WebhookCard> Webhooks::get(store::WebhookId id) {
    auto found = services_.options.store.read([&](store::Connection& db) {
        auto hook = store::find_webhook(db, id);
        if (!hook) none();
        return WebhookCard{*std::move(hook), store::waiting_deliveries(db, id)};
    });
    if (!found) return std::unexpected(from_store(found.error()));
    return *std::move(found);
}

void Webhooks::add(WebhookPatch wanted, Done<store::Webhook> done) {
    if (auto good = check(wanted); !good) return done(std::unexpected(good.error()));
    auto hook = std::make_shared<store::Webhook>();
    hook->secret = make_webhook_secret();
    hook->created = services_.now();
    apply(wanted, *hook, 0);
    services_.options.store.submit(
        [hook](store::Tx& tx) {
            if (store::list_webhooks(tx).size() >= webhooks_max) {
                throw store::GiveUp(
                    store::ErrorCode::invalid,
                    fmt::format("there are {} webhooks already: remove one", webhooks_max));
            }
            hook->since = tx.last();
            store::create_webhook(tx, *hook);
        },
        [this, hook, done = std::move(done)](auto stored) mutable {
            if (!stored) return done(std::unexpected(from_store(stored.error())));
            any_ = true;
            done(*hook);
        });
}

void Webhooks::change(store::WebhookId id, Change change, Done<store::Webhook> done) {
    auto hook = std::make_shared<store::Webhook>();
    services_.options.store.submit(
        [id, hook, change = std::move(change)](store::Tx& tx) mutable {
            auto found = store::find_webhook(tx, id);
            if (!found) none();
            *hook = *std::move(found);
            change(tx, *hook);
            store::update_webhook(tx, *hook);
        },
        [this, hook, done = std::move(done)](auto stored) mutable {
            if (!stored) return done(std::unexpected(from_store(stored.error())));
            if (hook->enabled) any_ = true;
            services_.options.run([this, id = hook->id] { send_next(id); });
            done(*hook);
        });
}

void Webhooks::patch(store::WebhookId id, WebhookPatch patch, Done<store::Webhook> done) {
    if (auto good = check(patch); !good) return done(std::unexpected(good.error()));
    change(
        id,
        [patch = std::move(patch)](store::Tx& tx, store::Webhook& hook) {
            if (patch.version && *patch.version != hook.version) {
                throw store::GiveUp(store::ErrorCode::stale,
                                    "somebody changed it meanwhile: read it again");
            }
            apply(patch, hook, tx.last());
        },
        std::move(done));
}

void Webhooks::rotate(store::WebhookId id, Done<store::Webhook> done) {
    change(
        id,
        [now = services_.now()](store::Tx&, store::Webhook& hook) {
            hook.old_secret = std::exchange(hook.secret, make_webhook_secret());
            hook.old_secret_until = now + both_secrets;
        },
        std::move(done));
}

void Webhooks::remove(store::WebhookId id, Done<std::monostate> done) {
    services_.options.store.submit(
        [id](store::Tx& tx) {
            if (!store::delete_webhook(tx, id)) none();
        },
        [this, done = std::move(done)](auto stored) mutable {
            if (!stored) return done(std::unexpected(from_store(stored.error())));
            done(std::monostate{});
        });
}

Result<store::Page<store::Delivery>> Webhooks::deliveries(store::WebhookId id,
                                                          const store::PageRequest& page) {
    auto found = services_.options.store.read([&](store::Connection& db) {
        if (!store::find_webhook(db, id)) none();
        return store::list_deliveries(db, id, page);
    });
    if (!found) return std::unexpected(from_store(found.error()));
    return *std::move(found);
}

Result<Webhooks::DeliveryCard> Webhooks::delivery(store::WebhookId id, store::DeliveryId number) {
    auto found = services_.options.store.read([&](store::Connection& db) {
        auto delivery = store::find_delivery(db, number);
        if (!delivery || delivery->webhook != id) {
            throw store::GiveUp(store::ErrorCode::not_found, "there is no such delivery");
        }
        return DeliveryCard{*std::move(delivery), store::attempts_of(db, number)};
    });
    if (!found) return std::unexpected(from_store(found.error()));
    return *std::move(found);
}

void Webhooks::replay(store::WebhookId id, store::DeliveryId number, Done<store::Delivery> done) {
    auto delivery = std::make_shared<store::Delivery>();
    services_.options.store.submit(
        [id, number, delivery](store::Tx& tx) {
            auto found = store::find_delivery(tx, number);
            if (!found || found->webhook != id) {
                throw store::GiveUp(store::ErrorCode::not_found, "there is no such delivery");
            }
            const auto hook = store::find_webhook(tx, id);
            if (!hook->enabled) {
                throw store::GiveUp(store::ErrorCode::taken,
                                    "the webhook is switched off: enable it first");
            }
            *delivery = *std::move(found);
            delivery->state = store::DeliveryState::waiting;
            delivery->attempts = 0;
            delivery->next_at.reset();
            delivery->ended.reset();
            store::update_delivery(tx, *delivery);
        },
        [this, id, delivery, done = std::move(done)](auto stored) mutable {
            if (!stored) return done(std::unexpected(from_store(stored.error())));
            services_.options.run([this, id] { send_next(id); });
            done(*delivery);
        });
}

}  // namespace desk
