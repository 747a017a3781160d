// Opening the line: sockets bound, one worker a thread, and the way down.
#include "server/net/line/server.hpp"

#include "server/net/line/worker.hpp"

#include <cerrno>
#include <cstring>
#include <utility>

#include <fmt/format.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace net {
namespace {
constexpr int backlog = 4096;

struct SocketName {
    sockaddr_storage storage{};
    socklen_t size = 0;
    sockaddr* get() { return reinterpret_cast<sockaddr*>(&storage); }
};

SocketName name_of(const Endpoint& endpoint) {
    SocketName name;
    if (endpoint.address.is_v4()) {
        auto& v4 = reinterpret_cast<sockaddr_in&>(name.storage);
        v4.sin_family = AF_INET;
        v4.sin_port = htons(endpoint.port);
        std::memcpy(&v4.sin_addr, endpoint.address.bytes.data() + 12, 4);
        name.size = sizeof v4;
    } else {
        auto& v6 = reinterpret_cast<sockaddr_in6&>(name.storage);
        v6.sin6_family = AF_INET6;
        v6.sin6_port = htons(endpoint.port);
        std::memcpy(&v6.sin6_addr, endpoint.address.bytes.data(), 16);
        name.size = sizeof v6;
    }
    return name;
}

enum class Sharing { alone, among_threads };

int open_listener(const Endpoint& endpoint, Sharing sharing) {
    auto name = name_of(endpoint);
    const int fd = ::socket(name.storage.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (fd < 0) return -1;
    const int one = 1;
    ::setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    if (sharing == Sharing::among_threads) {
        ::setsockopt(fd, SOL_SOCKET, SO_REUSEPORT, &one, sizeof one);
    }
    if (::bind(fd, name.get(), name.size) == 0 && ::listen(fd, backlog) == 0) return fd;
    const int error = errno;
    ::close(fd);
    errno = error;
    return -1;
}

std::uint16_t port_of(int fd) {
    SocketName name;
    name.size = sizeof name.storage;
    if (::getsockname(fd, name.get(), &name.size) != 0) return 0;
    if (name.storage.ss_family == AF_INET6) {
        return ntohs(reinterpret_cast<sockaddr_in6&>(name.storage).sin6_port);
    }
    return ntohs(reinterpret_cast<sockaddr_in&>(name.storage).sin_port);
}

std::vector<Network> networks_of(const std::vector<std::string>& texts) {
    std::vector<Network> networks;
    for (const auto& text : texts) {
        if (const auto network = read_network(text)) networks.push_back(*network);
    }
    return networks;
}
}  // namespace

struct Server::Inside {
    House house;
    std::vector<std::unique_ptr<Worker>> workers;
    std::uint16_t port = 0;

    Inside(const LineSettings& settings, Application& application)
        : house{.settings = settings,
                .trusted = networks_of(settings.trusted_proxies),
                .application = application,
                .counts = {},
                .crowd = Crowd(settings.limits, networks_of(settings.trusted_proxies))} {}
};

Server::Server(LineSettings settings, Application& application)
    : inside_(std::make_unique<Inside>(settings, application)) {}

Server::~Server() {
    stop();
}

std::expected<void, std::string> Server::start() {
    auto& house = inside_->house;
    auto endpoint = read_endpoint(house.settings.listen);
    if (!endpoint) {
        return std::unexpected(fmt::format(
            "listen: \"{}\" is not ADDRESS:PORT (say 127.0.0.1:8080)", house.settings.listen));
    }
    for (const auto& proxy : house.settings.trusted_proxies) {
        if (read_network(proxy)) continue;
        return std::unexpected(
            fmt::format("trusted_proxies: \"{}\" is not an address or a "
                        "network (say 10.0.0.0/8)",
                        proxy));
    }
    const auto refuse = [&] {
        return std::unexpected(
            fmt::format("cannot listen on {}: {} (is another one running? "
                        "choose another with --listen)",
                        house.settings.listen, std::strerror(errno)));
    };
    // Sockets that share a port would also share it with a second copy of us: first try alone.
    const int alone = open_listener(*endpoint, Sharing::alone);
    if (alone < 0) return refuse();
    inside_->port = endpoint->port = port_of(alone);
    if (house.settings.threads <= 1) {
        inside_->workers.push_back(std::make_unique<Worker>(house, alone));
    } else {
        ::close(alone);
    }
    while (inside_->workers.size() < house.settings.threads) {
        const int shared = open_listener(*endpoint, Sharing::among_threads);
        if (shared < 0) return refuse();
        inside_->workers.push_back(std::make_unique<Worker>(house, shared));
    }
    for (auto& worker : inside_->workers) worker->start();
    return {};
}

std::uint16_t Server::port() const {
    return inside_->port;
}

void Server::stop() {
    for (auto& worker : inside_->workers) worker->drain();
    for (auto& worker : inside_->workers) worker->join();
}

const LineCounts& Server::counts() const {
    return inside_->house.counts;
}

}  // namespace net
