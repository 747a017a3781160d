// Stored conversations played once more on other content: how many messages would be answered,
// how many handed over, how many answers would be wrong, and which messages fare better or worse.
// Pure: plays the real turns; look-ups are answered by the files' samples.
#pragma once

#include "server/desk/editing/compare.hpp"
#include "server/desk/editing/past.hpp"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace desk {

enum class Effect { worse, better, other };
std::string_view name_of(Effect effect);

struct Replayed {
    std::string text;
    store::ConversationId conversation = 0;
    store::ConversationSeq seq = 0;
    Told before;  // as it was then
    Told after;
    Effect effect = Effect::other;
    std::string because;  // "the customer picked refund-time", or what differs
};

struct Replay {
    std::size_t conversations = 0;
    std::size_t messages = 0;
    // Of those, not compared: presses of choices that are not offered any more, and what would be
    // said to the person whom an earlier message fetches now.
    std::size_t moot = 0;
    std::size_t with_people = 0;
    bool truncated = false;
    Tally before;  // of the same messages as `after`
    Tally after;
    std::array<std::size_t, 3> effects{};  // by Effect
    std::vector<Replayed> changes;         // worse first
};

Replay replay(const Content& content, const Past& past);

}  // namespace desk
