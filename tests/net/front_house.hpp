// A whole house behind a real port: content, database, desk, front and line, and people to ask it.
#pragma once

#include "server/net/front.hpp"
#include "server/net/line/server.hpp"
#include "server/store/user.hpp"
#include "tests/net/client.hpp"
#include "tests/net/documented.hpp"
#include "tests/net/soon.hpp"

#include <deque>
#include <filesystem>
#include <fstream>
#include <random>

#include <nlohmann/json.hpp>

namespace front {

namespace fs = std::filesystem;
using Json = nlohmann::json;

/// Work for another thread, done by one.
class Helper {
  public:
    Helper() : thread_([this] { work(); }) {}
    ~Helper() {
        run({});
        thread_.join();
    }
    void run(std::move_only_function<void()> job) {
        {
            const std::lock_guard lock(door_);
            jobs_.push_back(std::move(job));
        }
        wake_.notify_all();
    }

  private:
    void work() {
        for (;;) {
            std::unique_lock lock(door_);
            wake_.wait(lock, [this] { return !jobs_.empty(); });
            auto job = std::move(jobs_.front());
            jobs_.pop_front();
            lock.unlock();
            if (!job) return;
            job();
        }
    }
    std::mutex door_;
    std::condition_variable wake_;
    std::deque<std::move_only_function<void()>> jobs_;
    std::thread thread_;
};

/// A browser or program that keeps its cookie and CSRF token. Every answer it gets is held against
/// the description of the API.
class Person {
  public:
    explicit Person(std::uint16_t port)
        : port_(port), client_(std::make_unique<client::Client>(port)) {}
    client::Answer call(std::string_view method, std::string_view path, const Json& body = nullptr,
                        std::string_view more = "") {
        const auto text = body.is_null() ? std::string() : body.dump();
        auto answer = client_->call(method, path, text, headers() + std::string(more));
        EXPECT_EQ(documented::fault(method, path, text, answer), "") << method << " " << path;
        return answer;
    }
    client::Answer log_in(std::string_view email, std::string_view password) {
        auto answer = call("POST", "/api/v1/login", {{"email", email}, {"password", password}});
        if (answer.status != 200) return answer;
        const auto line = answer.headers["set-cookie"];
        cookie_ = line.substr(0, line.find(';'));
        csrf_ = Json::parse(answer.body)["csrf"];
        return answer;
    }
    std::string headers() const {
        std::string out;
        if (!cookie_.empty()) out += "Cookie: " + cookie_ + "\r\n";
        if (!csrf_.empty()) out += "X-CSRF-Token: " + csrf_ + "\r\n";
        return out;
    }
    std::unique_ptr<client::Client> socket() const {
        auto peer = std::make_unique<client::Client>(port_);
        EXPECT_EQ(peer->upgrade("/ws/agent", headers() + "Origin: http://test\r\n").status, 101);
        return peer;
    }
    void forget_csrf() { csrf_.clear(); }

  private:
    std::uint16_t port_;
    std::unique_ptr<client::Client> client_;
    std::string cookie_;
    std::string csrf_;
};

/// A customer's browser on /ws/chat.
struct Customer {
    explicit Customer(std::uint16_t port, std::string_view headers = "") : peer(port) {
        status = peer.upgrade("/ws/chat", headers).status;
    }
    Json next() {
        const auto got = peer.read();
        return got.is_text() ? Json::parse(got.payload)
                             : Json{{"type", "closed"}, {"code", got.close_code()}};
    }
    /// Reads on until a line of this type.
    Json next(std::string_view type) {
        for (;;) {
            auto line = next();
            if (line["type"] == type || line["type"] == "closed") return line;
        }
    }
    Json hello(const Json& more = Json::object()) {
        Json frame = {{"type", "hello"}};
        frame.update(more);
        peer.text(frame.dump());
        return next();
    }
    void say(std::string_view id, std::string_view text) {
        peer.text(Json{{"type", "message"}, {"id", id}, {"text", text}}.dump());
    }
    client::Client peer;
    int status = 0;
};

struct Front : ::testing::Test {
    Front() {
        std::string name = (fs::temp_directory_path() / "deskbell-net-XXXXXX").string();
        folder = mkdtemp(name.data());
        article("refund-time", "How long does a refund take?",
                "Refunds reach your bank 3-5 working days after we receive the parcel.");
        article("delivery-cost", "How much is delivery?", "Delivery is 4.90 euros.");
    }
    ~Front() override {
        close();
        std::error_code ignored;
        fs::remove_all(folder, ignored);
    }

