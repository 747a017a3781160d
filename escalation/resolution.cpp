// Walks the spans once: every step into an end closes an interval, every step out begins one.
#include "escalation/resolution.hpp"

#include <algorithm>

namespace escalation {

std::optional<std::chrono::milliseconds> Resolutions::first() const {
    if (intervals.empty()) return std::nullopt;
    return intervals.front().to - intervals.front().from;
}

std::optional<std::chrono::milliseconds> Resolutions::last() const {
    if (!is_over || intervals.empty() || !made) return std::nullopt;
    return std::max(intervals.back().to - *made, std::chrono::milliseconds{0});
}

Resolutions resolutions(std::span<const StatusSince> spans) {
    Resolutions found;
    if (spans.empty()) return found;
    found.made = spans.front().since;
    auto from = spans.front().since;
    for (const auto& span : spans) {
        const bool over = !is_unsolved(span.status);
        if (over == found.is_over) continue;
        found.is_over = over;
        if (over) {
            found.intervals.push_back({from, std::max(from, span.since)});
        } else {
            from = span.since;
            ++found.reopened;
        }
    }
    return found;
}

}  // namespace escalation
