// The power plug: a real process is killed under load, again and again, in one data folder.
// Whatever it had acknowledged over the pipe must be in the log when it starts again.
#include "server/store/backup.hpp"
#include "server/store/connection.hpp"
#include "tests/store/folder_fixture.hpp"

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdlib>
#include <random>
#include <set>
#include <string>
#include <thread>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

namespace store {
namespace {
using testing::said;
using testing::text_of;

constexpr int cycles = 25;
constexpr ConversationId talks = 8;
constexpr auto folder_variable = "DESKBELL_TEST_KILL_FOLDER";
constexpr auto round_variable = "DESKBELL_TEST_KILL_ROUND";
constexpr int ack_file = 3;  // where the child acknowledges

// One line an acknowledged message: "round:number". A line of a pipe this short is never torn.
void acknowledge(const std::string& text) {
    const auto line = text + "\n";
    if (::write(ack_file, line.data(), line.size()) < 0) std::_Exit(3);
}

void make_talks(Store& store) {
    const auto made = store.write([](Tx& tx) {
        for (ConversationId id = 1; id <= talks; ++id) {
            Conversation c;
            c.id = id;
            if (!find_conversation(tx, id)) create_conversation(tx, c);
        }
    });
    if (!made) std::_Exit(4);
}

// Keeps some hundred commands in flight until somebody kills this process.
[[noreturn]] void write_until_killed(const std::string& folder, const std::string& round) {
    auto opened = Store::open({.folder = folder, .writer = {.mark_commits = 5}});
    if (!opened) std::_Exit(2);
    auto& store = **opened;
    make_talks(store);
    for (int i = 0;; ++i) {
        const auto text = round + ":" + std::to_string(i);
        store.submit(
            [text, i](Tx& tx) {
                auto c = find_conversation(tx, 1 + i % talks).value();
                if (!advance(tx, c, {said(text)})) throw GiveUp(ErrorCode::stale, "stale");
            },
            [text](Result<Committed> done) {
                if (done) acknowledge(text);
            });
        while (store.stats().waiting > 300) std::this_thread::yield();
    }
}

// The child is this very executable, started again in its other role.
pid_t start_child(const std::filesystem::path& folder, int round, int pipe_out) {
    const auto pid = ::fork();
    if (pid != 0) return pid;
    ::dup2(pipe_out, ack_file);
    ::dup2(::open("/dev/null", O_WRONLY), STDOUT_FILENO);
    ::setenv(folder_variable, folder.c_str(), 1);
    ::setenv(round_variable, std::to_string(round).c_str(), 1);
    ::execl("/proc/self/exe", "test_store", "--gtest_filter=Killed.ChildWrites", nullptr);
    std::_Exit(1);
}

// Reads acknowledgements until so many have come, kills, and reads what was still in the pipe.
std::set<std::string> run_and_kill(const std::filesystem::path& folder, int round,
                                   std::size_t acks) {
    std::array<int, 2> ends{};
    EXPECT_EQ(::pipe(ends.data()), 0);
    const auto child = start_child(folder, round, ends[1]);
    ::close(ends[1]);
    std::string lines;
    std::array<char, 4'096> buffer{};
    bool killed = false;
    for (;;) {
        const auto size = ::read(ends[0], buffer.data(), buffer.size());
        if (size <= 0) break;
        lines.append(buffer.data(), static_cast<std::size_t>(size));
        if (killed || static_cast<std::size_t>(std::ranges::count(lines, '\n')) < acks) continue;
        ::kill(child, SIGKILL);
        killed = true;
    }
    ::close(ends[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    EXPECT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL) << "status " << status;
    std::set<std::string> acknowledged;
    for (std::size_t at = 0, end = 0; (end = lines.find('\n', at)) != lines.npos; at = end + 1) {
        acknowledged.insert(lines.substr(at, end - at));
    }
    return acknowledged;
}

std::multiset<std::string> stored(const std::filesystem::path& folder) {
    auto opened = Store::open({.folder = folder});
    EXPECT_TRUE(opened) << opened.error().message;
    std::multiset<std::string> texts;
    const auto read = (*opened)->read([&](Connection& db) {
        for (ConversationId id = 1; id <= talks; ++id) {
            for (const auto& event : events_of(db, id)) texts.insert(text_of(event));
        }
    });
    EXPECT_TRUE(read);
    return texts;
}
}  // namespace

TEST(Killed, ChildWrites) {
    const auto* folder = std::getenv(folder_variable);
    if (folder == nullptr) GTEST_SKIP() << "the other role of the test below";
    write_until_killed(folder, std::getenv(round_variable));
}

TEST(Killed, LosesNothingThatWasAcknowledgedAndDoublesNothing) {
    const testing::TempFolder folder;
    const auto data = folder.path() / "data";
    std::mt19937 random(3);
    std::set<std::string> acknowledged;
    for (int round = 0; round < cycles; ++round) {
        const auto acks = run_and_kill(data, round, 1 + random() % 1'500);
        ASSERT_FALSE(acks.empty());
        acknowledged.insert(acks.begin(), acks.end());
        const auto kept = stored(data);
        std::size_t lost = 0;
        for (const auto& text : acknowledged) lost += kept.count(text) != 1;
        ASSERT_EQ(lost, 0U) << "after kill " << round << ", of " << acknowledged.size();
    }
    const auto checked = verify(data);
    ASSERT_TRUE(checked) << checked.error().message;
    EXPECT_EQ(checked->problems, std::vector<std::string>{});
    RecordProperty("acknowledged", static_cast<int>(acknowledged.size()));
    std::printf("%d kills, %zu acknowledged, 0 lost\n", cycles, acknowledged.size());
}

}  // namespace store
