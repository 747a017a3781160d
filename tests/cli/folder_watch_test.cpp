// A watch over a real folder.
#include "server/cli/folder_watch.hpp"

#include <filesystem>
#include <fstream>
#include <string>

#include <gtest/gtest.h>

namespace {
namespace fs = std::filesystem;

struct FolderWatch : ::testing::Test {
    FolderWatch() {
        std::string name = (fs::temp_directory_path() / "deskbell-watch-XXXXXX").string();
        folder = mkdtemp(name.data());
        fs::create_directories(folder / "articles/en");
    }
    ~FolderWatch() override { fs::remove_all(folder); }
    void write(const std::string& file, const std::string& text) const {
        std::ofstream(folder / file) << text;
    }
    fs::path folder;
};
}  // namespace

TEST_F(FolderWatch, StirsWhenAFileIsAddedChangedMovedOrRemovedAndIsQuietBetween) {
    cli::FolderWatch watch(folder);
    EXPECT_FALSE(watch.stirred());
    write("articles/en/a.md", "one");
    EXPECT_TRUE(watch.stirred());
    EXPECT_FALSE(watch.stirred());
    write("articles/en/a.md", "two");
    EXPECT_TRUE(watch.stirred());
    fs::rename(folder / "articles/en/a.md", folder / "articles/en/b.md");
    EXPECT_TRUE(watch.stirred());
    fs::remove(folder / "articles/en/b.md");
    EXPECT_TRUE(watch.stirred());
    EXPECT_FALSE(watch.stirred());
}

TEST_F(FolderWatch, WatchesFoldersThatComeLater) {
    cli::FolderWatch watch(folder);
    fs::create_directories(folder / "articles/de/shipping");
    EXPECT_TRUE(watch.stirred());
    write("articles/de/shipping/abroad.md", "one");
    EXPECT_TRUE(watch.stirred());
}

TEST_F(FolderWatch, PassesOverWhatARepositoryKeepsForItself) {
    fs::create_directories(folder / ".git/objects");
    cli::FolderWatch watch(folder);
    write(".git/objects/x", "one");
    EXPECT_FALSE(watch.stirred());
}

TEST_F(FolderWatch, AlwaysStirsWhereItSeesNothing) {
    cli::FolderWatch watch(folder / "missing");
    EXPECT_TRUE(watch.stirred());
    EXPECT_TRUE(watch.stirred());
}
