// Whatever is told out of order, or was written and not told, leaves a gap: what stood before it
// is let go of.
#include "server/desk/recent_events.hpp"

namespace desk {
namespace {

constexpr std::size_t held_max = 2048;  // a few megabytes; four batches of a follower

}  // namespace

void RecentEvents::happened(std::span<const EventPtr> events) {
    std::vector<EventPtr> gone;  // let go of when nobody waits at the door any more
    const std::scoped_lock lock(door_);
    for (const auto& event : events) {
        if (!held_.empty() && event->seq <= held_.back()->seq) continue;
        if (!held_.empty() && event->seq != held_.back()->seq + 1) held_.clear();
        if (held_.size() == held_max) {
            gone.push_back(std::move(held_.front()));
            held_.pop_front();
        }
        held_.push_back(event);
    }
}

void RecentEvents::forget() {
    std::deque<EventPtr> gone;
    const std::scoped_lock lock(door_);
    held_.swap(gone);
}

}  // namespace desk
