// Alarms are given on the ticket's own line, so that none is given twice and none is lost.
#include "server/desk/sla/sla_timers.hpp"

#include "server/desk/rules/story.hpp"
#include "server/desk/services.hpp"
#include "server/desk/sla/sla_clocks.hpp"
#include "server/desk/talk/reception.hpp"
#include "server/desk/talk/writing.hpp"
#include "server/store/json_text.hpp"
#include "server/store/setting.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace desk {
namespace {

constexpr std::size_t at_once_max = 256;
constexpr std::size_t refresh_step = 200;
constexpr auto later = std::chrono::minutes{5};  // for a ticket that cannot be changed now
const std::string revision_key = "sla.revision";

std::string words_of(const store::SlaFired& alarm, std::string_view label) {
    const auto when =
        escalation::format_instant(std::chrono::floor<std::chrono::seconds>(alarm.due));
    return alarm.breached ? fmt::format("{} is overdue since {}", label, when)
                          : fmt::format("{} is due at {}", label, when);
}

std::string_view label_of(escalation::Metric metric) {
    constexpr std::string_view labels[] = {"The first response", "The next response",
                                           "The resolution"};
    return labels[static_cast<std::size_t>(metric)];
}

// The ids of those who are to be told.
std::vector<store::UserId> receivers(store::Connection& db, const std::vector<std::string>& whom,
                                     const store::Ticket& ticket) {
    std::vector<store::UserId> ids;
    const auto add = [&](store::UserId id) {
        if (id != 0 && std::ranges::find(ids, id) == ids.end()) ids.push_back(id);
    };
    for (const auto& one : whom) {
        if (one == "assignee") {
            add(ticket.assignee);
        } else if (one == "admins") {
            for (const auto& user : store::list_users(db)) {
                if (user.role == store::Role::admin && !user.disabled) add(user.id);
            }
        } else if (const auto user = store::find_user_by_email(db, one)) {
            add(user->id);
        }
    }
    return ids;
}

void tell(Services& services, Draft& draft, const SlaActions& actions, const std::string& words,
          store::Time now) {
    if (actions.notify.empty()) return;
    const auto& ticket = *draft.next.ticket;
    const auto ids = services.options.store.read(
        [&](store::Connection& db) { return receivers(db, actions.notify, ticket); });
    if (!ids || ids->empty()) return;
    std::string to;
    for (const auto id : *ids) to += fmt::format("{}{}", to.empty() ? "" : ",", id);
    draft.add(now,
              store::Noted{.what = "sla.notice",
                           .words = words,
                           .customer = ticket.customer,
                           .data = fmt::format(R"({{"ticket":{},"to":[{}]}})", ticket.number, to)});
}

void act(Services& services, Draft& draft, const SlaActions& actions, store::Time now) {
    auto& ticket = *draft.next.ticket;
    if (actions.raise_priority && ticket.priority != escalation::Priority::urgent) {
        ticket.priority = static_cast<escalation::Priority>(static_cast<int>(ticket.priority) + 1);
        draft.changed("priority");
    }
    for (const auto& tag : actions.tags) {
        if (std::ranges::find(ticket.tags, tag) != ticket.tags.end()) continue;
        ticket.tags.push_back(tag);
        draft.changed("tags");
    }
    const bool moves = !actions.queue.empty() && ticket.queue != actions.queue &&
                       escalation::is_unsolved(ticket.status);
    if (!moves) return;
    ticket.queue = services.publisher.live()->settings().queue(actions.queue).name;
    draft.changed("queue");
    if (ticket.assignee == 0) return;
    const bool owns = draft.next.row.owner == store::Owner::agent && !draft.aside;
    if (owns) return assign_to(draft, 0, {}, "sla", now);
    ticket.assignee = 0;
    ticket.assignee_name.clear();
    draft.changed("assignee");
}

// What of a line matters enough to tell the consoles.
bool same_promise(const store::SlaLine& a, const store::SlaLine& b) {
    return a.metric == b.metric && a.state == b.state && a.due == b.due &&
           a.target_s == b.target_s && a.stopped == b.stopped;
}

bool same_promises(const std::vector<store::SlaLine>& a, const std::vector<store::SlaLine>& b) {
    return std::ranges::equal(a, b, same_promise);
}

// The history as it will be with this draft.
void add_draft(store::TicketPast& past, const Draft& draft, store::Time now) {
    const auto& ticket = *draft.next.ticket;
    if (draft.ticket == Row::added) past.statuses = {{ticket.status, ticket.created}};
    if (past.statuses.back().status != ticket.status) {
        past.statuses.push_back({ticket.status, std::max(now, past.statuses.back().since)});
    }
    if (draft.ticket == Row::added) return;
    for (const auto& event : draft.events) {
        const auto* message = std::get_if<store::Message>(&event.body);
        if (!message || message->internal || message->from == store::From::system) continue;
        auto at = event.at;
        if (!past.spoken.empty()) at = std::max(at, past.spoken.back().at);
        const auto by = message->from == store::From::customer ? escalation::Speaker::customer
                        : message->from == store::From::agent  ? escalation::Speaker::agent
                                                               : escalation::Speaker::bot;
        past.spoken.push_back({by, at});
    }
}

// A ticket's promises by this content, and the moment of its next alarm.
struct Reckoned {
    store::Ticket ticket;
    std::optional<store::Time> next;
};

Reckoned reckon(const Settings& settings, store::Connection& db, store::Ticket ticket,
                store::Time now) {
    Reckoned one{std::move(ticket), {}};
    const auto past = sla_past(settings, db, one.ticket, now);
    const auto choice = choose_policy(settings, one.ticket, past);
    const auto clocks = clocks_of(choice, one.ticket, past, now);
    const auto rest = outstanding(clocks, store::fired_for(db, one.ticket.number), now);
    if (!rest.empty()) one.next = rest.front().at;
    one.ticket.sla = lines_of(clocks);
    return one;
}

struct Known {
    std::optional<store::Ticket> before;
    store::TicketPast past;
    std::vector<store::SlaFired> fired;
    std::optional<store::Time> watch;
};

}  // namespace

