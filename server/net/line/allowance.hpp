// How much somebody may say: a bucket that fills evenly and holds one minute's worth.
// Knows a rate and a clock reading; knows nothing of who it is for.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>

namespace net {

class Allowance {
  public:
    using Clock = std::chrono::steady_clock;

    /// Takes one if there is one. A rate of 0 never runs out.
    bool take(std::size_t per_minute, Clock::time_point now) {
        if (per_minute == 0) return true;
        const auto most = static_cast<double>(per_minute);
        if (at_ == Clock::time_point{}) left_ = most;
        const double passed_s = std::chrono::duration<double>(now - at_).count();
        if (at_ != Clock::time_point{}) left_ = std::min(most, left_ + passed_s * most / 60);
        at_ = now;
        if (left_ < 1) return false;
        left_ -= 1;
        return true;
    }

  private:
    double left_ = 0;
    Clock::time_point at_{};
};

}  // namespace net
