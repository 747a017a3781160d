// JSON of reports.
#include "server/wire/insight_nouns.hpp"

#include "server/wire/nouns.hpp"
#include "server/wire/writer.hpp"

namespace wire {
namespace {
void add_real(Writer& writer, std::string_view key, const std::optional<double>& value) {
    value ? writer.real(key, *value) : writer.null(key);
}

void add_seconds(Writer& writer, std::string_view key, const std::optional<std::int64_t>& value) {
    value ? writer.number(key, *value) : writer.null(key);
}

void add_share_fields(Writer& writer, const desk::Share& share) {
    writer.number("n", share.n).number("count", share.count);
    add_real(writer, "share", share.share);
    add_real(writer, "low", share.low);
    add_real(writer, "high", share.high);
    writer.truth("small", share.small());
}

void add_share(Writer& writer, std::string_view key, const desk::Share& share) {
    writer.open(key);
    add_share_fields(writer, share);
    writer.close();
}

void add_csat(Writer& writer, const desk::Share& share, const std::optional<double>& average) {
    writer.open("csat");
    add_share_fields(writer, share);
    add_real(writer, "average", average);
    writer.close();
}

void add_spread(Writer& writer, std::string_view key, const desk::Spread& spread) {
    writer.open(key).number("n", spread.n);
    add_seconds(writer, "median_s", spread.median_s);
    add_seconds(writer, "p90_s", spread.p90_s);
    writer.close();
}

void add_row(Writer& writer, const desk::ReportRow& row) {
    writer.open().text("key", row.key).text("label", row.label);
    writer.number("created", row.created).number("solved", row.solved);
    add_share(writer, "reopen", row.reopen);
    add_spread(writer, "first_response", row.first_response);
    add_spread(writer, "next_response", row.next_response);
    add_spread(writer, "resolution", row.resolution);
    add_csat(writer, row.csat, row.csat_average);
    writer.open("nps").number("n", row.nps.n);
    add_real(writer, "score", row.nps.score);
    add_real(writer, "low", row.nps.low);
    add_real(writer, "high", row.nps.high);
    writer.truth("small", row.nps.small()).close().close();
}

void add_queues(Writer& writer, const std::vector<desk::QueueNow>& queues) {
    writer.open_list("queues");
    for (const auto& one : queues) {
        writer.open().text("queue", one.queue).text("label", one.label).truth("open", one.open);
        writer.number("waiting", one.waiting).number("longest_wait_s", one.longest_wait_s);
        writer.number("active", one.active).close();
    }
    writer.close_list();
}

void add_agents(Writer& writer, const std::vector<desk::AgentNow>& agents) {
    writer.open_list("agents");
    for (const auto& one : agents) {
        writer.open().number("id", one.id).text("name", one.name).text("presence", one.presence);
        writer.number("open", one.open).number("waiting_customer", one.waiting_customer);
        writer.number("snoozed", one.snoozed).close();
    }
    writer.close_list();
}
}  // namespace

std::string report_json(const desk::Report& report, std::string_view zone) {
    std::string out;
    Writer body(out);
    body.open().text("by", desk::name_of(report.query.by));
    body.text("from", desk::day_text(report.query.from))
        .text("to", desk::day_text(report.query.to));
    body.text("timezone", zone).open_list("rows");
    for (const auto& row : report.rows) add_row(body, row);
    body.close_list().close();
    return out;
}

std::string heat_map_json(const desk::HeatMap& map, std::string_view what, std::string_view zone) {
    std::string out;
    Writer body(out);
    body.open().text("timezone", zone).text("what", what).open_list("cells");
    for (const auto& day : map.cells) {
        std::string row = "[";
        for (std::size_t hour = 0; hour < day.size(); ++hour) {
            if (hour > 0) row += ',';
            row += std::to_string(day[hour]);
        }
        body.raw_item(row + "]");
    }
    body.close_list().close();
    return out;
}

std::string deflection_json(const desk::Deflection& d) {
    std::string out;
    Writer body(out);
    body.open().number("conversations", d.conversations).number("to_people", d.to_people);
    body.number("said_solved", d.said_solved).number("said_not_helpful", d.said_not_helpful);
    body.number("came_back", d.came_back).number("no_return", d.no_return);
    body.number("silent_exit", d.silent_exit).number("pending", d.pending);
    add_share(body, "deflection", d.deflection);
    body.close();
    return out;
}

std::string bot_json(const desk::BotReport& report) {
    std::string out;
    Writer body(out);
    body.open().number("questions", report.questions).number("answered", report.answered);
    add_share(body, "coverage", report.coverage);
    body.open_list("articles");
    for (const auto& one : report.articles) {
        body.open().text("article", one.article).text("title", one.title);
        body.number("answers", one.answers);
        add_share(body, "helpful", one.helpful);
        body.number("handed_over", one.handed_over).number("came_back", one.came_back).close();
    }
    body.close_list().close();
    return out;
}

std::string overview_json(const desk::Overview& now) {
    std::string out;
    Writer body(out);
    body.open();
    add_time(body, "at", now.at);
    body.open("waiting").number("count", now.waiting).number("longest_s", now.longest_wait_s);
    if (now.oldest_ticket == 0) {
        body.null("oldest_ticket");
    } else {
        body.number("oldest_ticket", now.oldest_ticket);
    }
    body.close();
    add_queues(body, now.queues);
    add_agents(body, now.agents);
    body.open("sla").open_list("at_risk");
    for (const auto& one : now.at_risk) {
        body.open().number("ticket", one.ticket).text("subject", one.subject);
        body.text("metric", one.metric);
        add_time(body, "due", one.due);
        body.close();
    }
    body.close_list().number("breached", now.breached).close();
    body.open("today").number("created", now.today.created).number("solved", now.today.solved);
    body.number("bot_answers", now.today.bot_answers).number("handoffs", now.today.handoffs);
    add_csat(body, now.today.csat, now.today.csat_average);
    body.close().close();
    return out;
}

}  // namespace wire
