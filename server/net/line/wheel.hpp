// A coarse timer wheel: one cheap note per connection instead of a timer per operation.
// Knows ticks and seats; whether a note still matters is the reader's to check.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace net {

using Tick = std::uint32_t;

/// Which connection a note is about.
struct Seat {
    int slot = -1;
    std::uint32_t generation = 0;
};

class Wheel {
  public:
    struct Note {
        Seat seat;
        Tick due = 0;
    };

    void add(Seat seat, Tick due) { slots_[due % slots_.size()].push_back({seat, due}); }

    /// Calls `ring(note)` for every note due at `now`; call once for each tick.
    template <class Ring>
    void advance(Tick now, Ring&& ring) {
        auto& slot = slots_[now % slots_.size()];
        if (slot.empty()) return;
        std::vector<Note> notes;
        notes.swap(slot);
        for (const auto& note : notes) {
            if (note.due > now) {
                slot.push_back(note);  // of a later round
            } else {
                ring(note);
            }
        }
    }

  private:
    std::array<std::vector<Note>, 1024> slots_;
};

}  // namespace net
