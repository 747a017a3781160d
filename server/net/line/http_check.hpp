// What we refuse of requests that a lenient parser lets pass: every way two servers could disagree
// about where a request ends or whom it is for.
#pragma once

#include "server/net/line/http_parser.hpp"

#include <optional>
#include <string_view>

namespace net {

/// The raw head, before parsing: folded lines, bare CR or LF, NUL.
std::optional<HttpFault> check_raw_head(std::string_view head);

/// The parsed head: Host, lengths, codings, method, target form.
std::optional<HttpFault> check_head(const Request& request, int version,
                                    std::size_t body_bytes_max);

/// Whether this asks for a WebSocket at all.
bool wants_websocket(const Request& request);

/// A strict opening handshake (RFC 6455, 4.2.1), or why not.
std::optional<HttpFault> check_handshake(const Request& request, int version);

/// `Sec-WebSocket-Accept` for a key.
std::string accept_key(std::string_view key);

/// Whether a comma-separated header holds this token.
bool has_token(std::string_view list, std::string_view token);

}  // namespace net
