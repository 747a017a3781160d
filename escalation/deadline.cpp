// Reads the plain texts of a deadline question and answers it.
#include "escalation/deadline.hpp"

#include <fmt/format.h>

namespace escalation {
namespace {

// More than the two hundred and thirty years that calendars reckon with.
constexpr std::int64_t seconds_max = 8'000'000'000;

std::expected<Span, std::string> read_pause(const std::pair<std::string, std::string>& text,
                                            std::size_t index) {
    const auto from = parse_instant(text.first);
    if (!from) return std::unexpected(fmt::format("pauses[{}][0]: {}", index, from.error()));
    const auto to = parse_instant(text.second);
    if (!to) return std::unexpected(fmt::format("pauses[{}][1]: {}", index, to.error()));
    if (*to < *from) {
        return std::unexpected(
            fmt::format("pauses[{}]: the pause ends before it starts (swap the two times)", index));
    }
    return Span{*from, *to};
}

}  // namespace

std::expected<std::string, std::string> due(const DeadlineRequest& request) {
    const auto calendar = Calendar::from(request.calendar);
    if (!calendar) return std::unexpected("calendar." + calendar.error().words());
    const auto start = parse_instant(request.start);
    if (!start) return std::unexpected("start: " + start.error());
    if (request.seconds < 0 || request.seconds > seconds_max) {
        return std::unexpected(
            fmt::format("seconds: {} is out of range (0 to {})", request.seconds, seconds_max));
    }
    std::vector<Span> pauses;
    for (std::size_t i = 0; i < request.pauses.size(); ++i) {
        const auto pause = read_pause(request.pauses[i], i);
        if (!pause) return std::unexpected(pause.error());
        pauses.push_back(*pause);
    }
    const auto at = calendar->deadline(*start, std::chrono::seconds{request.seconds}, pauses);
    if (!at) {
        return std::unexpected(
            "calendar: so much working time never comes before the year 2200 "
            "(give it more hours)");
    }
    return format_instant(*at);
}

}  // namespace escalation
