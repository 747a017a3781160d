// A running estimate behind a mutex: one step for each message the matcher was asked about.
#include "server/desk/strangers.hpp"

namespace desk {
namespace {

constexpr int turns_counted = 3;

}  // namespace

double Strangers::share() const {
    const std::lock_guard lock(mutex_);
    return traffic_.strangers();
}

void Strangers::heard(int turn, double stranger) {
    if (turn > turns_counted) return;
    const std::lock_guard lock(mutex_);
    traffic_.heard(stranger);
}

}  // namespace desk
