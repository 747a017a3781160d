// Opening hours as a clock on the wall shows them: no zone, no clock changes.
// Answers one question: how much open time has the wall clock shown until then?
#pragma once

#include <chrono>
#include <span>
#include <vector>

namespace escalation {

/// What a wall clock with a calendar shows, counted from 1970-01-01 00:00 on that wall.
using WallTime = std::chrono::milliseconds;

/// `from` included, `to` excluded.
struct WallWindow {
    WallTime from{};
    WallTime to{};
};

/// The windows of the seven days from Monday, or of one date; counted from that day's midnight.
/// A window may end after 24:00: it belongs to the day on which it starts.
using DayWindows = std::vector<WallWindow>;

/// The hours of one date instead of its weekday's.
struct DateWindows {
    std::chrono::sys_days date;
    DayWindows windows;
};

class WallHours {
  public:
    /// `weekly` has seven entries, Monday first; `dates` are sorted and different.
    WallHours(std::span<const DayWindows> weekly, std::span<const DateWindows> dates);

    /// Open time shown before `at`, from an arbitrary beginning: only differences mean something.
    /// Never falls, and grows exactly while it is open. `at` is not before 1969-12-29.
    std::chrono::milliseconds open_until(WallTime at) const;

  private:
    // A day that is not as its weekday; `open_before` is open_until(from).
    struct SpecialDay {
        WallTime from{};
        std::vector<WallWindow> windows;
        std::chrono::milliseconds open_before{};
        std::chrono::milliseconds surplus_after{};  // against plain weeks, from its end on
    };

    std::chrono::milliseconds open_in_plain_weeks(WallTime at) const;

    std::vector<WallWindow> week_;  // counted from Monday 00:00, sorted, disjoint
    std::vector<std::chrono::milliseconds> open_before_;  // in the week, before each window
    std::chrono::milliseconds open_in_week_{};
    std::vector<SpecialDay> special_;
};

}  // namespace escalation
