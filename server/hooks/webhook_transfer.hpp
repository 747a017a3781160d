// One POST of a webhook through curl: no redirects, no proxies, and the address it connects to is
// judged after the name was resolved, so that no name can lead it inside.
#pragma once

#include "server/hooks/webhook_sender.hpp"

#include <chrono>
#include <string>

#include <curl/curl.h>

namespace hooks {

class WebhookTransfer {
  public:
    WebhookTransfer(const desk::WebhookPost& post, const WebhookSettings& settings);
    ~WebhookTransfer();
    WebhookTransfer(const WebhookTransfer&) = delete;
    WebhookTransfer& operator=(const WebhookTransfer&) = delete;

    CURL* handle() const { return easy_; }
    desk::WebhookAnswer answer(CURLcode result) const;

  private:
    void set_limits();
    static std::size_t received(char* bytes, std::size_t size, std::size_t count, void* self);
    static curl_socket_t open_socket(void* self, curlsocktype kind, curl_sockaddr* address);

    const WebhookSettings& settings_;
    CURL* easy_;
    curl_slist* headers_ = nullptr;
    std::string sent_;
    std::string body_;
    std::string refused_;  // the inside address it was not let to
    bool enough_ = false;
    std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
};

}  // namespace hooks
