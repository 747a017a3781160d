// One request through curl: what it may do, and what came of it.
// Knows curl's options; the thread that drives it is in lookup.cpp.
#pragma once

#include "server/hooks/lookup.hpp"

#include <string>
#include <string_view>

#include <curl/curl.h>

namespace hooks {

class Transfer {
  public:
    Transfer(const intents::Lookup& lookup, const std::string& url, const LookupSettings& settings);
    ~Transfer();
    Transfer(const Transfer&) = delete;
    Transfer& operator=(const Transfer&) = delete;

    /// False: it cannot be sent; `why` says the reason.
    bool ready() const { return why_.empty(); }
    const std::string& why() const { return why_; }

    CURL* handle() const { return easy_; }
    long status() const;
    /// Where a redirect leads, as a whole url; empty if it is none.
    std::string redirect() const;
    const std::string& body() const { return body_; }

  private:
    void set_headers(const intents::Lookup& lookup, const LookupSettings& settings);
    void set_limits(const intents::Lookup& lookup);
    static std::size_t received(char* bytes, std::size_t size, std::size_t count, void* self);
    static curl_socket_t open_socket(void* self, curlsocktype kind, curl_sockaddr* address);

    CURL* easy_;
    curl_slist* headers_ = nullptr;
    std::string host_;  ///< without port
    std::string body_;
    std::string sent_body_;
    std::size_t body_bytes_max_;
    std::string why_;
};

}  // namespace hooks
