// Calendars and moments for the tests, in the fewest words.
#pragma once

#include "escalation/hours.hpp"

#include <stdexcept>
#include <string_view>

namespace escalation {

inline Instant at(std::string_view text) {
    const auto moment = parse_instant(text);
    if (!moment) throw std::invalid_argument(moment.error());
    return *moment;
}

inline Calendar calendar(const CalendarText& text) {
    auto made = Calendar::from(text);
    if (!made) throw std::invalid_argument(made.error().words());
    return *std::move(made);
}

/// The same windows from Monday to Friday.
inline CalendarText workdays(std::string tz, std::vector<WindowText> windows) {
    CalendarText text{.tz = std::move(tz), .weekly = {}, .overrides = {}};
    for (const char* day : {"0", "1", "2", "3", "4"}) text.weekly[day] = windows;
    return text;
}

inline CalendarText every_day(std::string tz, std::vector<WindowText> windows) {
    CalendarText text = workdays(std::move(tz), windows);
    text.weekly["5"] = text.weekly["6"] = windows;
    return text;
}

}  // namespace escalation
