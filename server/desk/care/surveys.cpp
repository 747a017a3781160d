// Surveys by link: sealed tokens, the schedule, answers from a page.
#include "server/desk/care/surveys.hpp"

#include "intents/mask.hpp"
#include "kb/utf8.hpp"
#include "server/desk/commit.hpp"
#include "server/store/json_text.hpp"
#include "server/store/setting.hpp"

#include <fmt/format.h>

namespace desk {
namespace {

constexpr auto look_every = std::chrono::hours{1};
constexpr auto seen_within = std::chrono::days{90};  // who has long gone is not asked
constexpr int link_days = 60;                        // a link opens so long
constexpr std::size_t at_once_max = 100;
constexpr std::size_t comment_chars_max = 2000;

struct SurveyAnswer {
    store::SurveyRow survey;
    SurveyScale scale;
    std::int64_t score = 0;
    std::string comment;
    store::Time at{};
};

std::string data_of(const store::SurveyRow& survey, const std::string& more) {
    return fmt::format(R"({{"survey":{},"kind":"{}"{}}})", survey.id, store::name_of(survey.kind),
                       more);
}

// The answer as the log tells it, and what a bad one is called for.
std::vector<store::Noted> told_of(const SurveyAnswer& answer) {
    const auto& [survey, scale, score, comment, at] = answer;
    const auto note = [&](const char* what, std::string words, const std::string& more) {
        auto data = fmt::format(R"(,"score":{},"max":{}{})", score, scale.max, more);
        return store::Noted{.what = what,
                            .words = std::move(words),
                            .customer = survey.customer,
                            .data = data_of(survey, data)};
    };
    std::string said;
    if (!comment.empty()) {
        said = R"(,"comment":")";
        store::append_json_escaped(said, comment);
        said += '"';
    }
    std::vector<store::Noted> all;
    all.push_back(note("survey.answered",
                       fmt::format("Answered a survey: {} of {}", score, scale.max), said));
    if (score > scale.bad) return all;
    all.push_back(note("survey.bad", fmt::format("A bad score: {} of {}", score, scale.max), ""));
    return all;
}

void keep_answer(store::Tx& tx, const SurveyAnswer& answer) {
    const auto& [survey, scale, score, comment, at] = answer;
    if (store::answer_survey(tx, survey.id, at, score, comment)) return;
    throw store::GiveUp(store::ErrorCode::taken, "this was answered before; thank you");
}

// About a ticket: told on the ticket's own line, so that rules and the thread know of it.
void answer_on_ticket(Services& services, const SurveyAnswer& answer, Done<store::SurveyRow> done) {
    auto make = [answer](Draft& draft) -> Result<void> {
        for (auto& noted : told_of(answer)) draft.add(answer.at, std::move(noted));
        draft.also.push_back([answer](store::Tx& tx, const State&) { keep_answer(tx, answer); });
        return {};
    };
    auto stored = [answer, done = std::move(done)](Result<Applied> applied) mutable {
        if (!applied) return done(std::unexpected(applied.error()));
        auto row = answer.survey;
        row.answered = answer.at;
        row.score = answer.score;
        row.comment = answer.comment;
        done(std::move(row));
    };
    const Actor deskbell{0, "Deskbell", store::Role::agent};
    services.tickets.change(deskbell, answer.survey.ticket, std::move(make), std::move(stored));
}

store::GiveUp not_now() {
    return {store::ErrorCode::taken, "this customer was asked lately; the quiet time is not over"};
}

}  // namespace

Result<void> Surveys::open() {
    std::string secret;
    const auto stored = services_.options.store.write(
        [&](store::Tx& tx) { secret = store::secret(tx, "survey-links"); });
    if (!stored) return std::unexpected(from_store(stored.error()));
    seal_.emplace(secret);
    return {};
}

std::string Surveys::token_of(const store::SurveyRow& survey) const {
    return seal_->seal(survey.id, survey.asked);
}

void Surveys::tick(store::Time now) {
    if (now < next_ && next_ - now <= look_every) return;
    next_ = now + look_every;
    const auto content = services_.publisher.live();
    const auto settings = content->settings().customers.surveys;
    if (settings.nps_days == 0 && settings.ces_days == 0) return;
    commit<std::monostate>(
        services_,
        [this, settings, now](store::Tx& tx) {
            const auto ask = [&](store::SurveyKind kind, int days) {
                if (days == 0) return;
                const auto quiet = now - std::chrono::days{std::max(settings.quiet_days, 1)};
                for (const auto id :
                     store::customers_to_ask(tx, kind, now - seen_within,
                                             now - std::chrono::days{days}, quiet, at_once_max)) {
                    store::SurveyRow survey{
                        .kind = kind, .via = store::SurveyVia::link, .customer = id, .asked = now};
                    survey.id = store::add_survey(tx, survey);
                    tx.append({.at = now,
                               .body = store::Noted{
                                   .what = "survey.link",
                                   .words = "A survey is due: its link can be sent",
                                   .customer = id,
                                   .data = data_of(survey, fmt::format(R"(,"path":"/survey/{}")",
                                                                       token_of(survey)))}});
                }
            };
            ask(store::SurveyKind::nps, settings.nps_days);
            ask(store::SurveyKind::ces, settings.ces_days);
            return std::monostate{};
        },
        [](auto) {});
}

