// One pass over the past: poor then, and still poor today.
#include "server/desk/editing/sightings.hpp"

#include <algorithm>
#include <array>

namespace desk {
namespace {

constexpr std::size_t shortly = 2;  // messages within which a person is still fetched over this one
constexpr std::array<std::string_view, 3> our_fault{"two_misses", "said_wrong", "repeated_answer"};

bool is_our_fault(std::string_view reason) {
    return std::ranges::find(our_fault, reason) != our_fault.end();
}

bool was_poor(const PastMessage& message) {
    if (message.corrected || (message.helpful && !*message.helpful)) return true;
    if (message.via == "fallback" || message.offered_only()) return true;
    return is_our_fault(message.handed_over);
}

bool fetched_shortly(const PastConversation& conversation, std::size_t at) {
    const auto end = std::min(conversation.messages.size(), at + 1 + shortly);
    for (auto i = at; i < end; ++i) {
        if (!conversation.messages[i].handed_over.empty()) return true;
    }
    return false;
}

// Does the content of today do what it should have done then?
bool is_mended(const Content& content, const Sighting& one) {
    const auto& verdict = one.verdict;
    if (verdict.decision == "handoff") return true;  // a wish for a person is no gap
    if (verdict.decision != "answer") return false;
    // Since then somebody has written down what these words mean.
    const bool written = verdict.match.candidates.front().via == kb::Via::exact;
    if (written && !one.unhelpful) return true;
    const auto& id = content.matcher().items()[*verdict.item].id;
    if (!one.wanted.empty()) return id == one.wanted;
    return !one.unhelpful || id != one.message->item;
}

}  // namespace

std::vector<Sighting> sightings_in(const Content& content, const Past& past) {
    std::vector<Sighting> found;
    for (const auto& conversation : past.conversations) {
        for (std::size_t i = 0; i < conversation.messages.size(); ++i) {
            const auto& message = conversation.messages[i];
            if (message.pressed || !was_poor(message)) continue;
            Sighting one{
                .message = &message, .lang = conversation.lang, .wanted = {}, .verdict = {}};
            one.handed_over = fetched_shortly(conversation, i);
            one.unhelpful = message.corrected || (message.helpful && !*message.helpful);
            one.none = message.picked && message.picked->empty();
            one.wanted = message.corrected.value_or(message.picked.value_or(""));
            one.verdict = decide_alone(content, message.text, conversation.lang);
            if (!is_mended(content, one)) found.push_back(std::move(one));
        }
    }
    return found;
}

}  // namespace desk
