// The signals an operator sends, taken one by one on the thread that waits for them.
#pragma once

#include <chrono>
#include <cstdint>

namespace cli {

enum class Asked : std::uint8_t { nothing, reload, stop };

// Call before any thread starts: they all inherit that these signals are for `wait_for_signal`.
void keep_signals();

// SIGHUP asks to reload, SIGTERM and SIGINT to stop; nothing when the time is over first.
Asked wait_for_signal(std::chrono::milliseconds at_most);

}  // namespace cli
