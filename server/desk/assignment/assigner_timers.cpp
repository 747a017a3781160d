// The moments that take work back: an owner who is silent, a customer who does not answer; and
// what is kept of work that changed hands.
#include "server/desk/assignment/assigner.hpp"
#include "server/desk/assignment/assigner_back.hpp"
#include "server/desk/services.hpp"
#include "server/desk/talk/bot_return.hpp"
#include "server/desk/talk/writing.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace desk {
namespace {

using escalation::Status;
using store::TimerKind;

constexpr std::size_t at_once_max = 256;
const Actor house{0, "Deskbell", store::Role::agent};

bool waits_for_customer(const State& state) {
    return state.ticket && state.ticket->status == Status::waiting_customer &&
           state.row.owner == store::Owner::agent &&
           state.ticket->channel == escalation::Channel::chat;
}

bool says(const Draft& draft, store::From from) {
    return std::ranges::any_of(draft.events, [from](const store::Event& event) {
        const auto* message = std::get_if<store::Message>(&event.body);
        return message && message->from == from && !message->internal;
    });
}

bool is_given_by_house(const Draft& draft) {
    return std::ranges::any_of(draft.events, [](const store::Event& event) {
        const auto* noted = std::get_if<store::Noted>(&event.body);
        return noted && noted->what == "ticket.assigned";
    });
}

// Somebody took it or was given it by a person: kept beside the decisions of the house.
store::Assignment by_hand(const State& before, const Draft& draft, store::Time now) {
    const auto& ticket = *draft.next.ticket;
    store::Assignment kept{.ticket = ticket.number,
                           .at = now,
                           .agent = ticket.assignee,
                           .queue = ticket.queue,
                           .why = "by_hand"};
    kept.reason = draft.by == ticket.assignee || draft.by_name.empty()
                      ? fmt::format("{} took it", ticket.assignee_name)
                      : fmt::format("{} gave it to {}", draft.by_name, ticket.assignee_name);
    kept.verdicts = "[]";
    if (before.ticket && before.ticket->assignee == 0)
        kept.waited = std::max(now - ticket.created, std::chrono::milliseconds{});
    return kept;
}

void keep_by_hand(store::Tx& tx, store::Assignment kept, store::TicketNumber number) {
    kept.ticket = number;
    auto row = store::find_staff(tx, kept.agent);
    row.last_assigned = row.idle_since = kept.at;
    store::put_staff(tx, row);
    store::drop_timer(tx, number, TimerKind::lost);
    store::add_assignment(tx, kept);
}

void keep_idle(store::Tx& tx, store::UserId agent, store::Time now) {
    auto row = store::find_staff(tx, agent);
    row.idle_since = now;
    store::put_staff(tx, row);
}

const escalation::Calendar& calendar_of(const Settings& settings, const escalation::Queue& queue) {
    const auto found = settings.calendars.find(queue.calendar);
    return found != settings.calendars.end() ? found->second : settings.calendars.find("")->second;
}

// The moment of one kind, as this draft leaves it.
void keep_timer(Draft& draft, TimerKind kind, std::optional<store::Time> at, store::UserId agent) {
    draft.also.emplace_back([kind, at, agent](store::Tx& tx, const State& state) {
        const auto number = state.ticket->number;
        if (!at) return store::drop_timer(tx, number, kind);
        store::put_timer(tx, {.ticket = number, .kind = kind, .at = *at, .agent = agent});
    });
}

}  // namespace

Result<void> Assigner::settle(const State& before, Draft& draft) {
    if (!draft.next.ticket) return {};
    if (draft.aside) return settle_aside(draft);
    if (auto settled = settle_load(before, draft); !settled) return settled;
    const auto& ticket = *draft.next.ticket;
    const auto owner_before = before.ticket ? before.ticket->assignee : store::UserId{0};
    const bool changes_hands = ticket.assignee != owner_before;
    const auto now = services_.now();
    const auto content = services_.publisher.live();
    const auto& settings = content->settings();
    const auto& queue = settings.queue(ticket.queue);

    settle_silence(before.ticket, draft);
    const bool asks = waits_for_customer(draft.next);
    const bool asked = waits_for_customer(before);
    if (asks && queue.back_to_bot.count() > 0 && (!asked || says(draft, store::From::agent))) {
        keep_timer(draft, TimerKind::back_to_bot, now + queue.back_to_bot, ticket.assignee);
    } else if (asked && !asks) {
        keep_timer(draft, TimerKind::back_to_bot, std::nullopt, 0);
    }

    if (changes_hands && ticket.assignee != 0 && !is_given_by_house(draft)) {
        draft.also.emplace_back(
            [kept = by_hand(before, draft, now)](store::Tx& tx, const State& state) {
                keep_by_hand(tx, kept, state.ticket->number);
            });
    }
    const bool finished = owner_before != 0 && !escalation::is_unsolved(ticket.status) &&
                          escalation::is_unsolved(before.ticket->status);
    if (finished) {
        draft.also.emplace_back(
            [owner_before, now](store::Tx& tx, const State&) { keep_idle(tx, owner_before, now); });
    }
    return {};
}

