// How many connections are open, in all and from each address.
// Knows counts; knows nothing of sockets. Safe from any thread.
#pragma once

#include "server/net/line/address.hpp"
#include "server/net/line/limits.hpp"

#include <atomic>
#include <cstddef>
#include <map>
#include <mutex>
#include <vector>

namespace net {

class Crowd {
  public:
    /// Addresses of `proxies` speak for many people: of them only the total is limited.
    Crowd(const Limits& limits, std::vector<Network> proxies);

    enum class Verdict { welcome, full, too_many_from_here };
    Verdict enter(const Address& address);
    void leave(const Address& address);
    std::size_t size() const { return open_.load(std::memory_order_relaxed); }

  private:
    bool counts(const Address& address) const;

    std::size_t all_max_;
    std::size_t per_address_max_;
    bool loopback_counts_;
    std::vector<Network> proxies_;
    std::atomic<std::size_t> open_{0};
    std::mutex mutex_;
    std::map<Address, std::size_t> from_;
};

}  // namespace net
