// Turns what happened to a ticket into clocks: first when each ran, then what that adds up to.
#include "escalation/sla.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace escalation {
namespace {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

static_assert(well_formed<Metric>(metric_names));
static_assert(well_formed<ClockState>(clock_state_names));

// A stretch of one status; the last one ends when the reckoning does.
struct StatusSpan {
    Status status;
    Instant from;
    Instant to;
};

// When a clock ran.
struct Run {
    Instant start;
    std::optional<Instant> stop;
};

// One ticket's history, with questions.
struct Case {
    const TicketHistory& history;
    const Calendar& calendar;
    const SlaPolicy& policy;
    Instant now;

    Instant created() const { return history.statuses.front().since; }

    bool is_paused_in(Status status) const {
        return std::ranges::find(policy.paused_in, status) != policy.paused_in.end();
    }
    bool counts(Status status) const { return is_unsolved(status) && !is_paused_in(status); }

    // The last thing that happened to the status counts, also among several at one moment.
    Status status_at(Instant at) const {
        const auto after = std::ranges::upper_bound(history.statuses, at, {}, &StatusChange::since);
        return after == history.statuses.begin() ? history.statuses.front().status
                                                 : std::prev(after)->status;
    }

    std::optional<Instant> first_solved_from(Instant at) const {
        for (const StatusChange& change : history.statuses) {
            if (change.since >= at && !is_unsolved(change.status)) return change.since;
        }
        return std::nullopt;
    }

    std::optional<Instant> first_agent_from(Instant at) const {
        for (const Spoken& words : history.spoken) {
            if (words.at >= at && words.by == Speaker::agent) return words.at;
        }
        return std::nullopt;
    }
};

// A person answers, or the ticket is solved without a word.
std::optional<Run> first_response(const Case& ticket) {
    const auto answered = ticket.first_agent_from(ticket.created());
    const auto solved = ticket.first_solved_from(ticket.created());
    if (!answered || (solved && *solved < *answered)) return Run{ticket.created(), solved};
    return Run{ticket.created(), answered};
}

// Follows the talk after the first response and keeps the customer's latest wait.
class NextResponse {
  public:
    explicit NextResponse(const Case& ticket) : ticket_(ticket) {}

    std::optional<Run> latest() {
        auto change = ticket_.history.statuses.begin();
        const auto last_change = ticket_.history.statuses.end();
        for (const Spoken& words : ticket_.history.spoken) {
            for (; change != last_change && change->since <= words.at; ++change) turned(*change);
            if (words.at >= ticket_.created()) said(words);
        }
        for (; change != last_change; ++change) turned(*change);
        return run_;
    }

  private:
    bool is_waiting() const { return run_ && !run_->stop; }

    void stop(Instant at) {
        if (is_waiting()) run_->stop = at;
    }

    // Solving ends the wait; coming back to us begins it for words nobody has answered.
    void turned(const StatusChange& change) {
        if (!is_unsolved(change.status)) {
            stop(change.since);
            unanswered_ = false;
        } else if (unanswered_ && !is_waiting() && ticket_.counts(change.status)) {
            run_ = Run{change.since, std::nullopt};
        }
    }

    // Words that leave the ticket solved or waiting for the customer (a thanks, a talk with the
    // bot) do not wait for us yet.
    void said(const Spoken& words) {
        if (words.by == Speaker::agent) {
            stop(words.at);
            responded_ = true;
            unanswered_ = false;
        } else if (words.by == Speaker::customer && responded_) {
            const Status status = ticket_.status_at(words.at);
            unanswered_ = is_unsolved(status);
            if (ticket_.counts(status) && !is_waiting()) run_ = Run{words.at, std::nullopt};
        }
    }

