// Looks back: what a rule would have done, and why each did or did not what it does.
#include "server/desk/content/content.hpp"
#include "server/desk/rules/deeds.hpp"
#include "server/desk/rules/rules.hpp"
#include "server/desk/services.hpp"
#include "server/desk/tickets/ticket_facts.hpp"
#include "server/store/event_log.hpp"
#include "server/store/rule_text.hpp"

#include <algorithm>

namespace desk {
namespace {

constexpr std::size_t tickets_of_customer_max = 20;
constexpr std::size_t tickets_looked_at_max = 5'000;
constexpr std::size_t examples_max = 10;
constexpr std::size_t runs_shown_max = 100;
constexpr std::size_t log_step = 2'000;

std::vector<store::Event> chain(store::Connection& db, store::ConversationId conversation) {
    return store::events_of(db, conversation, {.audience = store::Audience::agent});
}

// One ticket told again, with a rule listening.
class Rehearsal {
  public:
    Rehearsal(const escalation::Rule& rule, const Known& known, store::Time from)
        : rule_(rule), around_(known.around), from_(from) {
        story_.number = known.story.number;
    }
    virtual ~Rehearsal() = default;

    void play(const std::vector<store::Event>& events, store::Time now) {
        for (const auto& event : events) {
            ring(event.at);
            story_.hear(event);
            const auto triggers = triggers_of(event, story_);
            const auto woke =
                std::ranges::find_if(triggers, [&](auto one) { return rule_.wakes_on(one); });
            if (woke == triggers.end() || event.at < from_) continue;
            woken(std::string(name_of(*woke)), event.at, event.seq,
                  escalation::explain(rule_.when, facts_of(story_, around_, event.at, &event)));
        }
        ring(now);
    }
    virtual void woken(std::string cause, store::Time at, store::EventSeq event,
                       escalation::Judgement verdict) = 0;

  protected:
    const Story& story() const { return story_; }

  private:
    // A time rule that fell due before `now`, while the story stood as it does.
    void ring(store::Time now) {
        if (!rule_.after) return;
        const auto at = due_moment(*rule_.after, story_, around_.hours);
        if (!at || at->due > now || at->since == rung_ || at->due < from_) return;
        auto verdict = escalation::explain(rule_.when, facts_of(story_, around_, at->due));
        if (verdict.held) rung_ = at->since;
        woken("time", at->due, 0, std::move(verdict));
    }

    const escalation::Rule& rule_;
    const Circumstances& around_;
    store::Time from_;
    Story story_;
    std::optional<store::Time> rung_;
};

class Count : public Rehearsal {
  public:
    Count(const escalation::Rule& rule, const Known& known, store::Time from, DryRun& run)
        : Rehearsal(rule, known, from), run_(run) {}
    void woken(std::string, store::Time at, store::EventSeq,
               escalation::Judgement verdict) override {
        ++run_.events;
        if (!verdict.held) return;
        ++run_.fired;
        if (!std::exchange(fired_, true)) ++run_.tickets_fired;
        if (run_.examples.size() >= examples_max) return;
        run_.examples.push_back({.ticket = story().number,
                                 .subject = story().ticket->subject,
                                 .at = at,
                                 .reasons = std::move(verdict.leaves)});
    }

  private:
    DryRun& run_;
    bool fired_ = false;
};

// Only the last time it was woken is told.
class Last : public Rehearsal {
  public:
    Last(const escalation::Rule& rule, const Known& known, RuleTrace& trace)
        : Rehearsal(rule, known, {}), trace_(trace) {}
    void woken(std::string cause, store::Time at, store::EventSeq event,
               escalation::Judgement verdict) override {
        trace_.cause = std::move(cause);
        trace_.at = at;
        trace_.event = event;
        trace_.reasons = store::reasons_json(verdict.leaves);
    }

