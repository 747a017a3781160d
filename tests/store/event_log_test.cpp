// Chains against brute force, and conversations that move only from where they stand.
#include "server/store/event_log.hpp"

#include "server/store/backup.hpp"
#include "server/store/connection.hpp"
#include "tests/store/folder_fixture.hpp"

#include <algorithm>
#include <map>
#include <random>

#include <gtest/gtest.h>

namespace store {
namespace {
using testing::at;
using testing::note;
using testing::said;
using testing::text_of;

class Log : public testing::StoreTest {};
class Conversations : public testing::StoreTest {};

std::vector<std::string> texts(const std::vector<Event>& events) {
    std::vector<std::string> all;
    for (const auto& event : events) all.push_back(text_of(event));
    return all;
}
using Texts = std::vector<std::string>;

// The slow, obvious twin of events_of(): reads the whole log.
std::vector<Event> brute_force(Connection& db, ConversationId id, const ChainRange& range) {
    std::vector<Event> found;
    for (auto& event : events_after(db, 0, 1'000'000)) {
        if (event.conversation != id || event.seq <= range.after_seq) continue;
        if (range.after > 0 && event.cseq <= range.after) continue;
        if (range.audience == Audience::customer && !seen_by_customer(event.body)) continue;
        found.push_back(std::move(event));
    }
    if (range.limit > 0 && found.size() > range.limit) found.resize(range.limit);
    return found;
}
}  // namespace

TEST_F(Log, ChainsAgreeWithBruteForceOnRandomTalks) {
    std::mt19937 random(11);
    constexpr ConversationId talks = 6;
    for (ConversationId id = 1; id <= talks; ++id) a_conversation(id);
    for (int round = 0; round < 300; ++round) {
        must([&](Tx& tx) {
            auto c =
                find_conversation(tx, 1 + static_cast<ConversationId>(random() % talks)).value();
            std::vector<Event> events;
            for (auto size = random() % 4; size > 0; --size) {
                const auto text = std::to_string(round);
                events.push_back(random() % 4 == 0 ? note(text) : said(text));
            }
            ASSERT_TRUE(advance(tx, c, events));
        });
    }
    for (int round = 0; round < 400; ++round) {
        const ChainRange range{
            .after = static_cast<ConversationSeq>(random() % 60),
            .after_seq = random() % 2 == 0 ? 0 : static_cast<EventSeq>(random() % 450),
            .audience = random() % 2 == 0 ? Audience::customer : Audience::agent,
            .limit = random() % 3 == 0 ? random() % 20 : 0};
        const auto id = 1 + static_cast<ConversationId>(random() % talks);
        const auto fast = see([&](Connection& db) { return events_of(db, id, range); });
        const auto slow = see([&](Connection& db) { return brute_force(db, id, range); });
        ASSERT_EQ(fast, slow) << "after " << range.after << ", " << range.after_seq;
    }
    EXPECT_TRUE(verify(folder() / "data").value().problems.empty());
}

TEST_F(Log, NumbersAreDenseForCustomersAndNotesRepeatTheLast) {
    a_conversation(1);
    must([](Tx& tx) {
        auto c = find_conversation(tx, 1).value();
        ASSERT_TRUE(advance(tx, c, {note("vip"), said("hi"), note("angry"), said("hello?")}));
        EXPECT_EQ(c.last_cseq, 2);
        EXPECT_EQ(c.last_event, 4);
        EXPECT_EQ(c.version, 2);
    });
    const auto all =
        see([](Connection& db) { return events_of(db, 1, {.audience = Audience::agent}); });
    ASSERT_EQ(all.size(), 4U);
    EXPECT_EQ(all[0].cseq, 0);
    EXPECT_EQ(all[1].cseq, 1);
    EXPECT_EQ(all[2].cseq, 1);
    EXPECT_EQ(all[3].cseq, 2);
    EXPECT_EQ(texts(see([](Connection& db) { return events_of(db, 1); })), (Texts{"hi", "hello?"}));
    EXPECT_EQ(text_of(see([](Connection& db) { return event_at(db, 1, 2); }).value()), "hello?");
    EXPECT_FALSE(see([](Connection& db) { return event_at(db, 1, 3); }));
    EXPECT_FALSE(see([](Connection& db) { return event_at(db, 2, 1); }));
}

TEST_F(Log, RemembersTheSendersOwnIds) {
    a_conversation(1);
    must([](Tx& tx) {
        auto c = find_conversation(tx, 1).value();
        auto first = said("a");
        first.client_id = "c-1";
        auto reply = said("b", From::bot);
        auto second = said("c");
        second.client_id = "c-2";
        ASSERT_TRUE(advance(tx, c, {first, reply, second}));
    });
    const auto ids = see([](Connection& db) { return client_ids(db, 1); });
    ASSERT_EQ(ids.size(), 2U);
    EXPECT_EQ(ids[0].id, "c-1");
    EXPECT_EQ(ids[0].cseq, 1);
    EXPECT_EQ(ids[1].id, "c-2");
    EXPECT_EQ(ids[1].cseq, 3);
    EXPECT_EQ(ids[1].at, at(0));
}

TEST_F(Conversations, AMoveFromAnOldVersionChangesNothing) {
    const auto stale = a_conversation(1);
    say(1, "first");
    must([&](Tx& tx) {
        auto copy = stale;
        copy.owner = Owner::agent;
        EXPECT_FALSE(advance(tx, copy, {said("too late")}));
        EXPECT_EQ(copy.version, stale.version);
        EXPECT_EQ(tx.last(), 1);
    });
    EXPECT_EQ(texts(see([](Connection& db) { return events_of(db, 1); })), Texts{"first"});
    EXPECT_EQ(see([](Connection& db) { return find_conversation(db, 1); })->owner, Owner::bot);
}

TEST_F(Conversations, EveryFieldReadsBack) {
    must([](Tx& tx) { create_customer(tx, {.id = 5, .name = "Zoë"}); });
    auto c = a_conversation(3);
    must([&](Tx& tx) {
        ASSERT_TRUE(move_to_customer(tx, c, 5));
        c.owner = Owner::queue;
        c.epoch = 7;
        c.dialogue = "form:order";
        c.language = "de";
        c.page_url = "https://shop/cart";
        c.page_title = "Cart";
        c.ticket = 1'042;
        c.agent = 9;
        c.survey = Survey::asked;
        c.updated = at(99);
        ASSERT_TRUE(advance(tx, c, {said("x")}));
        mark_read(tx, 3, Side::customer, 1);
        mark_read(tx, 3, Side::customer, 0);
        mark_read(tx, 3, Side::agent, 1);
    });
    const auto read = see([](Connection& db) { return find_conversation(db, 3); }).value();
    EXPECT_EQ(read.customer, 5);
    EXPECT_EQ(read.owner, Owner::queue);
    EXPECT_EQ(read.epoch, 7);
    EXPECT_EQ(read.version, c.version);
    EXPECT_EQ(read.last_cseq, 1);
    EXPECT_EQ(read.last_event, 1);
    EXPECT_EQ(read.dialogue, "form:order");
    EXPECT_EQ(read.language, "de");
    EXPECT_EQ(read.page_url, "https://shop/cart");
    EXPECT_EQ(read.page_title, "Cart");
    EXPECT_EQ(read.ticket, 1'042);
    EXPECT_EQ(read.agent, 9);
    EXPECT_EQ(read.survey, Survey::asked);
    EXPECT_EQ(read.read_by_customer, 1);
    EXPECT_EQ(read.read_by_agent, 1);
    EXPECT_EQ(read.created, at(3));
    EXPECT_EQ(read.updated, at(99));
    EXPECT_EQ(see([](Connection& db) { return conversations_of(db, 5); }).size(), 1U);
    EXPECT_EQ(see(conversations_with_people).size(), 1U);
}

TEST_F(Conversations, OfNobodyKnownIsRefused) {
    const auto done = store_->write([](Tx& tx) {
        Conversation stranger;
        stranger.id = 1;
        stranger.customer = 404;
        create_conversation(tx, stranger);
    });
    EXPECT_FALSE(done);
}

TEST_F(Conversations, PagesStaySteadyWhileNewOnesArrive) {
    for (ConversationId id = 1; id <= 10; ++id) a_conversation(id);
    std::vector<ConversationId> seen;
    PageRequest page{.limit = 3, .cursor = {}};
    ConversationId newest = 100;
    do {
        const auto found = see([&](Connection& db) { return list_conversations(db, page); });
        for (const auto& c : found.items) seen.push_back(c.id);
        page.cursor = found.next;
        a_conversation(newest++);
    } while (!page.cursor.empty());
    EXPECT_EQ(seen, (std::vector<ConversationId>{10, 9, 8, 7, 6, 5, 4, 3, 2, 1}));
}

TEST_F(Conversations, ACursorOfAnotherListIsRefusedInWords) {
    for (const auto* cursor : {"x", "n:1", "n:1:2:3", "n:a:1", "c:1:2", "n::"}) {
        const auto read = store_->read(
            [&](Connection& db) { return list_conversations(db, {.cursor = cursor}); });
        ASSERT_FALSE(read) << cursor;
        EXPECT_EQ(read.error().code, ErrorCode::invalid);
    }
}

TEST_F(Conversations, ACustomersTimelineRunsOverAllOfThemNewestFirst) {
    must([](Tx& tx) { create_customer(tx, {.id = 5}); });
    for (ConversationId id = 1; id <= 3; ++id) {
        auto c = a_conversation(id);
        must([&](Tx& tx) { ASSERT_TRUE(move_to_customer(tx, c, id == 3 ? 0 : 5)); });
    }
    for (int i = 0; i < 9; ++i) say(1 + i % 3, std::to_string(i));
    std::vector<std::string> story;
    PageRequest page{.limit = 2, .cursor = {}};
    do {
        const auto found = see([&](Connection& db) { return timeline(db, 5, page); });
        for (const auto& event : found.items) story.push_back(text_of(event));
        page.cursor = found.next;
    } while (!page.cursor.empty());
    EXPECT_EQ(story, (Texts{"7", "6", "4", "3", "1", "0"}));
}

}  // namespace store
