// Conditions first, then clocks; the words of both are for the person who asks why.
#include "server/desk/sla/sla_clocks.hpp"

#include "server/desk/rules/story.hpp"
#include "server/desk/tickets/ticket_facts.hpp"
#include "server/store/conversation.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace desk {
namespace {

using escalation::SlaClock;
using namespace std::chrono_literals;
using Names = std::vector<std::string>;

bool holds(const Names& wanted, std::string_view own) {
    return std::ranges::find(wanted, own) != wanted.end();
}

std::string shown(std::string_view value) {
    return value.empty() ? "none" : std::string(value);
}

// The first condition that does not hold, in words; empty: all hold.
std::string shortcoming(const SlaWhen& when, const store::Ticket& ticket, std::string_view tier) {
    struct Row {
        std::string_view what;
        const Names& wanted;
        std::string_view own;
    };
    const Row rows[] = {
        {"queue", when.queues, ticket.queue},
        {"priority", when.priorities, escalation::name_of(ticket.priority)},
        {"tier", when.tiers, tier},
        {"channel", when.channels, escalation::name_of(ticket.channel)},
        {"language", when.languages, ticket.language},
    };
    for (const auto& row : rows) {
        if (row.wanted.empty() || holds(row.wanted, row.own)) continue;
        return fmt::format("the {} is {}, not {}", row.what, shown(row.own),
                           fmt::join(row.wanted, " or "));
    }
    const auto tagged = [&](const auto& tag) { return holds(ticket.tags, tag); };
    if (!when.tags.empty() && !std::ranges::any_of(when.tags, tagged)) {
        return fmt::format("it has no tag {}", fmt::join(when.tags, " or "));
    }
    return {};
}

// The first comparison that keeps the whole from holding, in words.
std::string condition_shortcoming(const Settings& settings, const escalation::Condition& also,
                                  const store::Ticket& ticket, const store::TicketPast& past) {
    if (also.always()) return {};
    const auto hours = settings.calendars.find(settings.queue(ticket.queue).calendar);
    const Story story{.number = ticket.number, .ticket = ticket};
    const Circumstances around{
        .customer = std::nullopt,
        .page = {},
        .more = past.more,
        .hours = hours == settings.calendars.end() ? nullptr : &hours->second};
    const auto verdict = escalation::explain(also, facts_of(story, around, ticket.created));
    if (verdict.held) return {};
    for (const auto& leaf : verdict.leaves) {
        if (!leaf.held) return leaf.words;
    }
    return "its conditions do not hold";
}

bool asks_more(const SlaSettings& sla) {
    return std::ranges::any_of(sla.policies,
                               [](const auto& policy) { return !policy.when.also.always(); });
}

const escalation::Calendar& calendar_named(const Settings& settings, std::string_view name) {
    const auto found = settings.calendars.find(name);
    return found != settings.calendars.end() ? found->second : settings.calendars.find("")->second;
}

bool was_given(const std::vector<store::SlaFired>& fired, const SlaClock& clock, bool breached) {
    return std::ranges::any_of(fired, [&](const auto& one) {
        return one.metric == clock.metric && one.began == clock.started && one.breached == breached;
    });
}

void add_more(store::TicketPast& past, const Settings& settings, store::Connection& db,
              const store::Ticket& ticket, store::Time now) {
    if (!asks_more(settings.sla)) return;
    add_facts_of_rows(past.more, db, ticket, now);
    if (const auto row = store::find_conversation(db, ticket.conversation)) {
        past.more.set("conversation.page", row->page_url);
    }
}

}  // namespace

store::TicketPast sla_past(const Settings& settings, store::Connection& db,
                           const store::Ticket& ticket, store::Time now) {
    auto past = store::past_of(db, ticket);
    add_more(past, settings, db, ticket, now);
    return past;
}

