// Orders the line and reads the usual wait from what customers really waited.
#include "escalation/queue.hpp"

#include <algorithm>
#include <tuple>

namespace escalation {
namespace {

static_assert(well_formed<AssignmentMode>(assignment_mode_names));

constexpr std::size_t samples_min = 5;

// The value that `percent` of the sorted values do not pass (nearest rank).
std::chrono::seconds percentile(std::span<const std::chrono::seconds> sorted, std::size_t percent) {
    const std::size_t rank = (sorted.size() * percent + 99) / 100;
    return sorted[std::max<std::size_t>(rank, 1) - 1];
}

}  // namespace

bool is_before(const Waiting& a, const Waiting& b) {
    return std::tuple(b.priority, a.since, a.ticket) < std::tuple(a.priority, b.since, b.ticket);
}

std::optional<int> position(std::span<const Waiting> line, std::int64_t ticket) {
    const auto own = std::ranges::find(line, ticket, &Waiting::ticket);
    if (own == line.end()) return std::nullopt;
    const auto ahead =
        std::ranges::count_if(line, [&](const Waiting& other) { return is_before(other, *own); });
    return static_cast<int>(ahead) + 1;
}

std::optional<WaitRange> usual_wait(std::span<const std::chrono::seconds> recent_waits) {
    if (recent_waits.size() < samples_min) return std::nullopt;
    std::vector<std::chrono::seconds> sorted(recent_waits.begin(), recent_waits.end());
    std::ranges::sort(sorted);
    using std::chrono::minutes;
    const auto low = std::chrono::floor<minutes>(percentile(sorted, 25));
    const auto high = std::chrono::ceil<minutes>(percentile(sorted, 90));
    return WaitRange{std::max(low, minutes{0}), std::max(high, minutes{1})};
}

Reach reach(bool is_open, int agents_online) {
    if (!is_open) return Reach::closed;
    return agents_online > 0 ? Reach::staffed : Reach::unattended;
}

}  // namespace escalation
