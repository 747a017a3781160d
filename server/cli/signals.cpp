// Signals through sigtimedwait: no handlers, no races.
#include "server/cli/signals.hpp"

#include <csignal>
#include <ctime>

namespace cli {
namespace {

sigset_t ours() {
    sigset_t set;
    sigemptyset(&set);
    for (const int signal : {SIGHUP, SIGINT, SIGTERM}) sigaddset(&set, signal);
    return set;
}

}  // namespace

void keep_signals() {
    const auto set = ours();
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
}

Asked wait_for_signal(std::chrono::milliseconds at_most) {
    const auto set = ours();
    const timespec limit{.tv_sec = at_most.count() / 1000, .tv_nsec = at_most.count() % 1000 * 1'000'000};
    switch (sigtimedwait(&set, nullptr, &limit)) {
        case SIGHUP: return Asked::reload;
        case SIGINT:
        case SIGTERM: return Asked::stop;
        default: return Asked::nothing;
    }
}

}  // namespace cli
