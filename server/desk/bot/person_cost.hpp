// What fetching a person costs just now.
#pragma once

#include "server/desk/bot/outcome.hpp"

namespace desk {

// Compared with somebody who is there and free (1): dearer when the queue is long, when nobody is
// at the desk, and most when the shop is closed. The matcher asks back sooner when it is dear.
double person_cost(const Staffing& staffing);

}  // namespace desk
