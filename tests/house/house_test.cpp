// Holds the walls: who may include whom, which library is spoken in which room, how long a file may
// grow. Reads the sources as text, so a wrong include fails here before it becomes a habit.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace {
namespace fs = std::filesystem;
using Names = std::set<std::string, std::less<>>;

const fs::path root = DESKBELL_SOURCE_DIR;

// Lower rooms first. A room may include itself and what stands in its row; nothing else.
const std::map<std::string, Names, std::less<>> may_include = {
    {"kb", {}},
    {"intents", {"kb"}},
    {"escalation", {}},
    {"server/store", {"kb", "intents", "escalation"}},
    {"server/desk", {"kb", "intents", "escalation", "server/store"}},
    {"server/wire", {"kb", "intents", "escalation", "server/store", "server/desk"}},
    {"server/hooks", {"kb", "intents", "escalation", "server/store", "server/desk", "server/wire"}},
    {"server/net",
     {"kb", "intents", "escalation", "server/store", "server/desk", "server/wire", "server/hooks"}},
    {"server/cli",
     {"kb", "intents", "escalation", "server/store", "server/desk", "server/wire", "server/hooks",
      "server/net"}},
    {"server/main",
     {"kb", "intents", "escalation", "server/store", "server/desk", "server/wire", "server/hooks",
      "server/net", "server/cli"}},
};

// Large rooms have alcoves. These stand in an order of their own, lower first: one may include
// those of its line and below, and of its room nothing else ("" is what lies in the room itself).
const std::map<std::string, std::vector<Names>, std::less<>> alcoves = {
    {"kb", {{""}, {"yaml"}, {"words", "markdown"}, {"library"}, {"matching"}}},
    {"server/desk", {{"settings"}, {"content"}, {"bot"}, {"editing"}}},
    {"server/net", {{"line"}}},
};

// Each library is a language: only these rooms speak it.
const std::map<std::string, Names, std::less<>> spoken_in = {
    {"boost/asio", {"server/hooks", "server/net"}},
    {"boost/beast", {"server/net"}},
    {"boost/url", {"kb", "server/net", "server/hooks"}},
    {"nlohmann/", {"server/store", "server/wire", "server/hooks", "server/net", "server/cli"}},
    {"SQLiteCpp/", {"server/store"}},
    {"sqlite3.h", {"server/store"}},
    {"yaml-cpp/", {"kb"}},
    {"md4c", {"kb"}},
    {"unicode/", {"kb"}},
    {"libstemmer", {"kb"}},
    {"cld2", {"kb"}},
    {"re2/", {"kb", "intents"}},
    {"date/", {"escalation"}},
    {"sodium.h", {"server/store", "server/desk", "server/net"}},
    {"curl/", {"server/hooks"}},
    {"openssl/", {"server/net"}},
    {"spdlog/", {"server/desk", "server/hooks", "server/net", "server/cli", "server/main"}},
    {"CLI/", {"server/cli", "server/main"}},
};

constexpr std::size_t lines_max = 500;
constexpr std::size_t lines_good = 300;
constexpr std::size_t beast_files_max = 3;

struct Source {
    std::string path;  // from the root
    std::string room;
    std::vector<std::string> lines;
};

std::vector<std::string> lines_of(const fs::path& file) {
    std::ifstream in(file);
    std::vector<std::string> lines;
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

std::vector<Source> sources() {
    std::vector<Source> found;
    for (const auto& [room, _] : may_include) {
        if (!fs::exists(root / room)) continue;
        for (const auto& entry : fs::recursive_directory_iterator(root / room)) {
            const auto ending = entry.path().extension();
            if (ending != ".cpp" && ending != ".hpp") continue;
            found.push_back(
                {fs::relative(entry.path(), root).string(), room, lines_of(entry.path())});
        }
    }
    return found;
}

std::string included(std::string_view line) {
    if (!line.starts_with("#include ")) return {};
    line.remove_prefix(9);
    if (line.size() < 2) return {};
    const auto end = line.find(line[0] == '<' ? '>' : '"', 1);
    return std::string(line.substr(1, end == line.npos ? line.npos : end - 1));
}

// The room a path lies in; empty for what is no file of a room.
std::string room_of(std::string_view path) {
    for (const auto& [room, _] : may_include)
        if (path.starts_with(room) && path.substr(room.size()).starts_with('/')) return room;
    return {};
}

std::string alcove_of(std::string_view path, const std::string& room) {
    path.remove_prefix(room.size() + 1);
    const auto slash = path.find('/');
    return std::string(slash == path.npos ? std::string_view{} : path.substr(0, slash));
}

// How high an alcove stands among those of its room that have an order.
std::optional<std::size_t> height_of(const std::vector<Names>& order, const std::string& alcove) {
    const auto found =
        std::ranges::find_if(order, [&](const Names& line) { return line.contains(alcove); });
    if (found == order.end()) return std::nullopt;
    return static_cast<std::size_t>(found - order.begin());
}
}  // namespace

