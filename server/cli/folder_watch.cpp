// One watch a directory; after anything stirred, new directories are watched as well.
#include "server/cli/folder_watch.hpp"

#include <array>
#include <cerrno>
#include <system_error>

#include <sys/inotify.h>
#include <unistd.h>

namespace cli {
namespace {
namespace fs = std::filesystem;

constexpr std::uint32_t changes = IN_CREATE | IN_DELETE | IN_CLOSE_WRITE | IN_MODIFY |
                                  IN_MOVED_FROM | IN_MOVED_TO | IN_ATTRIB | IN_DELETE_SELF |
                                  IN_MOVE_SELF;
}  // namespace

FolderWatch::FolderWatch(fs::path folder)
    : folder_(std::move(folder)), line_(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC)) {
    watch_all();
}

FolderWatch::~FolderWatch() {
    if (line_ >= 0) ::close(line_);
}

bool FolderWatch::stirred() {
    if (blind_) {
        watch_all();  // perhaps it can be seen now
        return true;
    }
    alignas(inotify_event) std::array<char, 4096> heard{};
    bool any = false;
    while (::read(line_, heard.data(), heard.size()) > 0) any = true;
    if (any) watch_all();
    return any;
}

// Watching what is watched already changes nothing.
void FolderWatch::watch_all() {
    const auto watch = [&](const fs::path& directory) {
        return ::inotify_add_watch(line_, directory.c_str(), changes | IN_ONLYDIR) >= 0;
    };
    std::error_code failed;
    blind_ = line_ < 0 || !watch(folder_);
    const auto options = fs::directory_options::skip_permission_denied;
    for (auto it = fs::recursive_directory_iterator(folder_, options, failed);
         !blind_ && !failed && it != fs::recursive_directory_iterator(); it.increment(failed)) {
        std::error_code unknown;
        if (!it->is_directory(unknown)) continue;
        if (it->path().filename().string().starts_with('.')) {
            it.disable_recursion_pending();  // a repository's own files are no content
        } else {
            blind_ = !watch(it->path()) && errno != ENOENT;
        }
    }
}

}  // namespace cli
