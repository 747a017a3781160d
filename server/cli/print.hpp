// Small words every command uses: printing results, printing problems.
#pragma once

#include "kb/problem.hpp"
#include "server/store/types.hpp"

#include <string>
#include <string_view>

namespace cli {

void out(std::string_view line);    // stdout, with a line break
void error(std::string_view line);  // stderr, "deskbell: " in front
void print_problems(const kb::Problems& problems);

std::string counted(std::size_t count, std::string_view noun);  // "1 message", "2 messages"

store::Time clock_now();

}  // namespace cli
