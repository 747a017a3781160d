// curl's options for a webhook, and what its result means.
#include "server/hooks/webhook_transfer.hpp"

#include "server/hooks/addresses.hpp"

#include <new>

#include <fmt/format.h>

namespace hooks {

WebhookTransfer::WebhookTransfer(const desk::WebhookPost& post, const WebhookSettings& settings)
    : settings_(settings), easy_(curl_easy_init()), sent_(post.body) {
    if (!easy_) throw std::bad_alloc();
    headers_ = curl_slist_append(headers_, "Content-Type: application/json");
    headers_ = curl_slist_append(headers_, "Expect:");  // no waiting for a 100
    for (const auto& [name, value] : post.headers) {
        headers_ = curl_slist_append(headers_, fmt::format("{}: {}", name, value).c_str());
    }
    curl_easy_setopt(easy_, CURLOPT_URL, post.url.c_str());
    curl_easy_setopt(easy_, CURLOPT_HTTPHEADER, headers_);
    curl_easy_setopt(easy_, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(sent_.size()));
    curl_easy_setopt(easy_, CURLOPT_POSTFIELDS, sent_.c_str());
    set_limits();
}

WebhookTransfer::~WebhookTransfer() {
    curl_slist_free_all(headers_);
    curl_easy_cleanup(easy_);
}

void WebhookTransfer::set_limits() {
    curl_easy_setopt(easy_, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(easy_, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(easy_, CURLOPT_PROXY, "");
    curl_easy_setopt(easy_, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy_, CURLOPT_USERAGENT, "deskbell/" DESKBELL_VERSION);
    curl_easy_setopt(easy_, CURLOPT_TIMEOUT_MS, static_cast<long>(settings_.timeout.count()));
    curl_easy_setopt(easy_, CURLOPT_CONNECTTIMEOUT_MS,
                     static_cast<long>(settings_.connect_timeout.count()));
    curl_easy_setopt(easy_, CURLOPT_WRITEFUNCTION, &WebhookTransfer::received);
    curl_easy_setopt(easy_, CURLOPT_WRITEDATA, this);
    curl_easy_setopt(easy_, CURLOPT_OPENSOCKETFUNCTION, &WebhookTransfer::open_socket);
    curl_easy_setopt(easy_, CURLOPT_OPENSOCKETDATA, this);
}

// The status is all that counts: of the body the first bytes are kept, then the line is let go.
std::size_t WebhookTransfer::received(char* bytes, std::size_t size, std::size_t count,
                                      void* self) {
    auto& transfer = *static_cast<WebhookTransfer*>(self);
    const auto room = transfer.settings_.answer_bytes_kept - transfer.body_.size();
    transfer.body_.append(bytes, std::min(room, size * count));
    transfer.enough_ = transfer.body_.size() >= transfer.settings_.answer_bytes_kept;
    return transfer.enough_ ? 0 : size * count;
}

curl_socket_t WebhookTransfer::open_socket(void* self, curlsocktype, curl_sockaddr* address) {
    auto& transfer = *static_cast<WebhookTransfer*>(self);
    auto text = text_of(*address);
    if (!transfer.settings_.allow_private && leads_inside(text)) {
        transfer.refused_ = std::move(text);
        return CURL_SOCKET_BAD;
    }
    return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

desk::WebhookAnswer WebhookTransfer::answer(CURLcode result) const {
    desk::WebhookAnswer answer;
    answer.ms = std::chrono::duration_cast<std::chrono::milliseconds>(
                    std::chrono::steady_clock::now() - began_)
                    .count();
    if (result == CURLE_OK || enough_) {
        long status = 0;
        curl_easy_getinfo(easy_, CURLINFO_RESPONSE_CODE, &status);
        answer.status = static_cast<int>(status);
        answer.body = body_;
    } else if (!refused_.empty()) {
        answer.error = fmt::format(
            "the address {} is of the inside world; allow it with webhooks.allow_private",
            refused_);
    } else {
        answer.error = curl_easy_strerror(result);
    }
    return answer;
}

}  // namespace hooks
