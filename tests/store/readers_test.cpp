// Reading sees what was written before it began, from one moment, and never holds up the writer.
#include "server/store/connection.hpp"
#include "server/store/setting.hpp"
#include "tests/store/folder_fixture.hpp"

#include <atomic>
#include <filesystem>
#include <thread>

#include <gtest/gtest.h>

namespace store {
namespace {

class Reading : public testing::StoreTest {
  protected:
    void put(const std::string& value) {
        must([&](Tx& tx) { put_setting(tx, "word", value); });
    }
    std::string word() {
        return see([](Connection& db) { return find_setting(db, "word").value_or(""); });
    }
};

}  // namespace

TEST_F(Reading, SeesWhatWasAcknowledgedHoweverOftenItIsDoneInBetween) {
    for (int i = 0; i < 200; ++i) {
        put(std::to_string(i));
        ASSERT_EQ(word(), std::to_string(i));
        ASSERT_EQ(word(), std::to_string(i));
    }
}

TEST_F(Reading, SeesItFromManyThreadsAtOnceToo) {
    put("0");
    std::atomic<int> acknowledged = 0;
    std::atomic<bool> over = false;
    std::vector<std::jthread> readers;
    for (int i = 0; i < 4; ++i) {
        readers.emplace_back([&] {
            while (!over) {
                const int at_least = acknowledged;
                EXPECT_GE(std::stoi(word()), at_least);
            }
        });
    }
    for (int i = 1; i <= 300; ++i) {
        put(std::to_string(i));
        acknowledged = i;
    }
    over = true;
}

TEST_F(Reading, StaysInOneMomentWhileSomethingIsWritten) {
    put("before");
    see([&](Connection& db) {
        EXPECT_EQ(find_setting(db, "word"), "before");
        put("after");
        EXPECT_EQ(find_setting(db, "word"), "before");
        EXPECT_EQ(word(), "after");
        return 0;
    });
    EXPECT_EQ(word(), "after");
}

TEST_F(Reading, SeesSoonWhatAnotherProcessWrote) {
    put("ours");
    ASSERT_EQ(word(), "ours");
    auto tool = Store::open({.folder = folder() / "data", .access = Access::tool});
    ASSERT_TRUE(tool) << tool.error().message;
    ASSERT_TRUE((*tool)->write([](Tx& tx) { put_setting(tx, "word", "theirs"); }));
    std::this_thread::sleep_for(std::chrono::milliseconds{20});
    EXPECT_EQ(word(), "theirs");
}

TEST_F(Reading, LeavesTheLogFreeToBeginAnew) {
    const auto log = folder() / "data/deskbell.sqlite3-wal";
    const std::string large(40'000, 'x');
    for (int i = 0; i < 1'500; ++i) {  // some 60 MB in all; the log goes home every 8 MB
        put(large + std::to_string(i));
        ASSERT_EQ(word().size(), large.size() + std::to_string(i).size());
    }
    EXPECT_LT(std::filesystem::file_size(log), 20'000'000U);
}

TEST_F(Reading, LetsTheLogBeEmptiedAtOnce) {
    const auto log = folder() / "data/deskbell.sqlite3-wal";
    put("something to forget");
    ASSERT_EQ(word(), "something to forget");
    EXPECT_TRUE(store_->empty_log());
    EXPECT_EQ(std::filesystem::file_size(log), 0U);
    EXPECT_EQ(word(), "something to forget");
}

TEST_F(Reading, AFailedOneDoesNotSpoilTheNext) {
    put("well");
    EXPECT_FALSE(store_->read([](Connection& db) { db.run("SELECT no_such_column"); }));
    EXPECT_FALSE(store_->read([](Connection&) { throw std::runtime_error("given up"); }));
    EXPECT_EQ(word(), "well");
}

class OneThread : public testing::StoreTest {
  protected:
    OneThread() {
        close();
        open({.writer = {.own_thread = false}});
    }
};

TEST_F(OneThread, WritesNothingUntilItIsToldTo) {
    int done = 0;
    for (int i = 0; i < 3; ++i) {
        store_->submit([i](Tx& tx) { put_setting(tx, "word", std::to_string(i)); },
                       [&](Result<Committed> result) { done += result.has_value() ? 1 : 0; });
    }
    EXPECT_EQ(done, 0);
    EXPECT_TRUE(store_->carry_out());
    EXPECT_EQ(done, 3);
    EXPECT_FALSE(store_->carry_out());
    EXPECT_EQ(store_->stats().commits, 1U);
}

TEST_F(OneThread, WritesAllThatWaitsWhenItStops) {
    store_->submit([](Tx& tx) { put_setting(tx, "word", "last"); }, [](auto) {});
    close();
    open();
    EXPECT_EQ(see([](Connection& db) { return find_setting(db, "word"); }), "last");
}

TEST_F(OneThread, WaitsForAWriteByDoingIt) {
    ASSERT_TRUE(store_->write([](Tx& tx) { tx.append(testing::said("hello")); }));
    EXPECT_EQ(store_->last(), 1);
    store_->idle();
}

}  // namespace store
