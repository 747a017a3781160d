// One accepted connection: bytes in to its stage, bytes out of its outbox, and its end.
// Knows a descriptor and two buffers; knows nothing of HTTP or WebSocket, which are stages.
#pragma once

#include "server/net/line/address.hpp"
#include "server/net/line/loop.hpp"
#include "server/net/line/wheel.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace net {

class Connection;
class Worker;

/// What is spoken on a connection at present: HTTP first, WebSocket after an upgrade.
class Stage {
  public:
    virtual ~Stage() = default;
    /// Uses the front of `bytes` (and may write into them); says how many. The rest comes again,
    /// with more behind it.
    virtual std::size_t take(std::span<char> bytes) = 0;
    /// The deadline set with `Connection::wake_at` has come.
    virtual void woken() = 0;
    /// The house closes: end soon and politely.
    virtual void leave() = 0;
    /// Everything in the outbox has left.
    virtual void drained() {}
    /// The peer will send nothing more. True: something is still to be answered.
    virtual bool ended() = 0;
};

class Connection final : public Watcher {
  public:
    Connection(Worker& worker, Seat seat, const Address& peer);
    ~Connection() override;

    void begin(std::unique_ptr<Stage> stage) { stage_ = std::move(stage); }
    void ready(std::uint32_t events) override;

    /// Bytes to go; they leave at the end of the loop's turn.
    std::string& outbox();
    /// A body that outlives the connection, sent behind the outbox without a copy.
    void send_shared(std::string_view bytes);
    std::size_t unsent_bytes() const { return out_.size() - out_sent_ + shared_.size(); }
    /// Hands to the kernel what it takes now.
    void flush();
    /// The turn ends: goes on reading if asked to, then flushes.
    void settle();

    /// Stops or goes on reading; what was read already is kept for `resume`.
    void hold();
    void resume();
    bool held() const { return held_; }

    /// After this turn the stage is replaced (an upgrade).
    void become(std::unique_ptr<Stage> next);
    /// Everything in the outbox still goes out, then the line is closed; nothing more is read.
    void finish();
    bool finishing() const { return finishing_; }
    /// Closed here and now.
    void drop();

    /// Calls `Stage::woken` at about this tick, once; a call before is replaced.
    void wake_at(Tick tick);
    void ring(const Wheel::Note& note);

    void leave();
    Stage* stage() { return stage_.get(); }
    Worker& worker() { return worker_; }
    const Address& peer() const { return peer_; }
    Seat seat() const { return seat_; }
    Tick last_heard() const { return last_heard_; }

  private:
    void read();
    std::size_t unpack_carry();
    void digest(std::size_t have);
    void input_ended();
    void listen_for();
    void hear_out();
    void linger();
    void touch();
    std::ptrdiff_t send_some() const;
    void sent(std::size_t count);

    Worker& worker_;
    std::unique_ptr<Stage> stage_;
    std::unique_ptr<Stage> next_stage_;
    std::unique_ptr<std::string> carry_;  ///< read but not used: nearly always none
    std::string out_;
    std::string_view shared_;
    std::size_t out_sent_ = 0;
    Address peer_;
    Seat seat_;
    Tick last_heard_ = 0;
    Tick armed_ = 0;  ///< when our note on the wheel rings; 0: there is none
    Tick due_ = 0;
    std::uint32_t events_ = 0;
    bool dirty_ = false;
    bool held_ = false;
    bool resuming_ = false;
    bool ended_ = false;      ///< the peer has shut its side
    bool finishing_ = false;  ///< no more input, close when the outbox is empty
    bool lingering_ = false;  ///< our side is shut, waiting to see theirs shut
    bool dropped_ = false;
};

}  // namespace net
