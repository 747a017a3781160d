// What a start refuses, and what it says then: a served folder, a newer database, a cut log.
#include "server/store/folder.hpp"

#include "server/store/backup.hpp"
#include "server/store/connection.hpp"
#include "server/store/migrations.hpp"
#include "server/store/setting.hpp"
#include "tests/store/folder_fixture.hpp"

#include <fstream>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

namespace store {
namespace {
namespace fs = std::filesystem;

class Folder : public testing::StoreTest {
  protected:
    fs::path data() const { return folder() / "data"; }
    fs::path database() const { return files_of(data()).database; }

    std::string refusal(StoreOptions options = {}) {
        options.folder = data();
        const auto opened = Store::open(options);
        if (opened) return "opened";
        code_ = opened.error().code;
        return opened.error().message;
    }
    ErrorCode code_{};
};

mode_t mode_of(const fs::path& path) {
    struct stat found{};
    ::stat(path.c_str(), &found);
    return found.st_mode & 0777U;
}

void write_file(const fs::path& path, const std::string& text) {
    std::ofstream(path, std::ios::binary) << text;
}
}  // namespace

TEST_F(Folder, IsForItsOwnerOnly) {
    must([](Tx& tx) { put_setting(tx, "a", "b"); });
    EXPECT_EQ(mode_of(data()), 0700U);
    for (const auto& entry : fs::directory_iterator(data())) {
        EXPECT_EQ(mode_of(entry.path()), 0600U) << entry.path();
    }
}

TEST_F(Folder, IsServedByOneProcessAtATime) {
    EXPECT_NE(refusal().find("is served by process " + std::to_string(::getpid())),
              std::string::npos);
    EXPECT_EQ(code_, ErrorCode::locked);
    EXPECT_EQ(refusal({.access = Access::tool}), "opened");
    close();
    EXPECT_EQ(refusal(), "opened");
}

TEST_F(Folder, OfANewerProgramIsRefusedInClearWords) {
    close();
    {
        Connection db(database(), OpenMode::write);
        db.run("INSERT INTO migration (number, name, checksum, applied) VALUES (99, 'x', 'y', 0)");
    }
    EXPECT_NE(refusal().find("made by a newer deskbell (schema 99"), std::string::npos);
    EXPECT_EQ(code_, ErrorCode::newer_database);
}

TEST_F(Folder, WithAnEditedSchemaStepIsRefused) {
    close();
    {
        Connection db(database(), OpenMode::write);
        db.run("UPDATE migration SET checksum = 'edited' WHERE number = 2");
    }
    EXPECT_NE(refusal().find("schema step 2"), std::string::npos);
}

TEST_F(Folder, ComesForwardFromEveryEarlierSchemaAndIsBackedUpBefore) {
    close();
    const auto all = migrations();
    for (std::size_t steps = 1; steps < all.size(); ++steps) {
        fs::remove_all(data());
        prepare_folder(data());
        {
            Connection db(database(), OpenMode::write);
            migrate(db, all.first(steps));
            EXPECT_EQ(schema_number(db), all[steps - 1].number);
            if (steps >= 3) db.run("INSERT INTO setting (name, value) VALUES ('kept', 'yes')");
        }
        open();
        if (steps >= 3) {
            EXPECT_EQ(see([](Connection& db) { return find_setting(db, "kept"); }), "yes");
        }
        close();
        const auto saved = data() / fmt::format("before-schema-{}.sqlite3", all.back().number);
        ASSERT_TRUE(fs::exists(saved));
        Connection before(saved, OpenMode::read);
        EXPECT_EQ(schema_number(before), all[steps - 1].number);
    }
}

TEST_F(Folder, AFailingStepLeavesTheDatabaseAsItWas) {
    close();
    const int newest = migrations().back().number;
    std::vector<Migration> bad(migrations().begin(), migrations().end());
    bad.push_back({newest + 1, "good", "CREATE TABLE new (a)"});
    bad.push_back({newest + 2, "bad", "CREATE TABLE nonsense"});
    Connection db(database(), OpenMode::write);
    EXPECT_ANY_THROW(migrate(db, bad));
    EXPECT_EQ(schema_number(db), newest);
    EXPECT_FALSE(db.query("SELECT 1 FROM sqlite_schema WHERE name = 'new'").next());
}

TEST_F(Folder, NoticesAWalThatWasCutShort) {
    // As after a crash: the messages are in the -wal file only, and most of it goes missing.
    for (int i = 0; i < 50; ++i) must([](Tx& tx) { tx.append(testing::said("x")); });
    HighWater(data()).write(50);
    const auto crashed = folder() / "crashed";
    fs::copy(data(), crashed, fs::copy_options::recursive);
    const auto wal = crashed / "deskbell.sqlite3-wal";
    ASSERT_GT(fs::file_size(wal), 100'000U);
    fs::resize_file(wal, fs::file_size(wal) - 60'000);

    const auto opened = Store::open({.folder = crashed});
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, ErrorCode::corrupt);
    EXPECT_NE(opened.error().message.find("but 50 were acknowledged"), std::string::npos)
        << opened.error().message;
    EXPECT_NE(opened.error().message.find("deskbell restore"), std::string::npos);
    EXPECT_EQ(verify(crashed).value().problems.size(), 1U);

    fs::remove(files_of(crashed).mark);  // the way out that the error names
    EXPECT_TRUE(Store::open({.folder = crashed}));
}

TEST_F(Folder, NoticesAnEmptiedDatabaseInsteadOfStartingAfresh) {
    must([](Tx& tx) { tx.append(testing::said("x")); });
    close();
    fs::resize_file(database(), 0);
    EXPECT_NE(refusal().find("ends at event 0, but 1 were acknowledged"), std::string::npos);
    EXPECT_EQ(code_, ErrorCode::corrupt);
}

TEST_F(Folder, AHalfWrittenMarkIsNoMark) {
    close();
    HighWater mark(data());
    ASSERT_TRUE(mark.write(7));
    EXPECT_EQ(mark.read(), 7);
    write_file(files_of(data()).mark,
               "deskbell high-water mark 1\n00000000000000000009\n00000000000000000007\n");
    EXPECT_EQ(mark.read(), std::nullopt);
    write_file(files_of(data()).mark, "");
    EXPECT_EQ(mark.read(), std::nullopt);
    EXPECT_EQ(refusal(), "opened");
}

TEST_F(Folder, ACleanStopLeavesTheMarkAtTheEndAndAllInOneFile) {
    for (int i = 0; i < 3; ++i) must([](Tx& tx) { tx.append(testing::said("x")); });
    EXPECT_EQ(see(last_seq), 3);
    close();
    EXPECT_EQ(HighWater::look(data()), 3);
    EXPECT_FALSE(fs::exists(database().string() + "-wal"));
}

TEST_F(Folder, AFileThatIsNoDatabaseIsRefused) {
    close();
    write_file(database(), std::string(8'192, 'x'));
    EXPECT_NE(refusal().find("not a database"), std::string::npos);
    EXPECT_EQ(code_, ErrorCode::corrupt);
}

TEST_F(Folder, AFolderThatCanNotBeMadeIsNamed) {
    const auto opened = Store::open({.folder = "/proc/nowhere/data"});
    ASSERT_FALSE(opened);
    EXPECT_NE(opened.error().message.find("/proc/nowhere"), std::string::npos)
        << opened.error().message;
}

}  // namespace store
