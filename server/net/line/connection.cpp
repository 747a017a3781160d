// A connection's life: read into the thread's buffer, let the stage digest, flush, shut, linger,
// drop.
#include "server/net/line/connection.hpp"

#include "server/net/line/worker.hpp"

#include <algorithm>
#include <cassert>
#include <cerrno>
#include <cstring>
#include <utility>

#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

namespace net {
namespace {
constexpr std::size_t compact_bytes = 64 * 1024;

bool would_block() {
    return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR;
}
}  // namespace

Connection::Connection(Worker& worker, Seat seat, const Address& peer)
    : worker_(worker), peer_(peer), seat_(seat), last_heard_(worker.tick()), events_(EPOLLIN) {}

Connection::~Connection() = default;

void Connection::ready(std::uint32_t events) {
    if (dropped_) return;
    if (lingering_) return hear_out();
    const bool gone = (events & (EPOLLERR | EPOLLHUP)) != 0;
    if (gone && (held_ || finishing_ || ended_)) return drop();
    if (events & EPOLLOUT) flush();
    if (!dropped_ && (events & (EPOLLIN | EPOLLERR | EPOLLHUP))) read();
}

void Connection::read() {
    if (held_ || finishing_ || ended_) return;
    const auto buffer = worker_.loop().buffer();
    const std::size_t had = unpack_carry();
    assert(had < buffer.size());
    const auto count = ::recv(seat_.slot, buffer.data() + had, buffer.size() - had, MSG_DONTWAIT);
    if (count > 0) {
        last_heard_ = worker_.tick();
        return digest(had + static_cast<std::size_t>(count));
    }
    if (count == 0) return input_ended();
    if (!would_block()) return drop();
    digest(had);
}

std::size_t Connection::unpack_carry() {
    if (!carry_) return 0;
    const std::size_t had = carry_->size();
    std::memcpy(worker_.loop().buffer().data(), carry_->data(), had);
    carry_.reset();
    return had;
}

void Connection::digest(std::size_t have) {
    const auto bytes = worker_.loop().buffer().first(have);
    std::size_t used = 0;
    while (used < have && !held_ && !finishing_ && !dropped_) {
        const std::size_t taken = stage_->take(bytes.subspan(used));
        used += taken;
        const bool replaced = next_stage_ != nullptr;
        if (replaced) stage_ = std::move(next_stage_);
        if (taken == 0 && !replaced) break;
    }
    if (used == have || finishing_ || dropped_) return;
    carry_ = std::make_unique<std::string>(bytes.data() + used, have - used);
}

void Connection::input_ended() {
    ended_ = true;
    if (!stage_->ended() && unsent_bytes() == 0) return drop();
    listen_for();
}

void Connection::hold() {
    held_ = true;
    resuming_ = false;
    listen_for();
}

// Not at once: the thread's buffer may be in use by whoever calls.
void Connection::resume() {
    if (!held_) return;
    resuming_ = true;
    touch();
}

void Connection::settle() {
    if (dropped_) return;
    if (resuming_) {
        resuming_ = held_ = false;
        digest(unpack_carry());
    }
    dirty_ = false;
    if (!dropped_) flush();
}

std::string& Connection::outbox() {
    touch();
    if (out_.capacity() <= std::string().capacity()) out_ = worker_.spare_buffer();
    if (!shared_.empty()) out_.append(std::exchange(shared_, {}));
    return out_;
}

void Connection::send_shared(std::string_view bytes) {
    auto& out = outbox();
    if (bytes.size() < 1024) {
        out.append(bytes);
    } else {
        shared_ = bytes;
    }
}

void Connection::touch() {
    if (std::exchange(dirty_, true)) return;
    worker_.flush_later(*this);
}

void Connection::flush() {
    if (dropped_) return;
    if (unsent_bytes() > 0) {
        const auto count = send_some();
        if (count < 0 && !would_block()) return drop();
        if (count > 0) sent(static_cast<std::size_t>(count));
        if (unsent_bytes() == 0 && !finishing_) stage_->drained();
    }
    if (unsent_bytes() == 0 && (finishing_ || (ended_ && !stage_->ended()))) return linger();
    listen_for();
}

std::ptrdiff_t Connection::send_some() const {
    if (shared_.empty()) {
        return ::send(seat_.slot, out_.data() + out_sent_, out_.size() - out_sent_,
                      MSG_NOSIGNAL | MSG_DONTWAIT);
    }
    iovec parts[2] = {{const_cast<char*>(out_.data()) + out_sent_, out_.size() - out_sent_},
                      {const_cast<char*>(shared_.data()), shared_.size()}};
    msghdr message{};
    message.msg_iov = parts;
    message.msg_iovlen = 2;
    return ::sendmsg(seat_.slot, &message, MSG_NOSIGNAL | MSG_DONTWAIT);
}

void Connection::sent(std::size_t count) {
    const std::size_t own = std::min(count, out_.size() - out_sent_);
    out_sent_ += own;
    shared_.remove_prefix(count - own);
    if (out_sent_ == out_.size()) {
        worker_.give_back(std::exchange(out_, std::string()));
        out_sent_ = 0;
    } else if (out_sent_ > compact_bytes) {
        out_.erase(0, out_sent_);
        out_sent_ = 0;
    }
}

void Connection::listen_for() {
    if (dropped_) return;
    const bool hears = lingering_ || !(held_ || finishing_ || ended_);
    const bool blocked = !dirty_ && unsent_bytes() > 0;
    const std::uint32_t wanted = (hears ? EPOLLIN : 0u) | (blocked ? EPOLLOUT : 0u);
    if (wanted == events_) return;
    events_ = wanted;
    worker_.loop().rewatch(seat_.slot, *this, wanted);
}

void Connection::become(std::unique_ptr<Stage> next) {
    next_stage_ = std::move(next);
}

void Connection::finish() {
    if (finishing_) return;
    finishing_ = true;
    carry_.reset();
    wake_at(worker_.tick_in(worker_.house().settings.timeouts.handshake_s));
    touch();
}

// Closing with unread input makes the kernel send a reset that can overtake our last words, so we
// shut our side and hear the peer out for a while.
void Connection::linger() {
    if (ended_ || ::shutdown(seat_.slot, SHUT_WR) != 0) return drop();
    finishing_ = lingering_ = true;
    const double patience_s = worker_.house().settings.timeouts.handshake_s;
    wake_at(worker_.tick_in(worker_.draining() ? std::min(patience_s, 1.0) : patience_s));
    listen_for();
}

void Connection::hear_out() {
    const auto buffer = worker_.loop().buffer();
    const auto count = ::recv(seat_.slot, buffer.data(), buffer.size(), MSG_DONTWAIT);
    if (count == 0 || (count < 0 && !would_block())) drop();
}

void Connection::drop() {
    if (std::exchange(dropped_, true)) return;
    worker_.bury(*this);
}

void Connection::wake_at(Tick tick) {
    due_ = tick;
    if (armed_ != 0 && armed_ <= tick) return;
    armed_ = tick;
    worker_.note(seat_, tick);
}

void Connection::ring(const Wheel::Note& note) {
    if (note.due != armed_) return;
    armed_ = 0;
    if (due_ > note.due) return wake_at(due_);
    if (finishing_) return drop();
    stage_->woken();
}

void Connection::leave() {
    if (!finishing_ && !dropped_) stage_->leave();
}

}  // namespace net
