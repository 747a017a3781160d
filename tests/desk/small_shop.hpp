// A small shop for tests: a real content folder, a real database, a clock that is turned by hand.
#pragma once

#include "server/desk/desk.hpp"
#include "server/desk/services.hpp"
#include "server/store/event_log.hpp"

#include <condition_variable>
#include <deque>
#include <filesystem>
#include <fstream>
#include <future>
#include <map>
#include <mutex>
#include <thread>

#include <gtest/gtest.h>

namespace shop {

namespace fs = std::filesystem;

inline void write(const fs::path& file, std::string_view text) {
    fs::create_directories(file.parent_path());
    std::ofstream(file) << text;
}

// A folder of its own that goes when the test is over.
class Folder {
  public:
    explicit Folder(const fs::path& in = fs::temp_directory_path()) {
        std::string name = (in / "deskbell-test-XXXXXX").string();
        path_ = mkdtemp(name.data());
    }
    ~Folder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    Folder(const Folder&) = delete;
    const fs::path& path() const { return path_; }

  private:
    fs::path path_;
};

void write_content(const fs::path& folder);

// Work for another thread, done by one.
class Helper {
  public:
    Helper() : thread_([this] { work(); }) {}
    ~Helper() {
        {
            const std::scoped_lock lock(door_);
            over_ = true;
        }
        wake_.notify_all();
        thread_.join();
    }
    void run(std::move_only_function<void()> job) {
        {
            const std::scoped_lock lock(door_);
            jobs_.push_back(std::move(job));
        }
        wake_.notify_all();
    }

  private:
    void work() {
        std::unique_lock lock(door_);
        while (true) {
            wake_.wait(lock, [this] { return over_ || !jobs_.empty(); });
            if (jobs_.empty()) return;
            auto job = std::move(jobs_.front());
            jobs_.pop_front();
            lock.unlock();
            job();
            lock.lock();
        }
    }
    std::mutex door_;
    std::condition_variable wake_;
    std::deque<std::move_only_function<void()>> jobs_;
    bool over_ = false;
    std::thread thread_;
};

// Remembers everything it hears.
class Ear : public desk::Listener {
  public:
    void happened(std::span<const desk::EventPtr> events) override {
        const std::scoped_lock lock(door_);
        for (const auto& event : events) heard_.push_back(*event);
    }
    void passed(const desk::Passing& passing) override {
        const std::scoped_lock lock(door_);
        passed_.push_back(passing);
    }
    std::vector<store::Event> events() const {
        const std::scoped_lock lock(door_);
        return heard_;
    }
    std::vector<desk::Passing> passings() const {
        const std::scoped_lock lock(door_);
        return passed_;
    }

  private:
    mutable std::mutex door_;
    std::vector<store::Event> heard_;
    std::vector<desk::Passing> passed_;
};

class Shop {
  public:
    Shop();
    ~Shop();

    desk::Desk& desk() { return *desk_; }
    store::Store& store() { return *store_; }
    Ear& ear() { return ear_; }
    const fs::path& content() const { return content_; }

    // A new customer's connection.
    desk::Visitor visitor(std::string locale = "en");
    desk::Result<desk::Ack> say(const desk::Visitor& visitor, std::string id, std::string text);
    // A person of the console.
    desk::Actor agent(const std::string& name, store::Role role = store::Role::agent);

    // Waits for what a call of the desk answers.
    template <class T, class Call>
    static desk::Result<T> wait(Call call) {
        std::promise<desk::Result<T>> promise;
        auto future = promise.get_future();
        call(desk::Done<T>(
            [&promise](desk::Result<T> result) { promise.set_value(std::move(result)); }));
        return future.get();
    }

    // The conversation as the customer sees it.
    std::vector<store::Event> chat(const desk::Visitor& visitor);
    // What the bot said last.
    std::string last_words(const desk::Visitor& visitor);
    // Tears the desk down and builds it again on the same files.
    void restart();

    store::Time now{std::chrono::sys_days{std::chrono::year{2026} / 5 / 4} + std::chrono::hours{8}};
    // Answers look-ups; by default the order is on its way. Held back while `hold_lookups`.
    std::function<desk::LookedUp(const intents::Lookup&)> shop_answers;
    void hold_lookups() { hold_ = true; }
    void release_lookups();

  private:
    void open();

    Folder folder_;
    fs::path content_;
    std::uint64_t chance_ = 1;
    std::mutex lookups_door_;
    bool hold_ = false;
    std::vector<std::move_only_function<void()>> held_;
    Ear ear_;
    std::unique_ptr<Helper> helper_;
    std::unique_ptr<store::Store> store_;
    std::unique_ptr<desk::Desk> desk_;
};

}  // namespace shop
