// The pool: a queue, a door, a few threads.
#include "server/net/password_pool.hpp"

#include <utility>

namespace net {

PasswordPool::PasswordPool(std::size_t threads, std::size_t waiting_max)
    : waiting_max_(waiting_max) {
    for (std::size_t i = 0; i < threads; ++i) threads_.emplace_back([this] { work(); });
}

PasswordPool::~PasswordPool() {
    {
        const std::lock_guard lock(door_);
        stopping_ = true;
    }
    more_.notify_all();
    for (auto& thread : threads_) thread.join();
}

bool PasswordPool::run(std::move_only_function<void()> work) {
    {
        const std::lock_guard lock(door_);
        if (stopping_ || waiting_.size() >= waiting_max_) return false;
        waiting_.push_back(std::move(work));
    }
    more_.notify_one();
    return true;
}

void PasswordPool::work() {
    for (;;) {
        std::move_only_function<void()> next;
        {
            std::unique_lock lock(door_);
            more_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
            if (stopping_) return;
            next = std::move(waiting_.front());
            waiting_.pop_front();
        }
        next();
    }
}

}  // namespace net
