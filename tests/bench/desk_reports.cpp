// Reports over what a year of 2 million messages leaves behind: 120,000 tickets as facts, 400,000
// visits to the bot, counts of every hour.
#include "server/desk/insight/reports.hpp"
#include "server/store/connection.hpp"
#include "server/store/store.hpp"

#include <cstdlib>
#include <filesystem>
#include <random>

#include <benchmark/benchmark.h>

namespace {
namespace fs = std::filesystem;
using store::FactKind;

constexpr store::DayNumber first = 20'500;
constexpr store::DayNumber days = 365;
constexpr int tickets = 120'000;
constexpr int talks = 400'000;

void fill(store::Tx& tx) {
    std::mt19937 dice(7);
    const auto one_of = [&](int n) {
        return static_cast<std::int64_t>(dice() % static_cast<unsigned>(n));
    };
    for (int i = 0; i < tickets; ++i) {
        store::Fact fact{.day = first + one_of(days), .agent = 1 + one_of(40)};
        fact.queue = "queue-" + std::to_string(one_of(8));
        fact.channel = "chat";
        fact.tags = {"tag-" + std::to_string(one_of(200))};
        fact.article = "article-" + std::to_string(one_of(500));
        fact.ticket = 1001 + i;
        for (const auto kind : {FactKind::created, FactKind::first_response,
                                FactKind::next_response, FactKind::solved, FactKind::csat}) {
            fact.kind = kind;
            fact.value = kind == FactKind::csat ? 1 + one_of(5) : one_of(90'000);
            store::add_fact(tx, fact);
        }
    }
    for (int i = 0; i < talks; ++i) {
        store::FactTalk talk{.conversation = i + 1, .day = first + one_of(days)};
        talk.questions = 1 + one_of(4);
        talk.answered = one_of(3) != 0;
        store::put_fact_talk(tx, talk);
    }
    for (store::DayNumber day = first; day < first + days; ++day) {
        for (int hour = 0; hour < 24; ++hour) {
            store::add_count(
                tx, {.what = store::Counted::messages, .day = day, .hour = hour, .count = 228});
        }
    }
}

class Filled {
  public:
    Filled() {
        std::string name = (fs::current_path() / "bench-reports-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) std::abort();
        path_ = name;
        store_ = std::move(store::Store::open({.folder = path_}).value());
        if (!store_->write(fill)) std::abort();
    }
    ~Filled() {
        store_.reset();
        fs::remove_all(path_);
    }
    store::Store& store() { return *store_; }

  private:
    fs::path path_;
    std::unique_ptr<store::Store> store_;
};

Filled& filled() {
    static Filled one;
    return one;
}

void report(benchmark::State& state) {
    auto& store = filled().store();
    const auto span = state.range(0);
    for (auto _ : state) {
        auto made = store.read([&](store::Connection& db) {
            return desk::make_report(
                db,
                {.by = desk::ReportBy::agent, .from = first + days - span, .to = first + days - 1});
        });
        benchmark::DoNotOptimize(made);
    }
}
BENCHMARK(report)->Arg(28)->Arg(365)->Unit(benchmark::kMillisecond);

void deflection(benchmark::State& state) {
    auto& store = filled().store();
    for (auto _ : state) {
        auto made = store.read([&](store::Connection& db) {
            return desk::make_deflection(db, first + days - state.range(0), first + days - 1, {});
        });
        benchmark::DoNotOptimize(made);
    }
}
BENCHMARK(deflection)->Arg(28)->Arg(365)->Unit(benchmark::kMillisecond);

void heat_map(benchmark::State& state) {
    auto& store = filled().store();
    for (auto _ : state) {
        auto made = store.read([&](store::Connection& db) {
            return desk::make_heat_map(db, first, first + days - 1, store::Counted::messages);
        });
        benchmark::DoNotOptimize(made);
    }
}
BENCHMARK(heat_map)->Unit(benchmark::kMillisecond);
}  // namespace

BENCHMARK_MAIN();
