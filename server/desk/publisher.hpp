// The content that is live, and its replacement when the files change: whole or not at all.
// A broken edit leaves the old content live and is said in the log, /readyz and the console.
#pragma once

#include "kb/problem.hpp"
#include "server/desk/content/content.hpp"

#include <filesystem>
#include <memory>
#include <mutex>
#include <string>

namespace desk {

struct Services;

struct ContentState {
    ContentPtr live;
    kb::Problems problems;  // of the newest files: errors when `failed`, else warnings
    bool failed = false;    // the newest files are not the live ones
};

class Publisher {
  public:
    Publisher(Services& services, std::filesystem::path folder);

    ContentPtr live() const;
    ContentState state() const;
    const std::filesystem::path& folder() const { return folder_; }

    // Loads the folder now and swaps it in if it is sound; tells the desk either way.
    // Slow (up to a second): for the watcher's thread and for start-up, one call at a time.
    ContentState reload();
    // Reloads if any file of the folder was added, changed or removed since the last look.
    // True when it did.
    bool look();

  private:
    std::string fingerprint() const;

    Services& services_;
    std::filesystem::path folder_;
    std::mutex loading_;
    mutable std::mutex door_;
    ContentState state_;
    std::string seen_;
};

}  // namespace desk
