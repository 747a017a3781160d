// A program of the shop that receives webhooks: a real little HTTP server on this machine that
// remembers every request and answers as it is told.
#pragma once

#include <algorithm>
#include <atomic>
#include <chrono>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace receiver {

struct Received {
    std::string path;
    std::map<std::string, std::string> headers;  // names in lower case
    std::string body;
    std::string id() const { return headers.at("webhook-id"); }
};

class Receiver {
  public:
    /// The status to answer with; 0 says nothing until the other gives up.
    using Judge = std::function<int(const Received&)>;

    explicit Receiver(Judge judge = {}) : judge_(std::move(judge)) {
        fd_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in at{};
        at.sin_family = AF_INET;
        at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof at;
        (void)::bind(fd_, reinterpret_cast<sockaddr*>(&at), sizeof at);
        (void)::listen(fd_, 64);
        (void)::getsockname(fd_, reinterpret_cast<sockaddr*>(&at), &size);
        port_ = ntohs(at.sin_port);
        thread_ = std::thread([this] { serve(); });
    }
    ~Receiver() {
        ::shutdown(fd_, SHUT_RDWR);
        thread_.join();
        ::close(fd_);
    }
    Receiver(const Receiver&) = delete;

    std::string url(const std::string& path = "/hook",
                    const std::string& host = "127.0.0.1") const {
        return "http://" + host + ":" + std::to_string(port_) + path;
    }
    std::vector<Received> all() const {
        const std::lock_guard lock(door_);
        return received_;
    }
    void judge(Judge judge) {
        const std::lock_guard lock(door_);
        judge_ = std::move(judge);
    }
    /// Waits until so many have come; what there is by then.
    std::vector<Received> wait(std::size_t count,
                               std::chrono::seconds most = std::chrono::seconds{15}) const {
        const auto until = std::chrono::steady_clock::now() + most;
        while (all().size() < count && std::chrono::steady_clock::now() < until) {
            std::this_thread::sleep_for(std::chrono::milliseconds{2});
        }
        return all();
    }

  private:
    void serve() {
        for (;;) {
            const int peer = ::accept4(fd_, nullptr, nullptr, SOCK_CLOEXEC);
            if (peer < 0) return;
            while (answer(peer)) {
            }
            ::close(peer);
        }
    }
    bool answer(int peer) {
        std::string text;
        char bytes[4096];
        const auto more = [&] {
            const auto count = ::recv(peer, bytes, sizeof bytes, 0);
            if (count > 0) text.append(bytes, static_cast<std::size_t>(count));
            return count > 0;
        };
        while (!text.contains("\r\n\r\n")) {
            if (!more()) return false;
        }
        auto got = read_head(text);
        const auto body_at = text.find("\r\n\r\n") + 4;
        const auto size = static_cast<std::size_t>(std::stoul(got.headers["content-length"]));
        while (text.size() < body_at + size) {
            if (!more()) return false;
        }
        got.body = text.substr(body_at, size);
        Judge judge;
        {
            const std::lock_guard lock(door_);
            received_.push_back(got);
            judge = judge_;
        }
        const int status = judge ? judge(got) : 204;
        if (status == 0) return (void)::recv(peer, bytes, sizeof bytes, 0), false;
        const auto location = status == 302 ? "Location: " + url("/elsewhere") + "\r\n" : "";
        const auto reply = "HTTP/1.1 " + std::to_string(status) + " Word\r\n" + location +
                           (status == 204 ? "Connection: close\r\n\r\n"
                                          : "Connection: close\r\nContent-Length: 6\r\n\r\nthanks");
        (void)::send(peer, reply.data(), reply.size(), MSG_NOSIGNAL);
        return false;  // one request a line: the next comes on a fresh one
    }
    static Received read_head(const std::string& text) {
        Received got;
        const auto path_at = text.find(' ') + 1;
        got.path = text.substr(path_at, text.find(' ', path_at) - path_at);
        for (auto at = text.find("\r\n") + 2; text.compare(at, 2, "\r\n") != 0;) {
            const auto end = text.find("\r\n", at);
            const auto colon = text.find(": ", at);
            auto name = text.substr(at, colon - at);
            std::ranges::transform(name, name.begin(),
                                   [](char c) { return static_cast<char>(std::tolower(c)); });
            got.headers[name] = text.substr(colon + 2, end - colon - 2);
            at = end + 2;
        }
        return got;
    }

    int fd_ = -1;
    std::uint16_t port_ = 0;
    mutable std::mutex door_;
    std::vector<Received> received_;
    Judge judge_;
    std::thread thread_;
};

}  // namespace receiver
