// The WebSocket of one connection: an unbroken text frame is handed over where it lies in the
// thread's buffer; only what comes in pieces is gathered.
#include "server/net/line/socket_stage.hpp"

#include "server/net/line/frame.hpp"
#include "server/net/line/worker.hpp"
#include "server/wire/utf8.hpp"

#include <cassert>
#include <utility>

namespace net {
namespace {
// An oversized message is read past so that the line can stay open, but not for ever.
constexpr std::size_t skip_factor = 64;

/// A message that did not come in one piece.
struct Pieces {
    std::string message;
    std::string control;
    FrameHead frame;              ///< the frame being read
    std::uint64_t frame_had = 0;  ///< bytes of its payload read so far
    std::uint64_t message_had = 0;
    bool in_frame = false;
    bool in_message = false;
    bool binary = false;
    bool oversized = false;
};

class SocketStage final : public Stage {
  public:
    explicit SocketStage(Connection& connection) : connection_(connection) {
        counts().sockets_open.fetch_add(1, std::memory_order_relaxed);
        rest(settings().timeouts.ping_s);
    }
    ~SocketStage() override {
        session_.reset();
        counts().sockets_open.fetch_sub(1, std::memory_order_relaxed);
    }

    void begin(std::unique_ptr<Session> session) { session_ = std::move(session); }
    std::size_t take(std::span<char> bytes) override;
    void woken() override;
    void leave() override;
    bool ended() override { return false; }
    void drained() override { session_->drained(); }

    void say(std::string_view text);
    void close(std::uint16_t code, std::string_view why);
    Session* session() { return session_.get(); }

  private:
    const LineSettings& settings() { return connection_.worker().house().settings; }
    LineCounts& counts() { return connection_.worker().house().counts; }
    std::size_t frame_bytes() { return settings().limits.frame_bytes; }
    void rest(double seconds) { connection_.wake_at(connection_.worker().tick_in(seconds)); }

    bool fits(const FrameHead& head);
    void whole_frame(const FrameHead& head, std::span<char> payload);
    std::size_t take_piece(std::span<char> bytes);
    void begin_piece(const FrameHead& head);
    void end_piece();
    void control(Opcode opcode, std::string_view payload);
    void closed_by_peer(std::string_view payload);
    void message(Opcode opcode, std::string_view text);
    bool has_room();