// Of a ticket its conversation is not about: whose it became, and until when they may be silent.
// Silence of its customer says nothing, for they may be talking about the other one.
Result<void> Assigner::settle_aside(Draft& draft) {
    const auto& ticket = *draft.next.ticket;
    const auto& changed = draft.ticket_fields;
    const bool made = draft.ticket == Row::added;
    const auto before = services_.options.store.read([&](store::Connection& db) {
        return made ? std::nullopt : store::find_ticket(db, ticket.number);
    });
    if (!before) return std::unexpected(from_store(before.error()));
    settle_silence(*before, draft);
    const bool given = std::ranges::find(changed, "assignee") != changed.end();
    if (ticket.assignee == 0 || (!made && !given) || is_given_by_house(draft)) return {};
    auto kept = by_hand({}, draft, services_.now());
    draft.also.emplace_back([kept = std::move(kept)](store::Tx& tx, const State& state) {
        keep_by_hand(tx, kept, state.ticket->number);
    });
    return {};
}

// The moment at which its owner loses it, unless something of theirs is heard.
void Assigner::settle_silence(const std::optional<store::Ticket>& before, Draft& draft) {
    const auto& ticket = *draft.next.ticket;
    const auto content = services_.publisher.live();
    const auto& settings = content->settings();
    const auto& queue = settings.queue(ticket.queue);
    const bool works = is_at_work(draft.next.ticket);
    const bool worked = is_at_work(before);
    const bool changes_hands = !before || before->assignee != ticket.assignee;
    const bool stirs = draft.by != 0 && draft.by == ticket.assignee && !draft.events.empty();
    if (works && queue.silent_after.count() > 0 && (!worked || changes_hands || stirs)) {
        const auto at = calendar_of(settings, queue).deadline(services_.now(), queue.silent_after);
        keep_timer(draft, TimerKind::silent, at, ticket.assignee);
    } else if (worked && !works) {
        keep_timer(draft, TimerKind::silent, std::nullopt, 0);
    }
}

void Assigner::happened(std::span<const EventPtr> events) {
    std::string_view why;
    for (const auto& event : events) {
        if (const auto* here = std::get_if<store::AgentPresence>(&event->body)) {
            why = here->state == "online" ? "agent_online" : "slot_freed";
        } else if (std::holds_alternative<store::TicketCreated>(event->body)) {
            why = "conversation_waits";
        } else if (const auto* made = std::get_if<store::TicketUpdated>(&event->body)) {
            why = made->ticket.assignee == 0 && escalation::is_unsolved(made->ticket.status)
                      ? "conversation_waits"
                      : "slot_freed";
        } else if (std::holds_alternative<store::OwnerChanged>(event->body)) {
            if (why.empty()) why = "slot_freed";
        } else if (std::holds_alternative<store::ContentPublished>(event->body)) {
            why = "queue_changed";
        } else if (const auto* message = std::get_if<store::Message>(&event->body)) {
            if (message->from == store::From::customer && event->ticket != 0) {
                services_.options.run([this, number = event->ticket] { look_at_owner(number); });
            }
        }
    }
    if (!why.empty()) wake(why);
}

void Assigner::fire(const store::TicketTimer& timer) {
    auto make = [this, timer](Draft& draft) -> Result<void> {
        const auto now = services_.now();
        const auto stands = services_.options.store.read(
            [&](store::Connection& db) { return store::find_timer(db, timer.ticket, timer.kind); });
        if (!stands || !*stands || (*stands)->at > now) return {};
        const auto& ticket = *draft.next.ticket;
        if (timer.kind == TimerKind::back_to_bot && waits_for_customer(draft.next)) {
            return give_back_to_bot(services_, draft, "customer_silent");
        }
        if (timer.kind == TimerKind::silent && is_theirs(draft, timer.agent)) {
            const auto words = fmt::format("{} did not answer in time", ticket.assignee_name);
            take_from(draft, timer.agent, "silent_owner", words, now);
            return {};
        }
        draft.also.emplace_back([timer](store::Tx& tx, const State&) {
            store::drop_timer(tx, timer.ticket, timer.kind);
        });
        return {};
    };
    services_.tickets.change(house, timer.ticket, std::move(make), [this, timer](auto applied) {
        if (!applied) {  // its conversation has another ticket now: nothing to take back
            services_.options.store.submit(
                [timer](store::Tx& tx) { store::drop_timer(tx, timer.ticket, timer.kind); },
                [](auto) {});
        }
        const std::scoped_lock lock(door_);
        under_way_.erase(timer.ticket);
    });
}

// Whoever's shift begins has room from then on.
void Assigner::look_at_shifts(store::Time now) {
    const auto content = services_.publisher.live();
    const auto& calendars = content->settings().calendars;
    if (calendars.size() == 1 && on_shift_.empty()) return;  // the shop's alone: nobody has a shift
    const auto rows =
        services_.options.store.read([](store::Connection& db) { return store::all_staff(db); });
    if (!rows) return;
    std::set<store::UserId> there;
    for (const auto& row : *rows) {
        const auto shift = calendars.find(row.hours);
        if (row.hours.empty() || shift == calendars.end()) continue;
        if (shift->second.is_open(now)) there.insert(row.person);
    }
    const bool somebody_came = !std::ranges::includes(on_shift_, there);
    on_shift_ = std::move(there);
    if (somebody_came) wake("agent_online");
}

void Assigner::tick(store::Time now) {
    look_at_shifts(now);
    const auto due = services_.options.store.read(
        [&](store::Connection& db) { return store::timers_until(db, now, at_once_max); });
    if (!due) return;
    for (const auto& timer : *due) {
        {
            const std::scoped_lock lock(door_);
            if (!under_way_.insert(timer.ticket).second) continue;
        }
        fire(timer);
    }
}

}  // namespace desk
