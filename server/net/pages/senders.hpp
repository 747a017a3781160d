// How much one address may ask without a log-in and without a socket: forms, files, its own chats.
// One server's count, shared by all its threads.
#pragma once

#include "server/net/line/address.hpp"
#include "server/net/line/allowance.hpp"

#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <utility>

namespace net {

enum class Sending : std::uint8_t { form, file, list, all };

class Senders {
  public:
    /// Takes one from what this address has left; false: it is too much at once.
    bool may_send(const Address& from, Sending what, Allowance::Clock::time_point now);

  private:
    std::mutex door_;
    std::map<std::pair<std::string, Sending>, Allowance> senders_;
};

}  // namespace net
