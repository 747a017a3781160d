// What comes back to an owner: who has no room for it, or is not there, gives it to the line.
// Knows the rule that the house brings nobody over what they can take on.
#include "server/desk/assignment/assigner_back.hpp"

#include "server/desk/assignment/assigner.hpp"
#include "server/desk/services.hpp"
#include "server/desk/talk/writing.hpp"
#include "server/store/error.hpp"

#include <limits>

#include <fmt/format.h>

namespace desk {
namespace {

using escalation::Status;
using store::TimerKind;

const Actor house{0, "Deskbell", store::Role::agent};

bool is_by_hand(const Settings& settings, const store::Ticket& ticket) {
    return settings.queue(ticket.queue).assignment == escalation::AssignmentMode::manual;
}

// As store::load_of weighs it: live is the chat whose conversation is about this ticket.
int weight_in(const store::Ticket& ticket, const store::Conversation& row,
              const store::Weights& weights) {
    if (ticket.assignee == 0 || !escalation::is_unsolved(ticket.status)) return 0;
    const bool live = ticket.channel == escalation::Channel::chat && row.ticket == ticket.number &&
                      row.owner == store::Owner::agent && ticket.status != Status::snoozed &&
                      ticket.status != Status::waiting_other;
    return live ? weights.chat : weights.ticket;
}

}  // namespace

bool is_at_work(const std::optional<store::Ticket>& ticket) {
    return ticket && ticket->assignee != 0 &&
           (ticket->status == Status::created || ticket->status == Status::open);
}

bool is_theirs(const Draft& draft, store::UserId agent) {
    const auto& next = draft.next;
    return is_at_work(next.ticket) && next.ticket->assignee == agent &&
           (draft.aside || next.row.owner != store::Owner::bot);
}

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
        if (!decide(db, *content, store::waiter_of(*ticket), others).decision.agent) return;
        absent = owner;
        words = fmt::format("{} is not there: somebody who is takes over", name);
    });
    if (read && absent != 0) take_back(number, "owner_absent", absent, std::move(words));
}

// A ticket that weighs more for its owner than before without anybody having done that by hand: it
// was solved and comes back, or slept and wakes. Whoever has no room for it, or is gone when it
// comes back, gives it to the line.
Result<void> Assigner::settle_load(const State& before, Draft& draft) {
    const auto& ticket = *draft.next.ticket;
    if (draft.by != 0 || ticket.assignee == 0 || !before.ticket) return {};
    if (before.ticket->number != ticket.number || before.ticket->assignee != ticket.assignee)
        return {};
    const auto content = services_.publisher.live();
    if (is_by_hand(content->settings(), ticket)) return {};
    const auto weights = weights_of(*content);
    const int after = weight_in(ticket, draft.next.row, weights);
    const int more = after - weight_in(*before.ticket, before.row, weights);
    if (more <= 0) return {};
    const auto agent = ticket.assignee;
    const auto has_room = [agent, weights, shop = content->settings().staff.capacity](
                              store::Connection& db, int rest) {
        const auto capacity = store::find_staff(db, agent).capacity.value_or(shop);
        return store::load_of(db, agent, weights).weight + rest <= capacity;
    };
    const auto room =
        services_.options.store.read([&](store::Connection& db) { return has_room(db, more); });
    if (!room) return std::unexpected(from_store(room.error()));
    const auto name = ticket.assignee_name;
    const auto now = services_.now();
    const bool comes_back = !escalation::is_unsolved(before.ticket->status);
    if (comes_back && services_.presence.of(agent) == Here::offline) {
        take_from(draft, agent, "owner_absent", fmt::format("{} is not there", name), now);
    } else if (!*room) {
        take_from(draft, agent, "owner_full", fmt::format("{} has no room for it now", name), now);
    } else {
        // Two may come at once: the second sees the first here, and is decided again. The
        // conversation's row is written last: until then the old one weighs.
        const int rest = after - weight_in(ticket, before.row, weights);
        draft.also.emplace_back([has_room, rest](store::Tx& tx, const State&) {
            if (!has_room(tx, rest))
                throw store::GiveUp(store::ErrorCode::stale, "the owner is at capacity now");
        });
    }
    return {};
}

void Assigner::take_back(store::TicketNumber number, std::string why, store::UserId from,
                         std::string words) {
    auto make = [this, why, from, words](Draft& draft) -> Result<void> {
        if (is_theirs(draft, from)) take_from(draft, from, why, words, services_.now());
        return {};
    };
    services_.tickets.change(house, number, std::move(make), [](auto) {});
}

}  // namespace desk
