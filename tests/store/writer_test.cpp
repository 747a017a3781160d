// The writer's promises: order, density, each command alone in its failure, nothing without a word.
#include "server/store/writer.hpp"

#include "server/store/connection.hpp"
#include "server/store/setting.hpp"
#include "tests/store/folder_fixture.hpp"

#include <atomic>
#include <latch>
#include <thread>

#include <gtest/gtest.h>

namespace store {
namespace {
using testing::at;
using testing::said;
using testing::text_of;

class Writing : public testing::StoreTest {};

Event presence(std::int64_t agent) {
    Event event;
    event.at = at(agent);
    event.body = AgentPresence{agent, "Ana", "online"};
    return event;
}
}  // namespace

TEST_F(Writing, EightThreadsGetDenseNumbersInTheOrderTheyAreTold) {
    constexpr int threads = 8;
    constexpr int each = 500;
    std::vector<EventSeq> told;  // only the writer thread touches it
    std::latch all(threads * each);
    std::vector<std::jthread> producers;
    for (int p = 0; p < threads; ++p) {
        producers.emplace_back([&, p] {
            for (int i = 0; i < each; ++i) {
                store_->submit([p](Tx& tx) { tx.append(presence(p)); },
                               [&](Result<Committed> done) {
                                   for (const auto& event : done.value().events) {
                                       told.push_back(event.seq);
                                   }
                                   all.count_down();
                               });
            }
        });
    }
    all.wait();
    ASSERT_EQ(told.size(), threads * each);
    for (std::size_t i = 0; i < told.size(); ++i) {
        ASSERT_EQ(told[i], static_cast<EventSeq>(i + 1));
    }
    EXPECT_EQ(see(last_seq), threads * each);
    const auto stats = store_->stats();
    EXPECT_EQ(stats.commands, threads * each);
    EXPECT_LT(stats.commits, stats.commands) << "nothing was grouped";
}

TEST_F(Writing, OneThreadsCommandsAreDoneInTheOrderTheyWereGiven) {
    std::vector<int> order;
    std::latch all(300);
    for (int i = 0; i < 300; ++i) {
        store_->submit([i](Tx& tx) { tx.append(presence(i)); },
                       [&, i](Result<Committed>) {
                           order.push_back(i);
                           all.count_down();
                       });
    }
    all.wait();
    EXPECT_TRUE(std::ranges::is_sorted(order));
}

TEST_F(Writing, ACommandThatThrowsLeavesTheOthersOfItsBatchIntact) {
    // A first command holds the writer until all the others wait: they become one batch.
    std::latch gate(1);
    std::latch all(30);
    std::vector<Result<Committed>> results(30);
    store_->submit([&](Tx&) { gate.wait(); }, [](Result<Committed>) {});
    for (std::size_t i = 0; i < 30; ++i) {
        store_->submit(
            [i](Tx& tx) {
                tx.append(presence(static_cast<std::int64_t>(i)));
                put_setting(tx, "by" + std::to_string(i), "yes");
                if (i % 3 == 1) throw GiveUp(ErrorCode::stale, "moved on");
                if (i % 3 == 2) throw std::runtime_error("a bug");
            },
            [&, i](Result<Committed> done) {
                results[i] = std::move(done);
                all.count_down();
            });
    }
    gate.count_down();
    all.wait();
    EventSeq expected = 0;
    for (std::size_t i = 0; i < 30; ++i) {
        const auto kept =
            see([&](Connection& db) { return find_setting(db, "by" + std::to_string(i)); });
        EXPECT_EQ(kept.has_value(), i % 3 == 0);
        if (i % 3 == 0) {
            ASSERT_EQ(results[i].value().events.size(), 1U);
            EXPECT_EQ(results[i].value().events[0].seq, ++expected);
        } else {
            EXPECT_EQ(results[i].error().code, i % 3 == 1 ? ErrorCode::stale : ErrorCode::internal);
        }
    }
    EXPECT_EQ(see(last_seq), 10);
    EXPECT_EQ(see([](Connection& db) { return events_after(db, 0, 100); }).size(), 10U);
}

TEST_F(Writing, AUniqueNameTakenTwiceFailsOnlyTheSecond) {
    const auto one = Customer{.id = 1, .external_id = "shop-7"};
    const auto two = Customer{.id = 2, .external_id = "shop-7"};
    must([&](Tx& tx) { create_customer(tx, one); });
    const auto done = store_->write([&](Tx& tx) { create_customer(tx, two); });
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().code, ErrorCode::taken);
}

