// On which days of the years a yearly event begins (RFC 5545, RRULE), and the small parts of text
// that iCal is made of. Knows days; knows nothing of events and files.
#pragma once

#include <chrono>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace escalation {

/// "4TH": the fourth Thursday; "-1MO": the last Monday; "WE" (0): any Wednesday.
struct NthDay {
    int nth = 0;
    std::chrono::weekday day;
};

struct YearlyRule {
    int every = 1;
    std::optional<int> count;
    std::optional<std::chrono::sys_days> until;
    std::vector<int> months;      ///< empty: that of the first day
    std::vector<int> month_days;  ///< -1: the last one
    std::vector<NthDay> weekdays;
};

/// Reads "FREQ=YEARLY;BYMONTH=11;BYDAY=WE;BYMONTHDAY=16,17,18,19,20,21,22".
std::expected<YearlyRule, std::string> read_yearly_rule(std::string_view text);

/// The days from `start` to the end of `last_year`, in order.
std::vector<std::chrono::sys_days> rolled_out(const YearlyRule& rule, std::chrono::sys_days start,
                                              int last_year);

/// The whole text as a number.
std::optional<int> number_in(std::string_view text);

/// "20261225", or the date of "20261225T090000Z".
std::optional<std::chrono::sys_days> date_in(std::string_view text);

std::vector<std::string_view> parts_of(std::string_view text, char between);

}  // namespace escalation
