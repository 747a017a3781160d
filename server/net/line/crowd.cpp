// Counting in and out at the door.
#include "server/net/line/crowd.hpp"

#include <algorithm>
#include <utility>

namespace net {
namespace {
constexpr std::size_t per_address_default = 200;
}

Crowd::Crowd(const Limits& limits, std::vector<Network> proxies)
    : all_max_(limits.connections),
      per_address_max_(limits.connections_per_ip.value_or(per_address_default)),
      loopback_counts_(limits.connections_per_ip.has_value()),
      proxies_(std::move(proxies)) {}

Crowd::Verdict Crowd::enter(const Address& address) {
    if (open_.fetch_add(1) >= all_max_) {
        open_.fetch_sub(1);
        return Verdict::full;
    }
    if (!counts(address)) return Verdict::welcome;
    const std::lock_guard lock(mutex_);
    auto& here = from_[address.counted()];
    if (here >= per_address_max_) {
        open_.fetch_sub(1);
        return Verdict::too_many_from_here;
    }
    ++here;
    return Verdict::welcome;
}

void Crowd::leave(const Address& address) {
    open_.fetch_sub(1);
    if (!counts(address)) return;
    const std::lock_guard lock(mutex_);
    const auto here = from_.find(address.counted());
    if (here != from_.end() && --here->second == 0) from_.erase(here);
}

bool Crowd::counts(const Address& address) const {
    if (per_address_max_ == 0 || (address.is_loopback() && !loopback_counts_)) return false;
    return std::ranges::none_of(proxies_, [&](const Network& net) { return net.holds(address); });
}

}  // namespace net
