// What takes work back: an owner who is silent or gone, a customer who does not answer.
#include "server/desk/assigner.hpp"
#include "server/desk/bot_return.hpp"
#include "server/desk/services.hpp"
#include "server/desk/writing.hpp"
#include "server/store/error.hpp"

#include <algorithm>
#include <limits>

#include <fmt/format.h>

namespace desk {
namespace {

using escalation::Status;
using store::TimerKind;

constexpr std::size_t at_once_max = 256;
const Actor house{0, "Deskbell", store::Role::agent};

bool is_at_work(const std::optional<store::Ticket>& ticket) {
    return ticket && ticket->assignee != 0 &&
           (ticket->status == Status::created || ticket->status == Status::open);
}

bool weighs_little(Status status) {
    return status == Status::snoozed || status == Status::waiting_other;
}

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

bool is_by_hand(const Settings& settings, const store::Ticket& ticket) {
    return settings.queue(ticket.queue).assignment == escalation::AssignmentMode::manual;
}

bool is_theirs(const State& state, store::UserId agent) {
    return is_at_work(state.ticket) && state.ticket->assignee == agent &&
           state.row.owner != store::Owner::bot;
}

// Back into the line, with the reason; who was silent does not get it again.
void take_from(Draft& draft, store::UserId agent, const std::string& why, const std::string& words,
               store::Time now) {
    const auto& ticket = *draft.next.ticket;
    const auto data =
        fmt::format(R"({{"ticket":{},"agent":{},"why":"{}"}})", ticket.number, agent, why);
    draft.add(now, store::Noted{.what = "ticket.taken_back",
                                .words = words,
                                .customer = ticket.customer,
                                .data = data});
    assign_to(draft, 0, {}, why, now);
    store::Assignment kept{
        .ticket = ticket.number, .at = now, .queue = ticket.queue, .why = why, .reason = words};
    kept.verdicts = "[]";
    draft.also.emplace_back([kept, agent](store::Tx& tx, const State&) {
        store::add_assignment(tx, kept);
        if (kept.why != "silent_owner") return;
        const auto never = store::from_ms(std::numeric_limits<std::int64_t>::max());
        store::put_timer(tx, {kept.ticket, TimerKind::lost, never, agent});
    });
}

}  // namespace

Result<void> Assigner::settle(const State& before, Draft& draft) {
    if (!draft.next.ticket || draft.aside) return {};
    if (auto settled = settle_reopened(draft); !settled) return settled;
    if (auto settled = settle_woken(before, draft); !settled) return settled;
    const auto& ticket = *draft.next.ticket;
    const auto owner_before = before.ticket ? before.ticket->assignee : store::UserId{0};
    const bool changes_hands = ticket.assignee != owner_before;
    const auto now = services_.now();
    const auto content = services_.publisher.live();
    const auto& settings = content->settings();
    const auto& queue = settings.queue(ticket.queue);

    const bool works = is_at_work(draft.next.ticket);
    const bool worked = is_at_work(before.ticket);
    const bool stirs = draft.by != 0 && draft.by == ticket.assignee && !draft.events.empty();
    if (works && queue.silent_after.count() > 0 && (!worked || changes_hands || stirs)) {
        const auto at = calendar_of(settings, queue).deadline(now, queue.silent_after);
        keep_timer(draft, TimerKind::silent, at, ticket.assignee);
    } else if (worked && !works) {
        keep_timer(draft, TimerKind::silent, std::nullopt, 0);
    }

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

// A customer wrote to somebody who is not there: whoever is there and able gets it.
void Assigner::look_at_owner(store::TicketNumber number) {
    const auto content = services_.publisher.live();
    if (services_.now() < opened_ + content->settings().staff.grace) return;
    store::UserId absent = 0;
    std::string words;
    const auto read = services_.options.store.read([&](store::Connection& db) {
        auto ticket = store::find_ticket(db, number);
        if (!is_at_work(ticket) || is_by_hand(content->settings(), *ticket)) return;
        if (services_.presence.of(ticket->assignee) != Here::offline) return;
        const auto owner = std::exchange(ticket->assignee, 0);
        const auto name = ticket->assignee_name;
        auto others = cards(db, *content);
        std::erase_if(others, [&](const StaffCard& card) { return card.user.id == owner; });
        if (!decide(db, *content, *std::move(ticket), others).decision.agent) return;
        absent = owner;
        words = fmt::format("{} is not there: somebody who is takes over", name);
    });
    if (read && absent != 0) take_back(number, "owner_absent", absent, std::move(words));
}

// One that comes back to somebody who is gone, or has all they can take, waits for who is free.
Result<void> Assigner::settle_reopened(Draft& draft) {
    const auto content = services_.publisher.live();
    auto& ticket = *draft.next.ticket;
    const bool comes_back = std::ranges::any_of(draft.events, [](const store::Event& event) {
        const auto* owner = std::get_if<store::OwnerChanged>(&event.body);
        return owner && owner->reason == "reopened" && owner->owner == store::Owner::agent;
    });
    if (!comes_back || draft.by != 0 || is_by_hand(content->settings(), ticket)) return {};
    const auto& staff = content->settings().staff;
    const store::Weights weights{.chat = staff.chat, .ticket = staff.ticket};
    const int weight = ticket.channel == escalation::Channel::chat ? weights.chat : weights.ticket;
    const auto agent = ticket.assignee;
    const auto has_room = [agent, weights, shop = staff.capacity](store::Connection& db, int more) {
        const auto capacity = store::find_staff(db, agent).capacity.value_or(shop);
        return store::load_of(db, agent, weights).weight + more <= capacity;
    };
    const auto room =
        services_.options.store.read([&](store::Connection& db) { return has_room(db, weight); });
    if (!room) return std::unexpected(from_store(room.error()));
    const auto name = ticket.assignee_name;
    const auto now = services_.now();
    if (services_.presence.of(agent) == Here::offline) {
        take_from(draft, agent, "owner_absent", fmt::format("{} is not there", name), now);
    } else if (!*room) {
        take_from(draft, agent, "owner_full", fmt::format("{} has no room for it now", name), now);
    } else {
        // Two may come back at once: the second sees the first here, and is decided again.
        draft.also.emplace_back(
            [has_room, rest = weight - weights.ticket](store::Tx& tx, const State&) {
                if (!has_room(tx, rest))
                    throw store::GiveUp(store::ErrorCode::stale, "the owner is at capacity now");
            });
    }
    return {};
}

// A chat that slept weighed as a ticket. Awake it is a chat again: whoever has no room for one
// gives it back to the line.
Result<void> Assigner::settle_woken(const State& before, Draft& draft) {
    const auto content = services_.publisher.live();
    const auto& ticket = *draft.next.ticket;
    const bool wakes = before.ticket && before.ticket->number == ticket.number &&
                       weighs_little(before.ticket->status) && is_at_work(draft.next.ticket) &&
                       ticket.assignee == before.ticket->assignee &&
                       ticket.channel == escalation::Channel::chat &&
                       draft.next.row.owner == store::Owner::agent;
    if (!wakes || draft.by != 0 || is_by_hand(content->settings(), ticket)) return {};
    const auto& staff = content->settings().staff;
    const store::Weights weights{.chat = staff.chat, .ticket = staff.ticket};
    const auto agent = ticket.assignee;
    const auto has_room = [agent, weights, shop = staff.capacity](store::Connection& db, int more) {
        const auto capacity = store::find_staff(db, agent).capacity.value_or(shop);
        return store::load_of(db, agent, weights).weight + more <= capacity;
    };
    const auto room = services_.options.store.read(
        [&](store::Connection& db) { return has_room(db, weights.chat - weights.ticket); });
    if (!room) return std::unexpected(from_store(room.error()));
    if (!*room) {
        const auto words = fmt::format("{} has no room for it now", ticket.assignee_name);
        take_from(draft, agent, "owner_full", words, services_.now());
        return {};
    }
    // Two may wake at once: the second sees the first here, and is decided again.
    draft.also.emplace_back([has_room](store::Tx& tx, const State&) {
        if (!has_room(tx, 0))
            throw store::GiveUp(store::ErrorCode::stale, "the owner is at capacity now");
    });
    return {};
}

void Assigner::take_back(store::TicketNumber number, std::string why, store::UserId from,
                         std::string words) {
    auto make = [this, why, from, words](Draft& draft) -> Result<void> {
        if (is_theirs(draft.next, from)) take_from(draft, from, why, words, services_.now());
        return {};
    };
    services_.tickets.change(house, number, std::move(make), [](auto) {});
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
        if (timer.kind == TimerKind::silent && is_theirs(draft.next, timer.agent)) {
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
