// Expectation maximisation, a step a message.
#include "kb/matching/traffic.hpp"

#include "kb/matching/matcher.hpp"

namespace kb {
namespace {

constexpr double remembered = 2000;  ///< messages; older ones fade

}  // namespace

void Traffic::heard(const Match& match) {
    if (!match.candidates.empty()) heard(match.stranger);
}

void Traffic::heard(double stranger) {
    if (count_ >= remembered) {
        sum_ *= (remembered - 1) / count_;
        count_ = remembered - 1;
    }
    sum_ += stranger;
    ++count_;
}

}  // namespace kb