  private:
    RuleTrace& trace_;
};

// Times in the log only grow but for a clock that was set back: near enough for days.
store::EventSeq first_since(store::Connection& db, store::Time from) {
    store::EventSeq low = 1;
    store::EventSeq high = store::last_seq(db) + 1;
    while (low < high) {
        const auto middle = low + (high - low) / 2;
        const auto event = store::find_event(db, middle);
        if (event && event->at >= from) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return low;
}

// The tickets something happened to since then, the oldest event first.
std::vector<store::TicketNumber> tickets_since(store::Connection& db, store::Time from,
                                               bool& truncated) {
    const store::Interest wanted{.of_tickets = true};
    std::vector<store::TicketNumber> order;
    std::set<store::TicketNumber> seen;
    const auto last = store::last_seq(db);
    for (auto at = first_since(db, from) - 1; at < last;
         at += static_cast<store::EventSeq>(log_step)) {
        for (const auto& event : store::events_after(db, at, log_step, wanted)) {
            if (!seen.insert(event.ticket).second) continue;
            if (order.size() == tickets_looked_at_max) {
                truncated = true;
                return order;
            }
            order.push_back(event.ticket);
        }
    }
    return order;
}

}  // namespace

std::vector<store::TicketNumber> tickets_meant(store::Connection& db, const store::Event& event) {
    const auto* updated = std::get_if<store::CustomerUpdated>(&event.body);
    if (!updated) {
        if (const auto* alarm = std::get_if<store::SlaAlarm>(&event.body)) return {alarm->ticket};
        if (event.ticket == 0) return {};
        return {event.ticket};
    }
    std::vector<store::TicketNumber> numbers;
    for (const auto& ticket :
         store::tickets_of_customer(db, updated->customer.id, tickets_of_customer_max)) {
        if (escalation::is_unsolved(ticket.status)) numbers.push_back(ticket.number);
    }
    return numbers;
}

const escalation::Calendar* hours_of(const Content& content, const store::Ticket& ticket) {
    const auto& settings = content.settings();
    const auto hours = settings.calendars.find(settings.queue(ticket.queue).calendar);
    return hours == settings.calendars.end() ? nullptr : &hours->second;
}

Circumstances surroundings(store::Connection& db, const Content& content,
                           const store::Ticket& ticket, store::Time now) {
    Circumstances around;
    add_facts_of_rows(around.more, db, ticket, now);
    if (ticket.customer) around.customer = store::find_customer(db, ticket.customer);
    if (const auto row = store::find_conversation(db, ticket.conversation)) {
        around.page = row->page_url;
    }
    around.hours = hours_of(content, ticket);
    return around;
}

std::optional<Known> learn(store::Connection& db, const Content& content,
                           store::TicketNumber number, store::Time now, store::EventSeq upto) {
    const auto ticket = store::find_ticket(db, number);
    if (!ticket) return std::nullopt;
    Known known{.story = {.number = number}, .around = surroundings(db, content, *ticket, now)};
    hear_rest(db, *ticket, 0, upto, known.story);
    if (!known.story.ticket) return std::nullopt;
    return known;
}

Result<DryRun> Rules::dry_run(const escalation::Rule& rule, int days) const {
    auto plain = rule;
    plain.actions = in_fixed_statuses(services_, rule.actions);
    if (auto sound = escalation::check(plain); !sound) {
        return refuse(Code::invalid_field, sound.error(), "rule");
    }
    DryRun run;
    const auto now = services_.now();
    const auto from = now - std::chrono::days{days};
    const auto content = services_.publisher.live();
    const auto read = services_.options.store.read([&](store::Connection& db) {
        for (const auto number : tickets_since(db, from, run.truncated)) {
            const auto ticket = store::find_ticket(db, number);
            if (!ticket) continue;
            ++run.tickets;
            const Known known{.story = {.number = number},
                              .around = surroundings(db, *content, *ticket, now)};
            Count(rule, known, from, run).play(chain(db, ticket->conversation), now);
        }
    });
    if (!read) return std::unexpected(from_store(read.error()));
    return run;
}

Result<std::vector<RuleTrace>> Rules::traces(store::TicketNumber number) const {
    std::vector<RuleTrace> traces;
    const auto content = services_.publisher.live();
    const auto rules = book();
    bool found = false;
    const auto now = services_.now();
    const auto read = services_.options.store.read([&](store::Connection& db) {
        const auto ticket = store::find_ticket(db, number);
        if (!ticket) return;
        found = true;
        for (auto& run : store::runs_of_ticket(db, number, runs_shown_max)) {
            traces.push_back({run.rule, run.rule_name, run.failure.empty(), run.at, run.cause,
                              run.event, run.reasons, run.deeds, run.failure});
        }
        const auto events = chain(db, ticket->conversation);
        const Known known{.story = {.number = number},
                          .around = surroundings(db, *content, *ticket, now)};
        for (const auto& kept : *rules) {
            const auto& rule = kept.rule;
            if (std::ranges::find(traces, rule.id, &RuleTrace::rule) != traces.end()) continue;
            RuleTrace trace{.rule = rule.id, .name = rule.name, .reasons = "[]", .deeds = "[]"};
            if (!rule.enabled) trace.failure = "switched off";
            Last(rule, known, trace).play(events, now);
            traces.push_back(std::move(trace));
        }
    });
    if (!read) return std::unexpected(from_store(read.error()));
    if (!found) return refuse(Code::not_found, "there is no such ticket");
    return traces;
}

}  // namespace desk
