// What people of the console wait for, at 100,000 tickets and 2 million messages: lists in every
// order, the counts beside views, searches, one ticket opened, reports over a year. Tells p50 and
// p99 of each.
//
//     DESKBELL_BIG_SHOP=/var/tmp/big-shop build/bench/bench_desk_scale
//     [lists|counts|searches|opened|reports]
#include "server/desk/desk.hpp"
#include "server/desk/insight/insight.hpp"
#include "server/desk/tickets/views.hpp"
#include "server/store/connection.hpp"
#include "tests/bench/big_facts.hpp"
#include "tests/bench/big_shop.hpp"

#include <algorithm>
#include <ctime>
#include <fstream>
#include <functional>

namespace {
namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;
using escalation::Status;
using store::TicketFilter;
using store::TicketSort;

constexpr std::size_t page = 50;

double cpu_ms() {
    timespec now{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

double at(std::vector<double>& all, int percent) {
    std::ranges::sort(all);
    return all[all.size() * static_cast<std::size_t>(percent) / 100];
}

// The time by the wall, and that of the processor alone, which a busy machine does not spoil.
void measure(const std::string& name, double budget_ms, const std::function<void(int)>& work,
             int rounds = 100) {
    std::vector<double> wall;
    std::vector<double> cpu;
    for (int i = 0; i < rounds; ++i) {
        const auto start = Clock::now();
        const auto begun = cpu_ms();
        work(i);
        cpu.push_back(cpu_ms() - begun);
        wall.push_back(std::chrono::duration<double, std::milli>(Clock::now() - start).count());
    }
    fmt::print("{:<40} p50 {:8.3f}  p99 {:8.3f}  cpu p50 {:8.3f}  p99 {:8.3f} ms{}\n", name,
               at(wall, 50), at(wall, 99), at(cpu, 50), at(cpu, 99),
               at(cpu, 99) > budget_ms ? "  OVER" : "");
    std::fflush(stdout);
}

struct Named {
    std::string name;
    TicketFilter filter;
};

std::vector<Named> views() {
    const std::vector<Status> unsolved{Status::created, Status::open, Status::waiting_customer,
                                       Status::waiting_other, Status::snoozed};
    return {{"every ticket", {}},
            {"unsolved", {.statuses = unsolved}},
            {"mine", {.statuses = unsolved, .assignee = 7}},
            {"nobody's", {.statuses = {Status::created, Status::open}, .assignee = 0}},
            {"a queue", {.statuses = unsolved, .queue = "orders"}},
            {"a tag", {.tag = "refund"}},
            {"a tag, urgent", {.tag = "refund", .priority = escalation::Priority::urgent}},
            {"urgent", {.priority = escalation::Priority::urgent}},
            {"closed", {.statuses = {Status::closed}}},
            {"an agent's closed", {.statuses = {Status::closed}, .assignee = 7}}};
}

constexpr std::array sorts = {TicketSort::updated,     TicketSort::updated_asc, TicketSort::created,
                              TicketSort::created_asc, TicketSort::priority,    TicketSort::waiting,
                              TicketSort::due};

void lists(desk::Desk& desk) {
    for (auto [name, filter] : views()) {
        for (const auto sort : sorts) {
            filter.sort = sort;
            std::string cursor;
            measure(fmt::format("list {}, by {}", name, store::name_of(sort)), 10, [&](int i) {
                const auto found = desk.tickets().list(filter, {.limit = page, .cursor = cursor});
                if (!found) std::abort();
                cursor = i % 10 < 9 ? found->next : "";  // some pages deep, then from the start
            });
        }
    }
}

void counts(desk::Desk& desk, store::Store& shop) {
    measure("counts beside the views", 10, [&](int) {
        if (!desk.tickets().counts()) std::abort();
    });
    for (const auto& [name, filter] : views()) {
        measure("count of " + name, 10, [&](int) {
            if (!shop.read([&](store::Connection& db) { return count_matching(db, filter); }))
                std::abort();
        });
    }
}

void searches(desk::Desk& desk) {
    const auto rare = big_shop::Speech::made_up(30'000);
    const std::vector<std::string> all = {"the", "refund", "my order ", "refund broken shoes ",
                                          "re",  rare,     "#50000",    "parcel " + rare + " "};
    for (const auto& q : all) {
        measure(fmt::format("search \"{}\"", q), 50, [&](int) {
            if (!desk.tickets().list({.q = q}, {.limit = page, .cursor = {}})) std::abort();
        });
    }
    measure("search \"refund\" among mine", 50, [&](int) {
        if (!desk.tickets().list({.assignee = 7, .q = "refund"}, {.limit = page, .cursor = {}}))
            std::abort();
    });
}

void opened(desk::Desk& desk) {
    measure("a ticket opened", 10, [&](int i) {
        const auto card = desk.tickets().get(1'001 + i * 487);
        if (!card) std::abort();
        const auto said = desk.tickets().events(card->ticket.conversation, 0, 100);
        if (!said || said->size() < 15) std::abort();
    });
    measure("a tick with nothing to do", 10, [&](int) { desk.tick(); });
}

void searches_further(desk::Desk& desk) {
    std::string cursor;
    measure("search \"refund\", page after page", 50, [&](int) {
        const auto found = desk.tickets().list({.q = "refund"}, {.limit = 200, .cursor = cursor});
        if (!found) std::abort();
        cursor = found->next;
    });
    measure("count of search \"refund\"", 50, [&](int) {
        if (!desk.parts().get<desk::Views>().count({}, {.q = "refund"})) std::abort();
    });
}

void reports(desk::Desk& desk) {
    auto& insight = desk.parts().get<desk::Insight>();
    constexpr auto last = big_facts::last;
    measure("overview", 50, [&](int) {
        if (!insight.overview()) std::abort();
    });
    using enum desk::ReportBy;
    for (const auto by : {total, day, queue, agent, tag, article, channel}) {
        for (const auto span : {28, 365}) {
            const auto name = fmt::format("report by {}, {} days", desk::name_of(by), span);
            const desk::ReportQuery query{.by = by, .from = last - span + 1, .to = last};
            measure(
                name, 1'000,
                [&](int) {
                    const auto made = insight.report(query);
                    if (!made || made->rows.empty()) std::abort();
                },
                20);
        }
    }
    const auto from = last - 364;
    measure("heat map, 365 days", 1'000, [&](int) {
        if (!insight.heat_map(from, last, store::Counted::messages)) std::abort();
    });
    measure(
        "deflection, 365 days", 1'000,
        [&](int) {
            if (!insight.deflection(from, last)) std::abort();
        },
        20);
    measure(
        "what the bot answered, 365 days", 1'000,
        [&](int) {
            if (!insight.bot(from, last)) std::abort();
        },
        20);
}

void fill_facts(store::Store& shop) {
    const auto filled = shop.write([](store::Tx& tx) {
        const bool there = tx.db().query("SELECT 1 FROM fact").next();
        if (!there) big_facts::fill(tx);
    });
    if (!filled) std::abort();
}
}  // namespace

int main(int argc, char** argv) {
    const std::string_view only = argc > 1 ? argv[1] : "";
    const char* kept = std::getenv("DESKBELL_BIG_SHOP");
    std::string folder = (fs::current_path() / "big-shop-XXXXXX").string();
    if (kept) folder = kept;
    if (!kept && !::mkdtemp(folder.data())) return 2;
    const bool is_new = !fs::exists(fs::path(folder) / "data");
    {
        auto shop = store::Store::open({.folder = fs::path(folder) / "data"});
        if (!shop) return fmt::print(stderr, "{}\n", shop.error().message), 2;
        if (is_new) big_shop::fill(**shop);
        big_shop::index(**shop);
        fill_facts(**shop);
        fs::create_directories(fs::path(folder) / "content/articles/en");
        std::ofstream(fs::path(folder) / "content/deskbell.yaml")
            << "queues:\n  support: {label: Support}\n  orders: {label: Orders}\n";
        std::ofstream(fs::path(folder) / "content/articles/en/refund.md")
            << "---\ntitle: How long does a refund take?\n---\nFive days.\n";
        std::uint64_t chance = 1;
        desk::Desk desk({.content = fs::path(folder) / "content",
                         .store = **shop,
                         .clock = [] { return big_shop::today; },
                         .chance = [&] { return chance++; },
                         .run = [](auto) {},  // nothing shall go on beside what is measured
                         .lookup = [](const auto&, auto) {}});
        if (!desk.open()) return fmt::print(stderr, "the content has errors\n"), 2;
        const auto wanted = [&](std::string_view part) { return only.empty() || only == part; };
        if (wanted("lists")) lists(desk);
        if (wanted("counts")) counts(desk, **shop);
        if (wanted("searches")) searches(desk), searches_further(desk);
        if (wanted("opened")) opened(desk);
        if (wanted("reports")) reports(desk);
        (*shop)->stop();
    }
    if (!kept) fs::remove_all(folder);
    return 0;
}
