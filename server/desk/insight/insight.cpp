// Following the log in its own time, and making the facts anew when asked.
#include "server/desk/insight/insight.hpp"

#include "server/desk/announce.hpp"
#include "server/desk/insight/fact_maker.hpp"
#include "server/desk/services.hpp"
#include "server/store/setting.hpp"

#include <algorithm>
#include <map>

#include <spdlog/spdlog.h>

namespace desk {
namespace {
constexpr std::string_view rebuilding_mark = "insight.rebuilding";
constexpr std::size_t replay_step = 2'000;
constexpr std::size_t busy = 256;  // commands that wait for the disk: reports can wait too
constexpr int put_off_max = 60;    // ticks
constexpr int full_batch = 200;
}  // namespace

Insight::Insight(Services& services)
    : services_(services),
      follower_(services, "insight", FactMaker::interest(),
                [this](auto events, auto answer) { handle(events, std::move(answer)); }) {}

Result<void> Insight::open() {
    const auto broken_off = services_.options.store.read([](store::Connection& db) {
        return store::find_setting(db, std::string(rebuilding_mark)).value_or("");
    });
    if (!broken_off) return std::unexpected(from_store(broken_off.error()));
    if (*broken_off == "1") {
        auto cleared = services_.options.store.write([](store::Tx& tx) {
            store::delete_facts(tx);
            store::put_setting(tx, "follower.insight", "0");
            store::put_setting(tx, std::string(rebuilding_mark), "");
        });
        if (!cleared) return std::unexpected(from_store(cleared.error()));
    }
    follower_.open(true);
    return {};
}

// Reports may be a second old; customers may not wait for them.
void Insight::tick(store::Time) {
    if (!fresh_) return;
    const bool crowded = services_.options.store.stats().waiting > busy;
    if (crowded && ++put_off_ < put_off_max) return;
    put_off_ = 0;
    fresh_ = false;
    follower_.wake();
}

void Insight::happened(std::span<const EventPtr> events) {
    const auto interest = FactMaker::interest();
    const auto wanted = std::ranges::count_if(
        events, [&](const EventPtr& event) { return interest.wants(*event); });
    if (wanted == 0) return;
    fresh_ = true;
    // A full batch is taken at once, while it is still in memory.
    if ((since_ += static_cast<int>(wanted)) < full_batch) return;
    since_ = 0;
    follower_.wake();
}

bool Insight::is_current() const {
    const auto from = follower_.cursor();
    const auto missing = services_.options.store.read([&](store::Connection& db) {
        const auto span = static_cast<std::size_t>(std::max(store::last_seq(db) - from, {}));
        return store::events_after(db, from, span, FactMaker::interest());
    });
    return missing && missing->empty();
}

Follower::Work Insight::work(std::vector<EventPtr> events) {
    return [events = std::move(events), live = services_.publisher.live()](store::Tx& tx) {
        FactMaker maker(tx, live->settings());
        for (const auto& event : events) maker.take(*event);
        maker.finish();
    };
}

void Insight::handle(std::span<const EventPtr> events, Follower::Answer answer) {
    std::vector<EventPtr> batch(events.begin(), events.end());
    const std::scoped_lock lock(door_);
    if (rebuilding_) {
        held_ = Held{std::move(batch), std::move(answer)};
    } else {
        answer(work(std::move(batch)));
    }
}

// From here on batches are held. Those before were queued before, and are on disk when the tables
// are emptied: what must be made again ends where the follower stands then.
void Insight::rebuild(Done<std::monostate> done) {
    const std::scoped_lock lock(door_);
    if (std::exchange(rebuilding_, true)) {
        return done(refuse(Code::conflict, "it is being made anew already"));
    }
    services_.options.store.submit(
        [](store::Tx& tx) {
            store::delete_facts(tx);
            store::put_setting(tx, std::string(rebuilding_mark), "1");
        },
        [this, done = std::move(done)](auto stored) mutable {
            if (!stored) {
                services_.options.run([this] { rebuilt(); });
                return done(std::unexpected(from_store(stored.error())));
            }
            services_.options.run([this, to = follower_.cursor()] { replay(0, to); });
            done(std::monostate{});
        });
}

void Insight::replay(store::EventSeq from, store::EventSeq to) {
    const auto upto = std::min(to, from + static_cast<store::EventSeq>(replay_step));
    auto events = services_.options.store.read([&](store::Connection& db) {
        return store::events_after(db, from, static_cast<std::size_t>(upto - from),
                                   FactMaker::interest());
    });
    auto step = events ? work(shared(*std::move(events))) : Follower::Work{};
    services_.options.store.submit(
        [step = std::move(step), last = upto == to](store::Tx& tx) mutable {
            if (step) step(tx);
            if (last) store::put_setting(tx, std::string(rebuilding_mark), "");
        },
        [this, upto, to](store::Result<store::Committed> stored) {
            if (!stored) {
                spdlog::error("reports: {}; they are made anew at the next start",
                              stored.error().message);
                return rebuilt();
            }
            if (upto == to) return rebuilt();
            services_.options.run([this, upto, to] { replay(upto, to); });
        });
}

void Insight::rebuilt() {
    std::optional<Held> held;
    {
        const std::scoped_lock lock(door_);
        rebuilding_ = false;
        held.swap(held_);
    }
    if (held) held->answer(work(std::move(held->events)));
}

DayNumber Insight::today() const {
    return wall_time(services_.publisher.live()->settings(), services_.now()).day;
}

std::string Insight::zone() const {
    const auto live = services_.publisher.live();
    const auto& calendars = live->settings().calendars;
    const auto house = calendars.find("");
    return house == calendars.end() ? "UTC" : house->second.zone();
}

}  // namespace desk
