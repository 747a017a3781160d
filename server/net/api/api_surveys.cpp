// Surveys over HTTP: links, answers, sums.
#include "server/desk/care/surveys.hpp"
#include "server/net/api/route_tables.hpp"
#include "server/net/api/sight_gate.hpp"
#include "server/wire/nouns.hpp"
#include "server/wire/person_export.hpp"

#include <charconv>

#include <fmt/format.h>

namespace net {
namespace {
using enum Method;
using enum Access;

desk::Surveys& surveys_of(Call& call) {
    return call.parts.desk().parts().get<desk::Surveys>();
}

std::optional<store::SurveyKind> kind_in(wire::Fields& fields) {
    const auto kind = store::survey_kind_named(fields.text_or("kind", "csat", {.max = 10}));
    if (!kind) fields.blame(wire::Code::invalid_field, "kind", "\"kind\" is csat, nps or ces");
    return kind;
}

void answers(Call call) {
    const auto page = page_of(call.request);
    if (!page) return call.refuse(page.error());
    const auto agent = query_number(call.request, "agent", 0, INT64_MAX);
    const auto score = query_number(call.request, "score_max", 10, 10);
    if (!agent) return call.refuse(agent.error());
    if (!score) return call.refuse(score.error());
    const store::SurveyFilter filter{
        .kind = store::survey_kind_named(call.request.parameter("kind")),
        .agent = *agent,
        .queue = std::string(call.request.parameter("queue")),
        .score_max = *score};
    auto found = surveys_of(call).answers(filter, *page);
    if (!found) return call.refuse(found.error());
    keep_in_sight(call, found->items, [](const store::SurveyRow& one) { return one.ticket; });
    call.send(wire::page_of(found->items, found->next, wire::append_survey));
}

void append_sum(std::string& out, const store::SurveySum& sum) {
    std::string json;
    wire::Writer writer(json);
    writer.open().text_or_null("name", sum.name).number("asked", sum.asked);
    writer.number("answered", sum.answered).real("mean", sum.mean);
    writer.number("good", sum.promoters).number("bad", sum.detractors).close();
    out += json;
}

void sums(Call call) {
    const auto days = query_number(call.request, "days", 30, 3650);
    if (!days) return call.refuse(days.error());
    const auto kind = store::survey_kind_named(call.request.parameter("kind"));
    const auto by =
        call.request.parameter("by") == "queue" ? store::SurveyBy::queue : store::SurveyBy::agent;
    auto found = surveys_of(call).sums(kind.value_or(store::SurveyKind::csat), by,
                                       call.parts.options.clock() - std::chrono::days{*days});
    if (!found) return call.refuse(found.error());
    if (by == store::SurveyBy::queue) {
        keep_seen_queues(call, *found, [](const store::SurveySum& sum) { return sum.name; });
    }
    call.send(wire::page_of(*found, "", append_sum));
}

void append_link(std::string& out, const desk::SurveyLink& link) {
    wire::append_survey(out, link.survey);
    out.pop_back();
    out += fmt::format(R"(,"path":"/survey/{}"}})", link.token);
}

void ask(Call call) {
    auto fields = call.body();
    if (!fields) return;
    const auto kind = kind_in(*fields);
    const auto ticket = fields->integer_or("ticket", 0, 1, INT64_MAX);
    const auto text = fields->text_or("customer", "0", {.max = 20});
    std::int64_t customer = 0;
    std::from_chars(text.data(), text.data() + text.size(), customer);
    if (call.refused(*fields)) return;
    surveys_of(call).ask_by_link(
        call.who.actor, customer, ticket, *kind,
        answered<desk::SurveyLink>(std::move(call.reply), 201, append_link));
}

constexpr Route table[] = {
    {get, "/api/v1/surveys", viewer, answers, "What customers answered"},
    {post, "/api/v1/surveys", agent, ask, "A survey's link for one customer"},
    {get, "/api/v1/surveys/summary", viewer, sums, "Answers added up by agent or queue"},
};
static_assert(well_formed(table));
}  // namespace

std::span<const Route> survey_routes() {
    return table;
}

}  // namespace net
