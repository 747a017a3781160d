// What only shows when the whole content is looked at: items that get in each other's way, tests
// about things that are not there. As problems at their lines.
#pragma once

#include "kb/problem.hpp"
#include "server/desk/content/content.hpp"
#include "server/desk/content/test_file.hpp"

namespace desk {

void lint_overlaps(const Content& content, kb::Problems& problems);
// Ids in tests/ that no article or intent has. Errors: such a test cannot hold.
void lint_tests(const Content& content, const ContentTests& tests, kb::Problems& problems);

}  // namespace desk
