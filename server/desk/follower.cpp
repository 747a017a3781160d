// One batch after the other: read, decide, write with the cursor, tell.
#include "server/desk/follower.hpp"

#include "server/desk/services.hpp"
#include "server/store/setting.hpp"

#include <algorithm>
#include <charconv>
#include <mutex>
#include <utility>

#include <spdlog/spdlog.h>

namespace desk {
namespace {

constexpr std::size_t step_max = 256;
constexpr int tries_max = 5;
constexpr store::EventSeq unwritten_max = 10'000;  // a cursor may lag so far over unwanted events

store::EventSeq number_in(const std::string& text) {
    store::EventSeq number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

}  // namespace

// Shared with the work under way.
struct Follower::Position {
    mutable std::mutex door;
    bool open = false;
    bool busy = false;
    bool more = false;  // something came while busy
    store::EventSeq cursor = 0;
    store::EventSeq written = 0;
    int tries = 0;
    std::size_t step = step_max;  // one at a time after a failure: only the bad one is skipped
};

Follower::Follower(Services& services, std::string name, store::Interest interest, Handle handle)
    : services_(services),
      key_("follower." + std::move(name)),
      interest_(interest),
      handle_(std::move(handle)),
      position_(std::make_shared<Position>()) {}

void Follower::open(bool from_start) {
    const auto found = services_.options.store.read([&](store::Connection& db) {
        const auto kept = store::find_setting(db, key_);
        return kept ? number_in(*kept) : from_start ? store::EventSeq{0} : store::last_seq(db);
    });
    if (!found) return spdlog::error("{} cannot start: {}", key_, found.error().message);
    const auto kept = services_.options.store.write(
        [&](store::Tx& tx) { store::put_setting(tx, key_, std::to_string(*found)); });
    if (!kept) return spdlog::error("{} cannot start: {}", key_, kept.error().message);
    {
        const std::scoped_lock lock(position_->door);
        position_->cursor = position_->written = *found;
        position_->open = true;
    }
    wake();
}

store::EventSeq Follower::cursor() const {
    const std::scoped_lock lock(position_->door);
    return position_->cursor;
}

void Follower::happened(std::span<const EventPtr> events) {
    if (std::ranges::any_of(events, [&](const auto& e) { return interest_.wants(*e); })) wake();
}

void Follower::wake() {
    {
        const std::scoped_lock lock(position_->door);
        if (!position_->open) return;
        position_->more = true;
        if (std::exchange(position_->busy, true)) return;
    }
    services_.options.run([this] { step(); });
}

void Follower::step() {
    store::EventSeq from = 0;
    std::size_t span = 0;
    {
        const std::scoped_lock lock(position_->door);
        from = position_->cursor;
        span = position_->step;
        position_->more = false;
    }
    store::EventSeq upto = from;
    const auto read = services_.options.store.read([&](store::Connection& db) {
        upto = std::min(from + static_cast<store::EventSeq>(span), store::last_seq(db));
        return store::events_after(db, from, span, interest_);
    });
    if (!read || upto == from) {
        const std::scoped_lock lock(position_->door);
        position_->busy = position_->more && read.has_value();
        if (!position_->busy) return;
        services_.options.run([this] { step(); });
        return;
    }
    if (read->empty()) return write(upto, {});
    handle_(*read, [this, upto](Work work) { write(upto, std::move(work)); });
}

void Follower::write(store::EventSeq upto, Work work) {
    const auto went_on = [this, upto](bool kept) {
        {
            const std::scoped_lock lock(position_->door);
            position_->cursor = std::max(position_->cursor, upto);
            if (kept) position_->written = upto;
            position_->tries = 0;
            position_->step = step_max;
        }
        services_.options.run([this] { step(); });
    };
    bool idle = false;
    {
        const std::scoped_lock lock(position_->door);
        idle = !work && upto - position_->written < unwritten_max;
    }
    if (idle) return went_on(false);
    auto shared = std::make_shared<Work>(std::move(work));
    services_.options.store.submit(
        [this, upto, shared](store::Tx& tx) {
            store::put_setting(tx, key_, std::to_string(upto));
            if (*shared) (*shared)(tx);
        },
        [this, upto, went_on](store::Result<store::Committed> done) {
            if (done) {
                std::vector<EventPtr> told;
                for (auto& event : done->events)
                    told.push_back(std::make_shared<const store::Event>(std::move(event)));
                services_.tell(told);
                return went_on(true);
            }
            bool skip = false;
            {
                const std::scoped_lock lock(position_->door);
                skip = ++position_->tries > tries_max && position_->step == 1;
                position_->step = 1;
            }
            spdlog::warn("{} could not go past event {}: {}{}", key_, upto, done.error().message,
                         skip ? "; left out" : "");
            if (skip) return went_on(false);
            services_.options.run([this] { step(); });
        });
}

}  // namespace desk
