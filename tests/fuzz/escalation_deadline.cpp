// Any texts at all: a deadline is refused in words, or it is the first moment that fits.
#include "escalation/deadline.hpp"

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace std::chrono_literals;

// Lines of the input, one after the other; empty when there are no more.
class Lines {
  public:
    explicit Lines(std::string_view text) : rest_(text) {}
    std::string next() {
        const auto end = std::min(rest_.find('\n'), rest_.size());
        std::string line(rest_.substr(0, end));
        rest_.remove_prefix(std::min(end + 1, rest_.size()));
        return line;
    }
    bool more() const { return !rest_.empty(); }

  private:
    std::string_view rest_;
};

void require(bool holds) {
    if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace escalation;
    Lines lines(std::string_view(reinterpret_cast<const char*>(data), size));
    DeadlineRequest request{.calendar = {.tz = lines.next(), .weekly = {}, .overrides = {}},
                            .start = lines.next(),
                            .seconds = std::strtoll(lines.next().c_str(), nullptr, 10),
                            .pauses = {}};
    if (lines.more()) request.pauses.emplace_back(lines.next(), lines.next());
    while (lines.more()) {
        const std::string day = lines.next();
        WindowText window{lines.next(), lines.next()};
        if (day.size() > 6) {
            request.calendar.overrides[day].windows.push_back(window);
        } else {
            request.calendar.weekly[day].push_back(window);
        }
    }
    const auto answer = due(request);
    require(answer ? !answer->empty() : !answer.error().empty());
    if (!answer || request.seconds == 0 || !request.pauses.empty()) return 0;
    const auto calendar = Calendar::from(request.calendar);
    const auto start = parse_instant(request.start);
    const auto found = parse_instant(*answer);
    require(calendar && start && found);
    require(calendar->working(*start, *found) == std::chrono::seconds{request.seconds});
    require(calendar->working(*start, *found - 1ms) < std::chrono::seconds{request.seconds});
    return 0;
}
