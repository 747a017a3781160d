// What must be true of every week, whatever happened in it.
#include "server/desk/sla_timers.hpp"
#include "server/store/sla.hpp"
#include "server/store/staff.hpp"
#include "tests/week/week.hpp"
#include "tests/week/week_ear.hpp"

#include <fmt/format.h>

namespace week {

using namespace std::chrono_literals;
using escalation::ClockState;
using escalation::Status;

// Nothing said is lost or doubled, and the numbers are dense.
void Week::check_chats(std::vector<std::string>& all) {
    for (const auto& customer : customers_) {
        if (customer.sent.empty()) continue;
        const auto events = store_->read([&](store::Connection& db) {
            return store::events_of(db, customer.visitor.conversation);
        });
        if (!events) return all.push_back(events.error().message);
        std::map<std::string, std::pair<int, store::ConversationSeq>> stored;
        store::ConversationSeq dense = 0;
        for (const auto& event : *events) {
            if (event.cseq != ++dense) all.push_back(fmt::format("seq {} is missing", dense));
            if (event.client_id.empty()) continue;
            auto& [times, seq] = stored[event.client_id];
            ++times;
            seq = event.cseq;
        }
        for (const auto& sent : customer.sent) {
            const auto found = stored.find(sent.id);
            const int times = found == stored.end() ? 0 : found->second.first;
            if (times > 1 || (times == 0 && sent.seq && !sent.handoff)) {
                all.push_back(fmt::format("{} is stored {} times", sent.id, times));
            } else if (times == 1 && sent.seq && *sent.seq != found->second.second) {
                all.push_back(fmt::format("{} was acknowledged as {} and stands as {}", sent.id,
                                          *sent.seq, found->second.second));
            }
        }
        for (const auto& [id, one] : stored) {
            if (one.first > 1) all.push_back(fmt::format("{} is stored {} times", id, one.first));
        }
    }
}

// Every open ticket has an owner, or stands in a line with a clock; every sum adds up.
void Week::check_tickets(std::vector<std::string>& all) {
    for (const auto& [number, heard] : ear_->tickets) {
        const auto card = desk_->tickets().get(number);
        if (!card) return all.push_back(card.error().text);
        const auto& ticket = card->ticket;
        const auto owner = desk_->tickets().conversation(ticket.conversation)->conversation.owner;
        const bool open = escalation::is_unsolved(ticket.status);
        if (open && ticket.assignee == 0 && owner != store::Owner::bot) {
            const auto place = store_->read(
                [&](store::Connection& db) { return store::place_in_line(db, ticket); });
            const bool ticking =
                std::ranges::any_of(ticket.sla, [](const auto& line) { return !line.stopped; });
            if (*place == 0 || owner != store::Owner::queue || !ticking) {
                all.push_back(fmt::format("#{} ({}) has no owner, place {}, {} clocks", number,
                                          escalation::name_of(ticket.status), *place,
                                          ticket.sla.size()));
            }
        }
        const auto report = desk_->parts().get<desk::SlaTimers>().report(number);
        for (const auto& clock : report->clocks) {
            std::chrono::milliseconds sum{};
            store::Time until = clock.started;
            for (const auto& span : clock.spans) {
                if (span.from != until) all.push_back(fmt::format("#{} has a gap", number));
                sum += span.counted;
                until = span.to;
            }
            if (std::chrono::floor<std::chrono::seconds>(sum) != clock.used) {
                all.push_back(fmt::format("#{} {}: {} ms are not {} s", number,
                                          escalation::name_of(clock.metric), sum.count(),
                                          clock.used.count()));
            }
            const auto given = std::ranges::count_if(report->given, [&](const auto& one) {
                return one.metric == clock.metric && one.breached && one.due == clock.due;
            });
            // Answered in the very moment it fell due: the alarm may have gone out just before.
            const bool on_the_dot = clock.stopped && clock.stopped == clock.due;
            if (!on_the_dot && (clock.state == ClockState::breached) != (given == 1)) {
                all.push_back(fmt::format(
                    "#{} {} is {} with {} alarms, due {}", number,
                    escalation::name_of(clock.metric), escalation::name_of(clock.state), given,
                    clock.due ? escalation::format_instant(*clock.due) : "never"));
            }
        }
    }
}

// Each warning and breach was told once, and in time.
void Week::check_alarms(std::vector<std::string>& all) {
    std::map<store::TicketNumber, std::size_t> told;
    std::set<std::tuple<store::TicketNumber, std::string, bool, store::Time>> once;
    const auto log = store_->read([](store::Connection& db) {
        store::Interest interest{.kinds = store::Interest::bit(store::EventKind::sla_alarm)};
        std::vector<store::Event> alarms;
        for (store::EventSeq seq = 0; seq < store::last_seq(db); seq += 10'000) {
            for (auto& one : store::events_after(db, seq, 10'000, interest))
                alarms.push_back(std::move(one));
        }
        return alarms;
    });
    for (const auto& event : *log) {
        const auto& alarm = std::get<store::SlaAlarm>(event.body);
        ++told[alarm.ticket];
        if (!once.emplace(alarm.ticket, alarm.metric, alarm.breached, alarm.due).second)
            all.push_back(fmt::format("#{} was told twice", alarm.ticket));
        if (!alarm.breached) continue;
        auto late = event.at - alarm.due;
        for (const auto& span : blind_) {
            const auto overlap = std::min(span.to, event.at) - std::max(span.from, alarm.due);
            late -= std::max(overlap, std::chrono::milliseconds{});
        }
        if (late > 1s || event.at < alarm.due) {
            all.push_back(fmt::format("#{} {} came {} ms after {}", alarm.ticket, alarm.metric,
                                      late.count(), escalation::format_instant(alarm.due)));
        }
    }
    for (const auto& [number, count] : told) {
        const auto kept = store_->read([number = number](store::Connection& db) {
            return store::fired_for(db, number).size();
        });
        if (*kept != count)
            all.push_back(fmt::format("#{}: {} alarms told, {} kept", number, count, *kept));
    }
}

std::vector<std::string> Week::faults() {
    auto all = faults_;
    check_chats(all);
    check_tickets(all);
    check_alarms(all);
    return all;
}

}  // namespace week