    Connection& connection_;
    std::unique_ptr<Session> session_;
    std::unique_ptr<Pieces> pieces_;
    Tick asked_at_ = 0;  ///< when our last ping went out; 0: it was answered
};

std::size_t SocketStage::take(std::span<char> bytes) {
    if (pieces_ && pieces_->in_frame) return take_piece(bytes);
    const auto head = read_frame_head(bytes);
    if (head.state == FrameHead::State::partial) return 0;
    if (head.state == FrameHead::State::broken) {
        close(close_code::protocol, head.why);
        return bytes.size();
    }
    if (!fits(head)) return bytes.size();
    const bool alone = head.final && !(pieces_ && pieces_->in_message);
    const bool control = head.opcode >= Opcode::close;
    const auto rest = bytes.subspan(head.head_bytes);
    if ((alone || control) && head.payload_bytes <= frame_bytes() &&
        head.payload_bytes <= rest.size()) {
        const auto payload = rest.first(static_cast<std::size_t>(head.payload_bytes));
        unmask(payload, head.mask);
        whole_frame(head, payload);
        return head.head_bytes + payload.size();
    }
    begin_piece(head);
    return head.head_bytes + take_piece(rest);
}

// The order of fragments, and a bound on what we are ready to read past.
bool SocketStage::fits(const FrameHead& head) {
    if (head.opcode >= Opcode::close) return true;
    const bool going_on = pieces_ && pieces_->in_message;
    if (going_on != (head.opcode == Opcode::more)) {
        close(close_code::protocol, "fragments out of order");
        return false;
    }
    const auto had = going_on ? pieces_->message_had : 0;
    if (head.payload_bytes > frame_bytes() * skip_factor - had) {
        close(close_code::too_large, "the message is too large");
        return false;
    }
    return true;
}

void SocketStage::whole_frame(const FrameHead& head, std::span<char> payload) {
    const std::string_view text(payload.data(), payload.size());
    if (head.opcode >= Opcode::close) return control(head.opcode, text);
    message(head.opcode, text);
}

void SocketStage::begin_piece(const FrameHead& head) {
    if (!pieces_) pieces_ = std::make_unique<Pieces>();
    auto& p = *pieces_;
    p.frame = head;
    p.frame_had = 0;
    p.in_frame = true;
    if (head.opcode >= Opcode::close) return p.control.clear();
    if (!p.in_message) p.binary = head.opcode == Opcode::binary;
    p.in_message = true;
    p.message_had += head.payload_bytes;
    p.oversized |= p.message_had > frame_bytes();
    if (p.oversized) p.message = {};
}

std::size_t SocketStage::take_piece(std::span<char> bytes) {
    auto& p = *pieces_;
    const auto count = static_cast<std::size_t>(
        std::min<std::uint64_t>(bytes.size(), p.frame.payload_bytes - p.frame_had));
    const auto part = bytes.first(count);
    const bool control = p.frame.opcode >= Opcode::close;
    if (control || !p.oversized) {
        unmask(part, p.frame.mask, static_cast<std::size_t>(p.frame_had & 3));
        (control ? p.control : p.message).append(part.data(), part.size());
    }
    p.frame_had += count;
    if (p.frame_had == p.frame.payload_bytes) end_piece();
    return count;
}

void SocketStage::end_piece() {
    auto& p = *pieces_;
    p.in_frame = false;
    if (p.frame.opcode >= Opcode::close) {
        const auto payload = std::exchange(p.control, {});
        const auto opcode = p.frame.opcode;
        if (!p.in_message) pieces_.reset();
        return control(opcode, payload);
    }
    if (!p.frame.final) return;
    const auto whole = std::exchange(pieces_, nullptr);
    if (whole->oversized) return session_->unheard(Session::Unfit::too_large);
    message(whole->binary ? Opcode::binary : Opcode::text, whole->message);
}

void SocketStage::message(Opcode opcode, std::string_view text) {
    counts().frames_in.fetch_add(1, std::memory_order_relaxed);
    if (text.size() > frame_bytes()) return session_->unheard(Session::Unfit::too_large);
    if (opcode == Opcode::binary) return session_->unheard(Session::Unfit::not_text);
    if (wire::is_utf8(text)) return session_->heard(text);
    session_->unheard(Session::Unfit::not_utf8);
    close(close_code::not_utf8, "text is not UTF-8");
}

void SocketStage::control(Opcode opcode, std::string_view payload) {
    if (opcode == Opcode::close) return closed_by_peer(payload);
    if (opcode == Opcode::ping && has_room()) {
        append_frame(connection_.outbox(), Opcode::pong, payload);
    }
}

void SocketStage::closed_by_peer(std::string_view payload) {
    if (payload.empty()) return close(close_code::normal, "");
    if (payload.size() == 1) return close(close_code::protocol, "half a close code");
    const auto code = static_cast<std::uint16_t>(static_cast<std::uint8_t>(payload[0]) << 8 |
                                                 static_cast<std::uint8_t>(payload[1]));
    if (!close_code_allowed(code)) return close(close_code::protocol, "no such close code");
    if (!wire::is_utf8(payload.substr(2))) return close(close_code::not_utf8, "");
    close(code, "");
}

void SocketStage::say(std::string_view text) {
    if (!has_room()) return;
    counts().frames_out.fetch_add(1, std::memory_order_relaxed);
    append_frame(connection_.outbox(), Opcode::text, text);
}

// Whoever does not read is let go: what is in the outbox still goes out, in order, then 1013.
bool SocketStage::has_room() {
    if (connection_.finishing()) return false;
    if (connection_.unsent_bytes() <= settings().limits.outbox_bytes) return true;
    connection_.flush();
    if (connection_.unsent_bytes() <= settings().limits.outbox_bytes) return true;
    counts().let_go.fetch_add(1, std::memory_order_relaxed);
    close(close_code::try_later, "you are not reading");
    return false;
}

void SocketStage::close(std::uint16_t code, std::string_view why) {
    if (connection_.finishing()) return;
    append_close(connection_.outbox(), code, why);
    connection_.finish();
}

void SocketStage::woken() {
    auto& worker = connection_.worker();
    const double ping_s = settings().timeouts.ping_s;
    const double idle_s = settings().timeouts.idle_s;
    const double silent_s = (worker.tick() - connection_.last_heard()) *
                            std::chrono::duration<double>(Loop::tick_every).count();
    if (silent_s >= idle_s && !connection_.held()) return connection_.drop();
    if (connection_.last_heard() >= asked_at_) asked_at_ = 0;
    if (silent_s < ping_s) return rest(ping_s - silent_s);
    if (asked_at_ == 0 && has_room()) {
        asked_at_ = worker.tick();
        append_frame(connection_.outbox(), Opcode::ping, {});
    }
    rest(std::max(idle_s - silent_s, 0.1));
}

void SocketStage::leave() {
    if (!session_->busy()) close(close_code::going_away, "the service is restarting");
}

SocketStage* stage_of(Worker* worker, Seat seat) {
    auto* connection = worker ? worker->find(seat) : nullptr;
    return connection ? dynamic_cast<SocketStage*>(connection->stage()) : nullptr;
}
}  // namespace

std::unique_ptr<Stage> make_socket_stage(Connection& connection) {
    return std::make_unique<SocketStage>(connection);
}

void begin_session(Stage& stage, std::unique_ptr<Session> session) {
    static_cast<SocketStage&>(stage).begin(std::move(session));
}

void post(Worker& worker, std::move_only_function<void()> task) {
    worker.loop().post(std::move(task));
}

void Socket::say(std::string_view text) const {
    if (auto* stage = stage_of(worker_, {slot_, generation_})) stage->say(text);
}

void Socket::close(std::uint16_t code, std::string_view why) const {
    if (auto* stage = stage_of(worker_, {slot_, generation_})) stage->close(code, why);
}

void Socket::hold() const {
    auto* connection = worker_ ? worker_->find({slot_, generation_}) : nullptr;
    if (connection) connection->hold();
}

void Socket::resume() const {
    auto* connection = worker_ ? worker_->find({slot_, generation_}) : nullptr;
    if (connection) connection->resume();
}

void Socket::post(std::move_only_function<void(Session&)> visit) const {
    if (!worker_) return;
    worker_->loop().post([hold = *this, visit = std::move(visit)]() mutable {
        auto* stage = stage_of(hold.worker_, {hold.slot_, hold.generation_});
        if (stage && stage->session()) visit(*stage->session());
    });
}

}  // namespace net
