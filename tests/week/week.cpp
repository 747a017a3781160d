// The house of the week. All of it runs on one thread, so that a seed tells the whole story.
#include "tests/week/week.hpp"

#include "server/desk/rules/rules.hpp"
#include "server/store/connection.hpp"
#include "server/store/staff.hpp"
#include "tests/week/week_ear.hpp"

#include <fmt/format.h>

namespace week {

using namespace std::chrono_literals;

namespace {

constexpr int idle_every = 50;  // times of settling, then the store does its work for idle hours
constexpr auto step = 10s;      // people act on this grid; alarms come at their own second

// A week has as many commits as an hour of a large shop: where there is a file system in memory it
// stands in for a disk, since here only processes die, never the power.
std::filesystem::path quick_folder() {
    const std::filesystem::path memory = "/dev/shm";
    std::error_code none;
    const bool roomy = std::filesystem::space(memory, none).available > 2'000'000'000;
    return roomy && !none ? memory : std::filesystem::temp_directory_path();
}

store::Time on_grid(store::Time at) {
    return at + (step - at.time_since_epoch() % step) % step;
}

}  // namespace

Week::Week(Plan plan)
    : plan_(plan),
      random_(plan.seed),
      now_(std::chrono::sys_days{std::chrono::year{2026} / 3 / 23} + 5h),
      end_(now_ + 24h * 7),
      folder_(quick_folder()),
      ear_(std::make_unique<Ear>()) {
    shop::write_content(folder_.path() / "content");
    shop::write(folder_.path() / "content/deskbell.yaml", settings_of(0));
    open();
    for (int i = 0; i < plan_.agents; ++i) {
        Colleague one;
        one.actor = {.name = fmt::format("agent{}", i), .role = store::Role::agent};
        store::User user{.email = one.actor.name + "@shop.example", .name = one.actor.name};
        if (i == 0) user.role = store::Role::admin;
        if (!store_->write([&](store::Tx& tx) { store::create_user(tx, user); }))
            throw std::runtime_error("no agents");
        one.actor.id = user.id;
        agents_.push_back(std::move(one));
    }
    write_rules();
    customers_.resize(static_cast<std::size_t>(plan_.conversations));
    plan_week();
}

// One for each new ticket at once, one for those that are still there after a while.
void Week::write_rules() {
    using escalation::Deed;
    auto& rules = desk_->parts().get<desk::Rules>();
    const auto kept = [this](auto saved) {
        if (!saved) faults_.push_back(saved.error().text);
    };
    rules.save({.rule = {.name = "greets",
                         .on = {escalation::Trigger::ticket_created},
                         .actions = {{Deed::note, {std::string(rule_note)}}}}},
               kept);
    rules.save({.rule = {.name = "ages",
                         .after = escalation::AfterTime{"ticket.created_at", 40min},
                         .when = escalation::leaf("ticket.status", escalation::Operator::in,
                                                  {"new", "open"}),
                         .actions = {{Deed::add_tags, {"old"}}}}},
               kept);
    settle();
}

Week::~Week() {
    if (store_) close(true);
}

void Week::open() {
    auto opened =
        store::Store::open({.folder = folder_.path() / "data", .writer = {.own_thread = false}});
    if (!opened) throw std::runtime_error(opened.error().message);
    store_ = *std::move(opened);
    desk_ = std::make_unique<desk::Desk>(desk::DeskOptions{
        .content = folder_.path() / "content",
        .store = *store_,
        .clock = [this] { return now_; },
        .chance = [this] { return chance_++ * 0x9e3779b97f4a7c15U; },
        .run = [this](auto job) { jobs_.push_back(std::move(job)); },
        .lookup =
            [](const intents::Lookup& lookup, auto done) {
                done({.action = lookup.action, .answers = {{"state", "lost"}}});
            },
    });
    desk_->listen(*ear_);
    if (!desk_->open()) throw std::runtime_error("the content has errors");
}

// Abruptly: what was to follow from the last changes is lost with the process.
void Week::close(bool abruptly) {
    if (!abruptly) settle();
    store_->stop();
    jobs_.clear();
    desk_.reset();
    store_.reset();
}

// Until nothing is under way any more.
void Week::settle() {
    do {
        for (auto jobs = std::exchange(jobs_, {}); auto& job : jobs) job();
    } while (store_->carry_out() || !jobs_.empty());
    if (++settled_ % idle_every == 0) store_->idle();
}

std::optional<store::Time> Week::next_alarm() {
    const auto found = store_->read([](store::Connection& db) -> std::optional<store::Time> {
        auto row = db.query(R"sql(SELECT min(at) FROM (SELECT min(at) AS at FROM sla_watch
                                  UNION ALL SELECT min(at) FROM ticket_timer))sql");
        return row.next() ? row.time_or_none(0) : std::nullopt;
    });
    if (!found || !*found) return std::nullopt;
    return std::chrono::ceil<std::chrono::seconds>(**found);
}