Result<void> SlaTimers::open() {
    refresh_all();
    return {};
}

void SlaTimers::happened(std::span<const EventPtr> events) {
    const auto published = [](const EventPtr& event) {
        return event->kind() == store::EventKind::content_published;
    };
    if (std::ranges::any_of(events, published)) {
        services_.options.run([this] { refresh_all(); });
    }
}

void SlaTimers::tick(store::Time now) {
    const auto due = services_.options.store.read(
        [&](store::Connection& db) { return store::watches_until(db, now, at_once_max); });
    if (!due) return;
    for (const auto number : *due) {
        {
            const std::scoped_lock lock(door_);
            if (!under_way_.insert(number).second) continue;
        }
        const auto finished = [this, number](Result<Applied> applied) {
            bool last = false;
            {
                const std::scoped_lock lock(door_);
                under_way_.erase(number);
                last = under_way_.empty();
            }
            if (applied) {  // more may stand behind those that were taken at once
                if (last) services_.options.run([this] { tick(services_.now()); });
                return;
            }
            const auto at = services_.now() + later;
            services_.options.store.submit(
                [number, at](store::Tx& tx) { store::put_watch(tx, number, at); }, [](auto) {});
        };
        // Nothing of its own to do: settle() gives the alarms of whatever is about to be written.
        services_.tickets.change(
            {0, "Deskbell", store::Role::agent}, number, [](Draft&) -> Result<void> { return {}; },
            finished);
    }
}

Result<void> SlaTimers::settle(const State& before, Draft& draft) {
    if (!draft.next.ticket) return {};
    const auto content = services_.publisher.live();
    const auto& settings = content->settings();
    auto now = services_.now();
    Known known;
    if (draft.ticket != Row::added) {
        auto read = services_.options.store.read([&](store::Connection& db) {
            const auto number = draft.next.ticket->number;
            return Known{draft.aside ? store::find_ticket(db, number) : before.ticket,
                         sla_past(settings, db, *draft.next.ticket, now),
                         store::fired_for(db, draft.next.ticket->number),
                         store::find_watch(db, draft.next.ticket->number)};
        });
        if (!read) return std::unexpected(from_store(read.error()));
        known = *std::move(read);
    } else if (draft.next.customer) {
        known.past.tier = draft.next.customer->tier;
        known.past.more = facts_of({}, {.customer = draft.next.customer}, now);
    }

    std::vector<store::SlaFired> given;
    const bool stirs = !draft.events.empty() || draft.ticket != Row::same;
    if (known.watch && *known.watch <= now && known.before) {
        const auto choice = choose_policy(settings, *known.before, known.past);
        const auto clocks = clocks_of(choice, *known.before, known.past, now);
        for (const auto& [alarm, at] : outstanding(clocks, known.fired, now)) {
            // What stops the clock at the very moment it is due has kept the promise.
            if (at > now || (at == now && stirs)) continue;
            given.push_back(alarm);
            draft.add(now, store::SlaAlarm{.ticket = draft.next.ticket->number,
                                           .metric = std::string(name_of(alarm.metric)),
                                           .due = alarm.due,
                                           .breached = alarm.breached});
            const auto& actions =
                alarm.breached ? choice.policy->on_breach : choice.policy->on_warning;
            act(services_, draft, actions, now);
            tell(services_, draft, actions, words_of(alarm, label_of(alarm.metric)), now);
        }
    }

    add_draft(known.past, draft, now);
    auto& ticket = *draft.next.ticket;
    const auto choice = choose_policy(settings, ticket, known.past);
    const auto clocks = clocks_of(choice, ticket, known.past, now);
    auto lines = lines_of(clocks);
    const bool moved = !same_promises(lines, ticket.sla);
    const bool says_something = !draft.events.empty() || draft.customer != Row::same;
    if (moved && says_something && draft.ticket == Row::same) draft.changed("sla");
    if (draft.ticket != Row::same) ticket.sla = std::move(lines);
    known.fired.insert(known.fired.end(), given.begin(), given.end());
    std::optional<store::Time> next;
    if (const auto rest = outstanding(clocks, known.fired, now); !rest.empty())
        next = rest.front().at;
    if (given.empty() && next == known.watch) return {};
    draft.also.emplace_back([given, next](store::Tx& tx, const State& state) {
        for (const auto& alarm : given) store::add_fired(tx, state.ticket->number, alarm);
        store::put_watch(tx, state.ticket->number, next);
    });
    return {};
}

