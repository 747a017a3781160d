// Days and times in words, English and German.
#include "server/desk/hours_words.hpp"

#include <chrono>

#include <fmt/format.h>

namespace desk {
namespace {

constexpr std::string_view days_en[] = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                        "Thursday", "Friday", "Saturday"};
constexpr std::string_view days_de[] = {"Sonntag",    "Montag",  "Dienstag", "Mittwoch",
                                        "Donnerstag", "Freitag", "Samstag"};
constexpr std::string_view months_en[] = {"January",   "February", "March",    "April",
                                          "May",       "June",     "July",     "August",
                                          "September", "October",  "November", "December"};
constexpr std::string_view months_de[] = {"Januar",    "Februar", "März",     "April",
                                          "Mai",       "Juni",    "Juli",     "August",
                                          "September", "Oktober", "November", "Dezember"};

}  // namespace

std::string moment_in_words(escalation::Instant at, escalation::Instant now,
                            const escalation::Calendar& calendar, std::string_view language) {
    using std::chrono::days;
    const auto local = at + calendar.utc_offset(at);
    const auto day = std::chrono::floor<days>(local);
    const auto today = std::chrono::floor<days>(now + calendar.utc_offset(now));
    const std::chrono::hh_mm_ss clock(std::chrono::floor<std::chrono::minutes>(local - day));
    const auto time = fmt::format("{:02}:{:02}", clock.hours().count(), clock.minutes().count());
    const bool german = language == "de";
    const auto away = (day - today).count();
    if (away == 0) return fmt::format(fmt::runtime(german ? "heute um {}" : "today at {}"), time);
    if (away == 1)
        return fmt::format(fmt::runtime(german ? "morgen um {}" : "tomorrow at {}"), time);
    if (away < 7) {
        const auto weekday = std::chrono::weekday(day).c_encoding();
        return german ? fmt::format("am {} um {}", days_de[weekday], time)
                      : fmt::format("on {} at {}", days_en[weekday], time);
    }
    const std::chrono::year_month_day date(day);
    const auto number = static_cast<unsigned>(date.day());
    const auto month = static_cast<unsigned>(date.month()) - 1;
    return german ? fmt::format("am {}. {} um {}", number, months_de[month], time)
                  : fmt::format("on {} {} at {}", number, months_en[month], time);
}

}  // namespace desk
