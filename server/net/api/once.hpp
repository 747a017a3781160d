// `Idempotency-Key`: the same key gives the same answer and does the work once.
// Knows keys and kept answers; what the work is, is the handler's.
#pragma once

#include "server/net/api/call.hpp"

#include <mutex>
#include <optional>
#include <set>
#include <string>

namespace net {

/// Keys whose work has begun and is not answered yet.
class UnderWay {
  public:
    bool enter(const std::string& key) {
        const std::lock_guard lock(door_);
        return keys_.insert(key).second;
    }
    void leave(const std::string& key) {
        const std::lock_guard lock(door_);
        keys_.erase(key);
    }

  private:
    std::mutex door_;
    std::set<std::string> keys_;
};

/// The reply to work with; nothing means it has been answered (again, or refused).
std::optional<Reply> only_once(Parts& parts, const Request& request, const desk::Identity& who,
                               Reply reply);

}  // namespace net
