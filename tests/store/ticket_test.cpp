// Tickets: numbers without gaps, changes that can not overwrite each other, views that page
// steadily.
#include "server/store/ticket.hpp"

#include "server/store/backup.hpp"
#include "server/store/connection.hpp"
#include "server/store/ticket_list.hpp"
#include "server/store/user.hpp"
#include "tests/store/folder_fixture.hpp"

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include <gtest/gtest.h>

namespace store {
namespace {
using escalation::Priority;
using escalation::Status;
using testing::at;

class Tickets : public testing::StoreTest {
  protected:
    TicketNumber add(Ticket ticket) {
        must([&](Tx& tx) { create_ticket(tx, ticket); });
        return ticket.number;
    }
    Ticket get(TicketNumber number) {
        return see([&](Connection& db) { return find_ticket(db, number); }).value();
    }
    Page<Ticket> list(const TicketFilter& filter, const PageRequest& page = {}) {
        return see([&](Connection& db) { return list_tickets(db, filter, page); });
    }
};

// A few values each, so that every filter has many and few and no hits.
Ticket random_ticket(std::mt19937& random) {
    const std::vector<std::string> queues = {"support", "billing", "sales"};
    const std::vector<std::string> tags = {"orders", "vip", "refund", "rare"};
    Ticket ticket;
    ticket.status = static_cast<Status>(random() % 7);
    ticket.priority = static_cast<Priority>(random() % 4);
    ticket.queue = queues[random() % 3];
    ticket.assignee = static_cast<UserId>(random() % 4);
    for (std::size_t i = 0; i < tags.size(); ++i) {
        if (random() % (2 + i * i * 2) == 0) ticket.tags.push_back(tags[i]);
    }
    ticket.created = at(0);
    ticket.updated = at(static_cast<std::int64_t>(random() % 40));  // many ties
    return ticket;
}

TicketFilter random_filter(std::mt19937& random) {
    TicketFilter filter;
    filter.sort = static_cast<TicketSort>(random() % 5);
    for (auto size = random() % 3; size > 0; --size) {
        const auto status = static_cast<Status>(random() % 7);
        if (std::ranges::count(filter.statuses, status) == 0) filter.statuses.push_back(status);
    }
    if (random() % 3 == 0) filter.assignee = static_cast<UserId>(random() % 4);
    if (random() % 3 == 0) filter.queue = random() % 2 == 0 ? "support" : "billing";
    if (random() % 3 == 0) filter.tag = random() % 2 == 0 ? "orders" : "rare";
    if (random() % 3 == 0) filter.priority = static_cast<Priority>(random() % 4);
    return filter;
}

bool fits(const Ticket& t, const TicketFilter& f) {
    return (f.statuses.empty() || std::ranges::count(f.statuses, t.status) > 0) &&
           (!f.assignee || t.assignee == *f.assignee) && (f.queue.empty() || t.queue == f.queue) &&
           (f.tag.empty() || std::ranges::count(t.tags, f.tag) > 0) &&
           (!f.priority || t.priority == *f.priority);
}

// The slow, obvious twin of list_tickets(): every ticket, filtered and sorted.
std::vector<TicketNumber> brute_force(std::vector<Ticket> all, const TicketFilter& filter) {
    std::erase_if(all, [&](const Ticket& ticket) { return !fits(ticket, filter); });
    std::ranges::sort(all, [&](const Ticket& a, const Ticket& b) {
        switch (filter.sort) {
            case TicketSort::created:
                return a.number > b.number;
            case TicketSort::created_asc:
                return a.number < b.number;
            case TicketSort::updated_asc:
                return std::pair(a.updated, a.number) < std::pair(b.updated, b.number);
            case TicketSort::updated:
                return std::pair(a.updated, a.number) > std::pair(b.updated, b.number);
            case TicketSort::priority:
                break;
        }
        return std::tuple(a.priority, a.updated, a.number) >
               std::tuple(b.priority, b.updated, b.number);
    });
    std::vector<TicketNumber> numbers;
    for (const auto& ticket : all) numbers.push_back(ticket.number);
    return numbers;
}
}  // namespace

TEST_F(Tickets, AreNumberedFrom1001WithoutAGapEvenWhenOneIsGivenUp) {
    EXPECT_EQ(add({}), 1'001);
    const auto given_up = store_->write([](Tx& tx) {
        Ticket ticket;
        create_ticket(tx, ticket);
        throw GiveUp(ErrorCode::stale, "the conversation moved on");
    });
    EXPECT_FALSE(given_up);
    EXPECT_EQ(add({}), 1'002);
}

TEST_F(Tickets, EveryFieldReadsBackWithTheNamesOfPeople) {
    User ana{.email = "ana@example.org", .name = "Ana"};
    a_conversation(3);
    Ticket ticket{.subject = "Where is it?",
                  .status = Status::snoozed,
                  .priority = Priority::high,
                  .queue = "billing",
                  .tags = {"a", "b"},
                  .channel = escalation::Channel::form,
                  .conversation = 3,
                  .customer = 5,
                  .language = "de",
                  .handoff = escalation::HandoffCard{.evidence = "asked", .slots = {{"n", "1"}}},
                  .sla = {{.due = at(9), .used_s = 3, .target_s = 60}},
                  .created = at(1),
                  .updated = at(2),
                  .first_response = at(3),
                  .snoozed_until = at(4),
                  .solved = at(5),
                  .merged_into = 1'001};
    must([&](Tx& tx) {
        create_customer(tx, {.id = 5, .name = "Zoë", .email = "z@example.org", .verified = true});
        ticket.assignee = create_user(tx, ana);
        create_ticket(tx, ticket);
    });
    EXPECT_EQ(ticket.assignee_name, "Ana");
    EXPECT_EQ(ticket.customer_email, "z@example.org");
    EXPECT_TRUE(ticket.customer_verified);
    EXPECT_EQ(get(ticket.number), ticket);
    EXPECT_EQ(see([](Connection& db) { return tickets_of_conversation(db, 3); }).size(), 1U);
    EXPECT_EQ(see([](Connection& db) { return tickets_of_customer(db, 5, 9); }).size(), 1U);
    EXPECT_EQ(see([](Connection& db) { return tickets_to_wake(db, at(3), 9); }).size(), 0U);
    EXPECT_EQ(see([](Connection& db) { return tickets_to_wake(db, at(4), 9); }).size(), 1U);
}

TEST_F(Tickets, OnlyOneOfTwoChangesToTheSameVersionHappens) {
    const auto number = add({.queue = "support"});
    auto ana = get(number);
    auto ben = get(number);
    ana.assignee = 1;
    ben.assignee = 2;
    must([&](Tx& tx) {
        EXPECT_TRUE(update_ticket(tx, ana));
        EXPECT_FALSE(update_ticket(tx, ben));
    });
    EXPECT_EQ(ana.version, 2);
    EXPECT_EQ(ben.version, 1);
    EXPECT_EQ(get(number).assignee, 1);
}

TEST_F(Tickets, ViewsAgreeWithBruteForceAndPagesWithEachOther) {
    std::mt19937 random(5);
    must([&](Tx& tx) {
        for (int i = 0; i < 300; ++i) {
            auto ticket = random_ticket(random);
            create_ticket(tx, ticket);
        }
        for (int i = 0; i < 200; ++i) {
            auto ticket = random_ticket(random);
            ticket.number = 1'001 + static_cast<TicketNumber>(random() % 300);
            ticket.version = find_ticket(tx, ticket.number)->version;
            ASSERT_TRUE(update_ticket(tx, ticket));
        }
    });
    std::vector<Ticket> all;
    for (TicketNumber number = 1'001; number <= 1'300; ++number) all.push_back(get(number));
    for (int round = 0; round < 300; ++round) {
        const auto filter = random_filter(random);
        PageRequest page{.limit = 1 + random() % 40, .cursor = {}};
        std::vector<TicketNumber> paged;
        do {
            const auto found = list(filter, page);
            ASSERT_LE(found.items.size(), page.limit);
            for (const auto& ticket : found.items) paged.push_back(ticket.number);
            page.cursor = found.next;
        } while (!page.cursor.empty());
        ASSERT_EQ(paged, brute_force(all, filter)) << name_of(filter.sort) << " " << round;
    }
}

TEST_F(Tickets, PagesShowNothingTwiceWhileTicketsArriveAndChange) {
    for (int i = 0; i < 20; ++i) add({.updated = at(i)});
    std::vector<TicketNumber> seen;
    PageRequest page{.limit = 4, .cursor = {}};
    do {
        const auto found = list({}, page);
        for (const auto& ticket : found.items) seen.push_back(ticket.number);
        page.cursor = found.next;
        add({.updated = at(100)});
        auto moved = get(seen.back());  // what was shown already comes to the top
        moved.updated = at(200);
        must([&](Tx& tx) { ASSERT_TRUE(update_ticket(tx, moved)); });
    } while (!page.cursor.empty());
    EXPECT_EQ(seen.size(), 20U);
    EXPECT_EQ(std::set(seen.begin(), seen.end()).size(), 20U);
}

TEST_F(Tickets, CountsAgreeWithTheTicketsAfterManyChanges) {
    std::mt19937 random(9);
    must([&](Tx& tx) {
        for (int i = 0; i < 150; ++i) {
            auto ticket = random_ticket(random);
            create_ticket(tx, ticket);
            ticket.status = static_cast<Status>(random() % 7);
            ticket.assignee = static_cast<UserId>(random() % 4);
            ASSERT_TRUE(update_ticket(tx, ticket));
        }
    });
    std::map<std::tuple<Status, std::string, UserId>, std::int64_t> expected;
    for (TicketNumber number = 1'001; number <= 1'150; ++number) {
        const auto ticket = get(number);
        ++expected[{ticket.status, ticket.queue, ticket.assignee}];
    }
    std::int64_t sum = 0;
    for (const auto& row : see(count_tickets)) {
        EXPECT_EQ((expected[{row.status, row.queue, row.assignee}]), row.count);
        sum += row.count;
    }
    EXPECT_EQ(sum, 150);
    EXPECT_EQ(verify(folder() / "data").value().problems, std::vector<std::string>{});
}

TEST_F(Tickets, UnassignedOnesWaitInTheOrderTheyCame) {
    add({.queue = "support"});
    add({.queue = "support", .assignee = 3});
    add({.status = Status::solved, .queue = "support"});
    add({.status = Status::open, .queue = "billing"});
    add({.status = Status::open, .queue = "support"});
    const auto support = see([](Connection& db) { return unassigned_tickets(db, "support", 9); });
    ASSERT_EQ(support.size(), 2U);
    EXPECT_EQ(support[0].number, 1'001);
    EXPECT_EQ(support[1].number, 1'005);
    EXPECT_EQ(see([](Connection& db) { return unassigned_tickets(db, "", 9); }).size(), 3U);
}

TEST_F(Tickets, ACursorOfAnotherOrderIsRefused) {
    for (int i = 0; i < 3; ++i) add({});
    const auto next = list({.sort = TicketSort::updated}, {.limit = 1}).next;
    for (const auto sort : {TicketSort::created, TicketSort::updated_asc, TicketSort::priority}) {
        const auto read = store_->read([&](Connection& db) {
            return list_tickets(db, {.sort = sort}, {.limit = 1, .cursor = next});
        });
        ASSERT_FALSE(read) << name_of(sort);
        EXPECT_EQ(read.error().code, ErrorCode::invalid);
    }
}

}  // namespace store
