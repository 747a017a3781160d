// The queue in front of the one writing thread, and the thread's life.
#include "server/store/writer.hpp"

#include "server/store/batch.hpp"
#include "server/store/connection.hpp"
#include "server/store/event_log.hpp"
#include "server/store/folder.hpp"

#include <algorithm>
#include <atomic>
#include <bit>
#include <cassert>
#include <chrono>
#include <future>

#include <fmt/format.h>

namespace store {
namespace {
using Clock = std::chrono::steady_clock;  // for pacing and statistics only, never stored

template <std::size_t N>
void count_in(std::array<std::uint64_t, N>& histogram, std::uint64_t value) {
    const auto bucket = static_cast<std::size_t>(std::bit_width(value));
    ++histogram[std::min(bucket, N - 1)];
}

std::uint64_t micros_since(Clock::time_point start) {
    const auto spent = Clock::now() - start;
    return static_cast<std::uint64_t>(
        std::chrono::duration_cast<std::chrono::microseconds>(spent).count());
}

StoreError refusal(bool stopping, std::size_t waiting_max) {
    if (stopping) return {ErrorCode::unavailable, "the store is shutting down"};
    return {ErrorCode::unavailable,
            fmt::format("{} commands wait for the disk already: try again", waiting_max)};
}
}  // namespace

struct Writer::Command {
    Work work;
    Done done;
};

struct Writer::State {
    std::unique_ptr<Connection> db;
    std::unique_ptr<HighWater> mark;
    WriterOptions options;
    Idle idle;
    Change change;

    mutable std::mutex door;  // guards the five below
    std::condition_variable news;
    std::vector<Command> waiting;
    std::vector<Command> spare;  // empty, but has room
    bool stopping = false;
    WriterStats stats;

    std::atomic<EventSeq> last = 0;  // written by the writer thread

    // Of the writer thread alone.
    EventSeq marked = -1;
    std::size_t commits_since_mark = 0;
    bool idle_wanted = true;
    Clock::time_point idle_at = Clock::now();  // the last step of idle work
    Clock::time_point marked_at = Clock::now();

    // Takes all that waits, and waits for it so long. Empty: the time is up, or nothing comes.
    std::vector<Command> take(Clock::duration patience) {
        std::unique_lock lock(door);
        if (patience > Clock::duration::zero())
            news.wait_for(lock, patience, [&] { return stopping || !waiting.empty(); });
        return std::exchange(waiting, std::exchange(spare, {}));
    }

    // The room of what was carried out serves those who come next.
    void give_back(std::vector<Command> carried_out) {
        carried_out.clear();
        const std::lock_guard lock(door);
        if (carried_out.capacity() > spare.capacity()) spare.swap(carried_out);
    }

    bool is_over() const {
        const std::lock_guard lock(door);
        return stopping && waiting.empty();
    }

