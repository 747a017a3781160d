// How many of the customers' messages nothing answers, followed while the bot answers them: where
// there are many, a score is worth less. Starts anew with the process; nobody labels anything.
#pragma once

#include "kb/matching/traffic.hpp"
#include "server/desk/parts.hpp"

#include <mutex>

namespace desk {

class Strangers : public Part {
  public:
    // 0 to 1. Any thread may ask.
    double share() const;
    // What the matcher thought of a customer's message. Only the first few of a conversation
    // count: no single customer moves what all others get.
    void heard(int turn, double stranger);

  private:
    mutable std::mutex mutex_;
    kb::Traffic traffic_;
};

}  // namespace desk
