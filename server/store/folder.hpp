// The data folder: which files it holds, whose it is while it is served, and how far it got.
// Knows files and locks; knows nothing of SQL.
#pragma once
#include "server/store/error.hpp"
#include "server/store/types.hpp"

#include <filesystem>
#include <optional>

namespace store {

struct FolderFiles {
    std::filesystem::path database, lock, mark;
};
FolderFiles files_of(const std::filesystem::path& folder);

/// Makes the folder (0700) and an empty database file (0600) where they are missing.
void prepare_folder(const std::filesystem::path& folder);

/// Asks the disk to keep what a folder lists, or what a file holds. Throws GiveUp.
void sync_path(const std::filesystem::path& path);

/// Holds a folder for one process, until it ends in whatever way.
class FolderLock {
  public:
    /// Throws GiveUp(locked), naming the process that has it.
    explicit FolderLock(const std::filesystem::path& folder);
    ~FolderLock();
    FolderLock(const FolderLock&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;

  private:
    int file_ = -1;
};

/// A small synced file beside the database that remembers how far the log had got.
/// SQLite opens a log that was cut short without a word; this notices.
class HighWater {
  public:
    explicit HighWater(const std::filesystem::path& folder);
    ~HighWater();
    HighWater(const HighWater&) = delete;
    HighWater& operator=(const HighWater&) = delete;

    /// The newest event number known to have been on disk; none when there is no mark.
    std::optional<EventSeq> read() const;
    /// The mark of a folder, without making one.
    static std::optional<EventSeq> look(const std::filesystem::path& folder);
    /// Written and synced when this returns. False: the disk did not take it; try later.
    bool write(EventSeq last);

  private:
    int file_ = -1;
};

}  // namespace store
