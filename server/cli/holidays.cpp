// `holidays`: an iCalendar file as the `holidays:` of deskbell.yaml, or of one of its calendars, to
// be looked at and kept.
#include "escalation/ical.hpp"
#include "server/cli/commands.hpp"
#include "server/cli/print.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

#include <fmt/format.h>

namespace cli {
namespace {

// A YAML text in double quotes.
std::string in_quotes(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out + '"';
}

}  // namespace

int holidays(const HolidayOptions& options) {
    std::ifstream in(options.file, std::ios::binary);
    if (!in) {
        error(fmt::format("{} can't be read", options.file));
        return problems;
    }
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    const auto today = std::chrono::floor<std::chrono::days>(clock_now());
    const int year = static_cast<int>(std::chrono::year_month_day{today}.year());
    const auto days = escalation::read_ical(text, year, year + std::max(options.years, 1) - 1);
    if (!days) {
        error(fmt::format("{}: {}", options.file, days.error()));
        return problems;
    }
    const bool own = !options.calendar.empty();
    const std::string indent(own ? 4 : 0, ' ');
    if (own) out(fmt::format("calendars:\n  {}:", options.calendar));
    out(indent + "holidays:");
    for (const auto& day : *days) {
        const std::chrono::year_month_day date{day.date};
        out(fmt::format("{}  {:04}-{:02}-{:02}: {}", indent, static_cast<int>(date.year()),
                        static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                        in_quotes(day.name)));
    }
    return good;
}

}  // namespace cli
