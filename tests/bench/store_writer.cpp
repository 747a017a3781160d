// Durable messages a second through the writer, beside raw fdatasync of the same disk in one run.
// `waiting` is how many messages are in flight at once; each is a whole move of a conversation.
#include "server/store/connection.hpp"
#include "server/store/conversation.hpp"
#include "server/store/event.hpp"
#include "server/store/store.hpp"
#include "server/store/ticket_list.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <semaphore>
#include <vector>

#include <benchmark/benchmark.h>
#include <fcntl.h>
#include <unistd.h>

namespace {
namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

// Beside the executable, not in /tmp, which may be memory.
class Folder {
  public:
    Folder() {
        std::string name = (fs::current_path() / "bench-store-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) std::abort();
        path_ = name;
    }
    ~Folder() { fs::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    const fs::path& path() const { return path_; }

  private:
    fs::path path_;
};

std::unique_ptr<store::Store> open_store(const Folder& folder) {
    auto opened = store::Store::open({.folder = folder.path() / "data"});
    if (!opened) std::abort();
    return std::move(*opened);
}

store::Event a_message() {
    store::Event event;
    event.at = store::from_ms(1'700'000'000'000);
    event.client_id = "0b2f4c1e-8d1a-4d0e-9f57-6b1f6f6a2c11";
    event.body = store::Message{.text =
                                    "Hello, how long does a refund take, and where is my "
                                    "parcel that I ordered last week? Thanks a lot!"};
    return event;
}

std::vector<store::Conversation> make_talks(store::Store& store, std::int64_t count) {
    std::vector<store::Conversation> talks(static_cast<std::size_t>(count));
    const auto made = store.write([&](store::Tx& tx) {
        for (std::int64_t i = 0; i < count; ++i) {
            talks[static_cast<std::size_t>(i)].id = (i + 1) * 7'919;
            create_conversation(tx, talks[static_cast<std::size_t>(i)]);
        }
    });
    if (!made) std::abort();
    return talks;
}

void raw_fdatasync(benchmark::State& state) {
    const Folder folder;
    const int file = ::open((folder.path() / "raw").c_str(), O_RDWR | O_CREAT, 0600);
    const std::array<char, 4'096> page{};
    for (auto _ : state) {
        if (::write(file, page.data(), page.size()) < 0 || ::fdatasync(file) != 0) std::abort();
    }
    ::close(file);
    state.SetItemsProcessed(state.iterations());
}

// Each conversation has one message on its way: the next is sent when the last is on disk.
void durable_messages(benchmark::State& state) {
    const auto waiting = state.range(0);
    const Folder folder;
    auto store = open_store(folder);
    auto talks = make_talks(*store, waiting);
    std::counting_semaphore<> free(waiting);
    std::vector<double> acks_us;
    acks_us.reserve(static_cast<std::size_t>(state.max_iterations));
    std::size_t next = 0;
    for (auto _ : state) {
        free.acquire();
        auto& talk = talks[next++ % talks.size()];
        const auto start = Clock::now();
        store->submit(
            [&talk](store::Tx& tx) {
                if (!advance(tx, talk, {a_message()})) throw std::runtime_error("stale");
            },
            [&, start](store::Result<store::Committed> done) {
                if (!done) std::abort();
                acks_us.push_back(
                    std::chrono::duration<double, std::micro>(Clock::now() - start).count());
                free.release();
            });
    }
    for (std::int64_t i = 0; i < waiting; ++i) free.acquire();
    state.SetItemsProcessed(state.iterations());
    std::ranges::sort(acks_us);
    const auto at = [&](double share) {
        return acks_us[static_cast<std::size_t>(static_cast<double>(acks_us.size() - 1) * share)];
    };
    state.counters["ack_p50_us"] = at(0.5);
    state.counters["ack_p99_us"] = at(0.99);
}

constexpr std::int64_t many_tickets = 100'000;

void fill_tickets(store::Store& store) {
    for (std::int64_t done = 0; done < many_tickets; done += 5'000) {
        const auto made = store.write([&](store::Tx& tx) {
            for (std::int64_t i = done; i < done + 5'000; ++i) {
                store::Ticket ticket;
                ticket.subject = "Where is my parcel?";
                ticket.status = i % 20 == 0 ? escalation::Status::open : escalation::Status::closed;
                ticket.queue = i % 3 == 0 ? "billing" : "support";
                ticket.assignee = i % 11;
                ticket.priority = static_cast<escalation::Priority>(i % 4);
                if (i % 50 == 0) ticket.tags = {"vip"};
                ticket.updated = store::from_ms(i * 7'919 % many_tickets);
                create_ticket(tx, ticket);
            }
        });
        if (!made) std::abort();
    }
}

store::Store& ticket_store() {
    static const Folder folder;
    static const auto store = [] {
        auto opened = open_store(folder);
        fill_tickets(*opened);
        return opened;
    }();
    return *store;
}

void ticket_page(benchmark::State& state) {
    auto& store = ticket_store();
    const std::vector<store::TicketFilter> views = {
        {},
        {.statuses = {escalation::Status::created, escalation::Status::open}},
        {.assignee = 3, .queue = "billing", .priority = escalation::Priority::urgent},
        {.statuses = {escalation::Status::closed}, .tag = "vip"},
        {.sort = store::TicketSort::priority},
    };
    const auto& filter = views.at(static_cast<std::size_t>(state.range(0)));
    for (auto _ : state) {
        const auto page =
            store.read([&](store::Connection& db) { return list_tickets(db, filter, {}); });
        if (!page || page->items.empty()) std::abort();
    }
}

void ticket_counts(benchmark::State& state) {
    auto& store = ticket_store();
    for (auto _ : state) {
        if (store.read(store::count_tickets)->empty()) std::abort();
    }
}
}  // namespace

BENCHMARK(raw_fdatasync)->UseRealTime();
BENCHMARK(durable_messages)->Arg(1)->Arg(100)->Arg(1'000)->UseRealTime()->MeasureProcessCPUTime();
BENCHMARK(ticket_page)->DenseRange(0, 4)->Unit(benchmark::kMicrosecond);
BENCHMARK(ticket_counts)->Unit(benchmark::kMicrosecond);
BENCHMARK_MAIN();
