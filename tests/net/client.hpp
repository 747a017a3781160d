// A tiny HTTP and WebSocket client over a blocking socket, written apart from the server so that
// the two can disagree. It says exactly the bytes it is told to.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace client {

struct Frame {
    int opcode = -1;  // -1: the line was closed or stayed silent
    std::string payload;
    bool is_text() const { return opcode == 1; }
    int close_code() const {
        if (opcode != 8 || payload.size() < 2) return 0;
        return static_cast<unsigned char>(payload[0]) << 8 | static_cast<unsigned char>(payload[1]);
    }
};

struct Answer {
    int status = 0;
    std::map<std::string, std::string> headers;  // names in lower case
    std::string body;
};

struct FrameOptions {
    bool final = true;
    bool masked = true;
    int reserved = 0;
    int length_form = 0;  // 0: the shortest; else 7, 16 or 64 bits
};

inline std::string frame(int opcode, std::string_view payload, FrameOptions options = {}) {
    std::string out;
    out += static_cast<char>((options.final ? 0x80 : 0) | options.reserved << 4 | opcode);
    const std::size_t size = payload.size();
    int form = options.length_form;
    if (form == 0) form = size < 126 ? 7 : size < 65536 ? 16 : 64;
    const int mask_bit = options.masked ? 0x80 : 0;
    out += static_cast<char>(mask_bit | (form == 7    ? static_cast<int>(size)
                                         : form == 16 ? 126
                                                      : 127));
    for (int bit = form == 7 ? -8 : form - 8; bit >= 0; bit -= 8) {
        out += static_cast<char>(size >> bit & 0xff);
    }
    const unsigned char key[4] = {0x12, 0x34, 0xab, 0xcd};
    if (options.masked) out.append(reinterpret_cast<const char*>(key), 4);
    for (std::size_t i = 0; i < size; ++i) {
        out += static_cast<char>(payload[i] ^ (options.masked ? key[i % 4] : 0));
    }
    return out;
}

class Client {
  public:
    explicit Client(std::uint16_t port, int receive_bytes = 0) {
        fd_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        if (receive_bytes > 0) {
            ::setsockopt(fd_, SOL_SOCKET, SO_RCVBUF, &receive_bytes, sizeof receive_bytes);
        }
        sockaddr_in to{};
        to.sin_family = AF_INET;
        to.sin_port = htons(port);
        to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        connected_ = ::connect(fd_, reinterpret_cast<sockaddr*>(&to), sizeof to) == 0;
    }
    ~Client() { hang_up(); }
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;

    bool connected() const { return connected_; }
    void hang_up() {
        if (fd_ >= 0) ::close(fd_);
        fd_ = -1;
    }
    void shut_writing() { ::shutdown(fd_, SHUT_WR); }

    void send(std::string_view bytes) {
        while (!bytes.empty()) {
            const auto sent = ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) return;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
    }
    void text(std::string_view payload) { send(frame(1, payload)); }

    // Sends a request and reads its answer.
    Answer ask(std::string_view request, bool head = false) {
        send(request);
        return answer(head);
    }
    Answer get(std::string_view path, std::string_view headers = "") {
        return ask("GET " + std::string(path) + " HTTP/1.1\r\nHost: test\r\n" +
                   std::string(headers) + "\r\n");
    }
    Answer call(std::string_view method, std::string_view path, std::string_view body,
                std::string_view headers = "") {
        return ask(
            std::string(method) + " " + std::string(path) + " HTTP/1.1\r\nHost: test\r\n" +
                "Content-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) +
                "\r\n" + std::string(headers) + "\r\n" + std::string(body),
            method == "HEAD");
    }
    Answer answer(bool head = false) {
        Answer got;
        const auto line = this->line();
        if (line.size() < 12) return got;
        got.status = std::atoi(line.c_str() + 9);
        for (auto field = this->line(); !field.empty(); field = this->line()) {
            const auto colon = field.find(':');
            if (colon == field.npos) continue;
            auto name = field.substr(0, colon);
            for (auto& c : name) c = static_cast<char>(std::tolower(c));
            got.headers[name] = field.substr(field.find_first_not_of(' ', colon + 1));
        }
        const auto length = got.headers.find("content-length");
        if (head || length == got.headers.end()) return got;
        got.body = exactly(static_cast<std::size_t>(std::atol(length->second.c_str())));
        return got;
    }

    Answer upgrade(std::string_view path = "/ws", std::string_view headers = "") {
        return ask("GET " + std::string(path) +
                   " HTTP/1.1\r\nHost: test\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                   "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n" +
                   std::string(headers) + "\r\n");
    }

    // The next frame; pings of the server are answered on the way unless asked for.
    Frame read(bool want_pings = false) {
        for (;;) {
            const auto head = exactly(2);
            if (head.size() < 2) return {};
            Frame got{static_cast<unsigned char>(head[0]) & 0x0f, {}};
            EXPECT_EQ(static_cast<unsigned char>(head[1]) & 0x80, 0) << "servers do not mask";
            std::size_t size = static_cast<unsigned char>(head[1]) & 0x7f;
            if (size >= 126) {
                const auto more = exactly(size == 126 ? 2 : 8);
                size = 0;
                for (const char byte : more) size = size << 8 | static_cast<unsigned char>(byte);
            }
            got.payload = exactly(size);
            if (got.opcode == 9 && !want_pings) {
                send(frame(10, got.payload));
                continue;
            }
            return got;
        }
    }
    // What is said next as text.
    std::string hear() { return read().payload; }
    // Reads on until the close frame.
    Frame read_close() {
        for (;;) {
            auto got = read();
            if (got.opcode == 8 || got.opcode == -1) return got;
        }
    }
    // The peer has closed the line (not merely said so).
    bool closed() {
        char byte = 0;
        return pending_.empty() && wait() && ::recv(fd_, &byte, 1, 0) <= 0;
    }
    int wait_ms = 5000;

  private:
    bool wait() {
        pollfd item{fd_, POLLIN, 0};
        return ::poll(&item, 1, wait_ms) > 0;
    }
    bool more() {
        if (!wait()) return false;
        char buffer[16384];
        const auto count = ::recv(fd_, buffer, sizeof buffer, 0);
        if (count <= 0) return false;
        pending_.append(buffer, static_cast<std::size_t>(count));
        return true;
    }
    std::string exactly(std::size_t size) {
        while (pending_.size() < size) {
            if (!more()) break;
        }
        auto got = pending_.substr(0, size);
        pending_.erase(0, got.size());
        return got;
    }
    std::string line() {
        std::size_t end = 0;
        while ((end = pending_.find("\r\n")) == pending_.npos) {
            if (!more()) return {};
        }
        auto got = pending_.substr(0, end);
        pending_.erase(0, end + 2);
        return got;
    }

    int fd_ = -1;
    bool connected_ = false;
    std::string pending_;
};

}  // namespace client