TEST(House, RoomsKnockOnlyDownwards) {
    for (const auto& source : sources()) {
        for (const auto& line : source.lines) {
            const auto include = included(line);
            EXPECT_FALSE(include.starts_with("..")) << source.path << " includes " << include;
            const auto room = room_of(include);
            if (room.empty() || room == source.room) continue;
            EXPECT_TRUE(may_include.at(source.room).contains(room))
                << source.path << " includes " << include << ": move the code, not this list";
        }
    }
}

TEST(House, AlcovesKnockOnlyDownwards) {
    for (const auto& source : sources()) {
        const auto order = alcoves.find(source.room);
        if (order == alcoves.end()) continue;
        const auto alcove = alcove_of(source.path, source.room);
        const auto height = height_of(order->second, alcove);
        if (!height) continue;
        for (const auto& line : source.lines) {
            const auto include = included(line);
            if (room_of(include) != source.room) continue;
            const auto other = alcove_of(include, source.room);
            const auto below = height_of(order->second, other);
            EXPECT_TRUE(other == alcove || (below && *below <= *height))
                << source.path << " includes " << include << ": move the code, not this list";
        }
    }
}

TEST(House, EachLibraryIsSpokenOnlyInItsRooms) {
    for (const auto& source : sources()) {
        for (const auto& line : source.lines) {
            const auto include = included(line);
            for (const auto& [library, rooms] : spoken_in) {
                if (!include.starts_with(library)) continue;
                EXPECT_TRUE(rooms.contains(source.room)) << source.path << " includes " << include;
            }
        }
    }
}

TEST(House, BeastAndJsonStayOutOfHeadersAndBeastInThreeFiles) {
    std::size_t beast_files = 0;
    for (const auto& source : sources()) {
        bool beast = false;
        for (const auto& line : source.lines) {
            const auto include = included(line);
            beast |= include.starts_with("boost/beast");
            if (!source.path.ends_with(".hpp")) continue;
            EXPECT_FALSE(include.starts_with("boost/beast")) << source.path;
            EXPECT_FALSE(include == "nlohmann/json.hpp") << source.path << ": use json_fwd.hpp";
        }
        beast_files += beast;
    }
    EXPECT_LE(beast_files, beast_files_max) << "each costs the build a minute";
}

TEST(House, NoFileIsOverTheWallAndMostAreShort) {
    const Names endings = {".cpp", ".hpp", ".ts", ".svelte", ".css", ".mjs", ".cmake"};
    std::size_t files = 0;
    std::size_t longish = 0;
    for (auto it = fs::recursive_directory_iterator(root); it != fs::recursive_directory_iterator();
         ++it) {
        const auto name = it->path().filename().string();
        if (name == "node_modules" || name == "build" || name == ".git" || name == "dist") {
            it.disable_recursion_pending();
            continue;
        }
        if (!it->is_regular_file() || !endings.contains(it->path().extension().string())) continue;
        const auto count = lines_of(it->path()).size();
        EXPECT_LE(count, lines_max) << it->path() << " is over the wall: split it by job";
        ++files;
        longish += count > lines_good;
    }
    EXPECT_LT(longish * 10, files + 10)
        << "more than one file in ten is over " << lines_good << " lines";
}

TEST(House, EveryFileOpensBySayingWhatItIs) {
    for (const auto& source : sources()) {
        ASSERT_FALSE(source.lines.empty()) << source.path;
        EXPECT_TRUE(source.lines.front().starts_with("//"))
            << source.path << " opens without saying what it is";
    }
}
