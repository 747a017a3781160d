// Insight over HTTP: the present moment, and reports of days as JSON or CSV.
#include "server/desk/insight/insight.hpp"
#include "server/net/api/call.hpp"
#include "server/net/api/route_tables.hpp"
#include "server/net/api/sight_gate.hpp"
#include "server/wire/insight_nouns.hpp"

#include <charconv>
#include <limits>

#include <fmt/format.h>

namespace net {
namespace {
constexpr store::DayNumber days_default = 28;
constexpr store::DayNumber days_max = 3 * 366;

desk::Insight& insight(Call& call) {
    return call.parts.desk().parts().get<desk::Insight>();
}

wire::Refusal bad(std::string_view field, std::string text) {
    return {wire::Code::invalid_field, std::move(text), std::string(field), {}};
}

struct Days {
    store::DayNumber from = 0;
    store::DayNumber to = 0;
};

std::optional<store::DayNumber> day_in(Call& call, std::string_view name,
                                       store::DayNumber fallback) {
    if (!call.request.has_parameter(name)) return fallback;
    const auto day = desk::day_named(call.request.parameter(name));
    if (!day) call.refuse(bad(name, fmt::format("\"{}\" is a date, as in 2026-05-04", name)));
    return day;
}

// `from` and `to`, both included; the last four weeks where nothing is said. Nothing means that
// the refusal was answered.
std::optional<Days> days_of(Call& call) {
    const auto to = day_in(call, "to", insight(call).today());
    if (!to) return std::nullopt;
    const auto from = day_in(call, "from", *to - days_default + 1);
    if (!from) return std::nullopt;
    if (*from <= *to && *to - *from < days_max) return Days{*from, *to};
    call.refuse(bad("from", "\"from\" is not after \"to\", and at most three years before it"));
    return std::nullopt;
}

bool wants_csv(const Call& call) {
    return call.request.parameter("format") == "csv";
}

void send_csv(Call& call, std::string csv, std::string_view name) {
    Response response{.type = "text/csv; charset=utf-8", .body = std::move(csv)};
    response.headers.emplace_back("Content-Disposition",
                                  fmt::format("attachment; filename=\"{}.csv\"", name));
    call.reply.send(std::move(response));
}

void overview(Call call) {
    auto now = insight(call).overview();
    if (!now) return call.refuse(now.error());
    keep_in_sight(call, now->at_risk, [](const auto& one) { return one.ticket; });
    if (!sees_ticket(call, now->oldest_ticket)) now->oldest_ticket = 0;
    keep_seen_queues(call, now->queues, [](const desk::QueueNow& one) { return one.queue; });
    call.send(wire::overview_json(*now));
}

std::optional<desk::ReportQuery> query_of(Call& call) {
    const auto by = desk::report_by_named(call.params[0]);
    if (!by) {
        call.refuse(wire::Refusal{wire::Code::not_found,
                                  "reports are by total, day, queue, agent, tag, article, channel",
                                  {},
                                  {}});
        return std::nullopt;
    }
    const auto days = days_of(call);
    if (!days) return std::nullopt;
    desk::ReportQuery query{.by = *by, .from = days->from, .to = days->to};
    query.queue = call.request.parameter("queue");
    query.channel = call.request.parameter("channel");
    query.tag = call.request.parameter("tag");
    if (!call.request.has_parameter("agent")) return query;
    const auto agent =
        query_number(call.request, "agent", 0, std::numeric_limits<std::int64_t>::max());
    if (!agent) {
        call.refuse(agent.error());
        return std::nullopt;
    }
    query.agent = *agent;
    return query;
}

void report(Call call) {
    const auto query = query_of(call);
    if (!query) return;
    if (!call.who.actor.may_see(query->queue)) return call.refuse(bad("queue", "no such queue"));
    auto made = insight(call).report(*query);
    if (!made) return call.refuse(made.error());
    if (query->by == desk::ReportBy::queue) {
        keep_seen_queues(call, made->rows, [](const desk::ReportRow& row) { return row.key; });
    }
    if (wants_csv(call)) {
        return send_csv(call, wire::report_csv(*made), desk::name_of(query->by));
    }
    call.send(wire::report_json(*made, insight(call).zone()));
}

std::optional<store::Counted> counted_named(std::string_view name) {
    if (name.empty() || name == "messages") return store::Counted::messages;
    if (name == "tickets") return store::Counted::tickets;
    if (name == "bot") return store::Counted::questions;
    return std::nullopt;
}

void heat_map(Call call) {
    const auto what = counted_named(call.request.parameter("what"));
    if (!what) return call.refuse(bad("what", "\"what\" is messages, tickets or bot"));
    const auto days = days_of(call);
    if (!days) return;
    const auto made = insight(call).heat_map(days->from, days->to, *what);
    if (!made) return call.refuse(made.error());
    if (wants_csv(call)) return send_csv(call, wire::heat_map_csv(*made), "heat-map");
    const auto name = call.request.parameter("what");
    call.send(wire::heat_map_json(*made, name.empty() ? "messages" : name, insight(call).zone()));
}

void deflection(Call call) {
    const auto days = days_of(call);
    if (!days) return;
    const auto made = insight(call).deflection(days->from, days->to);
    if (!made) return call.refuse(made.error());
    if (wants_csv(call)) return send_csv(call, wire::deflection_csv(*made), "deflection");
    call.send(wire::deflection_json(*made));
}

void bot(Call call) {
    const auto days = days_of(call);
    if (!days) return;
    const auto made = insight(call).bot(days->from, days->to);
    if (!made) return call.refuse(made.error());
    if (wants_csv(call)) return send_csv(call, wire::bot_csv(*made), "bot");
    call.send(wire::bot_json(*made));
}

void rebuild(Call call) {
    insight(call).rebuild(answered<std::monostate>(
        std::move(call.reply), 202,
        [](std::string& out, const auto&) { out += R"({"status":"under way"})"; }));
}

using enum Method;
using enum Access;
constexpr Route table[] = {
    {get, "/api/v1/insight/overview", viewer, overview, "Who waits, who works, what is at risk"},
    {get, "/api/v1/insight/reports/{by}", viewer, report, "Volume, times and scores by something"},
    {get, "/api/v1/insight/heat-map", viewer, heat_map, "Weekday by hour"},
    {get, "/api/v1/insight/deflection", viewer, deflection, "How visits to the bot ended"},
    {get, "/api/v1/insight/bot", viewer, bot, "What the bot answered, by article"},
    {post, "/api/v1/insight/rebuild", admin, rebuild, "Make the facts of reports anew"},
};
static_assert(well_formed(table));
}  // namespace

std::span<const Route> insight_routes() {
    return table;
}

}  // namespace net
