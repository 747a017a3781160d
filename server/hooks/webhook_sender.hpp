// Sends webhooks: one POST each over curl, bounded in time and answer, never into the inside world.
// Knows HTTP; what is sent, to whom and when again is decided in the desk.
#pragma once

#include "server/desk/webhooks/webhooks.hpp"

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace hooks {

struct WebhookSettings {
    std::size_t at_once_max = 64;   ///< one each for every endpoint there may be
    std::size_t waiting_max = 256;  ///< more fail at once
    std::chrono::milliseconds timeout{15'000};
    std::chrono::milliseconds connect_timeout{5'000};
    std::size_t answer_bytes_kept = 500;  ///< for the log; the rest is not read
    bool allow_private = false;  ///< loopback, private and link-local addresses may be sent to
};

class WebhookSender {
  public:
    explicit WebhookSender(WebhookSettings settings = {});
    ~WebhookSender();
    /// What is under way ends untried, and so does whatever is still brought. May be called twice.
    void stop();

    /// Answers once, on the sender's thread or, when too many wait, on this one.
    void post(desk::WebhookPost post, std::move_only_function<void(desk::WebhookAnswer)> done);

    /// This sender with the wire's words for events: what the desk's webhooks are carried with.
    desk::WebhookCarrier carrier();

  private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

/// Whether an IP address belongs to the inside world; what is no address counts as inside.
bool leads_inside(std::string_view address);

}  // namespace hooks
