// The line alone, to be measured against the floor: echoes every frame, keeps no session state.
// bench_net_line PORT [THREADS]; loads: tools/wsload --port PORT --pid $(pidof bench_net_line).
#include "server/net/line/server.hpp"

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <utility>

#include <fmt/format.h>

namespace {
class Echo final : public net::Session {
  public:
    explicit Echo(net::Socket socket) : socket_(socket) {}
    void heard(std::string_view text) override { socket_.say(text); }
    void unheard(Unfit) override { socket_.close(1009, "too large"); }

  private:
    net::Socket socket_;
};

class EchoHouse final : public net::Application {
  public:
    void answer(const net::Request&, net::Reply reply) override {
        reply.send({.type = "text/plain", .body = "ok"});
    }
    std::expected<std::unique_ptr<net::Session>, net::Response> greet(const net::Request&,
                                                                      net::Socket socket) override {
        return std::make_unique<Echo>(socket);
    }
};
}  // namespace

int main(int count, char** words) {
    if (count < 2) return std::fputs("bench_net_line PORT [THREADS]\n", stderr), 64;
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    EchoHouse house;
    net::LineSettings settings;
    settings.listen = fmt::format("127.0.0.1:{}", words[1]);
    settings.threads = count > 2 ? static_cast<unsigned>(std::atoi(words[2])) : 1;
    net::Server server(std::move(settings), house);
    if (const auto started = server.start(); !started) {
        return std::fprintf(stderr, "%s\n", started.error().c_str()), 1;
    }
    int signal = 0;
    sigwait(&signals, &signal);
    server.stop();
    return 0;
}
