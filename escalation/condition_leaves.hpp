// The comparisons of a condition, each with its place: for whoever has a say in what may be asked.
#pragma once

#include "escalation/condition.hpp"

#include <string>
#include <vector>

namespace escalation {

struct Leaf {
    std::string path;  ///< "all[0].any[1]"; "condition" where it is the whole
    const Condition* condition = nullptr;
};

/// In the order written.
std::vector<Leaf> leaves_of(const Condition& condition);

/// Whether the passing of time alone can make it hold, or hold no longer.
bool depends_on_time(const Condition& condition);

}  // namespace escalation
