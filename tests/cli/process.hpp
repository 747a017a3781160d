// Runs the real executable and reads what it says.
#pragma once

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include <gtest/gtest.h>
#include <sys/wait.h>

namespace process {

namespace fs = std::filesystem;

struct Ended {
    int code = -1;
    std::string out;  // stdout and stderr, as they came
};

// `words` goes through the shell; `input` to its standard input.
inline Ended deskbell(const std::string& words, const std::string& input = {}) {
    const auto fed = fs::temp_directory_path() / ("deskbell-input-" + std::to_string(getpid()));
    std::ofstream(fed) << input;
    const auto command = std::string(DESKBELL_BINARY) + " " + words + " <" + fed.string() + " 2>&1";
    Ended ended;
    FILE* pipe = popen(command.c_str(), "r");
    std::array<char, 4096> buffer{};
    while (const auto size = std::fread(buffer.data(), 1, buffer.size(), pipe))
        ended.out.append(buffer.data(), size);
    const int status = pclose(pipe);
    ended.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    fs::remove(fed);
    return ended;
}

// A folder of its own that goes when the test is over.
class Folder {
  public:
    Folder() {
        std::string name = (fs::temp_directory_path() / "deskbell-cli-XXXXXX").string();
        path_ = mkdtemp(name.data());
    }
    ~Folder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    Folder(const Folder&) = delete;
    std::string path() const { return path_.string(); }
    std::string at(const std::string& name) const { return (path_ / name).string(); }
    void write(const std::string& name, std::string_view text) const {
        fs::create_directories((path_ / name).parent_path());
        std::ofstream(path_ / name) << text;
    }

  private:
    fs::path path_;
};

// The smallest content folder there is: one article.
inline void write_one_article(const Folder& folder) {
    folder.write("articles/en/delivery.md",
                 "---\ntitle: How much is delivery?\n---\nDelivery is 5 euros.\n");
}

}  // namespace process
