// What the shop promises and when it is open, as configured; and the clock by itself, to be tried.
#include "server/net/api/api.hpp"
#include "server/net/api/route_tables.hpp"
#include "server/store/condition_text.hpp"
#include "server/wire/nouns.hpp"

#include <fmt/format.h>

namespace net {
namespace {

using escalation::Calendar;
using std::chrono::days;
using std::chrono::seconds;

constexpr std::int64_t days_shown = 14;
constexpr std::int64_t days_max = 400;
constexpr int spans_max = 200;
constexpr std::int64_t seconds_max = 10LL * 365 * 86'400;

void add_list(wire::Writer& out, std::string_view key, const std::vector<std::string>& words) {
    if (words.empty()) return;
    out.open_list(key);
    for (const auto& word : words) out.item(word);
    out.close_list();
}

void add_targets(wire::Writer& out, const escalation::SlaTargets& targets) {
    out.open("targets");
    for (const auto& metric : escalation::metric_names) {
        out.open(metric.wire);
        for (const auto& priority : escalation::priority_names) {
            const auto target = targets.at(metric.value, priority.value);
            if (target) out.number(priority.wire, target->count());
        }
        out.close();
    }
    out.close();
}

void add_when(wire::Writer& out, const desk::SlaWhen& when) {
    out.open("when");
    add_list(out, "queue", when.queues);
    add_list(out, "priority", when.priorities);
    add_list(out, "tier", when.tiers);
    add_list(out, "tag", when.tags);
    add_list(out, "channel", when.channels);
    add_list(out, "language", when.languages);
    if (!when.also.always()) out.raw("condition", store::condition_text(when.also));
    out.close();
}

void add_actions(wire::Writer& out, std::string_view key, const desk::SlaActions& actions) {
    const auto list = [&](std::string_view name, const std::vector<std::string>& words) {
        out.open_list(name);
        for (const auto& word : words) out.item(word);
        out.close_list();
    };
    out.open(key);
    list("notify", actions.notify);
    out.truth("raise_priority", actions.raise_priority).text_or_null("queue", actions.queue);
    list("tags", actions.tags);
    out.close();
}

void add_policy(wire::Writer& out, const desk::SlaPolicySettings& policy, std::string_view name,
                const escalation::SlaTargets& targets, const std::string& calendar) {
    out.open().text("name", name).text_or_null("calendar", calendar);
    add_when(out, policy.when);
    add_targets(out, targets);
    out.number("warn_at_percent", policy.promise.warn_at_percent).open_list("paused_in");
    for (const auto status : policy.promise.paused_in) out.item(escalation::name_of(status));
    out.close_list();
    add_actions(out, "on_warning", policy.on_warning);
    add_actions(out, "on_breach", policy.on_breach);
    out.close();
}

std::string time_of_day(seconds since_midnight) {
    const auto minutes = std::chrono::floor<std::chrono::minutes>(since_midnight).count();
    return fmt::format("{:02}:{:02}", minutes / 60, minutes % 60);
}

// The open stretches of one day on that calendar's own wall.
void add_day(wire::Writer& out, const Calendar& calendar, store::Time midnight) {
    const std::chrono::year_month_day date{
        std::chrono::floor<days>(midnight + calendar.utc_offset(midnight))};
    out.open().text("date", fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                                        static_cast<unsigned>(date.month()),
                                        static_cast<unsigned>(date.day())));
    out.text_or_null("holiday", std::string(calendar.holiday(midnight).value_or("")));
    out.open_list("open");
    const auto end = midnight + days{1};
    for (auto from = calendar.next_open(midnight); from && *from < end;) {
        const auto to = std::min(calendar.next_close(*from).value_or(end), end);
        const auto clock = [&](store::Time at) {
            return time_of_day(std::chrono::floor<seconds>(at - midnight));
        };
        std::string span;
        wire::Writer(span).open().text("from", clock(*from)).text("to", clock(to)).close();
        out.raw_item(span);
        from = calendar.next_open(to);
    }
    out.close_list().close();
}

void add_calendar(wire::Writer& out, std::string_view name, const Calendar& calendar,
                  store::Time now, std::int64_t days_ahead) {
    const auto wall = std::chrono::floor<days>(now + calendar.utc_offset(now));
    out.open().text("name", name).text("timezone", calendar.zone());
    out.truth("open", calendar.is_open(now)).open_list("days");
    for (std::int64_t i = 0; i < days_ahead; ++i) {
        const store::Time local = wall + days{i};
        add_day(out, calendar, local - calendar.utc_offset(local - calendar.utc_offset(local)));
    }
    out.close_list().close();
}

void policies(Call call) {
    const auto days_ahead = query_number(call.request, "days", days_shown, days_max);
    if (!days_ahead) return call.refuse(days_ahead.error());
    const auto live = call.parts.desk().publisher().live();
    const auto& settings = live->settings();
    std::string body;
    wire::Writer out(body);
    out.open().open_list("items");
    for (const auto& policy : settings.sla.policies) {
        add_policy(out, policy, policy.name, policy.promise.targets, policy.calendar);
    }
    for (const auto& queue : settings.queues) {
        add_policy(out, settings.sla.standing, fmt::format("queue {}", queue.name), queue.targets,
                   queue.calendar);
    }
    out.close_list().null("next").open_list("calendars");
    for (const auto& [name, calendar] : settings.calendars) {
        add_calendar(out, name, calendar, call.parts.options.clock(), *days_ahead);
    }
    out.close_list().close();
    call.send(std::move(body));
}

// Stretch by stretch what counts, up to the whole length; true where no stretch was left out.
bool add_counted(wire::Writer& out, const Calendar& calendar, store::Time start, seconds length) {
    std::chrono::milliseconds left = length;
    auto from = calendar.next_open(start);
    for (int i = 0; i < spans_max && from && left.count() > 0; ++i) {
        auto to = *from + left;
        if (const auto close = calendar.next_close(*from)) to = std::min(to, *close);
        std::string span;
        wire::Writer one(span);
        one.open();
        wire::add_time(one, "from", *from);
        wire::add_time(one, "to", to);
        one.number("counted_s", std::chrono::floor<seconds>(to - *from).count()).close();
        out.raw_item(span);
        left -= to - *from;
        from = calendar.next_open(to);
    }
    return left.count() == 0;
}

void deadline(Call call) {
    auto fields = call.body();
    if (!fields) return;
    const auto live = call.parts.desk().publisher().live();
    const auto& settings = live->settings();
    auto name = fields->text_or("calendar", "", {.max = 100});
    const auto queue = fields->text_or("queue", "", {.max = 100});
    if (!queue.empty()) name = settings.queue(queue).calendar;
    const auto calendar = settings.calendars.find(name);
    if (calendar == settings.calendars.end()) {
        fields->blame(wire::Code::invalid_field, "calendar",
                      fmt::format("there is no calendar \"{}\"", name));
    }
    const auto start = fields->maybe_time("start").value_or(call.parts.options.clock());
    const auto length = fields->integer("seconds", 0, seconds_max);
    if (call.refused(*fields)) return;
    const auto due = calendar->second.deadline(start, seconds{length});
    std::string body;
    wire::Writer out(body);
    out.open().text("calendar", name).text("timezone", calendar->second.zone());
    wire::add_time(out, "start", start);
    wire::add_time(out, "due", due);
    out.open_list("spans");
    const bool whole = add_counted(out, calendar->second, start, seconds{length});
    out.close_list().truth("whole", whole).close();
    call.send(std::move(body));
}

constexpr Route table[] = {
    {Method::get, "/api/v1/sla/policies", Access::viewer, policies,
     "What is promised, in order, and when the shop is open"},
    {Method::post, "/api/v1/sla/deadline", Access::viewer, deadline,
     "When so much working time has passed"},
};
static_assert(well_formed(table));

}  // namespace

std::span<const Route> sla_settings_routes() {
    return table;
}

}  // namespace net
