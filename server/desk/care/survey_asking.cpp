// Surveys inside a conversation's change: who is asked what, and what an answer leads to.
#include "kb/utf8.hpp"
#include "server/desk/care/surveys.hpp"
#include "server/desk/services.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace desk {
namespace {

bool asked_within(store::Connection& db, store::CustomerId customer,
                  std::optional<store::SurveyKind> kind, int days, store::Time now) {
    const auto last = store::last_asked(db, customer, kind);
    return last && now - *last < std::chrono::days{days};
}

bool on_schedule(store::Connection& db, store::CustomerId customer, store::SurveyKind kind,
                 int days, store::Time now) {
    return days > 0 && !asked_within(db, customer, kind, days, now);
}

// The number a customer's event gets when the draft is written.
store::ConversationSeq next_seq(const Draft& draft) {
    const auto seen = std::ranges::count_if(draft.events, [](const store::Event& event) {
        return store::seen_by_customer(event.body);
    });
    return draft.next.row.last_cseq + seen + 1;
}

}  // namespace

SurveyScale scale_of(const SurveySettings& settings, store::SurveyKind kind) {
    if (kind == store::SurveyKind::nps) return {0, 10, settings.bad_nps};
    if (kind == store::SurveyKind::ces) return {1, 7, settings.bad_ces};
    return {1, 5, settings.bad_csat};
}

std::optional<store::SurveyKind> survey_due(store::Connection& db, const SurveySettings& settings,
                                            store::CustomerId customer, store::Time now) {
    if (settings.quiet_days > 0 && asked_within(db, customer, {}, settings.quiet_days, now)) {
        return std::nullopt;
    }
    if (on_schedule(db, customer, store::SurveyKind::nps, settings.nps_days, now)) {
        return store::SurveyKind::nps;
    }
    if (on_schedule(db, customer, store::SurveyKind::ces, settings.ces_days, now)) {
        return store::SurveyKind::ces;
    }
    return settings.csat ? std::optional(store::SurveyKind::csat) : std::nullopt;
}

void ask_in_chat(const Services& services, Draft& draft, store::Time now) {
    auto& row = draft.next.row;
    const auto& ticket = *draft.next.ticket;
    if (row.survey != store::Survey::none || !ticket.first_response ||
        ticket.channel != escalation::Channel::chat) {
        return;
    }
    const auto content = services.publisher.live();
    const auto kind = services.options.store.read([&](store::Connection& db) {
        return survey_due(db, content->settings().customers.surveys, row.customer, now);
    });
    if (!kind || !*kind) return;
    store::SurveyRow survey{.kind = **kind,
                            .customer = row.customer,
                            .conversation = row.id,
                            .cseq = next_seq(draft),
                            .ticket = ticket.number,
                            .agent = ticket.assignee,
                            .agent_name = ticket.assignee_name,
                            .queue = ticket.queue,
                            .asked = now};
    row.survey = store::Survey::asked;
    draft.add(now, store::SurveyAsked{.survey = std::string(store::name_of(**kind))});
    draft.also.push_back([survey = std::move(survey)](store::Tx& tx, const State&) {
        store::add_survey(tx, survey);
    });
}

void answer_in_chat(const Services& services, Draft& draft, store::SurveyKind kind,
                    store::ConversationSeq survey, std::int64_t score, const std::string& comment,
                    store::Time now) {
    const auto content = services.publisher.live();
    const auto scale = scale_of(content->settings().customers.surveys, kind);
    draft.also.push_back([survey, score, comment, now](store::Tx& tx, const State& state) {
        const auto row = store::find_survey_at(tx, state.row.id, survey);
        if (row) store::answer_survey(tx, row->id, now, score, comment);
    });
    if (score > scale.bad) return;
    draft.add(now, store::Noted{.what = "survey.bad",
                                .words = fmt::format("A bad score: {} of {}", score, scale.max),
                                .customer = draft.next.row.customer,
                                .data = fmt::format(R"({{"kind":"{}","score":{},"max":{}}})",
                                                    store::name_of(kind), score, scale.max)});
}

}  // namespace desk
