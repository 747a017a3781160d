// One thread of the line: its loop, its listener, its connections.
// Knows seats and turns; what a connection says is its stage's.
#pragma once

#include "server/net/line/connection.hpp"
#include "server/net/line/crowd.hpp"
#include "server/net/line/loop.hpp"
#include "server/net/line/server.hpp"
#include "server/net/line/wheel.hpp"

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace net {

/// What the workers of one server share.
struct House {
    LineSettings settings;
    std::vector<Network> trusted;
    Application& application;
    LineCounts counts;
    Crowd crowd;
    std::atomic<std::uint64_t> next_request{1};
};

class Worker final : private Watcher {
  public:
    Worker(House& house, int listener);
    ~Worker() override;

    void start();
    /// Stops accepting, tells everyone, ends the thread when all are gone or time is up.
    void drain();
    void join();

    House& house() { return house_; }
    Loop& loop() { return loop_; }
    Tick tick() const { return tick_; }
    Tick tick_in(double seconds) const;
    bool draining() const { return draining_; }
    bool on_own_thread() const { return std::this_thread::get_id() == own_thread_.load(); }

    Connection* find(Seat seat);
    void note(Seat seat, Tick due) { wheel_.add(seat, due); }
    void flush_later(Connection& connection) { dirty_.push_back(connection.seat()); }
    /// Takes the connection out of its seat; it is destroyed at the end of the turn.
    void bury(Connection& connection);

    std::string spare_buffer();
    void give_back(std::string buffer);

  private:
    struct Place {
        std::unique_ptr<Connection> connection;
        std::uint32_t generation = 0;
    };

    void ready(std::uint32_t events) override;
    bool accept_one();
    void seat(int fd, const Address& peer);
    void turn_ends();
    void tick_passed();
    Tick tick_now() const;
    void begin_drain();
    void stop_listening();
    void end_if_empty();

    House& house_;
    Loop loop_;
    int listener_;
    std::vector<Place> places_;  ///< by descriptor
    std::vector<Seat> dirty_;
    std::vector<Seat> flushing_;
    std::vector<std::unique_ptr<Connection>> gone_;
    std::vector<std::string> spare_;
    Wheel wheel_;
    Tick tick_ = 1;
    Steady::time_point began_ = Steady::now();
    std::size_t seated_ = 0;
    bool draining_ = false;
    Tick drain_until_ = 0;
    bool accepting_ = true;
    std::thread thread_;
    std::atomic<std::thread::id> own_thread_;
};

}  // namespace net
