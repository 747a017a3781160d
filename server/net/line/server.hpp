// The line: listens, keeps one loop per thread, and drains on a stop.
// Knows addresses and threads; what is said is the application's.
#pragma once

#include "server/net/line/address.hpp"
#include "server/net/line/application.hpp"
#include "server/net/line/limits.hpp"

#include <atomic>
#include <cstdint>
#include <expected>
#include <memory>
#include <string>
#include <vector>

namespace net {

/// Settings of the line.
struct LineSettings {
    std::string listen = "127.0.0.1:8080";  ///< port 0: any free one
    unsigned threads = 1;
    Limits limits = {};
    Timeouts timeouts = {};
    std::vector<std::string> trusted_proxies = {};  ///< networks whose X-Forwarded-* is believed
};

/// What the line counts, for /metrics. Read from any thread.
struct LineCounts {
    std::atomic<std::uint64_t> connections_open{0};
    std::atomic<std::uint64_t> sockets_open{0};
    std::atomic<std::uint64_t> accepted{0};
    std::atomic<std::uint64_t> turned_away{0};
    std::atomic<std::uint64_t> requests{0};
    std::atomic<std::uint64_t> frames_in{0};
    std::atomic<std::uint64_t> frames_out{0};
    std::atomic<std::uint64_t> let_go{0};  ///< peers that stopped reading
};

class Server {
  public:
    Server(LineSettings settings, Application& application);
    ~Server();

    /// Binds and starts the threads. The reason names the address and what to do.
    std::expected<void, std::string> start();
    /// The port that is listened on.
    std::uint16_t port() const;
    /// Stops accepting, says goodbye, waits for what is in flight at most `timeouts.drain_s`.
    void stop();
    const LineCounts& counts() const;

  private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

}  // namespace net
