// What agents change: each a draft on the ticket's conversation, so that two never cross.
#include "server/desk/tickets/tickets.hpp"

#include "server/desk/services.hpp"
#include "server/desk/talk/bot_return.hpp"
#include "server/desk/talk/reception.hpp"
#include "server/desk/talk/writing.hpp"
#include "server/store/arrival.hpp"
#include "server/store/customer_lookup.hpp"
#include "server/store/event_log.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace desk {
namespace {

Done<Applied> give_ticket(Done<store::Ticket> done) {
    return [done = std::move(done)](Result<Applied> applied) mutable {
        if (!applied) return done(std::unexpected(applied.error()));
        done(*std::move(applied->state.ticket));
    };
}

// The ticket as it stands, also one the conversation has left behind or shares with another.
Result<void> at_hand(const Services& services, Draft& draft, store::TicketNumber number) {
    auto ticket = services.options.store.read(
        [&](store::Connection& db) { return store::find_ticket(db, number); });
    if (!ticket) return std::unexpected(from_store(ticket.error()));
    if (!*ticket) return refuse(Code::not_found, fmt::format("there is no ticket #{}", number));
    draft.aside = draft.next.row.ticket != number;
    draft.next.ticket = *std::move(ticket);
    return {};
}

}  // namespace

std::unexpected<Refusal> conflict(const store::Ticket& ticket, std::string text) {
    return std::unexpected(Refusal{
        Code::conflict, std::move(text), {}, std::make_shared<const store::Ticket>(ticket)});
}

Result<void> may_act(const Actor& actor) {
    if (actor.role == store::Role::viewer) {
        return refuse(Code::forbidden,
                      "viewers can read but not change; ask an admin for the agent role");
    }
    return {};
}

Turns::Decide decide_change(Services& services, const Actor& actor, store::TicketNumber number,
                            Tickets::Change change) {
    return [&services, actor, number,
            change = std::move(change)](const State& state) mutable -> Result<Draft> {
        Draft draft{.next = state};
        draft.by = actor.id;
        draft.by_name = actor.name;
        draft.next.row.updated = services.now();
        if (auto good = at_hand(services, draft, number); !good) {
            return std::unexpected(good.error());
        }
        if (!actor.may_see(draft.next.ticket->queue)) {
            return refuse(Code::not_found, fmt::format("there is no ticket #{}", number));
        }
        if (auto made = change(draft); !made) return std::unexpected(made.error());
        if (draft.ticket == Row::changed) draft.next.ticket->updated = services.now();
        return draft;
    };
}

void Tickets::change(const Actor& actor, store::TicketNumber number, Change change,
                     Done<Applied> done, std::string client_id) {
    if (auto may = may_act(actor); !may) return done(std::unexpected(may.error()));
    const auto found = services_.options.store.read(
        [&](store::Connection& db) { return store::find_ticket(db, number); });
    if (!found) return done(std::unexpected(from_store(found.error())));
    if (!*found)
        return done(refuse(Code::not_found, fmt::format("there is no ticket #{}", number)));
    services_.turns.take((*found)->conversation, std::move(client_id),
                         decide_change(services_, actor, number, std::move(change)),
                         std::move(done));
}

void Tickets::patch(const Actor& actor, store::TicketNumber number, TicketPatch patch,
                    Done<store::Ticket> done) {
    auto make = [this, patch = std::move(patch)](Draft& draft) -> Result<void> {
        return apply_patch(services_, draft, patch);
    };
    change(actor, number, std::move(make), give_ticket(std::move(done)));
}

void Tickets::claim(const Actor& actor, store::TicketNumber number, Done<store::Ticket> done) {
    auto make = [this, actor](Draft& draft) -> Result<void> {
        const auto& ticket = *draft.next.ticket;
        if (ticket.assignee == actor.id) return {};
        if (ticket.assignee != 0) {
            return conflict(ticket, fmt::format("{} has it already", ticket.assignee_name));
        }
        const auto now = services_.now();
        step_ticket(draft, escalation::Event::agent_claimed, now);
        assign_to(draft, actor.id, actor.name, "claimed", now);
        return {};
    };
    change(actor, number, std::move(make), give_ticket(std::move(done)));
}

void Tickets::return_to_bot(const Actor& actor, store::TicketNumber number,
                            Done<store::Ticket> done) {
    auto make = [this](Draft& draft) { return give_back_to_bot(services_, draft, "returned"); };
    change(actor, number, std::move(make), give_ticket(std::move(done)));
}

void Tickets::take(const Actor& actor, store::ConversationId conversation,
                   Done<store::Ticket> done) {
    if (auto may = may_act(actor); !may) return done(std::unexpected(may.error()));
    auto decide = [this, actor](const State& state) -> Result<Draft> {
        if (!state.stored) return refuse(Code::not_found, "there is no such conversation");
        const bool theirs =
            state.ticket && state.ticket->assignee != 0 && state.row.owner == store::Owner::agent;
        if (theirs && state.ticket->assignee == actor.id) return Draft{.next = state};
        if (theirs) {
            return conflict(*state.ticket,
                            fmt::format("{} has it already", state.ticket->assignee_name));
        }
        Draft draft{.next = state};
        draft.by = actor.id;
        draft.by_name = actor.name;
        const auto now = services_.now();
        draft.next.row.updated = now;
        open_by_hand(services_, draft, actor, now);
        return draft;
    };
    services_.turns.take(conversation, {}, std::move(decide), give_ticket(std::move(done)));
}

