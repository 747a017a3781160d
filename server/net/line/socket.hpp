// The two ends of a WebSocket inside the house: the session that talks and the socket it holds.
// Knows text frames; knows nothing of bytes on the line, JSON, or the desk.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>

namespace net {

class Session;
class Worker;

/// Runs `task` on this worker's thread, soon. From any thread.
void post(Worker& worker, std::move_only_function<void()> task);

/// A weak, copyable hold on one socket. Everything but `post` is for the socket's own thread.
class Socket {
  public:
    Socket() = default;
    Socket(Worker& worker, int slot, std::uint32_t generation)
        : worker_(&worker), slot_(slot), generation_(generation) {}

    /// Puts one text frame into the outbox; it leaves at the end of the loop's turn.
    void say(std::string_view text) const;
    /// Says goodbye with a close code and hangs up once it is heard (or not, in a while).
    void close(std::uint16_t code, std::string_view why) const;
    /// Stops reading until `resume`: work of this peer is waiting elsewhere.
    void hold() const;
    void resume() const;
    /// Runs `visit(session)` on the socket's thread if the socket is still there. From any thread.
    void post(std::move_only_function<void(Session&)> visit) const;

    /// The thread's worker; sockets of one thread have the same.
    Worker* worker() const { return worker_; }
    bool operator==(const Socket&) const = default;

  private:
    Worker* worker_ = nullptr;
    int slot_ = -1;
    std::uint32_t generation_ = 0;
};

/// One conversation over one socket. Lives on its socket's thread, ends with it.
class Session {
  public:
    virtual ~Session() = default;
    /// A whole text frame, valid UTF-8 and within limits.frame_bytes.
    virtual void heard(std::string_view text) = 0;
    /// A frame that could not be handed over; the socket stays open unless it says goodbye itself.
    enum class Unfit : std::uint8_t { too_large, not_utf8, not_text };
    virtual void unheard(Unfit why) = 0;
    /// Everything said so far has left for the peer.
    virtual void drained() {}
    /// Work in flight: at a stop the socket is closed when this is over.
    virtual bool busy() const { return false; }
};

}  // namespace net
