// What the transport serves: one answer for each request, one session for each socket.
// Knows requests and sessions; knows nothing of how they travel.
#pragma once

#include "server/net/line/http.hpp"
#include "server/net/line/socket.hpp"

#include <expected>
#include <functional>
#include <memory>

namespace net {

/// The duty to answer one request, from any thread, once. Dropped unanswered it says 500.
class Reply {
  public:
    Reply() = default;
    explicit Reply(std::move_only_function<void(Response)> send) : send_(std::move(send)) {}
    Reply(Reply&&) = default;
    Reply& operator=(Reply&&) = default;
    ~Reply();

    void send(Response response);

  private:
    std::move_only_function<void(Response)> send_;
};

class Application {
  public:
    virtual ~Application() = default;
    /// Answers now or later; called on the connection's thread, must not block.
    virtual void answer(const Request& request, Reply reply) = 0;
    /// Who talks on this socket, or why nobody does.
    virtual std::expected<std::unique_ptr<Session>, Response> greet(const Request& request,
                                                                    Socket socket) = 0;
};

}  // namespace net
