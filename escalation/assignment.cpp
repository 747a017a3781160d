// Rules out who can't, prefers who knows the customer, then compares loads; and says all of it.
#include "escalation/assignment.hpp"

#include <algorithm>
#include <ranges>
#include <string_view>
#include <tuple>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace escalation {
namespace {

bool contains(const std::vector<std::string>& all, const std::string& one) {
    return std::ranges::find(all, one) != all.end();
}

bool speaks(const Agent& agent, const Work& work) {
    return work.language.empty() || agent.languages.empty() ||
           contains(agent.languages, work.language);
}

bool has_room(const Agent& agent, const Work& work) {
    return agent.load + work.weight <= agent.capacity;
}

Verdict fitness(const Agent& agent, const Work& work) {
    const auto has = [&](const std::string& skill) { return contains(agent.skills, skill); };
    if (!agent.online) return Verdict::offline;
    if (!speaks(agent, work)) return Verdict::lacks_language;
    if (!std::ranges::all_of(work.skills, has)) return Verdict::lacks_skill;
    if (!has_room(agent, work)) return Verdict::at_capacity;
    return Verdict::outranked;
}

// True if `a` goes before `b`; the id decides last, so that the order of agents never does.
bool goes_before(const Agent& a, const Agent& b, const Work& work, AssignmentMode mode) {
    const auto knows = [&](const Agent& agent) { return work.owner_before == agent.id; };
    if (knows(a) != knows(b)) return knows(a);
    if (mode == AssignmentMode::round_robin) {
        return std::tuple(a.last_assigned, a.id) < std::tuple(b.last_assigned, b.id);
    }
    return std::tuple(a.load, a.idle_since, a.id) < std::tuple(b.load, b.idle_since, b.id);
}

// 225 hundredths of a chat are "2.25".
std::string chats(int hundredths) {
    auto text = fmt::format("{}.{:02}", hundredths / 100, hundredths % 100);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.')) text.pop_back();
    return text;
}

std::string load_of(const Agent& agent) {
    return fmt::format("{} of {}", chats(agent.load), chats(agent.capacity));
}

// Why the chosen one won against the others who could have taken it.
std::string_view merit(const Agent& chosen, std::span<const Agent* const> able, const Work& work,
                       AssignmentMode mode) {
    if (work.owner_before == chosen.id) return "knows the customer";
    if (able.size() == 1) return "the only one free";
    if (mode == AssignmentMode::round_robin) return "next in turn";
    const auto ties = std::ranges::count(able, chosen.load, &Agent::load);
    return ties > 1 ? "idle longest" : "fewest open";
}

std::string shortcoming(const Agent& agent, const Work& work, Verdict verdict) {
    switch (verdict) {
        case Verdict::offline:
            return agent.away ? "away" : "offline";
        case Verdict::lacks_language:
            return fmt::format("does not speak {}", work.language);
        case Verdict::lacks_skill:
            return fmt::format("lacks {}", fmt::join(work.skills, ", "));
        case Verdict::at_capacity:
            return fmt::format("at capacity ({})", load_of(agent));
        case Verdict::by_hand:
            return "agents take from this queue themselves";
        case Verdict::outranked:
        case Verdict::chosen:
            break;
    }
    return load_of(agent);
}

AgentVerdict rejected(const Agent& agent, const Work& work, AssignmentMode mode) {
    Verdict verdict = fitness(agent, work);
    if (verdict == Verdict::outranked && mode == AssignmentMode::manual) verdict = Verdict::by_hand;
    return {agent.id, verdict,
            fmt::format("{}: {}", agent.name, shortcoming(agent, work, verdict))};
}

}  // namespace

std::string AssignmentDecision::reason() const {
    if (verdicts.empty()) return "no agent belongs to this queue";
    return fmt::format("{}",
                       fmt::join(verdicts | std::views::transform(&AgentVerdict::words), "; "));
}

AssignmentDecision assign(std::span<const Agent> agents, const Work& work, AssignmentMode mode) {
    std::vector<const Agent*> able;
    for (const Agent& agent : agents) {
        if (fitness(agent, work) == Verdict::outranked) able.push_back(&agent);
    }
    AssignmentDecision decision;
    if (!able.empty() && mode != AssignmentMode::manual) {
        const Agent* chosen = *std::ranges::min_element(
            able, [&](const Agent* a, const Agent* b) { return goes_before(*a, *b, work, mode); });
        decision.agent = chosen->id;
        decision.verdicts.push_back({chosen->id, Verdict::chosen,
                                     fmt::format("{}: {}, {}", chosen->name, load_of(*chosen),
                                                 merit(*chosen, able, work, mode))});
    }
    const auto others = decision.verdicts.size();
    for (const Agent& agent : agents) {
        if (agent.id != decision.agent) decision.verdicts.push_back(rejected(agent, work, mode));
    }
    std::ranges::sort(decision.verdicts.begin() + static_cast<std::ptrdiff_t>(others),
                      decision.verdicts.end(), {}, &AgentVerdict::agent);
    return decision;
}

}  // namespace escalation
