// What must be true of every week, whatever happened in it.
#include "server/desk/sla/sla_timers.hpp"
#include "server/store/rule_log.hpp"
#include "server/store/sla.hpp"
#include "server/store/staff.hpp"
#include "server/store/teamwork.hpp"
#include "tests/week/week.hpp"
#include "tests/week/week_ear.hpp"

#include <fmt/format.h>

namespace week {

using namespace std::chrono_literals;
using escalation::ClockState;
using escalation::Status;

// The whole log, a piece at a time.
template <class Look>
void for_each_event(store::Store& store, store::Interest interest, Look look) {
    constexpr std::size_t piece = 10'000;
    const auto read = store.read([&](store::Connection& db) {
        const auto last = store::last_seq(db);
        for (store::EventSeq seq = 0; seq < last; seq += piece) {
            for (const auto& event : store::events_after(db, seq, piece, interest)) look(event);
        }
    });
    if (!read) throw std::runtime_error(read.error().message);
}

// Nothing said is lost or doubled, and the numbers are dense.
void Week::check_words(std::vector<std::string>& all) {
    struct Stored {
        int times = 0;
        store::ConversationSeq seq = 0;
    };
    std::map<std::string, Stored> stored;
    std::map<store::ConversationId, store::ConversationSeq> dense;
    for_each_event(*store_, {}, [&](const store::Event& event) {
        if (event.conversation != 0) {
            auto& last = dense[event.conversation];
            if (event.cseq != last && event.cseq != last + 1)
                all.push_back(fmt::format("seq {} follows {}", event.cseq, last));
            last = event.cseq;
        }
        if (event.client_id.starts_with("c") || event.client_id.starts_with("a"))
            stored[event.client_id] = {stored[event.client_id].times + 1, event.cseq};
    });
    const auto check = [&](const Sent& sent) {
        const auto found = stored.contains(sent.id) ? stored[sent.id] : Stored{};
        if (found.times > 1 || (found.times == 0 && sent.seq && !sent.handoff)) {
            all.push_back(fmt::format("{} is stored {} times", sent.id, found.times));
        } else if (found.times == 1 && sent.seq && *sent.seq != found.seq) {
            all.push_back(fmt::format("{} was acknowledged as {} and stands as {}", sent.id,
                                      *sent.seq, found.seq));
        }
    };
    for (const auto& customer : customers_) std::ranges::for_each(customer.sent, check);
    for (const auto& agent : agents_) std::ranges::for_each(agent.words, check);
}

// What was to go out later has gone, or says why not.
void Week::check_later(std::vector<std::string>& all) {
    const auto stuck =
        store_->read([&](store::Connection& db) { return store::later_due(db, now_ - 1min, 100); });
    for (const auto& words : *stuck)
        all.push_back(fmt::format("#{}: {} has not gone out", words.ticket, words.client_id));
}

// Each rule did its work once.
void Week::check_rules(std::vector<std::string>& all) {
    std::map<store::TicketNumber, int> notes;
    const store::Interest said{.kinds = store::Interest::bit(store::EventKind::message)};
    for_each_event(*store_, said, [&](const store::Event& event) {
        const auto& message = std::get<store::Message>(event.body);
        if (message.internal && message.text == rule_note) ++notes[event.ticket];
    });
    std::set<store::ConversationId> erased;
    for (const auto& customer : customers_) {
        if (customer.forgotten) erased.insert(customer.visitor.conversation);
    }
    for (const auto& [number, ticket] : ear_->tickets) {
        if (notes[number] != 1 && !erased.contains(ticket.conversation))
            all.push_back(fmt::format("#{} has {} notes of the rule", number, notes[number]));
        const auto runs = store_->read(
            [number](store::Connection& db) { return store::runs_of_ticket(db, number, 100); });
        std::set<std::pair<std::int64_t, store::EventSeq>> once;
        for (const auto& run : *runs) {
            if (!once.emplace(run.rule, run.event).second)
                all.push_back(fmt::format("#{}: rule {} fired twice", number, run.rule_name));
            if (!run.failure.empty())
                all.push_back(fmt::format("#{}: rule {}: {}", number, run.rule_name, run.failure));
        }
    }
}

// Every open ticket has an owner, or stands in a line with a clock; every sum adds up.
void Week::check_tickets(std::vector<std::string>& all) {
    for (const auto& [number, heard] : ear_->tickets) {
        const auto card = desk_->tickets().get(number);
        if (!card) return all.push_back(card.error().text);
        const auto& ticket = card->ticket;
        const auto talk = desk_->tickets().conversation(ticket.conversation)->conversation;
        const bool aside = talk.ticket != number;  // its conversation is about another one
        const auto owner = aside ? store::Owner::queue : talk.owner;
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
        const auto fired =
            store_->read([number](store::Connection& db) { return store::fired_for(db, number); });
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
            // What was given by other promises stays given; what was over by then rings no more.
            bool other_promises = clock.stopped && changed_before(now_) >= *clock.stopped;
            const auto given = std::ranges::count_if(*fired, [&](const auto& one) {
                const bool ours =
                    one.metric == clock.metric && one.breached && one.began == clock.started;
                other_promises |= ours && changed_before(now_) >= one.at;
                return ours && (one.due == clock.due || other_promises);
            });
            // Answered in the very moment it fell due: the alarm may have gone out just before.
            const bool on_the_dot = clock.stopped && clock.stopped == clock.due;
            const bool rang = given == 1;
            const bool late = clock.state == ClockState::breached;
            if (given > 1 || (!on_the_dot && !other_promises && late != rang)) {
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
        const auto due = std::max(alarm.due, changed_before(event.at));
        auto late = event.at - due;
        for (const auto& span : blind_) {
            const auto overlap = std::min(span.to, event.at) - std::max(span.from, due);
            late -= std::max(overlap, std::chrono::milliseconds{});
        }
        if (late > 1s || event.at < alarm.due) {
            all.push_back(fmt::format("#{} {} came {} ms after {}", alarm.ticket, alarm.metric,
                                      late.count(), escalation::format_instant(alarm.due)));
        }
    }
    for (const auto& [number, count] : told) {
        const auto kept = store_->read(
            [number](store::Connection& db) { return store::fired_for(db, number).size(); });
        if (*kept != count)
            all.push_back(fmt::format("#{}: {} alarms told, {} kept", number, count, *kept));
    }
}

std::vector<std::string> Week::faults() {
    auto all = faults_;
    check_words(all);
    check_later(all);
    check_erased(all);
    check_rules(all);
    check_tickets(all);
    check_alarms(all);
    return all;
}

}  // namespace week