    void article(const std::string& id, const std::string& title, const std::string& text) {
        const auto file = folder / "content/articles/en" / (id + ".md");
        fs::create_directories(file.parent_path());
        std::ofstream(file) << "---\ntitle: " << title << "\n---\n" << text << "\n";
    }

    std::uint16_t open() {
        if (server) return server->port();
        helper = std::make_unique<Helper>();
        auto opened = store::Store::open({.folder = folder / "data"});
        if (!opened) throw std::runtime_error(opened.error().message);
        store = *std::move(opened);
        const auto clock = [] {
            return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
        };
        desk = std::make_unique<desk::Desk>(desk::DeskOptions{
            .content = folder / "content",
            .store = *store,
            .clock = clock,
            .chance =
                [] {
                    thread_local std::random_device dice;
                    return std::uint64_t{dice()} << 32 | dice();
                },
            .run = [line = helper.get()](auto job) { line->run(std::move(job)); },
            .lookup = [](const auto& lookup, auto done) { done({.action = lookup.action}); },
        });
        if (before_opening) before_opening(*desk);
        if (auto good = desk->open(); !good) throw std::runtime_error("the content has errors");
        face = std::make_unique<net::Front>(net::FrontOptions{.desk = *desk,
                                                              .store = *store,
                                                              .clock = clock,
                                                              .limits = settings.limits,
                                                              .assets = assets,
                                                              .origins = origins});
        desk->listen(*face);
        server = std::make_unique<net::Server>(settings, *face);
        const auto started = server->start();
        if (!started) throw std::runtime_error(started.error());
        face->count_with(server->counts());
        return server->port();
    }
    void close() {
        if (server) server->stop();
        if (store) store->stop();
        helper.reset();
        server.reset();
        face.reset();
        desk.reset();
        store.reset();
    }

    void add_user(const std::string& name, store::Role role) {
        open();
        store::User user{.email = name + "@shop.example", .name = name, .role = role};
        static const auto hash = desk::hash_password("correct horse");
        user.password_hash = hash;
        EXPECT_TRUE(store->write([&](store::Tx& tx) { store::create_user(tx, user); }));
    }
    Person person(const std::string& name, store::Role role = store::Role::agent) {
        add_user(name, role);
        Person one(server->port());
        EXPECT_EQ(one.log_in(name + "@shop.example", "correct horse").status, 200);
        return one;
    }
    Person stranger() { return Person(open()); }
    Customer customer(std::string_view headers = "") { return Customer(open(), headers); }
    /// A customer whose conversation waits for a person; the number of the ticket.
    std::int64_t handed_over(Customer& who) {
        who.hello();
        who.peer.text(R"({"type":"handoff","id":"h-1"})");
        return who.next("owner").value("ticket", 0);
    }

    fs::path folder;
    std::function<void(desk::Desk&)> before_opening;
    net::LineSettings settings{.listen = "127.0.0.1:0"};
    net::Assets assets;
    std::vector<std::string> origins;
    std::unique_ptr<Helper> helper;
    std::unique_ptr<store::Store> store;
    std::unique_ptr<desk::Desk> desk;
    std::unique_ptr<net::Front> face;
    std::unique_ptr<net::Server> server;
};

}  // namespace front
