// For what follows a moment later: followers, timers and threads of the house under test.
#pragma once

#include <chrono>
#include <thread>

namespace front {

/// Asks again and again until the condition holds; false: it did not within ten seconds.
template <class Condition>
bool soon(Condition condition) {
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds{10};
    while (!condition()) {
        if (std::chrono::steady_clock::now() > until) return false;
        std::this_thread::sleep_for(std::chrono::milliseconds{5});
    }
    return true;
}

}  // namespace front
