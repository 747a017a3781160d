// One allowance for each address and kind; all are forgotten when there are too many to remember.
#include "server/net/senders.hpp"

#include "server/net/allowance.hpp"

#include <map>
#include <mutex>
#include <string>
#include <utility>

namespace net {
namespace {
constexpr std::size_t a_minute[] = {4, 10};  // forms, files
constexpr std::size_t remembered_max = 10'000;
}  // namespace

bool may_send(const Request& request, Sending what) {
    static std::mutex door;
    static std::map<std::pair<std::string, Sending>, Allowance> senders;
    const std::lock_guard lock(door);
    if (senders.size() > remembered_max) senders.clear();
    auto& allowance = senders[{request.client.text(), what}];
    return allowance.take(a_minute[static_cast<std::size_t>(what)], Allowance::Clock::now());
}

}  // namespace net
