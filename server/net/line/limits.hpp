// Every limit and timeout of the line, with its default. Each is a setting of the operator.
// Knows numbers; knows nothing of how they are enforced.
#pragma once

#include <cstddef>
#include <optional>

namespace net {

/// `limits.*`: how much of everything is accepted. Zero means "no limit" only where it says so.
struct Limits {
    std::size_t frame_bytes = 16 * 1024;        ///< one WebSocket message, fragments joined
    std::size_t text_chars = 4000;              ///< one message of a customer or agent
    int json_depth = 32;                        ///< nesting of a frame or body
    std::size_t connections = 20'000;           ///< open at once, all threads together
    std::size_t messages_per_minute = 120;      ///< per connection and per customer; 0: off
    std::size_t outbox_bytes = 256 * 1024;      ///< unread output before a peer is let go (1013)
    std::size_t http_body_bytes = 1024 * 1024;  ///< one request body
    std::size_t http_header_bytes = 16 * 1024;  ///< one request head
    std::size_t commands_in_flight = 32;        ///< unanswered frames of one socket before it waits

    /// Open at once from one address; 0: off. Unset: 200, and this machine itself is not counted
    /// (a reverse proxy beside us speaks for many people).
    std::optional<std::size_t> connections_per_ip;
};

/// `timeouts.*`, in seconds; fractions are for tests.
struct Timeouts {
    double handshake_s = 10;  ///< from accept to a whole request, and for a goodbye to be heard
    double ping_s = 25;       ///< silence before we ask whether a socket is still there
    double idle_s = 60;       ///< silence before we hang up
    double drain_s = 10;      ///< what is in flight at a stop may take this long
};

}  // namespace net
