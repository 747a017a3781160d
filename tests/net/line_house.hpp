// A small house to test the line with: echoes sockets, answers a few paths, tells what it saw.
#pragma once

#include "server/net/line/server.hpp"
#include "tests/net/client.hpp"

#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace line {

struct House final : net::Application {
    struct Echo final : net::Session {
        explicit Echo(net::Socket socket, House& house) : socket(socket), house(house) {}
        void heard(std::string_view text) override {
            if (text == "flood") {
                const std::string much(16 * 1024, 'x');
                for (int i = 0; i < 4096; ++i) socket.say(much);
                return;
            }
            if (text == "hold") return socket.hold();
            if (text == "busy") {
                working = true;
                return;
            }
            socket.say(text);
        }
        void unheard(Unfit why) override {
            socket.say(why == Unfit::too_large  ? "too_large"
                       : why == Unfit::not_text ? "not_text"
                                                : "not_utf8");
        }
        bool busy() const override { return working; }
        net::Socket socket;
        House& house;
        bool working = false;
    };

    void answer(const net::Request& request, net::Reply reply) override {
        if (request.path == "/late") {
            const std::lock_guard lock(mutex);
            waiting.push_back(std::move(reply));
            changed.notify_all();
            return;
        }
        if (request.path == "/forgotten") return;
        if (request.path == "/shared") {
            return reply.send({.type = "text/plain", .shared = shared});
        }
        std::string body(name(request.method));
        body += ' ' + request.path + ' ' + request.body + ' ' + request.client.text();
        body += request.secure ? " https" : "";
        reply.send({.type = "text/plain", .body = body});
    }

    std::expected<std::unique_ptr<net::Session>, net::Response> greet(const net::Request& request,
                                                                      net::Socket socket) override {
        if (request.path != "/ws") return std::unexpected(net::problem(404, "not_found", "no"));
        const std::lock_guard lock(mutex);
        sockets.push_back(socket);
        return std::make_unique<Echo>(socket, *this);
    }

    // Waits until a request to /late is held, and takes it.
    net::Reply take_late() {
        std::unique_lock lock(mutex);
        changed.wait_for(lock, std::chrono::seconds(5), [&] { return !waiting.empty(); });
        if (waiting.empty()) return {};
        auto reply = std::move(waiting.back());
        waiting.pop_back();
        return reply;
    }
    net::Socket last_socket() {
        const std::lock_guard lock(mutex);
        return sockets.back();
    }

    std::mutex mutex;
    std::condition_variable changed;
    std::vector<net::Reply> waiting;
    std::vector<net::Socket> sockets;
    std::string shared = std::string(200'000, 's');
};

struct Line : ::testing::Test {
    House house;
    net::LineSettings settings{.listen = "127.0.0.1:0"};
    std::unique_ptr<net::Server> server;

    std::uint16_t open() {
        server = std::make_unique<net::Server>(settings, house);
        const auto started = server->start();
        EXPECT_TRUE(started) << (started ? "" : started.error());
        return server->port();
    }
    // A client that is through the handshake.
    std::unique_ptr<client::Client> socket() {
        if (!server) open();
        auto peer = std::make_unique<client::Client>(server->port());
        EXPECT_EQ(peer->upgrade().status, 101);
        return peer;
    }
    std::unique_ptr<client::Client> plain() {
        if (!server) open();
        return std::make_unique<client::Client>(server->port());
    }
};

}  // namespace line
