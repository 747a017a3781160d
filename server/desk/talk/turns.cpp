// How a change becomes durable: decide, one transaction, tell, then the next in line.
#include "server/desk/talk/turns.hpp"

#include "kb/flat_map.hpp"
#include "server/desk/announce.hpp"
#include "server/desk/assignment/assigner.hpp"
#include "server/desk/services.hpp"
#include "server/desk/sla/sla_timers.hpp"
#include "server/store/event_log.hpp"
#include "server/store/staff.hpp"
#include "server/store/ticket_clock.hpp"
#include "server/store/ticket_link.hpp"
#include "server/store/ticket_span.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace desk {
namespace {

constexpr int tries_max = 5;
constexpr auto idle_after = std::chrono::minutes{10};

struct KnownId {
    std::uint64_t hash = 0;
    store::ConversationSeq seq = 0;
    store::Time at{};
};

void replace_all(std::string& text, std::string_view what, std::string_view with) {
    for (auto at = text.find(what); at != text.npos; at = text.find(what, at + with.size())) {
        text.replace(at, what.size(), with);
    }
}

// The number of a new ticket is known only now: it goes into the words and events that name it.
void number_events(store::Tx& tx, Draft& draft) {
    const auto& ticket = *draft.next.ticket;
    const auto number = std::to_string(ticket.number);
    for (auto& event : draft.events) {
        event.ticket = ticket.number;
        if (auto* message = std::get_if<store::Message>(&event.body)) {
            if (message->from == store::From::customer) continue;
            replace_all(message->text, "{ticket}", number);
            replace_all(message->html, "{ticket}", number);
        } else if (auto* owner = std::get_if<store::OwnerChanged>(&event.body)) {
            // After a merge the conversation belongs to the ticket that lives on.
            owner->ticket = draft.next.row.ticket ? draft.next.row.ticket : ticket.number;
            if (owner->owner == store::Owner::queue)
                owner->position = store::place_in_line(tx, ticket);
        }
    }
}

void write_customer(store::Tx& tx, Draft& draft) {
    auto& customer = *draft.next.customer;
    if (draft.customer == Row::added) return store::create_customer(tx, customer);
    if (!store::update_customer(tx, customer)) {
        throw store::GiveUp(store::ErrorCode::stale, "the customer moved on meanwhile");
    }
    draft.add(customer.last_seen, store::CustomerUpdated{.customer = customer, .by = draft.by});
}

// Whatever changed a ticket's status, the row of its span is written with it.
void write_span(store::Tx& tx, const Draft& draft, store::Time since) {
    const auto& ticket = *draft.next.ticket;
    store::add_span(
        tx, {.ticket = ticket.number, .status = ticket.status, .since = since, .by = draft.by});
}

void write_ticket(store::Tx& tx, Draft& draft) {
    auto& ticket = *draft.next.ticket;
    if (draft.ticket == Row::added) {
        const auto number = store::create_ticket(tx, ticket);
        if (!draft.aside) draft.next.row.ticket = number;
        draft.add(ticket.created, store::TicketCreated{.ticket = ticket, .by = draft.by});
        write_span(tx, draft, ticket.created);
        return number_events(tx, draft);
    }
    if (!store::update_ticket(tx, ticket)) {
        throw store::GiveUp(store::ErrorCode::stale, "the ticket moved on meanwhile");
    }
    draft.add(ticket.updated, store::TicketUpdated{.ticket = ticket,
                                                   .fields = draft.ticket_fields,
                                                   .by = draft.by,
                                                   .by_name = draft.by_name});
    write_span(tx, draft, ticket.updated);
    number_events(tx, draft);
}

// Since when the customer waits for an answer, for lists in that order.
void write_clock(store::Tx& tx, const Draft& draft) {
    const auto& ticket = *draft.next.ticket;
    for (const auto& event : draft.events) {
        const auto* said = std::get_if<store::Message>(&event.body);
        if (!said || said->internal) continue;
        if (said->from == store::From::customer) {
            store::note_waiting(tx, ticket.number, event.at);
        } else if (said->from == store::From::agent) {
            store::clear_waiting(tx, ticket.number);
        }
    }
    if (draft.ticket == Row::same) return;
    if (!escalation::is_unsolved(ticket.status)) store::clear_waiting(tx, ticket.number);
    store::put_due(tx, ticket.number, store::next_due(ticket.sla));
}

void write_draft(store::Tx& tx, Draft& draft) {
    auto& next = draft.next;
    if (draft.customer != Row::same) write_customer(tx, draft);
    if (!next.stored) store::create_conversation(tx, next.row);
    next.stored = true;
    if (draft.ticket != Row::same) {
        write_ticket(tx, draft);
    } else if (next.ticket) {
        // What was decided on an older state of the ticket may not be what it needs now.
        if (store::has_moved_on(tx, next.ticket->number, next.ticket->version)) {
            throw store::GiveUp(store::ErrorCode::stale, "the ticket moved on meanwhile");
        }
        for (auto& event : draft.events) event.ticket = next.ticket->number;
    }
    if (next.ticket) write_clock(tx, draft);
    for (auto& write : draft.also) write(tx, next);
    next.row.dialogue = intents::encode(next.dialogue);
    if (!store::advance(tx, next.row, std::move(draft.events))) {
        throw store::GiveUp(store::ErrorCode::stale, "the conversation moved on meanwhile");
    }
}

bool writes_nothing(const Draft& draft) {
    return draft.events.empty() && draft.also.empty() && draft.ticket == Row::same &&
           draft.customer == Row::same;
}

}  // namespace

