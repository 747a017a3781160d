// Who gets the next ticket, and a sentence for each agent why or why not.
// Knows loads and presence as given; keeps nothing, asks no clock.
#pragma once

#include "escalation/instant.hpp"
#include "escalation/names.hpp"
#include "escalation/queue.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace escalation {

/// One agent as they stand now. Loads are in hundredths of a chat: chat 100, ticket 25.
struct Agent {
    std::int64_t id = 0;
    std::string name;
    bool online = false;
    bool away = false;  ///< logged in, and takes nothing just now
    int load = 0;
    int capacity = 500;
    Instant idle_since;     ///< when they last got or finished something
    Instant last_assigned;  ///< for round robin
    std::vector<std::string> skills;
    std::vector<std::string> languages;  ///< empty: any
};

/// What is to be given away.
struct Work {
    int weight = 100;
    std::string language;                      ///< empty: does not matter
    std::vector<std::string> skills;           ///< all of them are needed
    std::optional<std::int64_t> owner_before;  ///< preferred if they can take it
};

enum class Verdict {
    chosen,
    outranked,
    at_capacity,
    lacks_skill,
    lacks_language,
    offline,
    by_hand
};

inline constexpr Name<Verdict> verdict_names[] = {{Verdict::chosen, "chosen"},
                                                  {Verdict::outranked, "outranked"},
                                                  {Verdict::at_capacity, "at_capacity"},
                                                  {Verdict::lacks_skill, "lacks_skill"},
                                                  {Verdict::lacks_language, "lacks_language"},
                                                  {Verdict::offline, "offline"},
                                                  {Verdict::by_hand, "by_hand"}};
constexpr std::string_view name_of(Verdict value) {
    return name_in(verdict_names, value);
}

struct AgentVerdict {
    std::int64_t agent = 0;
    Verdict verdict = Verdict::outranked;
    std::string words;  ///< "Ana: 2 of 5, idle longest"
};

struct AssignmentDecision {
    std::optional<std::int64_t> agent;   ///< nothing: it waits
    std::vector<AgentVerdict> verdicts;  ///< the chosen one first, then in the order of ids
    std::string reason() const;          ///< all words, joined by "; "
};

/// Who gets it. Only those who are online, speak the language, have the skills and have room count.
/// The owner before is preferred; then, balanced: the smallest load, longest idle breaks ties;
/// round robin: whose last turn is longest ago; manual: nobody, agents take it themselves.
/// The same agents in another order give the same decision.
AssignmentDecision assign(std::span<const Agent> agents, const Work& work, AssignmentMode mode);

}  // namespace escalation
