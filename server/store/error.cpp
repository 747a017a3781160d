// Turns what the libraries throw into errors of ours, with a mend an operator can try.
#include "server/store/error.hpp"

#include <array>

#include <SQLiteCpp/Exception.h>
#include <fmt/format.h>
#include <sqlite3.h>

namespace store {
namespace {
struct Row {
    int sqlite;
    ErrorCode code;
    std::string_view words;
};

constexpr std::array rows = {
    Row{SQLITE_FULL, ErrorCode::disk_full,
        "the disk is full: nothing was stored; make room where the data folder is"},
    Row{SQLITE_IOERR, ErrorCode::io,
        "the disk answered with an error: nothing was stored; look at the system's log"},
    Row{SQLITE_CANTOPEN, ErrorCode::io,
        "the database can not be opened: does the data folder exist, and may this user write "
        "there"},
    Row{SQLITE_READONLY, ErrorCode::io,
        "the database can not be written: may this user write in the data folder"},
    Row{SQLITE_PERM, ErrorCode::io, "the data folder belongs to somebody else"},
    Row{SQLITE_CORRUPT, ErrorCode::corrupt,
        "the database is damaged: run `deskbell verify`, then `deskbell restore` from a backup"},
    Row{SQLITE_NOTADB, ErrorCode::corrupt,
        "the file is not a database: run `deskbell restore` from a backup"},
    Row{SQLITE_BUSY, ErrorCode::unavailable, "another process is writing the database: try again"},
    Row{SQLITE_LOCKED, ErrorCode::unavailable, "the database is in use: try again"},
};

constexpr std::array<std::string_view, 11> names = {
    "unavailable", "disk_full", "io",    "corrupt", "newer_database", "locked",
    "stale",       "not_found", "taken", "invalid", "internal"};

StoreError from_sqlite(const SQLite::Exception& error) {
    const int extended = error.getExtendedErrorCode();
    if (extended == SQLITE_CONSTRAINT_UNIQUE || extended == SQLITE_CONSTRAINT_PRIMARYKEY ||
        extended == SQLITE_CONSTRAINT_ROWID) {
        return {ErrorCode::taken, fmt::format("it exists already ({})", error.what())};
    }
    for (const auto& row : rows) {
        if ((error.getErrorCode() & 0xff) == row.sqlite) {
            return {row.code, fmt::format("{} ({})", row.words, error.what())};
        }
    }
    return {ErrorCode::internal, fmt::format("the database refused: {}", error.what())};
}
}  // namespace

std::string_view name_of(ErrorCode code) {
    return names[static_cast<std::size_t>(code)];
}

StoreError caught_error() {
    try {
        throw;
    } catch (const GiveUp& given_up) {
        return given_up.error();
    } catch (const SQLite::Exception& error) {
        return from_sqlite(error);
    } catch (const std::exception& error) {
        return {ErrorCode::internal, error.what()};
    } catch (...) {
        return {ErrorCode::internal, "something unknown was thrown"};
    }
}

}  // namespace store
