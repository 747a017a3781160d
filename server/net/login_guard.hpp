// Slows down whoever guesses passwords: per account and per address, for a while after failures.
// Knows counts and times; knows nothing of passwords. Safe from any thread.
#pragma once

#include "server/net/line/address.hpp"

#include <chrono>
#include <cstddef>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

namespace net {

class LoginGuard {
  public:
    using Clock = std::chrono::steady_clock;

    struct Limits {
        int account_failures = 8;   ///< in a row before an account is locked for a while
        int address_failures = 40;  ///< from one address
        std::chrono::seconds locked{300};
        std::size_t remembered_max = 20'000;
    };

    LoginGuard() = default;
    explicit LoginGuard(Limits limits) : limits_(limits) {}

    /// Seconds to wait; 0: go on.
    std::chrono::seconds wait(std::string_view email, const Address& from, Clock::time_point now);
    void failed(std::string_view email, const Address& from, Clock::time_point now);
    void succeeded(std::string_view email);

  private:
    struct Failures {
        int count = 0;
        Clock::time_point last{};
    };
    std::chrono::seconds wait_of(const std::string& key, int most, Clock::time_point now);
    void note(const std::string& key, Clock::time_point now);

    Limits limits_;
    std::mutex door_;
    std::map<std::string, Failures> failures_;
};

}  // namespace net
