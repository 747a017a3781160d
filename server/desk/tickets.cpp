// What agents change: each a draft on the ticket's conversation, so that two never cross.
#include "server/desk/tickets.hpp"

#include "kb/text.hpp"
#include "kb/utf8.hpp"
#include "server/desk/bot_return.hpp"
#include "server/desk/details.hpp"
#include "server/desk/reception.hpp"
#include "server/desk/recovery.hpp"
#include "server/desk/services.hpp"
#include "server/desk/writing.hpp"
#include "server/store/event_log.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace desk {
namespace {

constexpr std::size_t subject_chars_max = 200;
constexpr std::size_t tags_max = 32;

Refusal conflict(const store::Ticket& ticket, std::string text) {
    return {Code::conflict, std::move(text), {}, std::make_shared<const store::Ticket>(ticket)};
}

Done<Applied> give_ticket(Done<store::Ticket> done) {
    return [done = std::move(done)](Result<Applied> applied) mutable {
        if (!applied) return done(std::unexpected(applied.error()));
        done(*std::move(applied->state.ticket));
    };
}

Result<void> set_status(const Services& services, Draft& draft, const TicketPatch& patch,
                        store::Time now) {
    auto& ticket = *draft.next.ticket;
    const auto to = *patch.status;
    if (ticket.merged_into != 0 && escalation::is_unsolved(to)) {
        return std::unexpected(conflict(
            ticket, fmt::format("it lives on in #{}; part them first", ticket.merged_into)));
    }
    if (const auto why = escalation::why_not_set(ticket.status, to)) {
        return refuse(Code::invalid_field, std::string(*why), "status");
    }
    if (to == escalation::Status::snoozed) {
        if (!patch.snooze_until || *patch.snooze_until <= now) {
            return refuse(Code::invalid_field, "snoozing needs snooze_until, a time to come",
                          "snooze_until");
        }
    }
    if (!escalation::is_unsolved(to) && escalation::is_unsolved(ticket.status)) {
        const auto missing = services.parts.get<Details>().missing(ticket);
        if (!missing) return std::unexpected(missing.error());
        if (*missing) {
            return refuse(
                Code::invalid_field,
                fmt::format("{} must be filled in before it is solved", (*missing)->label),
                "fields." + (*missing)->name);
        }
        if (auto unfinished = recovery_unfinished(services, ticket.number)) {
            return std::unexpected(conflict(ticket, std::move(*unfinished)));
        }
    }
    const auto before = ticket.status;
    if (to == before && to != escalation::Status::snoozed) return {};
    step_ticket(draft, *escalation::event_to_set(to), now);
    if (to == escalation::Status::snoozed) {
        ticket.snoozed_until = patch.snooze_until;
        draft.changed("snoozed_until");
    }
    if (!escalation::is_unsolved(to)) close_conversation(services, draft, now);
    auto& row = draft.next.row;
    if (!draft.aside && escalation::is_unsolved(to) && row.owner == store::Owner::closed) {
        row.agent = ticket.assignee;
        change_owner(draft, ticket.assignee ? store::Owner::agent : store::Owner::queue, "reopened",
                     now)
            .agent_name = ticket.assignee_name;
    }
    return {};
}

Result<void> set_assignee(Services& services, Draft& draft, store::UserId wanted, store::Time now) {
    auto& ticket = *draft.next.ticket;
    if (wanted == ticket.assignee) return {};
    std::string name;
    if (wanted != 0) {
        const auto user = services.options.store.read(
            [&](store::Connection& db) { return store::find_user(db, wanted); });
        const bool fit =
            user && *user && !(*user)->disabled && (*user)->role != store::Role::viewer;
        if (!fit) return refuse(Code::invalid_field, "there is no such agent", "assignee");
        name = (*user)->name;
        step_ticket(draft, escalation::Event::assigned, now);
    }
    assign_to(draft, wanted, name, "assigned", now);
    return {};
}

Result<void> set_words(const Content& content, Draft& draft, TicketPatch& patch) {
    auto& ticket = *draft.next.ticket;
    if (patch.subject) {
        if (patch.subject->empty() || kb::code_points(*patch.subject) > subject_chars_max) {
            return refuse(Code::invalid_field,
                          fmt::format("subject must have 1 to {} characters", subject_chars_max),
                          "subject");
        }
        ticket.subject = *patch.subject;
        draft.changed("subject");
    }
    if (patch.queue) {
        const auto& queues = content.settings().queues;
        if (std::ranges::find(queues, *patch.queue, &escalation::Queue::name) == queues.end()) {
            return refuse(Code::invalid_field,
                          fmt::format("there is no queue \"{}\"", *patch.queue), "queue");
        }
        ticket.queue = *patch.queue;
        draft.changed("queue");
    }
    if (patch.tags) {
        if (patch.tags->size() > tags_max) {
            return refuse(Code::invalid_field,
                          fmt::format("a ticket has at most {} tags", tags_max), "tags");
        }
        ticket.tags = *patch.tags;
        draft.changed("tags");
    }
    if (patch.priority) {
        ticket.priority = *patch.priority;
        draft.changed("priority");
    }
    return {};
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

Result<void> apply_patch(Services& services, Draft& draft, TicketPatch patch) {
    const auto now = services.now();
    const auto& ticket = *draft.next.ticket;
    if (patch.version && *patch.version != ticket.version) {
        return std::unexpected(
            conflict(ticket, "the ticket was changed meanwhile; look at it again"));
    }
    const auto content = services.publisher.live();
    if (auto set = set_words(*content, draft, patch); !set) return set;
    if (patch.assignee) {
        if (auto set = set_assignee(services, draft, *patch.assignee, now); !set) return set;
    }
    if (patch.status) return set_status(services, draft, patch, now);
    return {};
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
            return std::unexpected(
                conflict(ticket, fmt::format("{} has it already", ticket.assignee_name)));
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
            return std::unexpected(conflict(
                *state.ticket, fmt::format("{} has it already", state.ticket->assignee_name)));
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

void Tickets::create(const Actor& actor, NewTicket wanted, Done<store::Ticket> done) {
    if (auto may = may_act(actor); !may) return done(std::unexpected(may.error()));
    const auto content = services_.publisher.live();
    if (wanted.queue.empty()) wanted.queue = content->settings().default_queue;
    TicketPatch words{.queue = wanted.queue, .tags = wanted.tags, .subject = wanted.subject};
    auto decide = [this, actor, content, wanted = std::move(wanted),
                   words](const State& state) mutable -> Result<Draft> {
        const auto now = services_.now();
        auto draft = begin_draft(services_, state, {.conversation = state.row.id});
        auto& next = draft.next;
        next.customer->name = wanted.customer_name;
        next.customer->email = wanted.customer_email;
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
