// "Tomorrow at 09:00": a moment in the words of a language, as somebody in the shop would say it.
#pragma once

#include "escalation/hours.hpp"

#include <string>
#include <string_view>

namespace desk {

// `at` seen from `now` on the wall clock of the calendar's zone.
std::string moment_in_words(escalation::Instant at, escalation::Instant now,
                            const escalation::Calendar& calendar, std::string_view language);

}  // namespace desk