std::optional<std::chrono::seconds> counted_time(const Settings& settings, store::Connection& db,
                                                 store::TicketNumber number, store::Time from,
                                                 store::Time to) {
    const auto ticket = store::find_ticket(db, number);
    if (!ticket) return std::nullopt;
    auto past = store::standing_of(db, *ticket);
    add_more(past, settings, db, *ticket, to);
    const auto choice = choose_policy(settings, *ticket, past);
    const auto& paused = choice.promise.paused_in;
    std::optional<std::chrono::milliseconds> sum;
    for (std::size_t i = 0; i < past.statuses.size(); ++i) {
        const auto [status, since] = past.statuses[i];
        const bool last = i + 1 == past.statuses.size();
        const auto begin = std::max(from, since);
        const auto end = last ? to : std::min(to, past.statuses[i + 1].since);
        const bool stands =
            !escalation::is_unsolved(status) || std::ranges::find(paused, status) != paused.end();
        if (stands || begin > end || (begin == end && from != to)) continue;
        sum = sum.value_or(0ms) + choice.calendar->working(begin, end);
    }
    if (!sum) return std::nullopt;
    return std::chrono::floor<std::chrono::seconds>(*sum);
}

SlaChoice choose_policy(const Settings& settings, const store::Ticket& ticket,
                        const store::TicketPast& past) {
    SlaChoice choice;
    const auto& queue = settings.queue(ticket.queue);
    for (const auto& policy : settings.sla.policies) {
        auto why = shortcoming(policy.when, ticket, past.tier);
        if (why.empty()) why = condition_shortcoming(settings, policy.when.also, ticket, past);
        const bool fits = why.empty();
        choice.considered.push_back({policy.name, fits, fits ? "all conditions hold" : why});
        if (!fits) continue;
        choice.policy = &policy;
        choice.promise = policy.promise;
        break;
    }
    if (!choice.policy) {
        choice.policy = &settings.sla.standing;
        choice.promise = choice.policy->promise;
        choice.promise.targets = queue.targets;
        choice.considered.push_back(
            {"", true, fmt::format("no policy fits: the targets of the queue {}", queue.name)});
    }
    const auto& own = choice.policy->calendar;
    choice.calendar_name = own.empty() ? queue.calendar : own;
    choice.calendar = &calendar_named(settings, choice.calendar_name);
    return choice;
}

std::vector<SlaClock> clocks_of(const SlaChoice& choice, const store::Ticket& ticket,
                                const store::TicketPast& past, store::Time now) {
    const escalation::TicketHistory history{past.statuses, past.spoken, ticket.priority};
    // A clock that jumped back does not undo what happened.
    for (const auto& change : past.statuses) now = std::max(now, change.since);
    if (!past.spoken.empty()) now = std::max(now, past.spoken.back().at);
    return escalation::sla_clocks(history, *choice.calendar, choice.promise, now);
}

std::vector<store::SlaLine> lines_of(const std::vector<SlaClock>& clocks) {
    std::vector<store::SlaLine> lines;
    for (const auto& clock : clocks) {
        lines.push_back({.metric = clock.metric,
                         .state = clock.state,
                         .due = clock.due,
                         .used_s = clock.used.count(),
                         .target_s = clock.target.count(),
                         .stopped = clock.stopped.has_value()});
    }
    return lines;
}

std::vector<SlaOutstanding> outstanding(const std::vector<SlaClock>& clocks,
                                        const std::vector<store::SlaFired>& fired,
                                        store::Time now) {
    std::vector<SlaOutstanding> all;
    for (const auto& clock : clocks) {
        // Nobody is called about what is over: a promise made stricter later rings for no answer
        // that was given long ago.
        const bool counts = clock.due && !clock.stopped;
        if (!counts || was_given(fired, clock, true)) continue;
        const store::SlaFired alarm{
            .metric = clock.metric, .began = clock.started, .due = *clock.due, .at = now};
        if (clock.warn_at && *clock.due > now && !was_given(fired, clock, false)) {
            all.push_back({alarm, *clock.warn_at});
        }
        all.push_back({alarm, *clock.due});
        all.back().alarm.breached = true;
    }
    std::ranges::sort(all, {}, &SlaOutstanding::at);
    return all;
}

void refresh_sla(const Settings& settings, store::Connection& db, store::Ticket& ticket,
                 store::Time now) {
    const auto past = sla_past(settings, db, ticket, now);
    const auto choice = choose_policy(settings, ticket, past);
    ticket.sla = lines_of(clocks_of(choice, ticket, past, now));
}

}  // namespace desk
