// Reads one HTTP/1 request from bytes. The pimpl keeps Beast in one file.
// Knows the grammar; what we refuse beyond it is `http_check`'s.
#pragma once

#include "server/net/line/http.hpp"

#include <cstddef>
#include <expected>
#include <memory>
#include <string_view>

namespace net {

/// Why a request is turned down, as a status and words.
struct HttpFault {
    int status = 400;
    const char* why = "";
};

class HttpParser {
  public:
    HttpParser(std::size_t header_bytes, std::size_t body_bytes);
    ~HttpParser();

    /// Uses the front of `bytes`, says how much.
    std::expected<std::size_t, HttpFault> feed(std::string_view bytes);
    bool head_done() const;
    bool done() const;
    /// 10 or 11.
    int version() const;
    /// Head and body read so far; the parser is spent afterwards.
    Request take();
    /// The head alone.
    Request head() const;

  private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

}  // namespace net
