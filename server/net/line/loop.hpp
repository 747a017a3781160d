// One thread's event loop over epoll: descriptors, work from other threads, a coarse clock.
// Knows readiness; knows nothing of protocols or of connections.
//
// Why not Asio here: an idle customer must cost about a KiB and a frame about one recv and one
// send. Asio keeps an operation, its handler and a buffer per waiting socket and Beast a parser
// and two more (3.7 KiB, 1.45x the floor, measured); level-triggered epoll with one receive
// buffer per thread needs none of them, and this file is the whole of it.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <span>
#include <vector>

namespace net {

using Task = std::move_only_function<void()>;
using Steady = std::chrono::steady_clock;

/// Someone who is told when a descriptor is ready.
class Watcher {
  public:
    virtual ~Watcher() = default;
    virtual void ready(std::uint32_t events) = 0;
};

class Loop {
  public:
    Loop();
    ~Loop();
    Loop(const Loop&) = delete;
    Loop& operator=(const Loop&) = delete;

    /// `events` as for epoll (EPOLLIN, EPOLLOUT); level-triggered.
    bool watch(int fd, Watcher& watcher, std::uint32_t events);
    void rewatch(int fd, Watcher& watcher, std::uint32_t events);
    void forget(int fd);

    /// Runs `task` on the loop's thread, soon. From any thread.
    void post(Task task);
    /// Ends `run` after the turn. From any thread.
    void stop();

    /// `turn_ends` runs after each turn, `tick` about every `tick_every` while `ticking` is set.
    struct Hooks {
        std::move_only_function<void()> turn_ends;
        std::move_only_function<void()> tick;
    };
    void run(Hooks hooks);

    static constexpr std::chrono::milliseconds tick_every{100};
    /// Nobody needs the clock while there are no connections: then the thread sleeps.
    void ticking(bool on) { ticking_ = on; }

    /// Time as of this turn.
    Steady::time_point now() const { return now_; }
    /// The thread's one receive buffer: valid until the next turn's reads.
    std::span<char> buffer() { return {buffer_.get(), buffer_bytes}; }

    static constexpr std::size_t buffer_bytes = 64 * 1024;

  private:
    int wait_ms(Steady::time_point next_tick) const;
    void run_posted();

    int epoll_ = -1;
    int wake_ = -1;
    bool stopping_ = false;
    bool ticking_ = false;
    Steady::time_point now_ = Steady::now();
    std::unique_ptr<char[]> buffer_;
    std::mutex mutex_;
    std::vector<Task> posted_;
    std::vector<Task> running_;
};

}  // namespace net
