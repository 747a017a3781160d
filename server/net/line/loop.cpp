// The loop: wait, tell the watchers, run what others posted, let the turn end.
#include "server/net/line/loop.hpp"

#include <algorithm>
#include <array>
#include <system_error>
#include <utility>

#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace net {
namespace {
constexpr int events_a_turn = 256;

[[noreturn]] void fail(const char* what) {
    throw std::system_error(errno, std::generic_category(), what);
}
}  // namespace

Loop::Loop() : buffer_(std::make_unique_for_overwrite<char[]>(buffer_bytes)) {
    epoll_ = epoll_create1(EPOLL_CLOEXEC);
    if (epoll_ < 0) fail("epoll_create1");
    wake_ = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (wake_ < 0) fail("eventfd");
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.ptr = nullptr;
    if (epoll_ctl(epoll_, EPOLL_CTL_ADD, wake_, &event) != 0) fail("epoll_ctl");
}

Loop::~Loop() {
    ::close(wake_);
    ::close(epoll_);
}

bool Loop::watch(int fd, Watcher& watcher, std::uint32_t events) {
    epoll_event event{};
    event.events = events;
    event.data.ptr = &watcher;
    return epoll_ctl(epoll_, EPOLL_CTL_ADD, fd, &event) == 0;
}

void Loop::rewatch(int fd, Watcher& watcher, std::uint32_t events) {
    epoll_event event{};
    event.events = events;
    event.data.ptr = &watcher;
    epoll_ctl(epoll_, EPOLL_CTL_MOD, fd, &event);
}

void Loop::forget(int fd) {
    epoll_ctl(epoll_, EPOLL_CTL_DEL, fd, nullptr);
}

void Loop::post(Task task) {
    bool first = false;
    {
        const std::lock_guard lock(mutex_);
        first = posted_.empty();
        posted_.push_back(std::move(task));
    }
    const std::uint64_t one = 1;
    if (first) [[maybe_unused]]
        const auto written = ::write(wake_, &one, sizeof one);
}

void Loop::stop() {
    post([this] { stopping_ = true; });
}

void Loop::run(Hooks hooks) {
    std::array<epoll_event, events_a_turn> events{};
    auto next_tick = Steady::now() + tick_every;
    while (!stopping_) {
        const int count = epoll_wait(epoll_, events.data(), events_a_turn, wait_ms(next_tick));
        now_ = Steady::now();
        for (int i = 0; i < count; ++i) {
            const auto& event = events[static_cast<std::size_t>(i)];
            if (event.data.ptr) static_cast<Watcher*>(event.data.ptr)->ready(event.events);
        }
        run_posted();
        if (now_ >= next_tick) {
            next_tick = now_ + tick_every;
            if (ticking_) hooks.tick();
        }
        hooks.turn_ends();
    }
}

int Loop::wait_ms(Steady::time_point next_tick) const {
    if (!ticking_) return -1;
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(next_tick - Steady::now());
    return static_cast<int>(std::max<std::int64_t>(0, left.count()));
}

// One round only: what a task posts waits for the next turn, so sockets are never starved.
void Loop::run_posted() {
    {
        const std::lock_guard lock(mutex_);
        if (posted_.empty()) return;
        std::uint64_t drained = 0;
        [[maybe_unused]] const auto read = ::read(wake_, &drained, sizeof drained);
        running_.swap(posted_);
    }
    for (auto& task : running_) task();
    running_.clear();
}

}  // namespace net
