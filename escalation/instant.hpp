// A moment on the world's clock, and how it is written (RFC 3339).
// Knows UTC and offsets; knows nothing of zones, calendars or tickets.
#pragma once

#include <chrono>
#include <expected>
#include <string>
#include <string_view>

namespace escalation {

/// A moment in UTC, exact to the millisecond. `std::chrono::sys_seconds` converts to it by itself.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

/// A stretch of time, `from` included and `to` excluded.
struct Span {
    Instant from;
    Instant to;
    bool operator==(const Span&) const = default;
};

/// Reads "2026-05-04T10:00:00+02:00" (or "...Z", with up to nine decimals, cut to milliseconds).
/// The error says in words what is wrong. A leap second (":60") is read as the second after.
std::expected<Instant, std::string> parse_instant(std::string_view text);

/// Writes "2026-05-04T08:00:00Z"; milliseconds only where there are any.
std::string format_instant(Instant at);

/// Writes "45 s", "12 min 30 s", "1 h 05 min", "40 h": for sentences that people read. Above an
/// hour seconds are left out; never days, because a day of working time has no fixed length.
std::string format_duration(std::chrono::milliseconds length);

}  // namespace escalation
