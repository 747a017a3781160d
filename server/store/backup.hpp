// Copies of a data folder that can be trusted: made while it is served, checked, and put back.
#pragma once
#include "server/store/error.hpp"
#include "server/store/types.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace store {

struct BackupReport {
    EventSeq last_seq = 0;
    std::uintmax_t bytes = 0;
};
/// Copies the folder's database into one file, also while another process serves it.
/// `file` appears whole, mode 0600, or not at all; an existing one is replaced.
Result<BackupReport> backup(const std::filesystem::path& folder, const std::filesystem::path& file);

struct VerifyReport {
    std::vector<std::string> problems;  // none: all is well
    EventSeq last_seq = 0;
    std::int64_t conversations = 0;
    std::int64_t tickets = 0;
};
/// Checks a folder: SQLite's own integrity, a dense log, each conversation's chain, tickets and
/// their counts, and the high-water mark. An error only when it can not be read at all.
Result<VerifyReport> verify(const std::filesystem::path& folder);
/// The same for a backup file, which has no mark.
Result<VerifyReport> verify_file(const std::filesystem::path& file);

enum class Overwrite : std::uint8_t { no, yes };
/// Puts a backup into a folder nobody serves, after checking it. What was there is kept beside it
/// as `deskbell.sqlite3.before-restore`. Refuses a folder with a database unless `Overwrite::yes`.
Result<BackupReport> restore(const std::filesystem::path& folder, const std::filesystem::path& file,
                             Overwrite overwrite = Overwrite::no);

}  // namespace store
