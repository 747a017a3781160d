// Where two items of the content get in each other's way, as problems at their lines.
#pragma once

#include "kb/problem.hpp"
#include "server/desk/content.hpp"

namespace desk {

void lint_overlaps(const Content& content, kb::Problems& problems);

}  // namespace desk
