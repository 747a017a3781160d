// The life of a ticket: names on the wire, steps, and what people may set by hand.
#include "escalation/status.hpp"

#include "escalation/ticket.hpp"

#include <random>

#include <gtest/gtest.h>

namespace escalation {
namespace {

TEST(Status, IsCalledNewOnTheWireAtFirst) {
    EXPECT_EQ(name_of(Status::created), "new");
    EXPECT_EQ(status_named("new"), Status::created);
    EXPECT_EQ(status_named("created"), std::nullopt);
}

TEST(Status, NamesReadBackToTheirValues) {
    for (const auto& [status, name] : status_names) EXPECT_EQ(status_named(name), status);
    for (const auto& [priority, name] : priority_names) EXPECT_EQ(priority_named(name), priority);
    for (const auto& [event, name] : event_names) EXPECT_EQ(event_named(name), event);
    for (const auto& [channel, name] : channel_names) EXPECT_EQ(channel_named(name), channel);
    EXPECT_EQ(status_named("Open"), std::nullopt);
    EXPECT_EQ(priority_named(""), std::nullopt);
}

TEST(Status, FollowsAnOrdinaryTicketFromNewToClosed) {
    Status status = Status::created;
    const std::pair<Event, Status> life[] = {
        {Event::agent_claimed, Status::open},
        {Event::agent_replied, Status::waiting_customer},
        {Event::customer_wrote, Status::open},
        {Event::snoozed, Status::snoozed},
        {Event::woke, Status::open},
        {Event::agent_solved, Status::solved},
        {Event::customer_wrote, Status::open},
        {Event::agent_solved, Status::solved},
        {Event::closed_by_time, Status::closed},
        {Event::customer_wrote, Status::open},
    };
    for (const auto& [event, expected] : life) {
        const auto next = step(status, event);
        ASSERT_TRUE(next) << name_of(status) << " refuses " << name_of(event);
        EXPECT_EQ(*next, expected) << name_of(status) << " on " << name_of(event);
        status = *next;
    }
}

TEST(Status, RefusesWhatCannotHappen) {
    EXPECT_EQ(step(Status::open, Event::woke), std::nullopt);
    EXPECT_EQ(step(Status::open, Event::closed_by_time), std::nullopt);
    EXPECT_EQ(step(Status::closed, Event::agent_claimed), std::nullopt);
    EXPECT_EQ(step(Status::closed, Event::agent_replied), std::nullopt);
}

TEST(Status, TellsWhyItMayNotBeSetByHand) {
    EXPECT_EQ(why_not_set(Status::open, Status::solved), std::nullopt);
    EXPECT_EQ(why_not_set(Status::closed, Status::open), std::nullopt);
    EXPECT_EQ(why_not_set(Status::created, Status::created), std::nullopt);
    EXPECT_EQ(why_not_set(Status::open, Status::created),
              "a ticket is new only until somebody has worked on it; set it to open");
    EXPECT_EQ(why_not_set(Status::closed, Status::solved),
              "the ticket is closed; set it to open first");
}

// Whatever happens, in any order: the customer's next words are always heard.
TEST(Status, NeverLosesATicketInAnyStory) {
    std::mt19937 random(7);
    std::uniform_int_distribution<std::size_t> pick(0, std::size(event_names) - 1);
    for (int story = 0; story < 2000; ++story) {
        Status status = Status::created;
        for (int turn = 0; turn < 30; ++turn) {
            status = step(status, event_names[pick(random)].value).value_or(status);
        }
        const auto heard = step(status, Event::customer_wrote);
        ASSERT_TRUE(heard) << name_of(status);
        EXPECT_TRUE(*heard == Status::open || *heard == Status::created) << name_of(status);
    }
}

}  // namespace
}  // namespace escalation