Result<SlaReport> SlaTimers::report(store::TicketNumber number) {
    const auto content = services_.publisher.live();
    const auto now = services_.now();
    SlaReport report;
    const auto read = services_.options.store.read([&](store::Connection& db) {
        auto ticket = store::find_ticket(db, number);
        if (!ticket) return false;
        const auto past = sla_past(content->settings(), db, *ticket, now);
        auto choice = choose_policy(content->settings(), *ticket, past);
        report.policy = choice.policy->name;
        report.calendar = choice.calendar_name;
        report.zone = choice.calendar->zone();
        report.warn_at_percent = choice.promise.warn_at_percent;
        report.paused_in = choice.promise.paused_in;
        for (auto& one : choice.considered)
            report.considered.push_back({one.name, one.fits, one.why});
        report.clocks = clocks_of(choice, *ticket, past, now);
        for (const auto& one : store::fired_for(db, number))
            report.given.push_back({one.metric, one.breached, one.due, one.at});
        ticket->sla = lines_of(report.clocks);
        report.ticket = *std::move(ticket);
        return true;
    });
    if (!read) return std::unexpected(from_store(read.error()));
    if (!*read) return refuse(Code::not_found, fmt::format("there is no ticket #{}", number));
    return report;
}

// Promises or hours are others now: every open ticket's moments are reckoned again, in steps.
void SlaTimers::refresh_all() {
    const auto known = services_.options.store.read(
        [](store::Connection& db) { return store::find_setting(db, revision_key); });
    if (known && *known == services_.publisher.live()->revision()) return;
    {
        const std::scoped_lock lock(door_);
        again_ = true;
        if (std::exchange(refreshing_, true)) return;
        again_ = false;
    }
    services_.options.run([this] { refresh_some(0); });
}

void SlaTimers::refresh_some(store::TicketNumber after) {
    const auto content = services_.publisher.live();
    const auto now = services_.now();
    auto some = services_.options.store.read([&](store::Connection& db) {
        std::vector<Reckoned> all;
        for (const auto number : store::tickets_with_clocks(db, after, refresh_step)) {
            all.push_back(reckon(content->settings(), db, *store::find_ticket(db, number), now));
        }
        return all;
    });
    if (!some) {
        const std::scoped_lock lock(door_);
        refreshing_ = false;
        return;
    }
    const bool last = some->size() < refresh_step;
    const auto upto = some->empty() ? after : some->back().ticket.number;
    services_.options.store.submit(
        [fresh = *std::move(some), last, content, now](store::Tx& tx) mutable {
            for (auto& one : fresh) {
                auto stands = store::find_ticket(tx, one.ticket.number);
                if (!stands) continue;
                // One that moved on meanwhile may have reckoned by the promises of before.
                if (stands->version != one.ticket.version) {
                    one = reckon(content->settings(), tx, *std::move(stands), now);
                }
                store::put_watch(tx, one.ticket.number, one.next);
                store::put_due(tx, one.ticket);
            }
            if (last) store::put_setting(tx, revision_key, content->revision());
        },
        [this, last, upto](store::Result<store::Committed> done) {
            if (done && !last) {
                return services_.options.run([this, upto] { refresh_some(upto); });
            }
            bool again = false;
            {
                const std::scoped_lock lock(door_);
                refreshing_ = false;
                again = std::exchange(again_, false);
            }
            if (again) services_.options.run([this] { refresh_all(); });
        });
}

}  // namespace desk
