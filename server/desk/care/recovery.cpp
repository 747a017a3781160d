// Opens cases where the settings say so, watches their deadlines, closes them with the ticket.
#include "server/desk/care/recovery.hpp"

#include "escalation/words.hpp"
#include "server/desk/announce.hpp"
#include "server/desk/content/content.hpp"
#include "server/desk/customers/tiers.hpp"
#include "server/desk/rules/rules.hpp"
#include "server/desk/services.hpp"
#include "server/desk/talk/writing.hpp"
#include "server/store/credit.hpp"
#include "server/store/event_log.hpp"
#include "server/store/ticket_span.hpp"
#include "server/store/tx.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>
#include <spdlog/spdlog.h>

namespace desk {

using store::Recovery;

namespace {

constexpr std::size_t late_max = 100;
constexpr std::size_t history_max = 200;

store::Interest interest() {
    using enum store::EventKind;
    store::Interest wanted{.kinds = 0, .of_tickets = true};
    for (const auto kind : {message, survey_answered, ticket_updated, noted}) {
        wanted.kinds |= store::Interest::bit(kind);
    }
    return wanted;
}

void tell(store::Tx& tx, store::Time at, std::string_view what, std::string words,
          const Recovery& one) {
    tx.append({.at = at,
               .ticket = one.ticket,
               .body = store::Noted{
                   .what = std::string(what),
                   .words = std::move(words),
                   .customer = one.customer,
                   .data = fmt::format(R"({{"recovery":{},"ticket":{}}})", one.id, one.ticket)}});
}

constexpr std::int64_t detractor_at_most = 6;  // of an NPS score

struct Score {
    std::string kind;  // empty: no answer to a survey
    std::int64_t score = 0;
};

// Answers by link are told with their data as JSON, written by ourselves.
Score linked_score(const std::string& data) {
    const auto after = [&](std::string_view key) {
        const auto at = data.find(key);
        return at == data.npos ? std::string_view()
                               : std::string_view(data).substr(at + key.size());
    };
    Score found;
    const auto kind = after(R"("kind":")");
    found.kind = kind.substr(0, kind.find('"'));
    const auto score = after(R"("score":)");
    const auto [end, error] =
        std::from_chars(score.data(), score.data() + score.size(), found.score);
    return error == std::errc{} ? found : Score{};
}

Score score_in(store::Connection& db, const store::Event& event) {
    if (const auto* noted = std::get_if<store::Noted>(&event.body)) {
        return noted->what == "survey.answered" ? linked_score(noted->data) : Score{};
    }
    const auto* answer = std::get_if<store::SurveyAnswered>(&event.body);
    if (!answer) return {};
    const auto asked = store::event_at(db, event.conversation, answer->survey);
    const auto* question = asked ? std::get_if<store::SurveyAsked>(&asked->body) : nullptr;
    return {question ? question->survey : "csat", answer->score};
}

// A bad score in words; empty if it is none.
std::string bad_score(store::Connection& db, const store::Event& event, int at_most) {
    const auto [kind, score] = score_in(db, event);
    if (kind == "csat" && score <= at_most) return fmt::format("{} of 5", score);
    const bool detractor = kind == "nps" && score <= detractor_at_most;
    return detractor ? fmt::format("{} of 10", score) : std::string();
}

// How many bad scores a customer has given lately, this one among them.
int bad_scores(store::Connection& db, store::CustomerId customer, int at_most) {
    int count = 0;
    for (const auto& event : store::timeline(db, customer, {.limit = history_max}).items) {
        count += !bad_score(db, event, at_most).empty();
    }
    return count;
}

// How often a ticket was opened again until now.
int reopenings(store::Connection& db, store::TicketNumber ticket) {
    int count = 0;
    bool done = false;
    for (const auto& span : store::spans_of(db, ticket)) {
        const bool unsolved = escalation::is_unsolved(span.status);
        count += done && unsolved;
        done = !unsolved;
    }
    return count;
}

// Only what opens a ticket again can be once too often.
bool opens(const store::TicketUpdated& updated) {
    return escalation::is_unsolved(updated.ticket.status) &&
           std::ranges::find(updated.fields, "status") != updated.fields.end();
}

bool closes(const store::Event& event) {
    const auto* updated = std::get_if<store::TicketUpdated>(&event.body);
    return updated && !escalation::is_unsolved(updated->ticket.status);
}

// The ticket is solved: the survey that follows was asked with it.
void finish(store::Tx& tx, store::TicketNumber ticket, store::Time at) {
    auto one = store::recovery_of_ticket(tx, ticket);
    if (!one || one->closed || !one->done[0] || !one->done[1]) return;
    one->done[2] = at;
    one->closed = at;
    if (store::update_recovery(tx, *one)) {
        tell(tx, at, "recovery.closed", "The recovery case is closed", *one);
    }
}

}  // namespace

Recoveries::Recoveries(Services& services)
    : services_(services),
      follower_(services, "recovery", interest(),
                [this](auto batch, auto answer) { follow(batch, std::move(answer)); }) {}

Result<void> Recoveries::open() {
    follower_.open();
    return {};
}

void Recoveries::happened(std::span<const EventPtr> events) {
    const auto ours = [](const EventPtr& event) {
        return event->ticket != 0 && interest().wants(*event);
    };
    if (std::ranges::any_of(events, ours)) follower_.happened(events);
}

std::optional<Recoveries::Cause> Recoveries::cause_in(store::Connection& db,
                                                      const store::Event& event) const {
    const auto content = services_.publisher.live();
    const auto& settings = content->settings().care.recovery;
    if (const auto* message = std::get_if<store::Message>(&event.body)) {
        if (message->from != store::From::customer) return std::nullopt;
        const auto folded = escalation::fold(message->text);
        for (const auto& word : settings.words) {
            if (!escalation::has_word(folded, escalation::fold(word))) continue;
            return Cause{event.ticket, "words", word};
        }
        return std::nullopt;
    }
    const auto* updated = std::get_if<store::TicketUpdated>(&event.body);
    if (!updated) {
        const auto ticket = store::find_ticket(db, event.ticket);
        auto score = bad_score(db, event, settings.bad_csat_at_most);
        if (!ticket || score.empty()) return std::nullopt;
        const int count = bad_scores(db, ticket->customer, settings.bad_csat_at_most);
        if (count < settings.bad_csat_times) return std::nullopt;
        return Cause{event.ticket, "survey", std::move(score)};
    }
    // The whole story is read only of a ticket that may have come back often enough.
    if (!opens(*updated) || reopenings(db, event.ticket) < settings.reopenings) return std::nullopt;
    const auto known = learn(db, *content, event.ticket, event.at, event.seq);
    if (!known || known->story.reopened < settings.reopenings) return std::nullopt;
    return Cause{event.ticket, "reopened", fmt::format("{} times", known->story.reopened)};
}

void Recoveries::follow(std::span<const EventPtr> batch, Follower::Answer answer) {
    auto causes = std::make_shared<std::vector<Cause>>();
    std::vector<std::pair<store::TicketNumber, store::Time>> solved;
    const bool on = services_.publisher.live()->settings().care.recovery.on;
    const auto read = services_.options.store.read([&](store::Connection& db) {
        for (const auto& told : batch) {
            const auto& event = *told;
            if (closes(event)) solved.emplace_back(event.ticket, event.at);
            if (!on || store::recovery_of_ticket(db, event.ticket)) continue;
            if (auto cause = cause_in(db, event)) causes->push_back(*std::move(cause));
        }
    });
    if (!read) spdlog::error("recovery could not read: {}", read.error().message);
    begin(causes, 0, [solved = std::move(solved), answer = std::move(answer)]() mutable {
        if (solved.empty()) return answer({});
        answer([solved = std::move(solved)](store::Tx& tx) {
            for (const auto& [ticket, at] : solved) finish(tx, ticket, at);
        });
    });
}

void Recoveries::begin(std::shared_ptr<std::vector<Cause>> causes, std::size_t next,
                       std::move_only_function<void()> then) {
    if (next == causes->size()) return then();
    const auto cause = (*causes)[next];
    const Actor deskbell{0, "Deskbell", store::Role::agent};
    begin_one(deskbell, cause,
              [this, causes, next, then = std::move(then)](Result<Applied> applied) mutable {
                  if (!applied) spdlog::warn("no recovery case: {}", applied.error().text);
                  services_.options.run([this, causes, next, then = std::move(then)]() mutable {
                      begin(causes, next + 1, std::move(then));
                  });
              });
}

// Tags the ticket and opens it again, so that somebody sees to it; its next end asks again how it
// was.
void Recoveries::begin_one(const Actor& actor, Cause cause, Done<Applied> done) {
    auto make = [this, actor, cause](Draft& draft) -> Result<void> {
        const auto content = services_.publisher.live();
        const auto& settings = content->settings();
        const auto& care = settings.care.recovery;
        const auto now = services_.now();
        auto tags = draft.next.ticket->tags;
        if (std::ranges::find(tags, care.tag) == tags.end()) tags.push_back(care.tag);
        TicketPatch patch{.tags = std::move(tags)};
        if (!escalation::is_unsolved(draft.next.ticket->status)) {
            patch.status = escalation::Status::open;
        }
        if (auto set = apply_patch(services_, draft, std::move(patch)); !set) return set;
        draft.next.row.survey = store::Survey::none;
        const auto& ticket = *draft.next.ticket;
        const auto hours = settings.calendars.find(settings.queue(ticket.queue).calendar);
        auto due = hours == settings.calendars.end() ? std::optional<store::Time>()
                                                     : hours->second.deadline(now, care.deadline);
        Recovery recovery{.ticket = ticket.number,
                          .customer = ticket.customer,
                          .tier = draft.next.customer ? draft.next.customer->tier : "",
                          .reason = cause.reason,
                          .evidence = cause.evidence,
                          .owner = ticket.assignee ? ticket.assignee : actor.id,
                          .deadline = due.value_or(now + care.deadline),
                          .opened = now};
        draft.also.push_back([recovery, content](store::Tx& tx, const State&) mutable {
            const auto& known = content->settings();
            if (recovery.tier.empty() ||
                !known.care.recovery.goodwill_cents.contains(recovery.tier)) {
                const auto credit = store::credit_of(tx, recovery.customer);
                const auto* rule = tier_rule(known.customers, recovery.tier, credit);
                if (rule) recovery.tier = rule->tier;  // credit makes somebody of a tier too
            }
            store::open_recovery(tx, recovery);
        });
        auto& event =
            draft.add(now, store::Noted{.what = "recovery.opened",
                                        .words = fmt::format("A recovery case was opened ({}: {})",
                                                             cause.reason, cause.evidence),
                                        .customer = ticket.customer,
                                        .by = actor.id,
                                        .by_name = actor.name,
                                        .data = fmt::format(R"({{"ticket":{}}})", ticket.number)});
        event.client_id = fmt::format("recovery-{}", ticket.number);
        return {};
    };
    const auto client_id = fmt::format("recovery-{}", cause.ticket);
    services_.tickets.change(actor, cause.ticket, std::move(make), std::move(done), client_id);
}

void Recoveries::tick(store::Time now) {
    if (ticking_.exchange(true)) return;
    const auto late = services_.options.store.read(
        [&](store::Connection& db) { return store::late_recoveries(db, now, 1).size(); });
    if (!late || *late == 0) {
        ticking_ = false;
        return;
    }
    services_.options.store.submit(
        [now](store::Tx& tx) {
            for (auto& one : store::late_recoveries(tx, now, late_max)) {
                one.late = true;
                if (!store::update_recovery(tx, one)) continue;
                tell(tx, now, "recovery.late", "The recovery case is past its deadline", one);
            }
        },
        [this](store::Result<store::Committed> done) {
            ticking_ = false;
            if (!done) return;
            announce(services_, std::move(done->events));
        });
}

std::optional<std::string> recovery_unfinished(const Services& services,
                                               store::TicketNumber ticket) {
    const auto found = services.options.store.read(
        [&](store::Connection& db) { return store::recovery_of_ticket(db, ticket); });
    if (!found || !*found || (*found)->closed) return std::nullopt;
    std::string missing;
    for (const auto step : {0U, 1U}) {
        if ((*found)->done[step]) continue;
        missing +=
            fmt::format("{}{}", missing.empty() ? "" : ", ", store::recovery_step_names[step]);
    }
    if (missing.empty()) return std::nullopt;
    return fmt::format("its recovery case still needs: {}", missing);
}

}  // namespace desk
