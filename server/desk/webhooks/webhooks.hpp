// Webhooks: what happens is told to programs of the shop, signed, in order, at least once.
// Decides who hears what and when it is tried again; a carrier writes the JSON and sends it.
#pragma once

#include "server/desk/follower.hpp"
#include "server/desk/parts.hpp"
#include "server/store/webhook.hpp"

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace desk {

/// One request to be sent.
struct WebhookPost {
    std::string url;
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;
};
struct WebhookAnswer {
    bool tried = true;  // false: the house closes, it counts for nothing
    int status = 0;     // 0: there was no answer
    std::int64_t ms = 0;
    std::string body;   // its first bytes
    std::string error;  // why there was none
};
/// Who speaks JSON and HTTP.
struct WebhookCarrier {
    std::function<std::string_view(const store::Event&)> name;
    std::function<std::string(const store::Event&)> body;
    /// Answers once, on any thread, never inside the call.
    std::function<void(WebhookPost, std::move_only_function<void(WebhookAnswer)>)> post;
};

struct WebhookPatch {
    std::optional<std::string> url;
    std::optional<std::vector<std::string>> events;
    std::optional<std::string> description;
    std::optional<bool> enabled;
    std::optional<store::Version> version;
};

/// A webhook and how much of its outbox waits.
struct WebhookCard {
    store::Webhook webhook;
    std::int64_t waiting = 0;
};

class Webhooks final : public Part {
  public:
    explicit Webhooks(Services& services);

    /// Before the desk opens; without a carrier nothing is collected or sent.
    void carry_with(WebhookCarrier carrier) { carrier_ = std::move(carrier); }

    Result<void> open() override;
    void tick(store::Time now) override;
    void happened(std::span<const EventPtr> events) override;

    Result<std::vector<WebhookCard>> list();
    Result<WebhookCard> get(store::WebhookId id);
    void add(WebhookPatch wanted, Done<store::Webhook> done);
    void patch(store::WebhookId id, WebhookPatch patch, Done<store::Webhook> done);
    void remove(store::WebhookId id, Done<std::monostate> done);
    /// A new secret; the old one signs too for a day, so that nobody misses anything.
    void rotate(store::WebhookId id, Done<store::Webhook> done);

    Result<store::Page<store::Delivery>> deliveries(store::WebhookId id,
                                                    const store::PageRequest& page);
    struct DeliveryCard {
        store::Delivery delivery;
        std::vector<store::Attempt> attempts;
    };
    Result<DeliveryCard> delivery(store::WebhookId id, store::DeliveryId delivery);
    /// Sends it once more under the same webhook-id, whatever came of it before.
    void replay(store::WebhookId id, store::DeliveryId delivery, Done<store::Delivery> done);

  private:
    using Change = std::move_only_function<void(store::Tx&, store::Webhook&)>;
    void change(store::WebhookId id, Change change, Done<store::Webhook> done);
    void collect(std::span<const EventPtr> events, Follower::Answer answer);
    void send_all();
    void send_next(store::WebhookId id);
    void post(const store::Webhook& hook, const store::Delivery& delivery,
              const store::Event& event);
    void settle(store::WebhookId id, store::DeliveryId delivery, WebhookAnswer answer);
    bool enter(store::WebhookId id);
    void leave(store::WebhookId id);
    void count();
    void tidy(store::Time now);

    Services& services_;
    WebhookCarrier carrier_;
    Follower follower_;
    std::atomic<bool> any_{false};  // somebody listens
    std::mutex door_;
    std::set<store::WebhookId> busy_;  // one request at a time each: the order is kept
    store::Time tidied_{};
};

}  // namespace desk
