// What can go wrong between a command and the disk, in words an operator can act on.
#pragma once
#include <exception>
#include <expected>
#include <string>
#include <string_view>
#include <utility>

namespace store {

enum class ErrorCode {
    unavailable,     // too many waiting, shutting down, or another process holds the database
    disk_full,       // nothing was stored; commands succeed again once there is room
    io,              // the disk answered with an error
    corrupt,         // the files are not what was written
    newer_database,  // made by a newer version of the program
    locked,          // another process serves this folder
    stale,           // the row moved on meanwhile (its version is another)
    not_found,
    taken,    // a unique name is used already
    invalid,  // a value that can not be stored
    internal,
};

/// The wire-friendly name of a code: "disk_full", "stale", ...
std::string_view name_of(ErrorCode code);

struct StoreError {
    ErrorCode code = ErrorCode::internal;
    std::string message;  // names the place and the mend
};

template <class T>
using Result = std::expected<T, StoreError>;

/// Thrown inside a command to give it up: all it did is undone and its caller gets this error.
class GiveUp : public std::exception {
  public:
    explicit GiveUp(StoreError error) : error_(std::move(error)) {}
    GiveUp(ErrorCode code, std::string message) : error_{code, std::move(message)} {}
    const char* what() const noexcept override { return error_.message.c_str(); }
    const StoreError& error() const { return error_; }

  private:
    StoreError error_;
};

/// The exception being handled right now, as an error of ours. Call it inside `catch (...)` only.
StoreError caught_error();

}  // namespace store
