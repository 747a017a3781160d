// Reports with the names people know: of agents, queues and articles; and the present moment.
#include "server/desk/insight/insight.hpp"
#include "server/desk/services.hpp"
#include "server/store/user.hpp"

#include <algorithm>
#include <map>

namespace desk {
namespace {
using escalation::Status;
constexpr std::size_t waiting_shown = 1'000;
constexpr std::size_t risk_looked_at = 100;
constexpr std::chrono::hours looked_ahead{24};
constexpr std::chrono::minutes soon{30};

std::string title_of(const Content& content, const std::string& article) {
    for (const auto& one : content.library().articles()) {
        if (one.id == article) return one.title;
    }
    return article;
}

std::string label_of(const Content& content, const std::map<std::string, std::string>& agents,
                     ReportBy by, const std::string& key) {
    if (by == ReportBy::agent) {
        const auto found = agents.find(key);
        return found == agents.end() ? "Nobody" : found->second;
    }
    if (by == ReportBy::article) return key.empty() ? "No answer" : title_of(content, key);
    if (by == ReportBy::tag && key.empty()) return "No tag";
    if (by != ReportBy::queue) return key;
    const auto& queues = content.settings().queues;
    const auto queue = std::ranges::find(queues, key, &escalation::Queue::name);
    return queue == queues.end() || queue->label.empty() ? key : queue->label;
}

bool is_open(const Settings& settings, const escalation::Queue& queue, store::Time now) {
    const auto hours = settings.calendars.find(queue.calendar);
    return hours == settings.calendars.end() || hours->second.is_open(now);
}

std::int64_t seconds(std::chrono::milliseconds length) {
    return std::max<std::int64_t>(0, std::chrono::floor<std::chrono::seconds>(length).count());
}

// Since the oldest of the customer's messages that nobody has answered.
void add_waiting(store::Connection& db, Overview& now, const std::vector<store::Ticket>& waiting) {
    for (const auto& ticket : waiting) {
        if (ticket.status != Status::created && ticket.status != Status::open) continue;
        const auto known = store::find_fact_ticket(db, ticket.number);
        const auto since = known ? known->waiting_since : std::nullopt;
        const auto waits = seconds(now.at - since.value_or(ticket.created));
        const auto queue = std::ranges::find(now.queues, ticket.queue, &QueueNow::queue);
        if (queue != now.queues.end()) {
            ++queue->waiting;
            queue->longest_wait_s = std::max(queue->longest_wait_s, waits);
        }
        ++now.waiting;
        if (waits < now.longest_wait_s && now.oldest_ticket != 0) continue;
        now.longest_wait_s = waits;
        now.oldest_ticket = ticket.number;
    }
}

void add_load(Overview& now, const std::vector<store::TicketCount>& counts) {
    for (const auto& one : counts) {
        if (one.status == Status::solved || one.status == Status::closed || one.assignee == 0)
            continue;
        const auto queue = std::ranges::find(now.queues, one.queue, &QueueNow::queue);
        if (queue != now.queues.end()) queue->active += one.count;
        const auto agent = std::ranges::find(now.agents, one.assignee, &AgentNow::id);
        if (agent == now.agents.end()) continue;
        auto& place = one.status == Status::waiting_customer ? agent->waiting_customer
                      : one.status == Status::snoozed        ? agent->snoozed
                                                             : agent->open;
        place += one.count;
    }
}

void add_risks(Overview& now, const store::Ticket& ticket) {
    for (const auto& line : ticket.sla) {
        using enum escalation::ClockState;
        if (line.state == breached) ++now.breached;
        if (!line.due || *line.due <= now.at) continue;
        const bool near = line.state == running && *line.due - now.at <= soon;
        if (near || line.state == warning) {
            now.at_risk.push_back({.ticket = ticket.number,
                                   .subject = ticket.subject,
                                   .metric = std::string(escalation::name_of(line.metric)),
                                   .due = *line.due});
        }
    }
}

template <class T>
Result<T> told(store::Result<T> found) {
    if (!found) return std::unexpected(from_store(found.error()));
    return *std::move(found);
}
}  // namespace

Result<Report> Insight::report(const ReportQuery& query) {
    std::map<std::string, std::string> agents;
    auto made = told(services_.options.store.read([&](store::Connection& db) {
        for (const auto& user : store::list_users(db)) {
            agents.emplace(std::to_string(user.id), user.name);
        }
        return make_report(db, query);
    }));
    if (!made) return made;
    const auto live = services_.publisher.live();
    for (auto& row : made->rows) row.label = label_of(*live, agents, query.by, row.key);
    return made;
}

Result<HeatMap> Insight::heat_map(DayNumber from, DayNumber to, store::Counted what) {
    return told(services_.options.store.read(
        [&](store::Connection& db) { return make_heat_map(db, from, to, what); }));
}

Result<Deflection> Insight::deflection(DayNumber from, DayNumber to) {
    return told(services_.options.store.read(
        [&](store::Connection& db) { return make_deflection(db, from, to, services_.now()); }));
}

Result<BotReport> Insight::bot(DayNumber from, DayNumber to) {
    auto made = told(services_.options.store.read(
        [&](store::Connection& db) { return make_bot_report(db, from, to); }));
    if (!made) return made;
    const auto live = services_.publisher.live();
    for (auto& one : made->articles) one.title = title_of(*live, one.article);
    return made;
}

Result<Overview> Insight::overview() {
    Overview now{.at = services_.now()};
    const auto live = services_.publisher.live();
    for (const auto& queue : live->settings().queues) {
        now.queues.push_back({.queue = queue.name,
                              .label = queue.label.empty() ? queue.name : queue.label,
                              .open = is_open(live->settings(), queue, now.at)});
    }
    for (const auto& user : services_.people.users()) {
        if (user.disabled || user.role == store::Role::viewer) continue;
        now.agents.push_back({.id = user.id,
                              .name = user.name,
                              .presence = std::string(name_of(services_.presence.of(user.id)))});
    }
    std::vector<store::TicketNumber> due;
    const auto read = services_.options.store.read([&](store::Connection& db) {
        add_waiting(db, now, store::unassigned_tickets(db, "", waiting_shown));
        add_load(now, store::count_tickets(db));
        now.today = make_today(db, today());
        due = store::tickets_due_before(db, now.at + looked_ahead, risk_looked_at);
    });
    if (!read) return std::unexpected(from_store(read.error()));
    for (const auto number : due) {
        if (const auto card = services_.tickets.get(number)) add_risks(now, card->ticket);
    }
    std::ranges::sort(now.at_risk, {}, &AtRisk::due);
    return now;
}

}  // namespace desk
