// Who gets the next ticket, and why the others don't.
#include "escalation/assignment.hpp"

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

namespace escalation {
namespace {

using namespace std::chrono_literals;
constexpr Instant noon{12h};

Agent agent(std::int64_t id, std::string name, int load, Instant idle_since = noon) {
    return {.id = id,
            .name = std::move(name),
            .online = true,
            .load = load,
            .capacity = 500,
            .idle_since = idle_since,
            .last_assigned = idle_since,
            .skills = {},
            .languages = {}};
}

AssignmentDecision balanced(const std::vector<Agent>& agents, const Work& work = {}) {
    return assign(agents, work, AssignmentMode::balanced);
}

TEST(Assignment, GivesToTheSmallestLoad) {
    const auto decision = balanced({agent(1, "Ana", 300), agent(2, "Ben", 125)});
    EXPECT_EQ(decision.agent, 2);
    EXPECT_EQ(decision.reason(), "Ben: 1.25 of 5, fewest open; Ana: 3 of 5");
}

TEST(Assignment, BreaksATieByWhoIsIdleLongest) {
    auto offline = agent(3, "Cem", 0);
    offline.online = false;
    const auto decision = balanced({offline, agent(4, "Dora", 500), agent(2, "Ben", 200, noon),
                                    agent(1, "Ana", 200, noon - 1min)});
    EXPECT_EQ(decision.agent, 1);
    EXPECT_EQ(decision.reason(),
              "Ana: 2 of 5, idle longest; Ben: 2 of 5; Cem: offline; Dora: at capacity (5 of 5)");
}

TEST(Assignment, TellsWhoIsAwayFromWhoIsNotThere) {
    auto away = agent(1, "Ana", 0);
    away.online = false;
    away.away = true;
    auto gone = agent(2, "Ben", 0);
    gone.online = false;
    EXPECT_EQ(balanced({away, gone}).reason(), "Ana: away; Ben: offline");
}

TEST(Assignment, PrefersWhoKnowsTheCustomerIfTheyCan) {
    const Work known{.weight = 100, .language = {}, .skills = {}, .owner_before = 1};
    EXPECT_EQ(balanced({agent(1, "Ana", 400), agent(2, "Ben", 0)}, known).agent, 1);
    EXPECT_EQ(balanced({agent(1, "Ana", 450), agent(2, "Ben", 0)}, known).agent, 2);
}

TEST(Assignment, NeedsTheLanguageAndEverySkill) {
    auto ana = agent(1, "Ana", 0);
    ana.languages = {"en"};
    auto ben = agent(2, "Ben", 400);
    ben.languages = {"de", "en"};
    ben.skills = {"billing"};
    const Work work{.weight = 25, .language = "de", .skills = {"billing"}, .owner_before = {}};
    const auto decision = balanced({ana, ben}, work);
    EXPECT_EQ(decision.agent, 2);
    EXPECT_EQ(decision.reason(), "Ben: 4 of 5, the only one free; Ana: does not speak de");
    ben.skills = {};
    EXPECT_EQ(balanced({ana, ben}, work).agent, std::nullopt);
    EXPECT_EQ(balanced({ana, ben}, work).reason(), "Ana: does not speak de; Ben: lacks billing");
}

TEST(Assignment, GoesRoundInTurn) {
    const std::vector<Agent> agents = {agent(1, "Ana", 0, noon), agent(2, "Ben", 300, noon - 1h)};
    const auto decision = assign(agents, {}, AssignmentMode::round_robin);
    EXPECT_EQ(decision.agent, 2);
    EXPECT_EQ(decision.reason(), "Ben: 3 of 5, next in turn; Ana: 0 of 5");
}

TEST(Assignment, LeavesAManualQueueToTheAgents) {
    const auto decision = assign(std::vector{agent(1, "Ana", 0)}, {}, AssignmentMode::manual);
    EXPECT_EQ(decision.agent, std::nullopt);
    EXPECT_EQ(decision.reason(), "Ana: agents take from this queue themselves");
}

TEST(Assignment, SaysWhenThereIsNobody) {
    EXPECT_EQ(balanced({}).agent, std::nullopt);
    EXPECT_EQ(balanced({}).reason(), "no agent belongs to this queue");
}

// Whatever the team looks like: nobody over capacity, nobody idle passed over, no luck of order.
TEST(Assignment, IsFairToAnyTeamInAnyOrder) {
    std::mt19937 random(5);
    const auto roll = [&](int high) { return std::uniform_int_distribution(0, high)(random); };
    for (int round = 0; round < 500; ++round) {
        std::vector<Agent> agents;
        for (int id = 1; id <= roll(8); ++id) {
            agents.push_back(agent(id, "A" + std::to_string(id), roll(6) * 100,
                                   noon - std::chrono::minutes{roll(3)}));
            agents.back().online = roll(3) > 0;
        }
        const auto decision = balanced(agents);
        EXPECT_EQ(decision.verdicts.size(), agents.size());
        for (const Agent& one : agents) {
            const bool able = one.online && one.load + 100 <= one.capacity;
            if (one.id == decision.agent) EXPECT_TRUE(able);
            if (!able) continue;
            ASSERT_TRUE(decision.agent) << "round " << round;
            const auto chosen = std::ranges::find(agents, *decision.agent, &Agent::id);
            EXPECT_LE(chosen->load, one.load) << "round " << round;
        }
        std::ranges::shuffle(agents, random);
        EXPECT_EQ(balanced(agents).reason(), decision.reason()) << "round " << round;
    }
}

}  // namespace
}  // namespace escalation