// Time goes on in seconds; those in which nothing can happen are passed over.
void Week::pass_to(store::Time when) {
    while (now_ < when) {
        const auto alarm = next_alarm();
        auto next = std::min(when, now_ + 5min);
        if (alarm) next = std::min(next, std::max(*alarm, now_ + 1s));
        now_ = next;
        desk_->tick();
        settle();
        ++steps_;
    }
}

void Week::at(store::Time when, What what, std::size_t who) {
    moments_.push({on_grid(when), ++order_, what, who});
}

void Week::plan_week() {
    for (std::size_t i = 0; i < customers_.size(); ++i) {
        // Three of four come in the hours, the others whenever they like.
        const auto day = 24h * dice(7);
        const auto hour = chance(0.75) ? 2h + std::chrono::minutes{dice(700)}
                                       : std::chrono::minutes{dice(24 * 60)};
        came_.push_back(now_ + day + hour + std::chrono::seconds{dice(60)});
        at(came_.back(), What::customer, i);
    }
    for (std::size_t i = 0; i < agents_.size(); ++i) {
        for (int day = 0; day < 6; ++day) {
            const auto come = now_ + 24h * day + 2h + std::chrono::minutes{dice(240)};
            at(come, What::shift, i);
            at(come + 7h + std::chrono::minutes{dice(60)}, What::shift, i);
        }
    }
    for (int i = 0; i < 14; ++i) at(now_ + std::chrono::minutes{dice(7 * 24 * 60)}, What::restart);
    for (int i = 0; i < 8; ++i) at(now_ + std::chrono::minutes{dice(7 * 24 * 60)}, What::jump);
    plan_care();
    at(end_, What::end);
}

// What somebody has because a person did that: it may go beyond what they take on.
int Week::taken_by_hand(store::Connection& db, store::UserId agent) {
    int weight = 0;
    for (const auto& [number, status] : ear_->work[agent]) {
        const auto decisions = store::assignments_of(db, number);
        const auto last = std::ranges::find(decisions, agent, &store::Assignment::agent);
        if (last == decisions.end() || last->why != "by_hand") continue;
        const auto ticket = store::find_ticket(db, number);
        const auto row = store::find_conversation(db, ticket->conversation);
        weight += row && row->ticket == number ? 100 : 25;
    }
    return weight;
}

void Week::check_loads() {
    const auto loads = store_->read([&](store::Connection& db) {
        for (const auto& one : agents_) {
            const auto load = store::load_of(db, one.actor.id, {});
            if (load.weight <= 400 || faults_.size() >= 20) continue;
            if (load.weight - taken_by_hand(db, one.actor.id) <= 400) continue;
            auto fault = fmt::format("{} has {} of 400 at {}:", one.actor.name, load.weight,
                                     escalation::format_instant(now_));
            for (const auto& [number, status] : ear_->work[one.actor.id])
                fault += fmt::format(" #{} {}", number, escalation::name_of(status));
            faults_.push_back(std::move(fault));
        }
    });
    if (!loads) faults_.push_back(loads.error().message);
}

void Week::do_moment(const Moment& moment) {
    switch (moment.what) {
        case What::customer:
            return customer_acts(moment.who);
        case What::agent:
            return agent_acts(moment.who);
        case What::shift:
            return shift(moment.who);
        case What::jump: {
            settle();
            const auto before = now_;
            now_ += chance(0.5) ? std::chrono::minutes{10 + dice(110)}
                                : -std::chrono::minutes{1 + dice(9)};
            blind_.push_back({std::min(before, now_), std::max(before, now_)});
            ++jumps_;
            desk_->tick();
            return;
        }
        case What::restart: {
            const auto before = now_;
            close(chance(0.7));
            now_ += std::chrono::seconds{1 + dice(120)};
            blind_.push_back({before, now_});
            open();
            ++restarts_;
            for (auto& one : agents_) {
                if (one.here && !one.vanished) desk_->presence().arrived(one.actor);
            }
            return;
        }
        case What::forget:
            return forget(moment.who);
        case What::promises:
            return promise(moment.who);
        case What::end:
            return;
    }
}

void Week::play() {
    std::size_t count = 0;
    while (!moments_.empty() && moments_.top().at <= end_) {
        const auto when = moments_.top().at;
        pass_to(when);
        std::vector<Moment> now;
        while (!moments_.empty() && moments_.top().at <= std::max(when, now_)) {
            now.push_back(moments_.top());
            moments_.pop();
        }
        for (const auto& moment : now) do_moment(moment);
        settle();
        if (++count % 10 == 0) check_loads();
    }
    desk_->tick();
    settle();
}

std::string Week::summary() const {
    const auto tickets = ear_->tickets.size();
    return fmt::format(
        "seed {}: {} conversations, {} tickets, {} alarms, {} restarts, {} jumps, "
        "{} resends, {} merges, {} splits, {} erased, {} changes of promises, {} steps",
        plan_.seed, customers_.size(), tickets, ear_->alarms.size(), restarts_, jumps_, resends_,
        merges_, splits_, erased_, changed_.size(), steps_);
}

}  // namespace week