    void carry_out_all(std::span<Command> commands);
    void carry_out(std::span<Command> commands);
    std::vector<Result<Committed>> store(std::span<Command> commands);
    void commit(Batch& batch);
    void note(std::size_t commands, const std::vector<Result<Committed>>& results,
              std::uint64_t commit_us);
    bool idle_step();
    void mark_if_due();
    void mark_now();
};

namespace {
// Nothing of the batch was stored: whoever thought otherwise is told.
void fail_all(std::vector<Result<Committed>>& results, std::size_t commands,
              const StoreError& error) {
    for (auto& result : results) {
        if (result) result = std::unexpected(error);
    }
    while (results.size() < commands) results.emplace_back(std::unexpected(error));
}
}  // namespace

void Writer::State::commit(Batch& batch) {
    change();
    batch.commit();
    change();
    last = batch.last();
}

std::vector<Result<Committed>> Writer::State::store(std::span<Command> commands) {
    std::vector<Result<Committed>> results;
    results.reserve(commands.size());
    try {
        Batch batch(*db, commands.size() == 1 ? Batch::Alone::yes : Batch::Alone::no);
        for (auto& command : commands) {
            results.push_back(batch.run(command.work));
            if (!batch.broken()) continue;
            fail_all(results, commands.size(), results.back().error());
            return results;
        }
        const auto start = Clock::now();
        commit(batch);
        note(commands.size(), results, micros_since(start));
    } catch (...) {
        fail_all(results, commands.size(), caught_error());
    }
    return results;
}

void Writer::State::note(std::size_t commands, const std::vector<Result<Committed>>& results,
                         std::uint64_t commit_us) {
    ++commits_since_mark;
    const std::lock_guard lock(door);
    ++stats.commits;
    stats.commit_us_sum += commit_us;
    count_in(stats.commit_us, commit_us);
    count_in(stats.commands_per_commit, commands);
    for (const auto& result : results) stats.events += result ? result->events.size() : 0;
}

void Writer::State::carry_out(std::span<Command> commands) {
    auto results = store(commands);
    const auto failed = std::ranges::count(results, false, &Result<Committed>::has_value);
    {
        const std::lock_guard lock(door);
        stats.commands += commands.size();
        stats.failed += static_cast<std::uint64_t>(failed);
    }
    for (std::size_t i = 0; i < commands.size(); ++i) {
        idle_wanted |= results[i] && !results[i]->events.empty();
        commands[i].done(std::move(results[i]));
    }
}

void Writer::State::carry_out_all(std::span<Command> commands) {
    while (!commands.empty()) {
        const auto now = commands.first(std::min(commands.size(), options.batch_max));
        carry_out(now);
        commands = commands.subspan(now.size());
        mark_if_due();
    }
}

// False: the disk did not take it, and the next step tries again.
bool Writer::State::idle_step() {
    idle_at = Clock::now();
    idle_wanted = true;
    bool more = true;
    Work work = [&](Tx& tx) { more = idle(tx); };
    try {
        Batch batch(*db, Batch::Alone::yes);
        if (!batch.run(work)) return false;
        commit(batch);
    } catch (...) {
        return false;
    }
    idle_wanted = more;
    return true;
}

void Writer::State::mark_if_due() {
    if (last == marked) return;
    const bool many = commits_since_mark >= options.mark_commits;
    if (many || Clock::now() - marked_at >= options.mark_every) mark_now();
}

void Writer::State::mark_now() {
    marked_at = Clock::now();
    commits_since_mark = 0;
    if (last == marked || last == 0) return;
    const bool is_there = mark->read().value_or(0) >= last;  // another process was further
    if (is_there || mark->write(last)) marked = last;
}

Writer::Writer(std::unique_ptr<Connection> db, std::unique_ptr<HighWater> mark,
               WriterOptions options, Idle idle, Change change)
    : state_(std::make_unique<State>()) {
    state_->db = std::move(db);
    state_->mark = std::move(mark);
    state_->options = options;
    state_->idle = std::move(idle);
    state_->change = std::move(change);
    state_->last = last_seq(*state_->db);
    if (options.own_thread) thread_ = std::jthread([this] { run(); });
}

Writer::~Writer() {
    stop();
}

void Writer::submit(Work work, Done done) {
    auto& state = *state_;
    StoreError refused;
    {
        const std::lock_guard lock(state.door);
        if (!state.stopping && state.waiting.size() < state.options.waiting_max) {
            state.waiting.push_back({std::move(work), std::move(done)});
            if (state.waiting.size() == 1) state.news.notify_one();
            return;
        }
        ++state.stats.refused;
        refused = refusal(state.stopping, state.options.waiting_max);
    }
    done(std::unexpected(std::move(refused)));
}

Result<Committed> Writer::write(Work work) {
    assert(std::this_thread::get_id() != thread_.get_id() && "the writer can not wait for itself");
    std::promise<Result<Committed>> promise;
    auto written = promise.get_future();
    submit(std::move(work),
           [&promise](Result<Committed> result) { promise.set_value(std::move(result)); });
    if (!state_->options.own_thread) carry_out();
    return written.get();
}

bool Writer::carry_out() {
    assert(!state_->options.own_thread && "the writer has a thread for this");
    bool any = false;
    for (auto taken = state_->take({}); !taken.empty(); taken = state_->take({})) {
        state_->carry_out_all(taken);
        state_->give_back(std::move(taken));
        any = true;
    }
    return any;
}

void Writer::idle() {
    if (state_->idle_wanted) state_->idle_step();
}

EventSeq Writer::last() const {
    return state_->last;
}

void Writer::stop() {
    {
        const std::lock_guard lock(state_->door);
        state_->stopping = true;
        state_->news.notify_one();
    }
    if (thread_.joinable()) return thread_.join();
    if (state_->options.own_thread) return;
    carry_out();
    state_->mark_now();
}

WriterStats Writer::stats() const {
    const std::lock_guard lock(state_->door);
    auto stats = state_->stats;
    stats.waiting = state_->waiting.size();
    return stats;
}

// Commands first; idle work when nobody has come for a while, or has waited for long enough.
void Writer::run() {
    auto& state = *state_;
    const auto& options = state.options;
    bool idling = false;  // nobody came during the last step, so the next may follow at once
    while (!state.is_over()) {
        auto patience = state.idle_wanted ? options.idle_after : options.mark_every;
        if (idling && state.idle_wanted) patience = std::chrono::milliseconds{0};
        auto taken = state.take(patience);
        state.carry_out_all(taken);
        const bool nobody = taken.empty();
        state.give_back(std::move(taken));
        const bool overdue = Clock::now() - state.idle_at >= options.idle_every;
        const bool step = state.idle_wanted && (nobody || overdue);
        idling = step && state.idle_step() && nobody;
        state.mark_if_due();
    }
    state.mark_now();
}

}  // namespace store
