// Keeps the live content, and swaps it when the files are sound.
#include "server/desk/publisher.hpp"

#include "server/desk/content/content_files.hpp"
#include "server/desk/services.hpp"

#include <system_error>

#include <fmt/format.h>
#include <spdlog/spdlog.h>

namespace desk {
namespace {

constexpr std::size_t told_max = 50;  // problems in one event; the rest are in the state

std::vector<std::string> lines_of(const kb::Problems& problems) {
    std::vector<std::string> lines;
    for (const auto& problem : problems) {
        if (problem.severity == kb::Severity::error && lines.size() < told_max)
            lines.push_back(kb::to_string(problem));
    }
    return lines;
}

}  // namespace

Publisher::Publisher(Services& services, std::filesystem::path folder)
    : services_(services), folder_(std::move(folder)) {}

ContentPtr Publisher::live() const {
    const std::scoped_lock lock(door_);
    return state_.live;
}

ContentState Publisher::state() const {
    const std::scoped_lock lock(door_);
    return state_;
}

ContentState Publisher::reload() {
    const std::scoped_lock loading(loading_);
    seen_ = fingerprint();
    auto loaded = load_content(folder_, services_.now());
    const bool sound = loaded.content != nullptr;
    const auto before = live();
    {
        const std::scoped_lock lock(door_);
        if (sound) state_.live = loaded.content;
        state_.problems = std::move(loaded.problems);
        state_.failed = !sound;
    }
    const auto now = state();
    if (!sound) {
        for (const auto& line : lines_of(now.problems)) spdlog::error("content: {}", line);
        if (before) {
            spdlog::error("content: the edit is refused, revision {} stays live",
                          before->revision());
            services_.log(store::ContentFailed{.revision = before->revision(),
                                               .problems = lines_of(now.problems)});
        }
        return now;
    }
    const auto articles = now.live->library().articles().size();
    const auto intents = now.live->intents().intents().size();
    spdlog::info("content: revision {} is live, {} articles, {} intents", now.live->revision(),
                 articles, intents);
    if (before) {
        services_.log(store::ContentPublished{.revision = now.live->revision(),
                                              .articles = static_cast<std::int64_t>(articles),
                                              .intents = static_cast<std::int64_t>(intents)});
    }
    return now;
}

bool Publisher::look() {
    if (fingerprint() == seen_) return false;
    reload();
    return true;
}

// Names, sizes and times: cheap enough to ask twice a second, and right on every file system.
std::string Publisher::fingerprint() const {
    std::string all;
    std::error_code ignored;
    for (const auto& file : content_files(folder_)) {
        const auto time =
            std::filesystem::last_write_time(file, ignored).time_since_epoch().count();
        all += fmt::format("{}:{}:{}\n", file.native(), std::filesystem::file_size(file, ignored),
                           time);
    }
    return all;
}

}  // namespace desk