void Surveys::ask_by_link(const Actor& actor, store::CustomerId customer,
                          store::TicketNumber ticket, store::SurveyKind kind,
                          Done<SurveyLink> done) {
    if (actor.role == store::Role::viewer) {
        return done(refuse(Code::forbidden, "viewers can read but not change"));
    }
    const auto content = services_.publisher.live();
    commit<SurveyLink>(
        services_,
        [this, customer, ticket, kind, quiet = content->settings().customers.surveys.quiet_days,
         now = services_.now()](store::Tx& tx) {
            store::SurveyRow survey{
                .kind = kind, .via = store::SurveyVia::link, .customer = customer, .asked = now};
            if (ticket != 0) {
                const auto about = store::find_ticket(tx, ticket);
                if (!about) {
                    throw store::GiveUp(store::ErrorCode::not_found,
                                        fmt::format("there is no ticket #{}", ticket));
                }
                survey.customer = about->customer;
                survey.ticket = ticket;
                survey.agent = about->assignee;
                survey.agent_name = about->assignee_name;
                survey.queue = about->queue;
            }
            if (!store::find_customer(tx, survey.customer)) {
                throw store::GiveUp(store::ErrorCode::not_found, "there is no such customer");
            }
            const auto last = store::last_asked(tx, survey.customer, std::nullopt);
            if (last && now - *last < std::chrono::days{quiet}) throw not_now();
            survey.id = store::add_survey(tx, survey);
            return SurveyLink{survey, token_of(survey), {}};
        },
        std::move(done));
}

Result<SurveyLink> Surveys::by_token(const std::string& token) {
    const auto id = seal_->open(token, services_.now(), link_days);
    if (!id) return refuse(Code::not_found, "this link is too old, or not one of ours");
    using Found = std::pair<std::optional<store::SurveyRow>, std::string>;
    const auto found = given(services_.options.store.read([&](store::Connection& db) -> Found {
        const auto survey = store::find_survey(db, *id);
        if (!survey) return {};
        const auto ticket = store::find_ticket(db, survey->ticket);
        return {survey, ticket ? ticket->language : std::string()};
    }));
    if (!found) return std::unexpected(found.error());
    const auto& [survey, language] = *found;
    if (!survey) return refuse(Code::not_found, "this link is too old, or not one of ours");
    return SurveyLink{*survey, token, language};
}

void Surveys::answer(const std::string& token, std::int64_t score, std::string comment,
                     Done<store::SurveyRow> done) {
    const auto link = by_token(token);
    if (!link) return done(std::unexpected(link.error()));
    const auto content = services_.publisher.live();
    const auto scale = scale_of(content->settings().customers.surveys, link->survey.kind);
    if (score < scale.min || score > scale.max) {
        return done(refuse(Code::invalid_field,
                           fmt::format("score must be {} to {}", scale.min, scale.max), "score"));
    }
    if (kb::code_points(comment) > comment_chars_max) {
        return done(refuse(Code::too_long,
                           fmt::format("comment is longer than {} characters", comment_chars_max),
                           "comment"));
    }
    const SurveyAnswer answer{.survey = link->survey,
                              .scale = scale,
                              .score = score,
                              .comment = intents::mask(comment).text,
                              .at = services_.now()};
    if (answer.survey.ticket != 0) return answer_on_ticket(services_, answer, std::move(done));
    commit<store::SurveyRow>(
        services_,
        [answer](store::Tx& tx) {
            keep_answer(tx, answer);
            for (auto& noted : told_of(answer)) tx.append({.at = answer.at, .body = noted});
            return store::find_survey(tx, answer.survey.id).value();
        },
        std::move(done));
}

Result<store::Page<store::SurveyRow>> Surveys::answers(const store::SurveyFilter& filter,
                                                       const store::PageRequest& page) {
    return given(services_.options.store.read(
        [&](store::Connection& db) { return store::list_answers(db, filter, page); }));
}

Result<std::vector<store::SurveySum>> Surveys::sums(store::SurveyKind kind, store::SurveyBy by,
                                                    store::Time since) {
    return given(services_.options.store.read(
        [&](store::Connection& db) { return store::sum_surveys(db, kind, by, since); }));
}

}  // namespace desk
