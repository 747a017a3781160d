// Rules at work: the log is followed, each event judged, what holds is done in order.
#include "server/desk/rules/rules.hpp"

#include "escalation/condition_leaves.hpp"
#include "server/desk/rules/deeds.hpp"
#include "server/desk/services.hpp"
#include "server/store/rule_text.hpp"

#include <algorithm>
#include <optional>

#include <fmt/format.h>
#include <spdlog/spdlog.h>

namespace desk {

using escalation::Trigger;

namespace {

constexpr std::size_t dues_max = 100;
constexpr auto look_again = std::chrono::minutes{5};

store::Interest interest() {
    using enum store::EventKind;
    store::Interest wanted{.kinds = 0};
    for (const auto kind : {message, ticket_created, ticket_updated, survey_answered,
                            customer_updated, sla_alarm, noted}) {
        wanted.kinds |= store::Interest::bit(kind);
    }
    return wanted;
}

std::vector<std::string> sentences(const std::vector<escalation::Action>& actions) {
    std::vector<std::string> words;
    for (const auto& action : actions) words.push_back(words_for(action));
    return words;
}

// Before the ticket is looked at: no event of this kind is one the rule waits for.
bool may_wake(const escalation::Rule& rule, const store::Event& event) {
    if (!rule.enabled || rule.after) return false;
    const auto kinds = triggers_of(event.kind());
    return std::ranges::any_of(kinds, [&](auto trigger) { return rule.wakes_on(trigger); });
}

int depth_of(const store::Event& event, const Story& story) {
    const auto* updated = std::get_if<store::TicketUpdated>(&event.body);
    const bool by_rule = updated && updated->by_name.starts_with(rule_author);
    return by_rule ? story.rule_depth + 1 : 1;
}

}  // namespace

// One rule that is to act on one ticket.
struct Rules::Job {
    escalation::Rule rule;
    store::RuleRun run;
    std::string client_id;
};

// What a batch led to, done one after the other.
struct Rules::Jobs {
    std::vector<Job> jobs;
    std::size_t next = 0;
    std::set<store::TicketNumber> touched;
    std::move_only_function<void()> then;
};

Rules::Rules(Services& services)
    : services_(services),
      book_(std::make_shared<const std::vector<KeptRule>>()),
      follower_(services, "rules", interest(),
                [this](auto batch, auto answer) { follow(batch, std::move(answer)); }) {}

Result<void> Rules::open() {
    if (auto loaded = load(); !loaded) return loaded;
    follower_.open();
    return {};
}

// What people say to the bot, before there is a ticket, wakes nobody.
void Rules::happened(std::span<const EventPtr> events) {
    const auto ours = [](const EventPtr& event) {
        return event->ticket != 0 || event->kind() == store::EventKind::customer_updated ||
               event->kind() == store::EventKind::sla_alarm;
    };
    if (std::ranges::any_of(events, ours)) follower_.happened(events);
}

Rules::Book Rules::book() const {
    const std::scoped_lock lock(door_);
    return book_;
}

void Rules::follow(std::span<const EventPtr> batch, Follower::Answer answer) {
    if (book()->empty()) return answer({});
    auto jobs = std::make_shared<Jobs>();
    const auto content = services_.publisher.live();
    const auto judged = services_.options.store.read([&](store::Connection& db) {
        for (const auto& event : batch) {
            for (const auto ticket : tickets_meant(db, *event)) {
                judge(db, *content, *event, ticket, *jobs);
                jobs->touched.insert(ticket);
            }
        }
    });
    if (!judged) spdlog::error("rules could not read: {}", judged.error().message);
    jobs->then = [this, jobs = jobs.get(), answer = std::move(answer)]() mutable {
        answer(reschedule(jobs->touched));
    };
    run(std::move(jobs));
}

void Rules::judge(store::Connection& db, const Content& content, const store::Event& event,
                  store::TicketNumber ticket, Jobs& jobs) {
    const auto book = this->book();
    if (std::ranges::none_of(*book, [&](auto& kept) { return may_wake(kept.rule, event); })) return;
    const auto row = store::find_ticket(db, ticket);
    if (!row) return;
    const auto story = stories_.upto(db, *row, event.seq);
    const auto triggers = triggers_of(event, story);
    std::optional<Circumstances> around;  // asked for only when a rule wakes
    for (const auto& kept : *book) {
        const auto& rule = kept.rule;
        if (!rule.enabled || rule.after) continue;
        const auto woke = std::ranges::find_if(triggers, [&](auto t) { return rule.wakes_on(t); });
        if (woke == triggers.end()) continue;
        if (!around) around = surroundings(db, content, *row, event.at);
        const auto facts = facts_of(story, *around, event.at, &event);
        auto verdict = escalation::explain(rule.when, facts);
        if (!verdict.held) continue;
        const int depth = depth_of(event, story);
        jobs.jobs.push_back({.rule = rule,
                             .run = {.rule = rule.id,
                                     .rule_name = rule.name,
                                     .ticket = ticket,
                                     .event = event.seq,
                                     .at = services_.now(),
                                     .cause = std::string(name_of(*woke)),
                                     .reasons = store::reasons_json(verdict.leaves),
                                     .deeds = store::texts_json(sentences(rule.actions))},
                             .client_id = rule_client_id(rule.id, event.seq, ticket, depth)});
        if (depth <= depth_max) continue;
        jobs.jobs.back().run.failure = "stopped: rules woke each other too often";
    }
}

void Rules::run(std::shared_ptr<Jobs> jobs) {
    if (jobs->next == jobs->jobs.size()) return jobs->then();
    const auto& job = jobs->jobs[jobs->next++];
    auto then = [this, jobs] { services_.options.run([this, jobs] { run(jobs); }); };
    if (!job.run.failure.empty()) {
        return note_failure(job, {Code::conflict, job.run.failure, {}, nullptr}, std::move(then));
    }
    fire(job, std::move(then));
}

void Rules::fire(const Job& job, std::move_only_function<void()> then) {
    auto make = [this, job](Draft& draft) -> Result<void> {
        const Doer doer{.rule_name = fmt::format("{}{}", rule_author, job.rule.name)};
        const auto said = draft.events.size();
        if (auto done = carry_out(services_, draft, job.rule.actions, doer); !done) return done;
        const bool nothing = draft.events.size() == said && draft.ticket == Row::same;
        if (nothing && !job.run.since) return {};
        draft.also.push_back([run = job.run](store::Tx& tx, const State&) {
            store::add_run(tx, run);
            if (run.since) store::drop_due(tx, run.rule, run.ticket);
        });
        if (nothing) return {};
        auto& event = draft.add(
            services_.now(),
            store::Noted{.what = std::string(rule_fired),
                         .words = fmt::format("The rule “{}” fired", job.rule.name),
                         .by_name = doer.rule_name,
                         .data = fmt::format(R"({{"rule":{},"ticket":{},"event":{}}})", job.rule.id,
                                             job.run.ticket, job.run.event)});
        event.client_id = job.client_id;
        return {};
    };
    auto done = [this, job, then = std::move(then)](Result<Applied> applied) mutable {
        if (applied) return then();
        note_failure(job, applied.error(), std::move(then));
    };
    const Actor deskbell{0, "Deskbell", store::Role::agent};
    services_.tickets.change(deskbell, job.run.ticket, std::move(make), std::move(done),
                             job.client_id);
}

void Rules::note_failure(const Job& job, const Refusal& why, std::move_only_function<void()> then) {
    spdlog::warn("rule \"{}\" on #{}: {}", job.rule.name, job.run.ticket, why.text);
    auto run = job.run;
    run.failure = why.text;
    services_.options.store.submit(
        [run](store::Tx& tx) {
            store::add_run(tx, run);
            if (run.since) store::drop_due(tx, run.rule, run.ticket);
        },
        [then = std::move(then)](auto) mutable { then(); });
}

Follower::Work Rules::reschedule(const std::set<store::TicketNumber>& tickets) {
    std::vector<store::RuleDue> due;
    std::vector<store::RuleDue> gone;
    const auto content = services_.publisher.live();
    const auto all = book();
    const auto timed = [](const KeptRule& one) { return one.rule.enabled && one.rule.after; };
    if (std::ranges::none_of(*all, timed)) return {};
    const auto read = services_.options.store.read([&](store::Connection& db) {
        for (const auto ticket : tickets) {
            const auto row = store::find_ticket(db, ticket);
            if (!row) continue;
            const auto story = stories_.to_end(db, *row);
            if (!story.ticket) continue;
            const auto* hours = hours_of(*content, *row);
            for (const auto& kept : *all) {
                if (!timed(kept)) continue;
                const auto at = due_moment(*kept.rule.after, story, hours);
                const auto id = kept.rule.id;
                if (!at || store::has_run_since(db, id, ticket, at->since)) {
                    gone.push_back({id, ticket, {}, {}});
                } else {
                    due.push_back({id, ticket, at->since, at->due});
                }
            }
        }
    });
    if (!read) spdlog::error("rules could not plan: {}", read.error().message);
    if (due.empty() && gone.empty()) return {};
    return [due = std::move(due), gone = std::move(gone)](store::Tx& tx) {
        for (const auto& one : gone) store::drop_due(tx, one.rule, one.ticket);
        for (const auto& one : due) store::put_due(tx, one);
    };
}

// Looks at what is due; a rule that does not hold yet is asked again if time can change that.
void Rules::tick(store::Time now) {
    const auto all = book();
    if (all->empty() || ticking_.exchange(true)) return;
    auto jobs = std::make_shared<Jobs>();
    std::vector<store::RuleDue> again;
    std::vector<store::RuleDue> gone;
    const auto content = services_.publisher.live();
    const auto look = [&](store::Connection& db, const store::RuleDue& due) {
        const auto kept = std::ranges::find(*all, due.rule, [](auto& k) { return k.rule.id; });
        if (kept == all->end() || !kept->rule.enabled || !kept->rule.after)
            return gone.push_back(due);
        const auto& rule = kept->rule;
        const auto known = learn(db, *content, due.ticket, now);
        const auto at =
            known ? due_moment(*rule.after, known->story, known->around.hours) : std::nullopt;
        if (!at || store::has_run_since(db, due.rule, due.ticket, at->since)) {
            return gone.push_back(due);
        }
        if (at->due > now) return again.push_back({due.rule, due.ticket, at->since, at->due});
        auto verdict = escalation::explain(rule.when, facts_of(known->story, known->around, now));
        if (!verdict.held && !escalation::depends_on_time(rule.when)) return gone.push_back(due);
        if (!verdict.held) {
            return again.push_back({due.rule, due.ticket, at->since, now + look_again});
        }
        const auto cause = store::to_ms(at->since);
        jobs->jobs.push_back({.rule = rule,
                              .run = {.rule = rule.id,
                                      .rule_name = rule.name,
                                      .ticket = due.ticket,
                                      .since = at->since,
                                      .at = now,
                                      .cause = "time",
                                      .reasons = store::reasons_json(verdict.leaves),
                                      .deeds = store::texts_json(sentences(rule.actions))},
                              .client_id = rule_client_id(rule.id, cause, due.ticket, 1)});
    };
    const auto read = services_.options.store.read([&](store::Connection& db) {
        for (const auto& due : store::dues_until(db, now, dues_max)) look(db, due);
    });
    if (!read) spdlog::error("rules could not look at what is due: {}", read.error().message);
    jobs->then = [this] { ticking_ = false; };
    if (again.empty() && gone.empty()) return run(std::move(jobs));
    services_.options.store.submit(
        [again = std::move(again), gone = std::move(gone)](store::Tx& tx) {
            for (const auto& one : gone) store::drop_due(tx, one.rule, one.ticket);
            for (const auto& one : again) store::put_due(tx, one);
        },
        [this, jobs](auto) { services_.options.run([this, jobs] { run(jobs); }); });
}

}  // namespace desk
