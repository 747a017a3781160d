// Tells when something stirs below a folder, so that nobody need walk through it all the time.
// Knows inotify; knows nothing of what the files mean.
#pragma once

#include <filesystem>

namespace cli {

class FolderWatch {
  public:
    explicit FolderWatch(std::filesystem::path folder);
    ~FolderWatch();
    FolderWatch(const FolderWatch&) = delete;
    FolderWatch& operator=(const FolderWatch&) = delete;

    /// Whether anything was added, changed, moved or removed since the last asking. Where the
    /// system can't tell (too many watches, another file system), always.
    bool stirred();

  private:
    void watch_all();

    std::filesystem::path folder_;
    int line_ = -1;
    bool blind_ = false;
};

}  // namespace cli