struct Turns::Live {
    explicit Live(store::ConversationId given) : id(given) {}

    const store::ConversationId id;
    // Holds `busy`, `outdated` and `waiting`; whoever made it busy owns the rest.
    std::mutex door;
    bool busy = false;
    bool outdated = false;  // rows were changed elsewhere while somebody was busy with them
    std::deque<Job> waiting;
    std::optional<State> state;
    std::vector<KnownId> known;
    store::Time used{};
};

std::shared_ptr<Turns::Live> Turns::enter(store::ConversationId id) {
    auto& home = shard(id);
    const std::scoped_lock lock(home.door);
    auto& live = home.live[id];
    if (!live) live = std::make_shared<Live>(id);
    live->used = services_.now();
    return live;
}

void Turns::take(store::ConversationId id, std::string client_id, Decide decide,
                 Done<Applied> done) {
    auto live = enter(id);
    Job job{
        .client_id = std::move(client_id), .decide = std::move(decide), .done = std::move(done)};
    {
        const std::scoped_lock lock(live->door);
        if (std::exchange(live->busy, true)) {
            live->waiting.push_back(std::move(job));
            return;
        }
    }
    run(std::move(live), std::move(job));
}

Result<void> Turns::load(Live& live) {
    if (live.state) return {};
    State state;
    state.row.id = live.id;
    std::vector<KnownId> known;
    const auto read = services_.options.store.read([&](store::Connection& db) {
        auto row = store::find_conversation(db, live.id);
        if (!row) return;
        state.row = *std::move(row);
        state.stored = true;
        state.dialogue = intents::decode(state.row.dialogue);
        if (state.row.ticket) state.ticket = store::find_ticket(db, state.row.ticket);
        if (state.row.customer) state.customer = store::find_customer(db, state.row.customer);
        for (const auto& id : store::client_ids(db, live.id)) {
            known.push_back({kb::hash_of(id.id), id.cseq, id.at});
        }
    });
    if (!read) return std::unexpected(from_store(read.error()));
    live.state = std::move(state);
    live.known = std::move(known);
    return {};
}

Result<State> Turns::look(store::ConversationId id) {
    {
        auto& home = shard(id);
        const std::scoped_lock lock(home.door);
        const auto found = home.live.find(id);
        if (found != home.live.end()) {
            const std::scoped_lock inner(found->second->door);
            if (!found->second->busy && found->second->state) return *found->second->state;
        }
    }
    Live fresh(id);
    if (auto loaded = load(fresh); !loaded) return std::unexpected(loaded.error());
    return *std::move(fresh.state);
}

