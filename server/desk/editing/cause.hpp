// Which edit made a message come out differently. Internal to compare.hpp.
#pragma once

#include "server/desk/editing/compare.hpp"

namespace desk {

// The rules that hit a changed message in each content.
struct Difference {
    std::vector<const intents::Rule*> rules_before;
    std::vector<const intents::Rule*> rules_after;
};

// Fills in Change::cause and `proved`; `differences` has one entry a change.
void find_causes(const Content& old, const Content& now, Comparison& comparison,
                 std::span<const Difference> differences, const CompareOptions& options);

}  // namespace desk
