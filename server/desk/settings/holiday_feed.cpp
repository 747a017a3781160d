// Opens the feed beside the settings, never outside of the content folder.
#include "server/desk/settings/holiday_feed.hpp"

#include "escalation/ical.hpp"
#include "kb/library/content_files.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace desk {
namespace {

// Far enough back for reports and ahead for deadlines.
constexpr int first_year = 2020;
constexpr int last_year = 2060;

}  // namespace

std::map<std::string, std::string> read_feed(const kb::yaml::Node& node,
                                             const std::filesystem::path& folder,
                                             kb::Problems& problems) {
    std::map<std::string, std::string> days;
    const std::filesystem::path name(std::string(node.text()));
    const bool outside = name.is_absolute() || std::ranges::find(name, "..") != name.end();
    if (outside || name.empty()) {
        problems.push_back(node.error("the iCal file must lie in the content folder",
                                      "name it relative to deskbell.yaml, as in holidays.ics"));
        return days;
    }
    if (folder.empty()) return days;
    const auto bytes =
        kb::read_file(folder / name, name.string(), escalation::ical_bytes_max, problems);
    if (!bytes) return days;
    const auto read = escalation::read_ical(*bytes, first_year, last_year);
    if (!read) {
        problems.push_back(node.error(fmt::format("{}: {}", name.string(), read.error())));
        return days;
    }
    for (const auto& day : *read) {
        const std::chrono::year_month_day date{day.date};
        days[fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                         static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()))] =
            day.name;
    }
    return days;
}

}  // namespace desk
