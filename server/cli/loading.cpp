// Only mistakes are told here: warnings are for `check`, and results alone go to stdout.
#include "server/cli/loading.hpp"

#include "server/cli/print.hpp"
#include "server/store/store.hpp"

#include <algorithm>
#include <chrono>
#include <filesystem>

#include <fmt/format.h>

namespace cli {

desk::ContentPtr content_of(const std::string& folder) {
    auto loaded = desk::load_content(folder, clock_now());
    if (loaded.content) return std::move(loaded.content);
    std::erase_if(loaded.problems, [](const kb::Problem& problem) {
        return problem.severity != kb::Severity::error;
    });
    for (const auto& problem : loaded.problems) error(kb::to_string(problem));
    error(fmt::format("{} has {}: mend {} first", folder,
                      counted(loaded.problems.size(), "mistake"),
                      loaded.problems.size() == 1 ? "it" : "them"));
    return nullptr;
}

std::optional<desk::Past> past_of(const std::string& data, int days) {
    if (!std::filesystem::is_directory(data)) {  // it would be made, and be empty
        error(fmt::format("there is no data folder {}; name the one that serve writes to", data));
        return std::nullopt;
    }
    auto opened = store::Store::open({.folder = data, .access = store::Access::tool});
    if (!opened) {
        error(opened.error().message);
        return std::nullopt;
    }
    const auto since = clock_now() - std::chrono::days(days);
    auto past = (*opened)->read([&](store::Connection& db) { return desk::read_past(db, since); });
    if (past) return *std::move(past);
    error(past.error().message);
    return std::nullopt;
}

}  // namespace cli
