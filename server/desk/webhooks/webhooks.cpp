// The outbox at work: the log fills it, each endpoint empties its own in order.
#include "server/desk/webhooks/webhooks.hpp"

#include "server/desk/announce.hpp"
#include "server/desk/services.hpp"
#include "server/desk/webhooks/webhook_retry.hpp"
#include "server/desk/webhooks/webhook_signature.hpp"
#include "server/store/event_log.hpp"
#include "server/store/setting.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <spdlog/spdlog.h>

namespace desk {
namespace {
constexpr std::chrono::days log_kept{30};
constexpr std::chrono::minutes tidy_every{10};
constexpr std::int64_t tidy_step = 2'000;
constexpr std::int64_t waiting_max = 200'000;      // of one endpoint
constexpr std::chrono::hours clock_went_back{12};  // a later date than any pause can lead to
constexpr int gone = 410;

bool wants(const store::Webhook& hook, std::string_view name) {
    return std::ranges::any_of(hook.events, [&](std::string_view one) {
        if (!one.ends_with('*')) return one == name;
        return name.starts_with(one.substr(0, one.size() - 1));
    });
}

store::Event notice(const store::Webhook& hook, store::Time at) {
    return {.at = at,
            .body = store::Noted{.what = "webhook.disabled",
                                 .words = fmt::format("Webhook {} to {} was switched off: {}",
                                                      hook.id, hook.url, hook.disabled_reason),
                                 .data = fmt::format(R"({{"webhook":{}}})", hook.id)}};
}

void disable(store::Tx& tx, store::Webhook& hook, std::string why, store::Time now) {
    hook.enabled = false;
    hook.disabled_reason = std::move(why);
    tx.append(notice(hook, now));
}

// What an attempt means for its delivery and its endpoint.
void judge(store::Tx& tx, store::Webhook& hook, store::Delivery& delivery, std::int64_t status,
           store::Time now, std::uint64_t chance) {
    ++delivery.attempts;
    if (webhook_took_it(status)) {
        delivery.state = store::DeliveryState::delivered;
        delivery.ended = now;
        delivery.next_at.reset();
        hook.failing_since.reset();
        return;
    }
    hook.failing_since = std::min(hook.failing_since.value_or(now), now);
    if (webhook_gives_up(static_cast<int>(delivery.attempts), status)) {
        delivery.state = store::DeliveryState::failed;
        delivery.ended = now;
        delivery.next_at.reset();
    } else {
        delivery.next_at = now + webhook_pause(static_cast<int>(delivery.attempts), chance);
    }
    if (status == gone) {
        disable(tx, hook, "it answered 410 Gone", now);
    } else if (now - *hook.failing_since > webhook_failing_max) {
        disable(tx, hook, "it failed for five days without one success", now);
    }
}
}  // namespace

Webhooks::Webhooks(Services& services)
    : services_(services), follower_(services, "webhooks", {}, [this](auto events, auto answer) {
          collect(events, std::move(answer));
      }) {}

Result<void> Webhooks::open() {
    if (!carrier_.post) return {};
    count();
    if (!any_) {  // nobody listened: what happened since is for nobody
        auto kept = services_.options.store.write([](store::Tx& tx) {
            store::put_setting(tx, "follower.webhooks", std::to_string(tx.last()));
        });
        if (!kept) return std::unexpected(from_store(kept.error()));
    }
    follower_.open();
    services_.options.run([this] { send_all(); });
    return {};
}

void Webhooks::count() {
    const auto hooks = services_.options.store.read(
        [](store::Connection& db) { return store::list_webhooks(db); });
    any_ = hooks && std::ranges::any_of(*hooks, &store::Webhook::enabled);
}

void Webhooks::happened(std::span<const EventPtr> events) {
    if (any_) follower_.happened(events);
}

void Webhooks::tick(store::Time now) {
    if (!any_ || !carrier_.post) return;
    services_.options.run([this] { send_all(); });
    if (now - tidied_ < tidy_every && now >= tidied_) return;
    tidied_ = now;
    tidy(now);
}

// Outboxes end somewhere: old log goes, and an endpoint that lets too much pile up is told so.
void Webhooks::tidy(store::Time now) {
    services_.options.store.submit(
        [now](store::Tx& tx) {
            store::delete_deliveries_before(tx, now - log_kept, tidy_step);
            for (auto& hook : store::list_webhooks(tx)) {
                if (!hook.enabled || store::waiting_deliveries(tx, hook.id) < waiting_max) continue;
                disable(tx, hook, fmt::format("{} messages wait for it", waiting_max), now);
                store::update_webhook(tx, hook);
            }
        },
        [this](store::Result<store::Committed> done) {
            if (!done) return;
            announce(services_, std::move(done->events));
        });
}

// Which of these events goes to whom: rows of the outbox, in the cursor's transaction.
void Webhooks::collect(std::span<const EventPtr> events, Follower::Answer answer) {
    if (!any_) return answer({});
    std::vector<store::Delivery> made;
    for (const auto& event : events) {
        store::Delivery delivery{.event = event->seq, .name = std::string(carrier_.name(*event))};
        delivery.created = event->at;
        made.push_back(std::move(delivery));
    }
    answer([made = std::move(made)](store::Tx& tx) mutable {
        for (const auto& hook : store::list_webhooks(tx)) {
            for (auto& delivery : made) {
                if (!hook.enabled || delivery.event <= hook.since || !wants(hook, delivery.name))
                    continue;
                delivery.webhook = hook.id;
                delivery.message = fmt::format("msg_{}_{}_{:x}", hook.id, delivery.event,
                                               store::to_ms(delivery.created));
                store::add_delivery(tx, delivery);
            }
        }
    });
    // The next command is done when those rows are on disk.
    services_.options.store.submit([](store::Tx&) {},
                                   [this](auto) { services_.options.run([this] { send_all(); }); });
}

void Webhooks::send_all() {
    const auto hooks = services_.options.store.read(
        [](store::Connection& db) { return store::list_webhooks(db); });
    if (!hooks) return;
    for (const auto& hook : *hooks) {
        if (hook.enabled) send_next(hook.id);
    }
}

bool Webhooks::enter(store::WebhookId id) {
    const std::scoped_lock lock(door_);
    return busy_.insert(id).second;
}

void Webhooks::leave(store::WebhookId id) {
    const std::scoped_lock lock(door_);
    busy_.erase(id);
}

void Webhooks::send_next(store::WebhookId id) {
    if (!enter(id)) return;
    struct Next {
        store::Webhook hook;
        std::optional<store::Delivery> delivery;
        std::optional<store::Event> event;
    };
    const auto next = services_.options.store.read([&](store::Connection& db) {
        Next found{.hook = store::find_webhook(db, id).value_or(store::Webhook{.enabled = false})};
        if (found.hook.enabled) found.delivery = store::next_delivery(db, id);
        if (found.delivery) found.event = store::find_event(db, found.delivery->event);
        return found;
    });
    const auto now = services_.now();
    const bool due = next && next->delivery &&
                     (!next->delivery->next_at || *next->delivery->next_at <= now ||
                      *next->delivery->next_at > now + clock_went_back);
    if (!due) return leave(id);
    if (!next->event) {
        return settle(id, next->delivery->id, {.status = 0, .error = "the event was erased"});
    }
    post(next->hook, *next->delivery, *next->event);
}

void Webhooks::post(const store::Webhook& hook, const store::Delivery& delivery,
                    const store::Event& event) {
    const auto now = services_.now();
    const auto at_s = std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count();
    WebhookPost request{.url = hook.url, .headers = {}, .body = carrier_.body(event)};
    auto signature = sign_webhook(hook.secret, delivery.message, at_s, request.body);
    if (!hook.old_secret.empty() && hook.old_secret_until && *hook.old_secret_until > now) {
        signature += ' ' + sign_webhook(hook.old_secret, delivery.message, at_s, request.body);
    }
    request.headers = {{"webhook-id", delivery.message},
                       {"webhook-timestamp", std::to_string(at_s)},
                       {"webhook-signature", std::move(signature)}};
    carrier_.post(std::move(request),
                  [this, id = hook.id, number = delivery.id](WebhookAnswer answer) {
                      settle(id, number, std::move(answer));
                  });
}

void Webhooks::settle(store::WebhookId id, store::DeliveryId number, WebhookAnswer answer) {
    if (!answer.tried) return leave(id);  // it waits for the next start
    auto work = [id, number, answer = std::move(answer), now = services_.now(),
                 chance = services_.options.chance()](store::Tx& tx) {
        auto delivery = store::find_delivery(tx, number);
        auto hook = store::find_webhook(tx, id);
        if (!delivery || !hook) return;
        store::add_attempt(tx, {.delivery = number,
                                .at = now,
                                .status = answer.status,
                                .ms = answer.ms,
                                .answer = answer.body,
                                .error = answer.error});
        if (delivery->state != store::DeliveryState::waiting) return;
        const auto before = hook->failing_since;
        judge(tx, *hook, *delivery, answer.status, now, chance);
        store::update_delivery(tx, *delivery);
        if (before != hook->failing_since || !hook->enabled) store::update_webhook(tx, *hook);
    };
    services_.options.store.submit(
        std::move(work), [this, id](store::Result<store::Committed> done) {
            leave(id);
            if (!done) return spdlog::warn("webhook {}: {}", id, done.error().message);
            announce(services_, std::move(done->events));
            services_.options.run([this, id] { send_next(id); });
        });
}

}  // namespace desk
