// Promises of time over HTTP: every clock of a ticket with its sum, and why it is that long.
#include "server/desk/sla/sla_timers.hpp"
#include "server/net/api/api.hpp"
#include "server/net/api/route_tables.hpp"
#include "server/wire/nouns.hpp"

namespace net {
namespace {

void add_clock(wire::Writer& out, const escalation::SlaClock& clock) {
    out.open().text("metric", escalation::name_of(clock.metric));
    out.text("state", escalation::name_of(clock.state));
    out.number("target_s", clock.target.count()).number("used_s", clock.used.count());
    wire::add_time(out, "started_at", clock.started);
    wire::add_time(out, "due", clock.due);
    wire::add_time(out, "warn_at", clock.warn_at);
    wire::add_time(out, "stopped_at", clock.stopped);
    out.open_list("spans");
    for (const auto& span : clock.spans) {
        out.open();
        wire::add_time(out, "from", span.from);
        wire::add_time(out, "to", span.to);
        out.text("status", escalation::name_of(span.status));
        out.number("counted_ms", span.counted.count()).text("why", span.why).close();
    }
    out.close_list().close();
}

void add_policy(wire::Writer& out, const desk::SlaReport& report) {
    out.open("policy").text_or_null("name", report.policy);
    out.text_or_null("calendar", report.calendar).text("timezone", report.zone);
    out.number("warn_at_percent", report.warn_at_percent).open_list("paused_in");
    for (const auto status : report.paused_in) out.item(escalation::name_of(status));
    out.close_list().open_list("considered");
    for (const auto& one : report.considered) {
        out.open().text_or_null("name", one.name).truth("fits", one.fits);
        out.text("why", one.why).close();
    }
    out.close_list().close();
}

void ticket_sla(Call call) {
    const auto number = call.number(0);
    if (!number) return;
    const auto report = call.parts.desk().parts().get<desk::SlaTimers>().report(*number);
    if (!report) return call.refuse(report.error());
    std::string body;
    wire::Writer out(body);
    out.open().number("ticket", report->ticket.number);
    add_policy(out, *report);
    out.open_list("clocks");
    for (const auto& clock : report->clocks) add_clock(out, clock);
    out.close_list().open_list("alarms");
    for (const auto& one : report->given) {
        out.open().text("metric", escalation::name_of(one.metric));
        out.text("alarm", one.breached ? "breached" : "warning");
        wire::add_time(out, "due", one.due);
        wire::add_time(out, "at", one.at);
        out.close();
    }
    out.close_list().close();
    call.send(std::move(body));
}

constexpr Route table[] = {
    {Method::get, "/api/v1/tickets/{id}/sla", Access::viewer, ticket_sla,
     "Its clocks, span by span, and which promises hold"},
};
static_assert(well_formed(table));

}  // namespace

std::span<const Route> sla_routes() {
    return table;
}

}  // namespace net
