// A worker: accepts, seats, flushes once a turn, turns the wheel, and closes the house.
#include "server/net/line/worker.hpp"

#include "server/net/line/http_stage.hpp"

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <utility>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace net {
namespace {
constexpr int accepts_a_turn = 64;
constexpr std::size_t spare_buffers_max = 512;
constexpr std::size_t spare_buffer_bytes = 1024;
constexpr std::size_t spare_buffer_bytes_max = 16 * 1024;

Address address_of(const sockaddr_storage& peer) {
    Address address;
    if (peer.ss_family == AF_INET6) {
        const auto& v6 = reinterpret_cast<const sockaddr_in6&>(peer);
        std::memcpy(address.bytes.data(), &v6.sin6_addr, 16);
        return address;
    }
    const auto& v4 = reinterpret_cast<const sockaddr_in&>(peer);
    address.bytes[10] = address.bytes[11] = 0xff;
    std::memcpy(address.bytes.data() + 12, &v4.sin_addr, 4);
    return address;
}

constexpr std::string_view full_house =
    "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\nContent-Length: 0\r\n"
    "Connection: close\r\n\r\n";
constexpr std::string_view too_many_from_here =
    "HTTP/1.1 429 Too Many Requests\r\nRetry-After: 5\r\nContent-Length: 0\r\n"
    "Connection: close\r\n\r\n";

// The peer is not heard: its request may be unread when we close, and the reset may overtake these
// words. They are a courtesy; the closed door is the message.
void turn_away(int fd, std::string_view words) {
    [[maybe_unused]] const auto sent =
        ::send(fd, words.data(), words.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    ::shutdown(fd, SHUT_WR);
    char unread[4096];
    while (::recv(fd, unread, sizeof unread, MSG_DONTWAIT) > 0) {
    }
    ::close(fd);
}
}  // namespace

Worker::Worker(House& house, int listener) : house_(house), listener_(listener) {
    loop_.watch(listener_, *this, EPOLLIN);
}

Worker::~Worker() {
    join();
    if (listener_ >= 0) ::close(listener_);
}

void Worker::start() {
    thread_ = std::thread([this] {
        own_thread_ = std::this_thread::get_id();
        loop_.run({.turn_ends = [this] { turn_ends(); }, .tick = [this] { tick_passed(); }});
        for (auto& place : places_) {
            if (place.connection) place.connection->drop();
        }
        gone_.clear();
    });
}

void Worker::drain() {
    loop_.post([this] { begin_drain(); });
}

void Worker::join() {
    if (thread_.joinable()) thread_.join();
}

Tick Worker::tick_in(double seconds) const {
    const double ticks = std::ceil(seconds * 1000 / Loop::tick_every.count());
    return tick_ + static_cast<Tick>(std::clamp(ticks, 1.0, 1e9));
}

void Worker::ready(std::uint32_t) {
    for (int i = 0; i < accepts_a_turn && accept_one(); ++i) {
    }
}

bool Worker::accept_one() {
    sockaddr_storage from{};
    socklen_t size = sizeof from;
    const int fd = ::accept4(listener_, reinterpret_cast<sockaddr*>(&from), &size,
                             SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (fd < 0) {
        // Out of descriptors: look away until the next tick instead of spinning on the listener.
        if (errno == EMFILE || errno == ENFILE || errno == ENOBUFS) {
            accepting_ = false;
            loop_.rewatch(listener_, *this, 0);
            loop_.ticking(true);
        }
        return false;
    }
    const Address peer = address_of(from);
    const auto verdict = house_.crowd.enter(peer);
    if (verdict == Crowd::Verdict::welcome) {
        seat(fd, peer);
        return true;
    }
    house_.counts.turned_away.fetch_add(1, std::memory_order_relaxed);
    turn_away(fd, verdict == Crowd::Verdict::full ? full_house : too_many_from_here);
    return true;
}

void Worker::seat(int fd, const Address& peer) {
    const int one = 1;
    ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    const auto slot = static_cast<std::size_t>(fd);
    if (slot >= places_.size()) places_.resize(slot + 64);
    auto& place = places_[slot];
    if (seated_++ == 0) tick_ = tick_now();  // the clock stood still while nobody was here
    place.connection = std::make_unique<Connection>(*this, Seat{fd, ++place.generation}, peer);
    place.connection->begin(make_http_stage(*place.connection));
    loop_.watch(fd, *place.connection, EPOLLIN);
    house_.counts.accepted.fetch_add(1, std::memory_order_relaxed);
    house_.counts.connections_open.fetch_add(1, std::memory_order_relaxed);
    loop_.ticking(true);
}

Connection* Worker::find(Seat seat) {
    const auto slot = static_cast<std::size_t>(seat.slot);
    if (seat.slot < 0 || slot >= places_.size()) return nullptr;
    auto& place = places_[slot];
    return place.generation == seat.generation ? place.connection.get() : nullptr;
}

void Worker::bury(Connection& connection) {
    const int fd = connection.seat().slot;
    loop_.forget(fd);
    ::close(fd);
    house_.crowd.leave(connection.peer());
    house_.counts.connections_open.fetch_sub(1, std::memory_order_relaxed);
    gone_.push_back(std::move(places_[static_cast<std::size_t>(fd)].connection));
    --seated_;
}

void Worker::turn_ends() {
    while (!dirty_.empty()) {
        flushing_.swap(dirty_);
        for (const auto& seat : flushing_) {
            if (auto* connection = find(seat)) connection->settle();
        }
        flushing_.clear();
    }
    gone_.clear();
    if (seated_ == 0 && !draining_ && accepting_) loop_.ticking(false);
    if (draining_) end_if_empty();
}

void Worker::tick_passed() {
    while (tick_ < tick_now()) {
        ++tick_;
        wheel_.advance(tick_, [this](const Wheel::Note& note) {
            if (auto* connection = find(note.seat)) connection->ring(note);
        });
    }
    if (!draining_ && !std::exchange(accepting_, true)) loop_.rewatch(listener_, *this, EPOLLIN);
    if (!draining_) return;
    for (auto& place : places_) {
        if (place.connection) place.connection->leave();
    }
}

Tick Worker::tick_now() const {
    return static_cast<Tick>((loop_.now() - began_) / Loop::tick_every) + 1;
}

void Worker::begin_drain() {
    if (std::exchange(draining_, true)) return;
    stop_listening();
    drain_until_ = tick_in(house_.settings.timeouts.drain_s);
    for (auto& place : places_) {
        if (place.connection) place.connection->leave();
    }
    loop_.ticking(true);
}

void Worker::stop_listening() {
    loop_.forget(listener_);
    ::close(std::exchange(listener_, -1));
}

void Worker::end_if_empty() {
    if (seated_ == 0 || tick_ >= drain_until_) loop_.stop();
}

std::string Worker::spare_buffer() {
    if (!spare_.empty()) {
        auto buffer = std::move(spare_.back());
        spare_.pop_back();
        return buffer;
    }
    std::string buffer;
    buffer.reserve(spare_buffer_bytes);
    return buffer;
}

void Worker::give_back(std::string buffer) {
    if (buffer.capacity() > spare_buffer_bytes_max || spare_.size() >= spare_buffers_max) return;
    buffer.clear();
    spare_.push_back(std::move(buffer));
}

}  // namespace net