TEST_F(Writing, AFullQueueRefusesAtOnceAndSaysSo) {
    close();
    open({.writer = {.waiting_max = 5}});
    std::latch gate(1);
    std::latch started(1);
    std::atomic<int> refused = 0;
    std::atomic<int> stored = 0;
    store_->submit(
        [&](Tx&) {
            started.count_down();
            gate.wait();
        },
        [](Result<Committed>) {});
    started.wait();
    for (int i = 0; i < 9; ++i) {
        store_->submit([](Tx& tx) { tx.append(presence(1)); },
                       [&](Result<Committed> done) {
                           done ? ++stored : ++refused;
                           if (!done) EXPECT_EQ(done.error().code, ErrorCode::unavailable);
                       });
    }
    EXPECT_EQ(refused, 4);
    EXPECT_EQ(store_->stats().refused, 4U);
    EXPECT_EQ(store_->stats().waiting, 5U);
    gate.count_down();
    store_->stop();
    EXPECT_EQ(stored, 5);
}

TEST_F(Writing, StoppingWritesAllThatWaitsAndRefusesTheRest) {
    std::atomic<int> stored = 0;
    for (int i = 0; i < 1'000; ++i) {
        store_->submit([](Tx& tx) { tx.append(presence(1)); },
                       [&](Result<Committed> done) { stored += done.has_value(); });
    }
    store_->stop();
    EXPECT_EQ(stored, 1'000);
    const auto late = store_->write([](Tx& tx) { tx.append(presence(1)); });
    ASSERT_FALSE(late);
    EXPECT_EQ(late.error().code, ErrorCode::unavailable);
    reopen();
    EXPECT_EQ(see(last_seq), 1'000);
}

TEST_F(Writing, AFullDiskIsToldToEveryoneAndOvercome) {
    std::error_code error;
    close();
    open({.pages_max = 80});
    const std::string big(20'000, 'x');
    std::latch gate(1);
    std::latch all(40);
    std::atomic<int> stored = 0;
    std::atomic<int> full = 0;
    store_->submit([&](Tx&) { gate.wait(); }, [](Result<Committed>) {});
    for (int i = 0; i < 40; ++i) {
        store_->submit([&](Tx& tx) { tx.append(said(big)); },
                       [&](Result<Committed> done) {
                           stored += done.has_value();
                           full += !done && done.error().code == ErrorCode::disk_full;
                           all.count_down();
                       });
    }
    gate.count_down();
    all.wait();
    EXPECT_EQ(full, 40) << "a batch is on disk whole, or nothing of it is acknowledged";
    EXPECT_EQ(stored, 0);
    EXPECT_EQ(see(last_seq), 0);

    const auto small = store_->write([](Tx& tx) { tx.append(presence(1)); });
    ASSERT_TRUE(small) << "a command that fits is stored again: " << small.error().message;
    EXPECT_EQ(small->events.at(0).seq, 1) << "the numbers of the failed batch were taken back";
    reopen();
    must([&](Tx& tx) { tx.append(said(big)); });
    EXPECT_EQ(see(last_seq), 2);
}

TEST_F(Writing, TheEventsOfACommandComeBackWithTheirNumbersAndTraces) {
    auto event = said("hello");
    event.trace = "{\"rule\":1}";
    const auto done = must([&](Tx& tx) { tx.append(event); });
    ASSERT_EQ(done.events.size(), 1U);
    EXPECT_EQ(text_of(done.events[0]), "hello");
    EXPECT_EQ(see([](Connection& db) { return find_trace(db, 1); }), "{\"rule\":1}");
    EXPECT_EQ(see([](Connection& db) { return find_trace(db, 2); }), std::nullopt);
}

TEST_F(Writing, AnotherProcessMayWriteInBetweenWithoutAGap) {
    must([](Tx& tx) { tx.append(presence(1)); });
    {
        auto tool = Store::open({.folder = folder() / "data", .access = Access::tool});
        ASSERT_TRUE(tool) << tool.error().message;
        ASSERT_TRUE((*tool)->write([](Tx& tx) { tx.append(presence(2)); }));
    }
    const auto done = must([](Tx& tx) { tx.append(presence(3)); });
    EXPECT_EQ(done.events.at(0).seq, 3);
}

}  // namespace store
