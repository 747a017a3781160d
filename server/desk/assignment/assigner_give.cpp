// Gives one ticket to the one chosen, on the ticket's own line, if all still is as it was when that
// was decided.
#include "server/desk/assignment/assigner.hpp"
#include "server/desk/services.hpp"
#include "server/desk/talk/writing.hpp"
#include "server/store/error.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace desk {
namespace {

using escalation::Status;

const Actor house{0, "Deskbell", store::Role::agent};

bool waits(const store::Ticket& ticket) {
    return ticket.assignee == 0 &&
           (ticket.status == Status::created || ticket.status == Status::open);
}

// Whoever took something by hand meanwhile has no room for this as well.
void take_room(store::Tx& tx, const store::Assignment& kept, int capacity, int rest,
               const store::Weights& weights) {
    auto row = store::find_staff(tx, kept.agent);
    const auto load = store::load_of(tx, kept.agent, weights).weight;
    if (load + rest > row.capacity.value_or(capacity)) {
        throw store::GiveUp(store::ErrorCode::taken, "the agent is at capacity now");
    }
    row.last_assigned = row.idle_since = kept.at;
    store::put_staff(tx, row);
}

}  // namespace

void Assigner::give(Choice choice) {
    const auto number = choice.ticket.number;
    const auto content = services_.publisher.live();
    std::string why;
    {
        const std::scoped_lock lock(door_);
        why = why_;
    }
    auto make = [this, content, choice = std::move(choice), why](Draft& draft) -> Result<void> {
        const auto& ticket = *draft.next.ticket;
        const auto agent = *choice.decision.agent;
        const bool with_bot = !draft.aside && draft.next.row.owner == store::Owner::bot;
        if (!waits(ticket) || with_bot) {
            return refuse(Code::conflict, "it does not wait any more");
        }
        if (services_.presence.of(agent) != Here::online) {
            return refuse(Code::conflict, "the agent has gone");
        }
        const auto now = services_.now();
        const auto user = services_.options.store.read(
            [&](store::Connection& db) { return store::find_user(db, agent); });
        if (!user || !*user) return refuse(Code::conflict, "there is no such agent");
        store::Assignment kept{.ticket = ticket.number,
                               .at = now,
                               .agent = agent,
                               .queue = ticket.queue,
                               .why = why,
                               .reason = choice.reason,
                               .verdicts = verdicts_text(choice.decision)};
        kept.waited = std::max(now - ticket.created, std::chrono::milliseconds{});
        draft.add(now, store::Noted{.what = "ticket.assigned",
                                    .words = choice.reason,
                                    .customer = ticket.customer,
                                    .data = fmt::format(R"({{"ticket":{},"agent":{},"why":"{}"}})",
                                                        ticket.number, agent, why)});
        step_ticket(draft, escalation::Event::assigned, now);
        assign_to(draft, agent, (*user)->name, "assigned", now);
        draft.by_name = house.name;
        const auto capacity = content->settings().staff.capacity;
        const auto weights = weights_of(*content);
        // The conversation itself moves last: until then a chat weighs as a ticket.
        const bool chat = ticket.channel == escalation::Channel::chat && !draft.aside &&
                          draft.next.row.owner == store::Owner::agent;
        const int rest = chat ? weights.chat - weights.ticket : 0;
        draft.also.emplace_back([=](store::Tx& tx, const State&) {
            take_room(tx, kept, capacity, rest, weights);
            store::drop_timer(tx, kept.ticket, store::TimerKind::lost);
            store::add_assignment(tx, kept);
        });
        return {};
    };
    services_.tickets.change(house, number, std::move(make), [this, number](auto applied) {
        {
            const std::scoped_lock lock(door_);
            if (!applied) skipped_.insert(number);
            if (!applied && applied.error().code == Code::unavailable) {
                busy_ = false;  // the store is down: the next event begins anew
                return;
            }
        }
        services_.options.run([this] { step(); });
    });
}

}  // namespace desk
