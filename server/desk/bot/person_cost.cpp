// Four constants: what a closed shop, an empty desk and a queue make of one person's time.
#include "server/desk/bot/person_cost.hpp"

#include <algorithm>

namespace desk {
namespace {

constexpr double closed = 2;
constexpr double nobody_there = 1.75;
constexpr double each_waiting = 0.05;
constexpr double longest_queue = 1.75;

}  // namespace

double person_cost(const Staffing& staffing) {
    if (!staffing.open) return closed;
    if (!staffing.somebody_online) return nobody_there;
    return std::min(1 + each_waiting * static_cast<double>(staffing.waiting), longest_queue);
}

}  // namespace desk
