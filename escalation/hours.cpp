// Everything about business hours from one function: how much open time has passed until then.
// It never falls and costs two binary searches, so every "when" is a search over it.
#include "escalation/hours.hpp"

#include "escalation/calendar_text.hpp"
#include "escalation/wall_hours.hpp"
#include "escalation/zone.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace escalation {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

// The clocks of a zone between two changes.
struct Stretch {
    Instant from;
    milliseconds ahead{};
    milliseconds open_before{};          // since 1970
    milliseconds open_on_wall_before{};  // open_until() of the wall clock at `from`
};

// The first moment from `from` on at which `measure`, which never falls, is at least `goal`.
template <class Measure>
std::optional<Instant> first_reaching(const Measure& measure, Instant from, milliseconds goal) {
    if (measure(last_instant) < goal) return std::nullopt;
    if (measure(from) >= goal) return from;
    milliseconds stride = 1h;
    Instant below = from;
    Instant reached = std::min(from + stride, last_instant);
    while (measure(reached) < goal) {
        below = reached;
        stride *= 2;
        reached = std::min(reached + stride, last_instant);
    }
    while (reached - below > 1ms) {
        const Instant middle = below + (reached - below) / 2;
        (measure(middle) < goal ? below : reached) = middle;
    }
    return reached;
}

}  // namespace

struct Calendar::Table {
    std::string zone;
    WallHours wall;
    std::vector<NamedDate> names;
    std::vector<Stretch> stretches;

    Table(std::string zone_name, const std::vector<OffsetStretch>& offsets, CalendarPlan plan)
        : zone(std::move(zone_name)), wall(plan.weekly, plan.dates), names(std::move(plan.names)) {
        milliseconds open{};
        for (std::size_t i = 0; i < offsets.size(); ++i) {
            const Instant to = i + 1 < offsets.size() ? offsets[i + 1].from : last_instant;
            const auto before = wall.open_until(on_wall(offsets[i].from, offsets[i].ahead));
            stretches.push_back({offsets[i].from, offsets[i].ahead, open, before});
            open += wall.open_until(on_wall(to, offsets[i].ahead)) - before;
        }
    }

    static WallTime on_wall(Instant at, milliseconds ahead) {
        return at.time_since_epoch() + ahead;
    }

    const Stretch& stretch_at(Instant at) const {
        const auto after = std::ranges::upper_bound(stretches, at, {}, &Stretch::from);
        return after == stretches.begin() ? stretches.front() : *std::prev(after);
    }

    /// Open time from 1970 until `at`.
    milliseconds open_until(Instant at) const {
        at = std::clamp(at, first_instant, last_instant);
        const Stretch& stretch = stretch_at(at);
        return stretch.open_before + wall.open_until(on_wall(at, stretch.ahead)) -
               stretch.open_on_wall_before;
    }

    /// Closed time from 1970 until `at`.
    milliseconds closed_until(Instant at) const {
        at = std::clamp(at, first_instant, last_instant);
        return (at - first_instant) - open_until(at);
    }
};

Calendar::Calendar() {
    static const Calendar always = [] {
        CalendarPlan plan;
        plan.weekly.fill({{0h, 24h}});
        const std::vector<OffsetStretch> utc = {{first_instant, 0s}};
        return Calendar(std::make_shared<const Table>("UTC", utc, std::move(plan)));
    }();
    table_ = always.table_;
}

Calendar::Calendar(std::shared_ptr<const Table> table) : table_(std::move(table)) {}

std::expected<Calendar, CalendarError> Calendar::from(const CalendarText& text) {
    auto plan = read_calendar(text);
    if (!plan) return std::unexpected(plan.error());
    const auto offsets = offsets_of(text.tz);
    if (!offsets) {
        return std::unexpected(CalendarError{"tz", offsets.error().what, offsets.error().mend});
    }
    return Calendar(std::make_shared<const Table>(text.tz, *offsets, *std::move(plan)));
}

// Windows and clock changes lie on whole seconds: a moment is open if its millisecond counts.
bool Calendar::is_open(Instant at) const {
    if (at < first_instant || at >= last_instant) return false;
    return table_->open_until(at + 1ms) > table_->open_until(at);
}

std::optional<Instant> Calendar::next_open(Instant at) const {
    if (is_open(at)) return at;
    const auto open = [this](Instant until) { return table_->open_until(until); };
    const auto counted = first_reaching(open, std::max(at, first_instant), open(at) + 1ms);
    if (!counted) return std::nullopt;
    return *counted - 1ms;
}

std::optional<Instant> Calendar::next_close(Instant at) const {
    if (!is_open(at)) return at;
    const auto closed = [this](Instant until) { return table_->closed_until(until); };
    const auto counted = first_reaching(closed, at, closed(at) + 1ms);
    if (!counted) return std::nullopt;
    return *counted - 1ms;
}

milliseconds Calendar::working(Instant from, Instant to) const {
    if (to <= from) return 0ms;
    return table_->open_until(to) - table_->open_until(from);
}

std::chrono::seconds Calendar::working_seconds(Instant from, Instant to) const {
    return std::chrono::floor<std::chrono::seconds>(working(from, to));
}

std::optional<Instant> Calendar::deadline(Instant start, milliseconds length,
                                          std::span<const Span> pauses) const {
    if (length <= 0ms) return start;
    Instant resumed = std::max(start, first_instant);
    milliseconds left = length;
    for (const Span& pause : merged(pauses)) {
        if (pause.to <= resumed) continue;
        const auto before = working(resumed, pause.from);
        if (before >= left) break;
        left -= before;
        resumed = pause.to;
    }
    const auto open = [this](Instant until) { return table_->open_until(until); };
    if (left > open(last_instant)) return std::nullopt;
    return first_reaching(open, resumed, open(resumed) + left);
}

std::optional<std::string_view> Calendar::holiday(Instant at) const {
    if (at < first_instant || at >= last_instant) return std::nullopt;
    const auto wall = Table::on_wall(at, utc_offset(at));
    const std::chrono::sys_days date{std::chrono::floor<std::chrono::days>(wall)};
    const auto found = std::ranges::lower_bound(table_->names, date, {}, &NamedDate::date);
    if (found == table_->names.end() || found->date != date) return std::nullopt;
    return found->name;
}

std::chrono::seconds Calendar::utc_offset(Instant at) const {
    return std::chrono::floor<std::chrono::seconds>(table_->stretch_at(at).ahead);
}

const std::string& Calendar::zone() const {
    return table_->zone;
}

std::string CalendarError::words() const {
    return where + ": " + what + " (" + mend + ")";
}

std::vector<Span> merged(std::span<const Span> spans) {
    std::vector<Span> sorted(spans.begin(), spans.end());
    std::erase_if(sorted, [](const Span& span) { return span.to <= span.from; });
    std::ranges::sort(sorted, {}, &Span::from);
    std::vector<Span> joined;
    for (const Span& span : sorted) {
        if (joined.empty() || joined.back().to < span.from) {
            joined.push_back(span);
        } else {
            joined.back().to = std::max(joined.back().to, span.to);
        }
    }
    return joined;
}

}  // namespace escalation
