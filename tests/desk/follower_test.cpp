// A follower sees each wanted event once and in order, whatever fails or restarts in between.
#include "server/desk/follower.hpp"

#include "server/store/setting.hpp"
#include "small_shop.hpp"

#include <gtest/gtest.h>

namespace {

using store::Noted;

// A store with a line of helpers' work, and followers over it.
class FollowerTest : public ::testing::Test {
  protected:
    FollowerTest() { open(); }
    ~FollowerTest() override { close(); }

    void open() {
        store_ = std::move(*store::Store::open({.folder = folder_.path() / "data"}));
        helper_ = std::make_unique<shop::Helper>();
        services_ = std::make_unique<desk::Services>(desk::DeskOptions{
            .content = folder_.path(),
            .store = *store_,
            .clock = [] { return store::Time{}; },
            .chance = [] { return std::uint64_t{1}; },
            .run = [helper = helper_.get()](auto job) { helper->run(std::move(job)); },
            .lookup = {},
        });
    }
    void close() {
        store_->stop();  // nothing more is written, so nothing more comes to the helper
        helper_.reset();
        services_.reset();
        store_.reset();
    }

    void note(const std::string& what) {
        ASSERT_TRUE(
            store_->write([&](store::Tx& tx) { tx.append({.body = Noted{.what = what}}); }));
    }
    // Remembers in the database, in the cursor's own transaction, what it has seen.
    desk::Follower::Handle remember() {
        return [this](std::span<const desk::EventPtr> events, desk::Follower::Answer answer) {
            std::string names;
            for (const auto& event : events) names += std::get<Noted>(event->body).what + " ";
            answer([names, this](store::Tx& tx) {
                if (fail_on_ != "" && names.contains(fail_on_)) {
                    throw store::GiveUp(store::ErrorCode::stale, "not now");
                }
                const auto before = store::find_setting(tx, "seen").value_or("");
                store::put_setting(tx, "seen", before + names);
            });
        };
    }
    std::string seen() {
        return store_->read([](store::Connection& db) { return store::find_setting(db, "seen"); })
            .value()
            .value_or("");
    }
    void wait_for(desk::Follower& follower, store::EventSeq cursor) {
        for (int i = 0; i < 5000 && follower.cursor() < cursor; ++i) {
            std::this_thread::sleep_for(std::chrono::milliseconds{2});
        }
        ASSERT_GE(follower.cursor(), cursor);
    }

    static constexpr store::Interest notes{.kinds = store::Interest::bit(store::EventKind::noted)};
    shop::Folder folder_;
    std::string fail_on_;
    std::unique_ptr<store::Store> store_;
    std::unique_ptr<shop::Helper> helper_;
    std::unique_ptr<desk::Services> services_;
};

TEST_F(FollowerTest, SeesEveryWantedEventOnceAlsoAfterARestart) {
    note("a");
    note("b");
    {
        desk::Follower follower(*services_, "t", notes, remember());
        follower.open(true);
        wait_for(follower, 2);
        close();
    }
    open();
    note("c");
    desk::Follower follower(*services_, "t", notes, remember());
    follower.open();
    wait_for(follower, 3);
    EXPECT_EQ(seen(), "a b c ");
}

TEST_F(FollowerTest, ANewOneLeavesThePastAlone) {
    note("past");
    desk::Follower follower(*services_, "t", notes, remember());
    follower.open();
    note("now");
    const auto event = std::make_shared<const store::Event>(store::Event{.body = Noted{}});
    const desk::EventPtr happened[] = {event};
    follower.happened(happened);
    wait_for(follower, 2);
    EXPECT_EQ(seen(), "now ");
}

TEST_F(FollowerTest, AlsoSeesWhatNobodyWasToldOf) {
    desk::Follower follower(*services_, "t", notes, remember());
    follower.open(true);
    auto told = store_->write([](store::Tx& tx) { tx.append({.body = Noted{.what = "told"}}); });
    ASSERT_TRUE(told);
    note("untold");
    const std::vector<desk::EventPtr> happened = {
        std::make_shared<const store::Event>(std::move(told->events.front()))};
    services_->tell(happened);
    follower.happened(happened);
    wait_for(follower, 2);
    EXPECT_EQ(seen(), "told untold ");
}

TEST_F(FollowerTest, OnePoisonousEventIsLeftOutAndHoldsNobodyUp) {
    fail_on_ = "bad";
    for (const auto* what : {"one", "bad", "two"}) note(what);
    desk::Follower follower(*services_, "t", notes, remember());
    follower.open(true);
    wait_for(follower, 3);
    EXPECT_EQ(seen(), "one two ");
}

}  // namespace
