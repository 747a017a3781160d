// A plain pool: one queue, a few threads.
#include "server/cli/runners.hpp"

namespace cli {

Runners::Runners(unsigned threads) {
    for (unsigned i = 0; i < threads; ++i) threads_.emplace_back([this] { work(); });
}

Runners::~Runners() {
    {
        const std::scoped_lock lock(door_);
        over_ = true;
    }
    wake_.notify_all();
}

void Runners::run(std::move_only_function<void()> work) {
    {
        const std::scoped_lock lock(door_);
        waiting_.push_back(std::move(work));
    }
    wake_.notify_one();
}

void Runners::work() {
    std::unique_lock lock(door_);
    while (true) {
        wake_.wait(lock, [this] { return over_ || !waiting_.empty(); });
        if (waiting_.empty()) return;
        auto next = std::move(waiting_.front());
        waiting_.pop_front();
        lock.unlock();
        next();
        lock.lock();
    }
}

}  // namespace cli
