// The newest events as they were told, without a gap: who follows the log need not read from disk
// what was just written. Thread-safe.
#pragma once

#include "server/desk/parts.hpp"

#include <algorithm>
#include <deque>
#include <mutex>
#include <optional>
#include <span>
#include <vector>

namespace desk {

class RecentEvents final : public Part {
  public:
    explicit RecentEvents(Services&) {}
    void happened(std::span<const EventPtr> events) override;
    /// Words were erased from the log: who follows it reads there what is left of them.
    void forget();

    struct Stretch {
        std::vector<EventPtr> events;
        store::EventSeq upto = 0;  // the last one looked at, wanted or not
        bool at_end = false;       // nothing newer has been told
    };
    /// Those after this one that `wanted(event)` holds for, out of the next `span` of the log.
    /// Nothing: the log must be read, for some of them are not held here.
    template <class Wanted>
    std::optional<Stretch> after(store::EventSeq seq, std::size_t span,
                                 const Wanted& wanted) const {
        const std::scoped_lock lock(door_);
        if (held_.empty() || seq + 1 < held_.front()->seq || seq > held_.back()->seq) return {};
        const auto from = static_cast<std::size_t>(seq + 1 - held_.front()->seq);
        const auto to = std::min(held_.size(), from + span);
        Stretch part{.upto = to == from ? seq : held_[to - 1]->seq, .at_end = to == held_.size()};
        for (auto i = from; i < to; ++i) {
            if (wanted(*held_[i])) part.events.push_back(held_[i]);
        }
        return part;
    }

  private:
    mutable std::mutex door_;
    std::deque<EventPtr> held_;  // numbers without a gap
};

}  // namespace desk