    const Case& ticket_;
    std::optional<Run> run_;
    bool responded_ = false;
    bool unanswered_ = false;
};

std::optional<Run> resolution(const Case& ticket) {
    std::optional<Instant> solved;
    for (const StatusChange& change : ticket.history.statuses) {
        if (is_unsolved(change.status)) {
            solved.reset();
        } else if (!solved) {
            solved = change.since;
        }
    }
    return Run{ticket.created(), solved};
}

std::optional<Run> run_of(Metric metric, const Case& ticket) {
    switch (metric) {
        case Metric::first_response:
            return first_response(ticket);
        case Metric::next_response:
            return NextResponse(ticket).latest();
        case Metric::resolution:
            return resolution(ticket);
    }
    return std::nullopt;
}

std::vector<StatusSpan> statuses_during(const Case& ticket, Instant from, Instant to) {
    std::vector<StatusSpan> spans;
    const auto& changes = ticket.history.statuses;
    for (std::size_t i = 0; i < changes.size(); ++i) {
        const Instant until = i + 1 < changes.size() ? changes[i + 1].since : to;
        const StatusSpan span{changes[i].status, std::max(from, changes[i].since),
                              std::min(to, until)};
        if (span.from < span.to) spans.push_back(span);
    }
    return spans;
}

std::string_view words_for(Status status) {
    constexpr std::string_view words[] = {
        "new",    "open",  "waiting for the customer", "waiting for somebody else", "snoozed",
        "solved", "closed"};
    static_assert(std::size(words) == std::size(status_names));
    return words[static_cast<std::size_t>(status)];
}

SlaSpan explained(const StatusSpan& span, const Case& ticket) {
    SlaSpan line{.from = span.from, .to = span.to, .status = span.status};
    if (!ticket.counts(span.status)) {
        line.why = fmt::format("{}: not counted", words_for(span.status));
        return line;
    }
    line.counted = ticket.calendar.working(span.from, span.to);
    line.why = line.counted == 0ms
                   ? fmt::format("{}: outside working hours", words_for(span.status))
                   : fmt::format("{}: {} of working time", words_for(span.status),
                                 format_duration(line.counted));
    return line;
}

// The moment `length` is used up, as far as it is known: while the clock stands still, only a
// moment before it stopped.
std::optional<Instant> used_up(const Case& ticket, Instant start, milliseconds length,
                               std::span<const Span> pauses, std::optional<Instant> standing) {
    const auto at = ticket.calendar.deadline(start, length, pauses);
    if (at && standing && *at > *standing) return std::nullopt;
    return at;
}

ClockState state_of(const SlaClock& clock, bool is_standing, Instant now) {
    if (clock.stopped) {
        return clock.due && *clock.stopped > *clock.due ? ClockState::breached : ClockState::met;
    }
    if (clock.due && now >= *clock.due) return ClockState::breached;
    if (is_standing) return ClockState::paused;
    return clock.warn_at && now >= *clock.warn_at ? ClockState::warning : ClockState::running;
}

SlaClock reckon(Metric metric, const Run& run, std::chrono::seconds target, const Case& ticket) {
    SlaClock clock{.metric = metric, .started = run.start, .stopped = run.stop, .target = target};
    const Instant end = run.stop.value_or(std::max(ticket.now, run.start));
    std::vector<Span> pauses;
    milliseconds used{};
    for (const StatusSpan& span : statuses_during(ticket, run.start, end)) {
        clock.spans.push_back(explained(span, ticket));
        used += clock.spans.back().counted;
        if (!ticket.counts(span.status)) pauses.push_back({span.from, span.to});
    }
    clock.used = std::chrono::floor<std::chrono::seconds>(used);

    std::optional<Instant> standing;
    if (!run.stop && !ticket.counts(ticket.status_at(end))) {
        const bool stood = !pauses.empty() && pauses.back().to == end;
        standing = stood ? merged(pauses).back().from : end;
    }
    clock.due = used_up(ticket, run.start, target, pauses, standing);
    if (!run.stop && ticket.policy.warn_at_percent < 100) {
        const auto share = milliseconds{target} * ticket.policy.warn_at_percent / 100;
        clock.warn_at = used_up(ticket, run.start, share, pauses, standing);
    }
    clock.state = state_of(clock, standing.has_value(), ticket.now);
    return clock;
}

}  // namespace

std::optional<std::chrono::seconds>& SlaTargets::at(Metric metric, Priority priority) {
    return by_metric[static_cast<std::size_t>(metric)][static_cast<std::size_t>(priority)];
}

std::optional<std::chrono::seconds> SlaTargets::at(Metric metric, Priority priority) const {
    return by_metric[static_cast<std::size_t>(metric)][static_cast<std::size_t>(priority)];
}

std::vector<SlaClock> sla_clocks(const TicketHistory& history, const Calendar& calendar,
                                 const SlaPolicy& policy, Instant now) {
    std::vector<SlaClock> clocks;
    if (history.statuses.empty()) return clocks;
    const Case ticket{history, calendar, policy, now};
    for (const auto& [metric, name] : metric_names) {
        const auto target = policy.targets.at(metric, history.priority);
        if (!target) continue;
        if (const auto run = run_of(metric, ticket)) {
            clocks.push_back(reckon(metric, *run, *target, ticket));
        }
    }
    return clocks;
}

}  // namespace escalation
