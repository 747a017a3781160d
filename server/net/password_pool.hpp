// Slow work on threads of its own: password hashes cost tens of milliseconds and many megabytes.
// Knows a queue and its bound; knows nothing of passwords.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace net {

class PasswordPool {
  public:
    explicit PasswordPool(std::size_t threads = 2, std::size_t waiting_max = 64);
    /// Work that has not begun is dropped.
    ~PasswordPool();

    /// False: too much is waiting, say so to whoever asks.
    bool run(std::move_only_function<void()> work);

  private:
    void work();

    std::size_t waiting_max_;
    std::mutex door_;
    std::condition_variable more_;
    std::deque<std::move_only_function<void()>> waiting_;
    bool stopping_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace net
