// Business hours: when the team works, how long it has worked, when a promise falls due.
// Knows time zones and windows; knows nothing of tickets or queues. Never asks what time it is.
#pragma once

#include "escalation/instant.hpp"

#include <chrono>
#include <cstdint>
#include <expected>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace escalation {

/// "09:00" to "17:00"; "24:00" ends the day; an end before the start runs over midnight and
/// belongs to the day on which it starts.
struct WindowText {
    std::string from;
    std::string to;
};

/// The hours of one date instead of its weekday's; no windows: closed.
struct OverrideText {
    std::vector<WindowText> windows;
    std::string name = {};  ///< "Christmas Eve"; may be empty
};

/// A calendar as people write it.
struct CalendarText {
    std::string tz = "UTC";                                 ///< "Europe/Berlin"
    std::map<std::string, std::vector<WindowText>> weekly;  ///< "0" or "mon" or "monday": Monday
    std::map<std::string, OverrideText> overrides;          ///< by date, "2026-12-24"
};

/// What is wrong with a calendar, where, and how to mend it.
struct CalendarError {
    std::string where;  ///< "weekly.0[1]", "overrides.2026-12-24[0]", "tz"
    std::string what;
    std::string mend;
    /// "weekly.0[1]: \"9h\" is not a time of day (write hours and minutes, as in 09:00)"
    std::string words() const;
};

/// The hours of a team. Open means: the clock on the wall of that zone shows a time inside a
/// window of that date. So a window inside an hour that a clock change skips is empty, and one
/// inside an hour that comes twice is open twice. Immutable, cheap to copy, safe to share.
/// Reckons from 1970 to 2200 (nothing is open outside of it); clock changes are known as far as
/// the system's time zone files list them, which is 2037.
class Calendar {
  public:
    /// Open all the time, in UTC.
    Calendar();

    static std::expected<Calendar, CalendarError> from(const CalendarText& text);

    /// True if `at` lies in a window (its first moment does, its last doesn't).
    bool is_open(Instant at) const;
    /// The first moment from `at` on that is open: `at` itself if it is; nothing if never again.
    std::optional<Instant> next_open(Instant at) const;
    /// The first moment from `at` on that is closed: `at` itself if it is; nothing if never.
    std::optional<Instant> next_close(Instant at) const;
    /// Open time between two moments, exact to the millisecond; 0 if `to` is not after `from`.
    std::chrono::milliseconds working(Instant from, Instant to) const;
    /// The same in whole seconds, cut off.
    std::chrono::seconds working_seconds(Instant from, Instant to) const;
    /// The first moment at which `length` of open time outside of the pauses has passed since
    /// `start`: `start` itself for a length of 0. Pauses may overlap and come in any order.
    /// Nothing if that much open time never comes.
    std::optional<Instant> deadline(Instant start, std::chrono::milliseconds length,
                                    std::span<const Span> pauses = {}) const;

    /// Name of the override that rules the date of `at` in this zone, if it has one.
    std::optional<std::string_view> holiday(Instant at) const;
    /// How far the clock on the wall is ahead of UTC at `at`.
    std::chrono::seconds utc_offset(Instant at) const;
    /// The zone's name, "Europe/Berlin".
    const std::string& zone() const;

  private:
    struct Table;
    explicit Calendar(std::shared_ptr<const Table> table);
    std::shared_ptr<const Table> table_;
};

/// Sorted, without overlaps or empty spans: the same set of moments.
std::vector<Span> merged(std::span<const Span> spans);

}  // namespace escalation
