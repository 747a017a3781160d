// Reports over what a year of 2 million messages leaves behind, added up alone: bench_desk_scale
// has them as people ask for them.
#include "server/desk/insight/reports.hpp"
#include "server/store/connection.hpp"
#include "server/store/store.hpp"
#include "tests/bench/big_facts.hpp"

#include <cstdlib>
#include <filesystem>

#include <benchmark/benchmark.h>

namespace {
namespace fs = std::filesystem;
using big_facts::days;
using big_facts::first;

class Filled {
  public:
    Filled() {
        std::string name = (fs::current_path() / "bench-reports-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) std::abort();
        path_ = name;
        store_ = std::move(store::Store::open({.folder = path_}).value());
        if (!store_->write(big_facts::fill)) std::abort();
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
