// One allowance for each address and kind; all are forgotten when there are too many to remember.
#include "server/net/pages/senders.hpp"

namespace net {
namespace {
constexpr std::size_t a_minute[] = {4, 10, 60, 10};  // all: everything of a person, or its end
constexpr std::size_t remembered_max = 10'000;
}  // namespace

bool Senders::may_send(const Address& from, Sending what, Allowance::Clock::time_point now) {
    const std::lock_guard lock(door_);
    if (senders_.size() > remembered_max) senders_.clear();
    auto& allowance = senders_[{from.text(), what}];
    return allowance.take(a_minute[static_cast<std::size_t>(what)], now);
}

}  // namespace net
