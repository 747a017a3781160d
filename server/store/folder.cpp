// Files, modes, locks and the high-water mark, by plain system calls.
#include "server/store/folder.hpp"

#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <string>
#include <string_view>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace store {
namespace fs = std::filesystem;
namespace {
constexpr mode_t folder_mode = 0700;
constexpr mode_t file_mode = 0600;
constexpr std::string_view mark_head = "deskbell high-water mark 1\n";

[[noreturn]] void fail(const fs::path& path, std::string_view doing) {
    const int error = errno;
    throw GiveUp(error == ENOSPC ? ErrorCode::disk_full : ErrorCode::io,
                 fmt::format("{}: cannot {}: {}", path.string(), doing, std::strerror(error)));
}

int open_or_fail(const fs::path& path, int flags) {
    const int file = ::open(path.c_str(), flags | O_CLOEXEC, file_mode);
    if (file < 0) fail(path, "open it");
    return file;
}

// The number stands there twice: a mark half written is no mark, instead of a wrong one.
std::string mark_text(EventSeq last) {
    return fmt::format("{}{:020}\n{:020}\n", mark_head, last, last);
}

std::string holder_of(int file) {
    std::array<char, 32> text{};
    const auto size = ::pread(file, text.data(), text.size() - 1, 0);
    return size > 0 ? std::string(text.data(), static_cast<std::size_t>(size)) : "unknown";
}
}  // namespace

FolderFiles files_of(const fs::path& folder) {
    return {folder / "deskbell.sqlite3", folder / "lock", folder / "high-water"};
}

void prepare_folder(const fs::path& folder) {
    if (!fs::exists(folder)) {
        if (folder.has_parent_path()) fs::create_directories(folder.parent_path());
        if (::mkdir(folder.c_str(), folder_mode) != 0 && errno != EEXIST) fail(folder, "make it");
    }
    const auto database = files_of(folder).database;
    if (fs::exists(database)) return;
    ::close(open_or_fail(database, O_RDWR | O_CREAT));
    sync_path(folder);
}

void sync_path(const fs::path& path) {
    const int file = open_or_fail(path, O_RDONLY);
    const int synced = ::fsync(file);
    ::close(file);
    if (synced != 0) fail(path, "write it through to the disk");
}

FolderLock::FolderLock(const fs::path& folder) {
    const auto path = files_of(folder).lock;
    file_ = open_or_fail(path, O_RDWR | O_CREAT);
    if (::flock(file_, LOCK_EX | LOCK_NB) != 0) {
        const auto holder = holder_of(file_);
        ::close(file_);
        throw GiveUp(ErrorCode::locked,
                     fmt::format("{} is served by process {} already: stop that one first, or "
                                 "choose another --data folder",
                                 folder.string(), holder));
    }
    const auto me = fmt::format("{}", ::getpid());
    if (::ftruncate(file_, 0) != 0 || ::pwrite(file_, me.data(), me.size(), 0) < 0) {
        ::close(file_);
        fail(path, "write it");
    }
}

FolderLock::~FolderLock() {
    ::close(file_);  // lets go; the file stays, so that no two processes lock two files
}

HighWater::HighWater(const fs::path& folder)
    : file_(open_or_fail(files_of(folder).mark, O_RDWR | O_CREAT)) {}

HighWater::~HighWater() {
    ::close(file_);
}

std::optional<EventSeq> HighWater::look(const fs::path& folder) {
    if (!fs::exists(files_of(folder).mark)) return std::nullopt;
    return HighWater(folder).read();
}

std::optional<EventSeq> HighWater::read() const {
    const auto size = mark_text(0).size();
    std::string text(size, '\0');
    if (::pread(file_, text.data(), size, 0) != static_cast<ssize_t>(size)) return std::nullopt;
    EventSeq last = 0;
    const auto* digits = text.data() + mark_head.size();
    if (std::from_chars(digits, digits + 20, last).ec != std::errc{}) return std::nullopt;
    if (text != mark_text(last)) return std::nullopt;
    return last;
}

bool HighWater::write(EventSeq last) {
    const auto text = mark_text(last);
    const auto written = ::pwrite(file_, text.data(), text.size(), 0);
    return written == static_cast<ssize_t>(text.size()) && ::fdatasync(file_) == 0;
}

}  // namespace store
