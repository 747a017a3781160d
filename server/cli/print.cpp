// Printing for commands.
#include "server/cli/print.hpp"

#include <chrono>
#include <cstdio>

#include <fmt/format.h>

namespace cli {

void out(std::string_view line) {
    std::fwrite(line.data(), 1, line.size(), stdout);
    std::fputc('\n', stdout);
}

void error(std::string_view line) {
    std::fputs("deskbell: ", stderr);
    std::fwrite(line.data(), 1, line.size(), stderr);
    std::fputc('\n', stderr);
}

void print_problems(const kb::Problems& problems) {
    for (const auto& problem : problems) out(kb::to_string(problem));
}

std::string counted(std::size_t count, std::string_view noun) {
    return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

store::Time clock_now() {
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

}  // namespace cli
