// Backups: made while somebody writes, checked before they are believed, put back whole.
#include "server/store/backup.hpp"

#include "server/store/connection.hpp"
#include "server/store/folder.hpp"
#include "tests/store/folder_fixture.hpp"

#include <atomic>
#include <fstream>
#include <thread>

#include <gtest/gtest.h>
#include <sys/stat.h>

namespace store {
namespace {
namespace fs = std::filesystem;
using testing::said;
using testing::text_of;

class Backups : public testing::StoreTest {
  protected:
    fs::path data() const { return folder() / "data"; }
    fs::path file() const { return folder() / "copy.sqlite3"; }

    // Changes a row behind the store's back, as a bad disk would.
    void damage(const std::string& sql) {
        Connection db(files_of(data()).database, OpenMode::write);
        db.execute("PRAGMA foreign_keys=OFF; " + sql);
    }
    std::string first_problem() {
        const auto report = verify(data());
        if (!report) return report.error().message;
        return report->problems.empty() ? "none" : report->problems.front();
    }
    void make_talk() {
        a_conversation(1);
        for (const auto* text : {"one", "two", "three"}) say(1, text);
        must([](Tx& tx) {
            Ticket ticket{.queue = "support", .conversation = 1};
            create_ticket(tx, ticket);
        });
    }
};
}  // namespace

TEST_F(Backups, MadeWhileSomebodyWritesAreWholeAndInOrder) {
    for (ConversationId id = 1; id <= 4; ++id) a_conversation(id);
    std::atomic<bool> over = false;
    std::jthread busy([&] {
        for (int i = 0; !over; ++i) {
            const auto done = store_->write([i](Tx& tx) {
                auto c = find_conversation(tx, 1 + i % 4).value();
                (void)advance(tx, c, {said(std::to_string(i))});
            });
            ASSERT_TRUE(done);
        }
    });
    EventSeq before = 0;
    for (int round = 0; round < 5; ++round) {
        const auto made = backup(data(), file());
        ASSERT_TRUE(made) << made.error().message;
        EXPECT_GE(made->last_seq, before);
        before = made->last_seq;
        const auto checked = verify_file(file());
        ASSERT_TRUE(checked) << checked.error().message;
        EXPECT_EQ(checked->problems, std::vector<std::string>{});
        EXPECT_EQ(checked->last_seq, made->last_seq);
        while (see(last_seq) == before) std::this_thread::yield();
    }
    over = true;
    EXPECT_TRUE(verify(data()).value().problems.empty()) << "also of a folder that is served";
}

TEST_F(Backups, AreOneFileForTheirOwnerOnly) {
    make_talk();
    ASSERT_TRUE(backup(data(), file()));
    struct stat found{};
    ASSERT_EQ(::stat(file().c_str(), &found), 0);
    EXPECT_EQ(found.st_mode & 0777U, 0600U);
    EXPECT_FALSE(fs::exists(file().string() + "-wal"));
    EXPECT_FALSE(fs::exists(file().string() + ".partial"));
}

TEST_F(Backups, RestoreBringsBackWhatWasThereAndKeepsWhatIsReplaced) {
    make_talk();
    ASSERT_TRUE(backup(data(), file()));
    say(1, "after the backup");
    const auto served = restore(data(), file(), Overwrite::yes);
    ASSERT_FALSE(served);
    EXPECT_EQ(served.error().code, ErrorCode::locked);
    close();
    const auto full = restore(data(), file());
    ASSERT_FALSE(full);
    EXPECT_EQ(full.error().code, ErrorCode::taken);

    const auto restored = restore(data(), file(), Overwrite::yes);
    ASSERT_TRUE(restored) << restored.error().message;
    EXPECT_EQ(restored->last_seq, 3);
    EXPECT_EQ(first_problem(), "none") << "the high-water mark went back, too";
    open();
    EXPECT_EQ(see([](Connection& db) { return events_of(db, 1); }).size(), 3U);
    say(1, "goes on");
    EXPECT_EQ(see(last_seq), 4);
    Connection old(data() / "deskbell.sqlite3.before-restore", OpenMode::read);
    EXPECT_EQ(last_seq(old), 4);
    EXPECT_EQ(text_of(find_event(old, 4).value()), "after the backup");
}

TEST_F(Backups, RestoreIntoAFreshFolderNeedsNoForce) {
    make_talk();
    ASSERT_TRUE(backup(data(), file()));
    const auto fresh = folder() / "fresh";
    ASSERT_TRUE(restore(fresh, file()));
    EXPECT_TRUE(verify(fresh).value().problems.empty());
    EXPECT_TRUE(Store::open({.folder = fresh}));
}

TEST_F(Backups, ABadFileIsNeverRestored) {
    make_talk();
    ASSERT_TRUE(backup(data(), file()));
    close();
    fs::resize_file(file(), fs::file_size(file()) / 2);
    const auto half = restore(data(), file(), Overwrite::yes);
    ASSERT_FALSE(half);
    EXPECT_EQ(half.error().code, ErrorCode::corrupt) << half.error().message;
    std::ofstream(file(), std::ios::trunc) << "not a database at all, but long enough to look at";
    EXPECT_FALSE(restore(data(), file(), Overwrite::yes));
    EXPECT_FALSE(restore(data(), folder() / "missing", Overwrite::yes));
    open();
    EXPECT_EQ(see(last_seq), 3) << "the folder is as it was";
}

TEST_F(Backups, ThereIsNothingToBackUpInAnEmptyFolder) {
    const auto made = backup(folder() / "nowhere", file());
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().code, ErrorCode::not_found);
    EXPECT_FALSE(fs::exists(file()));
}

TEST_F(Backups, VerifyFindsEachKindOfDamage) {
    const std::vector<std::pair<std::string, std::string>> damages = {
        {"DELETE FROM event WHERE seq = 2", "gap before event 3"},
        {"UPDATE event SET prev = 0 WHERE seq = 3", "first event has cseq 3"},
        {"UPDATE event SET cseq = 7 WHERE seq = 2", "has cseq 7"},
        {"UPDATE event SET conversation = 9 WHERE seq = 3", "missing or another's"},
        {"UPDATE event SET prev = 3 WHERE seq = 2", "links forward"},
        {"UPDATE event SET body = '{' WHERE seq = 1", "never written by this program"},
        {"UPDATE conversation SET last_cseq = 9", "next to 9"},
        {"UPDATE conversation SET last_event = 2, last_cseq = 2", "2 can be reached"},
        {"UPDATE conversation SET ticket = 4711", "names ticket 4711"},
        {"UPDATE ticket SET conversation = 4711", "names a missing conversation"},
        {"UPDATE ticket SET status = 3", "ticket count"},
        {"UPDATE ticket SET number = 1005", "numbers up to 1005"},
        {"DELETE FROM event; UPDATE conversation SET last_event = 0, last_cseq = 0",
         "3 were acknowledged"},
    };
    for (const auto& [sql, words] : damages) {
        make_talk();
        close();
        EXPECT_EQ(first_problem(), "none");
        damage(sql);
        const auto report = verify(data());
        ASSERT_TRUE(report) << sql << ": " << report.error().message;
        std::string all;
        for (const auto& problem : report->problems) all += problem + "\n";
        EXPECT_NE(all.find(words), std::string::npos) << sql << "\n" << all;
        fs::remove_all(data());
        open();
    }
}

}  // namespace store
