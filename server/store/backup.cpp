// Online copies, and putting one back.
#include "server/store/backup.hpp"

#include "server/store/connection.hpp"
#include "server/store/event_log.hpp"
#include "server/store/folder.hpp"
#include "server/store/migrations.hpp"

#include <SQLiteCpp/Backup.h>
#include <SQLiteCpp/Database.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

namespace store {
namespace fs = std::filesystem;
namespace {
fs::path beside(const fs::path& file, std::string_view ending) {
    return fs::path(file) += ending;
}

// An empty file that only its owner may read, before anything private is in it.
void make_private(const fs::path& file) {
    fs::remove(file);
    const int made = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (made < 0) {
        throw GiveUp(ErrorCode::io, fmt::format("{}: cannot make it: does its folder exist, and "
                                                "may this user write there",
                                                file.string()));
    }
    ::close(made);
}

// All pages in one step: one snapshot, while writers go on beside it.
EventSeq copy_pages(const fs::path& from, const fs::path& to) {
    make_private(to);
    Connection source(from, OpenMode::read);
    SQLite::Database target(to.string(), SQLite::OPEN_READWRITE);
    SQLite::Backup(target, source.raw()).executeStep(-1);
    target.exec("PRAGMA journal_mode=DELETE");  // one file, with nothing beside it
    Connection copied(to, OpenMode::read);
    return schema_number(copied) == 0 ? 0 : last_seq(copied);
}

BackupReport copy_whole(const fs::path& from, const fs::path& to) {
    const auto half = beside(to, ".partial");
    BackupReport report;
    report.last_seq = copy_pages(from, half);
    sync_path(half);
    report.bytes = fs::file_size(half);
    fs::rename(half, to);
    sync_path(to.has_parent_path() ? to.parent_path() : fs::path("."));
    return report;
}

void refuse_bad(const fs::path& file) {
    const auto checked = verify_file(file);
    if (!checked) throw GiveUp(checked.error());
    if (checked->problems.empty()) return;
    throw GiveUp(
        ErrorCode::corrupt,
        fmt::format("{} is no good backup, nothing was changed: {}{}", file.string(),
                    checked->problems.front(), checked->problems.size() > 1 ? " (and more)" : ""));
}

bool holds_something(const fs::path& database) {
    return fs::exists(database) && fs::file_size(database) > 0;
}

// The old database is checkpointed into its one file first, so that it is whole when moved away.
void keep_old(const fs::path& database) {
    try {
        Connection old(database, OpenMode::write);
        old.execute("PRAGMA wal_checkpoint(TRUNCATE)");
    } catch (...) {
        // It may be damaged: that can be why somebody restores. It is kept as it is.
    }
    for (const auto* ending : {"", "-wal", "-shm"}) {
        const auto file = beside(database, ending);
        if (fs::exists(file)) fs::rename(file, beside(database, ".before-restore") += ending);
    }
}
}  // namespace

Result<BackupReport> backup(const fs::path& folder, const fs::path& file) {
    try {
        const auto database = files_of(folder).database;
        if (!holds_something(database)) {
            throw GiveUp(ErrorCode::not_found,
                         fmt::format("{}: there is no database to back up", database.string()));
        }
        return copy_whole(database, file);
    } catch (...) {
        return std::unexpected(caught_error());
    }
}

Result<BackupReport> restore(const fs::path& folder, const fs::path& file, Overwrite overwrite) {
    try {
        refuse_bad(file);
        prepare_folder(folder);
        const FolderLock lock(folder);
        const auto database = files_of(folder).database;
        const bool full = holds_something(database);
        if (full && overwrite == Overwrite::no) {
            throw GiveUp(ErrorCode::taken,
                         fmt::format("{} holds a database already: say --force to replace it (it "
                                     "is kept beside, as {}.before-restore)",
                                     folder.string(), database.filename().string()));
        }
        const auto fresh = beside(database, ".restoring");
        auto report = copy_whole(file, fresh);
        if (full) keep_old(database);
        fs::rename(fresh, database);
        sync_path(folder);
        if (!HighWater(folder).write(report.last_seq)) {
            throw GiveUp(ErrorCode::io, "the high-water mark could not be written: try again");
        }
        return report;
    } catch (...) {
        return std::unexpected(caught_error());
    }
}

}  // namespace store