namespace {

// The customer a new ticket is about; 0: nobody known. An address alone is no proof: what came by
// mail or form joins no verified customer. Somebody of the desk who takes a call may say so.
Result<store::CustomerId> whose_ticket(const Services& services, const NewTicket& wanted) {
    const bool proven =
        wanted.channel != escalation::Channel::email && wanted.channel != escalation::Channel::form;
    const auto found = services.options.store.read([&](store::Connection& db) {
        if (wanted.customer != 0) {
            const auto kept = store::find_customer(db, store::kept_of(db, wanted.customer));
            return kept ? kept->id : store::CustomerId{-1};
        }
        if (!wanted.customer_external_id.empty()) {
            const auto kept = store::find_customer_by_external_id(db, wanted.customer_external_id);
            return kept ? store::kept_of(db, kept->id) : store::CustomerId{0};
        }
        std::optional<store::Customer> best;
        for (const auto id : store::customers_with_email(db, wanted.customer_email)) {
            auto one = store::find_customer(db, id);
            if (!one || (one->verified && !proven)) continue;
            const auto rank = [](const store::Customer& of) {
                return std::pair(of.verified, of.last_seen);
            };
            if (!best || rank(*best) < rank(*one)) best = std::move(one);
        }
        return best ? best->id : store::CustomerId{0};
    });
    if (!found) return std::unexpected(from_store(found.error()));
    if (*found >= 0) return *found;
    return refuse(Code::invalid_field, "there is no such customer", "customer.id");
}

// Somebody new is called as they are said to be; of somebody known only what was missing is taken.
void name_customer(Draft& draft, const NewTicket& wanted) {
    auto& customer = *draft.next.customer;
    if (draft.customer == Row::added) {
        customer.name = wanted.customer_name;
        customer.email = wanted.customer_email;
        customer.external_id = wanted.customer_external_id;
        return;
    }
    const auto take = [&](std::string& has, const std::string& said) {
        if (!has.empty() || said.empty() || customer.verified) return;
        has = said;
        draft.customer = Row::changed;
    };
    take(customer.name, wanted.customer_name);
    take(customer.email, wanted.customer_email);
}

}  // namespace

void Tickets::create(const Actor& actor, NewTicket wanted, Done<store::Ticket> done) {
    if (auto may = may_act(actor); !may) return done(std::unexpected(may.error()));
    const auto content = services_.publisher.live();
    if (wanted.queue.empty()) wanted.queue = content->settings().default_queue;
    TicketPatch words{.queue = wanted.queue, .tags = wanted.tags, .subject = wanted.subject};
    const bool of_customer =
        wanted.channel == escalation::Channel::email || wanted.channel == escalation::Channel::form;
    if (of_customer) words.subject = subject_of(content->settings(), wanted.subject);
    const auto known = whose_ticket(services_, wanted);
    if (!known) return done(std::unexpected(known.error()));
    auto decide = [this, actor, content, wanted = std::move(wanted), words,
                   customer = *known](const State& state) mutable -> Result<Draft> {
        const auto now = services_.now();
        auto draft =
            begin_draft(services_, state, {.conversation = state.row.id, .customer = customer});
        auto& next = draft.next;
        name_customer(draft, wanted);
        next.dialogue.lang =
            wanted.language.empty() ? content->languages().front() : wanted.language;
        next.row.language = next.dialogue.lang;
        next.ticket = store::Ticket{.priority = wanted.priority,
                                    .channel = wanted.channel,
                                    .conversation = next.row.id,
                                    .customer = next.row.customer,
                                    .language = next.dialogue.lang,
                                    .created = now,
                                    .updated = now};
        if (auto set = set_words(*content, draft, words); !set) return std::unexpected(set.error());
        draft.ticket = Row::added;
        draft.by = actor.id;
        if (!wanted.text.empty()) draft.add(now, customer_message(next, wanted.text));
        change_owner(draft, store::Owner::queue, "created", now);
        return draft;
    };
    services_.turns.take(services_.new_id(), {}, std::move(decide), give_ticket(std::move(done)));
}

void Tickets::wake(store::TicketNumber number) {
    auto make = [this](Draft& draft) -> Result<void> {
        const auto now = services_.now();
        const auto& until = draft.next.ticket->snoozed_until;
        if (draft.next.ticket->status != escalation::Status::snoozed || (until && *until > now))
            return {};
        step_ticket(draft, escalation::Event::woke, now);
        return {};
    };
    change({.role = store::Role::admin}, number, std::move(make), [](auto) {});
}

}  // namespace desk
