// One batch after the other: read, decide, write with the cursor, tell.
#include "server/desk/follower.hpp"

#include "server/desk/announce.hpp"
#include "server/desk/recent_events.hpp"
#include "server/desk/services.hpp"
#include "server/store/setting.hpp"

#include <algorithm>
#include <charconv>
#include <mutex>
#include <utility>

#include <spdlog/spdlog.h>

namespace desk {
namespace {

constexpr std::size_t step_max = 512;
constexpr int tries_max = 5;
constexpr store::EventSeq unwritten_max = 10'000;  // a cursor may lag so far over unwanted events

store::EventSeq number_in(const std::string& text) {
    store::EventSeq number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

// The fault lies with the database as a whole, not with what was to be written.
bool is_outage(store::ErrorCode code) {
    using enum store::ErrorCode;
    return code == unavailable || code == disk_full || code == io || code == locked;
}

}  // namespace

class Follower::Walk : public std::enable_shared_from_this<Walk> {
  public:
    Walk(Services& services, std::string name, store::Interest interest, Handle handle)
        : services_(services),
          key_("follower." + std::move(name)),
          interest_(interest),
          handle_(std::move(handle)) {}

    void open(bool from_start);
    void close() {
        const std::scoped_lock lock(door_);
        open_ = false;
    }
    void wake();
    bool wants(const store::Event& event) const { return interest_.wants(event); }
    store::EventSeq cursor() const {
        const std::scoped_lock lock(door_);
        return cursor_;
    }

  private:
    void step();
    store::Result<RecentEvents::Stretch> read_after(store::EventSeq from, std::size_t span) const;
    void soon();
    void write(store::EventSeq upto, Work work);
    void passed(store::EventSeq upto, bool kept);
    void failed(store::EventSeq upto, const store::StoreError& error);

    Services& services_;
    const std::string key_;
    const store::Interest interest_;
    const Handle handle_;

    mutable std::mutex door_;
    bool open_ = false;
    bool busy_ = false;
    bool more_ = false;    // something came while busy
    bool at_end_ = false;  // the batch under way reaches the end of the log as it was
    store::EventSeq cursor_ = 0;
    store::EventSeq written_ = 0;
    int tries_ = 0;
    std::size_t step_ = step_max;  // one at a time after a failure: only the bad one is left out
};

void Follower::Walk::open(bool from_start) {
    store::EventSeq from = 0;
    const auto kept = services_.options.store.write([&](store::Tx& tx) {
        const auto found = store::find_setting(tx, key_);
        from = found ? number_in(*found) : from_start ? store::EventSeq{0} : tx.last();
        store::put_setting(tx, key_, std::to_string(from));
    });
    if (!kept) return spdlog::error("{} cannot start: {}", key_, kept.error().message);
    {
        const std::scoped_lock lock(door_);
        cursor_ = written_ = from;
        open_ = true;
    }
    wake();
}

void Follower::Walk::wake() {
    {
        const std::scoped_lock lock(door_);
        more_ = true;
        if (!open_ || std::exchange(busy_, true)) return;
    }
    soon();
}

void Follower::Walk::soon() {
    services_.options.run([self = shared_from_this()] { self->step(); });
}

void Follower::Walk::step() {
    store::EventSeq from = 0;
    store::EventSeq upto = 0;
    {
        const std::scoped_lock lock(door_);
        if (!open_) return;
        from = cursor_;
        upto = from + static_cast<store::EventSeq>(step_);
        more_ = false;
    }
    const auto next = read_after(from, static_cast<std::size_t>(upto - from));
    if (!next) return failed(from, next.error());
    upto = next->upto;
    {
        const std::scoped_lock lock(door_);
        at_end_ = next->at_end;
    }
    if (upto == from) return passed(upto, false);
    if (next->events.empty()) return write(upto, {});
    handle_(next->events,
            [self = shared_from_this(), upto](Work work) { self->write(upto, std::move(work)); });
}

// From memory what was just told; from the log what is older, or was never told to anybody.
store::Result<RecentEvents::Stretch> Follower::Walk::read_after(store::EventSeq from,
                                                                std::size_t span) const {
    auto& store = services_.options.store;
    const auto wanted = [this](const store::Event& event) { return wants(event); };
    auto told = services_.parts.get<RecentEvents>().after(from, span, wanted);
    if (told && told->upto > from) {
        told->at_end = told->at_end && store.last() <= told->upto;
        return *std::move(told);
    }
    return store.read([&](store::Connection& db) {
        const auto last = store::last_seq(db);
        const auto upto = std::min(from + static_cast<store::EventSeq>(span), last);
        return RecentEvents::Stretch{
            .events = shared(store::events_after(db, from, span, interest_)),
            .upto = std::max(from, upto),
            .at_end = last <= upto};
    });
}

void Follower::Walk::write(store::EventSeq upto, Work work) {
    bool nothing = false;
    {
        const std::scoped_lock lock(door_);
        nothing = !work && upto - written_ < unwritten_max;
    }
    if (nothing) return passed(upto, false);
    auto shared = std::make_shared<Work>(std::move(work));
    services_.options.store.submit(
        [self = shared_from_this(), upto, shared](store::Tx& tx) {
            store::put_setting(tx, self->key_, std::to_string(upto));
            if (*shared) (*shared)(tx);
        },
        [self = shared_from_this(), upto](store::Result<store::Committed> done) {
            if (!done) return self->failed(upto, done.error());
            announce(self->services_, std::move(done->events));
            self->passed(upto, true);
        });
}

// At the end of the log there is nothing to look for until somebody wakes it.
void Follower::Walk::passed(store::EventSeq upto, bool kept) {
    {
        const std::scoped_lock lock(door_);
        cursor_ = upto;
        if (kept) written_ = upto;
        tries_ = 0;
        step_ = step_max;
        busy_ = more_ || !at_end_;
        if (!busy_) return;
    }
    soon();
}

void Follower::Walk::failed(store::EventSeq upto, const store::StoreError& error) {
    bool leave_out = false;
    {
        const std::scoped_lock lock(door_);
        if (is_outage(error.code)) {
            busy_ = false;  // the next event tries again
        } else {
            leave_out = step_ == 1 && ++tries_ > tries_max;
            step_ = 1;
        }
    }
    spdlog::warn("{} at event {}: {}{}", key_, upto, error.message, leave_out ? "; left out" : "");
    if (is_outage(error.code)) return;
    if (leave_out) return passed(upto, false);
    soon();
}

Follower::Follower(Services& services, std::string name, store::Interest interest, Handle handle)
    : walk_(std::make_shared<Walk>(services, std::move(name), interest, std::move(handle))) {}

Follower::~Follower() {
    walk_->close();
}

void Follower::open(bool from_start) {
    walk_->open(from_start);
}

void Follower::happened(std::span<const EventPtr> events) {
    if (std::ranges::any_of(events, [&](const auto& e) { return walk_->wants(*e); })) walk_->wake();
}

void Follower::wake() {
    walk_->wake();
}

store::EventSeq Follower::cursor() const {
    return walk_->cursor();
}

}  // namespace desk