void Turns::run(std::shared_ptr<Live> live, Job job) {
    auto finish = [&](Result<Applied> result) {
        job.done(std::move(result));
        next(live);
    };
    if (auto loaded = load(*live); !loaded) return finish(std::unexpected(loaded.error()));
    if (!job.client_id.empty()) {
        const auto known =
            std::ranges::find(live->known, kb::hash_of(job.client_id), &KnownId::hash);
        if (known != live->known.end()) {
            return finish(Applied{.events = {},
                                  .state = *live->state,
                                  .again = true,
                                  .seq = known->seq,
                                  .at = known->at});
        }
    }
    auto draft = job.decide(*live->state);
    if (!draft) return finish(std::unexpected(draft.error()));
    auto settled = services_.parts.get<SlaTimers>().settle(*live->state, *draft);
    if (settled) settled = services_.parts.get<Assigner>().settle(*live->state, *draft);
    if (!settled) return finish(std::unexpected(settled.error()));
    if (writes_nothing(*draft)) {
        return finish(Applied{.events = {},
                              .state = *live->state,
                              .again = false,
                              .seq = live->state->row.last_cseq,
                              .at = services_.now()});
    }
    write(std::move(live), std::move(job), *std::move(draft));
}

void Turns::write(std::shared_ptr<Live> live, Job job, Draft draft) {
    struct Pending {
        std::shared_ptr<Live> live;
        Job job;
        Draft draft;
    };
    auto pending = std::make_shared<Pending>(std::move(live), std::move(job), std::move(draft));
    services_.options.store.submit([pending](store::Tx& tx) { write_draft(tx, pending->draft); },
                                   [this, pending](store::Result<store::Committed> done) {
                                       written(std::move(pending->live), std::move(pending->job),
                                               std::move(pending->draft), std::move(done));
                                   });
}

void Turns::written(std::shared_ptr<Live> live, Job job, Draft draft,
                    store::Result<store::Committed> done) {
    if (!done) {
        live->state.reset();  // whatever it was, read it again
        if (done.error().code == store::ErrorCode::stale && ++job.tries < tries_max) {
            services_.options.run([this, live = std::move(live), job = std::move(job)]() mutable {
                run(std::move(live), std::move(job));
            });
            return;
        }
        job.done(std::unexpected(from_store(done.error())));
        return next(std::move(live));
    }
    const auto told = shared(std::move(done->events));
    Applied applied{.events = told, .state = std::move(draft.next)};
    applied.seq = applied.state.row.last_cseq;
    applied.at = services_.now();
    for (const auto& event : told) {
        if (event->client_id.empty()) continue;
        live->known.push_back({kb::hash_of(event->client_id), event->cseq, event->at});
        if (event->client_id != job.client_id) continue;
        applied.seq = event->cseq;
        applied.at = event->at;
    }
    if (draft.aside) {
        live->state.reset();  // the conversation's own ticket was not part of this change
    } else {
        live->state = applied.state;
    }
    // The one who asked hears first: an acknowledgement goes out before what follows from it.
    job.done(std::move(applied));
    services_.tell(told);
    next(std::move(live));
}

void Turns::next(std::shared_ptr<Live> live) {
    std::optional<Job> job;
    {
        const std::scoped_lock lock(live->door);
        if (std::exchange(live->outdated, false)) live->state.reset();
        if (live->waiting.empty()) {
            live->busy = false;
            return;
        }
        job = std::move(live->waiting.front());
        live->waiting.pop_front();
    }
    services_.options.run([this, live = std::move(live), job = *std::move(job)]() mutable {
        run(std::move(live), std::move(job));
    });
}

// What is under way on old rows finds them moved on when it is written, and is decided again; what
// writes nothing leaves none of them behind.
void Turns::reload(store::ConversationId id) {
    auto& home = shard(id);
    const std::scoped_lock lock(home.door);
    const auto found = home.live.find(id);
    if (found == home.live.end()) return;
    const std::scoped_lock inner(found->second->door);
    if (found->second->busy) {
        found->second->outdated = true;
    } else {
        found->second->state.reset();
    }
}

void Turns::forget_idle(store::Time now) {
    for (auto& home : shards_) {
        const std::scoped_lock lock(home.door);
        std::erase_if(home.live, [&](const auto& entry) {
            const auto& live = entry.second;
            return live.use_count() == 1 && now - live->used > idle_after;
        });
    }
}

std::size_t Turns::live() const {
    std::size_t count = 0;
    for (const auto& home : shards_) {
        const std::scoped_lock lock(home.door);
        count += home.live.size();
    }
    return count;
}

}  // namespace desk
