// An agent's public reply keeps what was promised before, and may promise anew.
#include "server/desk/care/promises.hpp"

#include "escalation/promise.hpp"
#include "server/desk/announce.hpp"
#include "server/desk/services.hpp"
#include "server/store/tx.hpp"

#include <fmt/format.h>

namespace desk {
namespace {

using store::Promise;
using store::PromiseState;

constexpr std::size_t due_max = 200;

store::Noted noted(std::string_view what, std::string words, const Promise& promise) {
    return {.what = std::string(what),
            .words = std::move(words),
            .data = fmt::format(R"({{"promise":{},"ticket":{},"agent":{},"due":"{}"}})", promise.id,
                                promise.ticket, promise.agent,
                                escalation::format_instant(promise.due))};
}

void tell(store::Tx& tx, store::Time at, std::string_view what, std::string words,
          const Promise& promise) {
    tx.append({.at = at, .ticket = promise.ticket, .body = noted(what, std::move(words), promise)});
}

// A reply of a person after the one that promised, and not too late.
void keep_open_ones(store::Tx& tx, store::TicketNumber ticket, store::EventSeq event,
                    store::Time at) {
    for (auto& promise : store::promises_to_keep(tx, ticket)) {
        if (promise.event >= event || promise.due <= at) continue;
        promise.state = PromiseState::kept;
        promise.settled = at;
        if (!store::update_promise(tx, promise)) continue;
        tell(tx, at, "promise.kept", fmt::format("The promise “{}” was kept", promise.words),
             promise);
    }
}

void make(store::Tx& tx, Promise promise) {
    if (!store::add_promise(tx, promise)) return;
    const bool open = promise.state == PromiseState::open;
    tell(tx, promise.made, open ? "promise.made" : "promise.proposed",
         fmt::format("Promised “{}”, due {}", promise.words,
                     escalation::format_instant(promise.due)),
         promise);
}

bool is_public_reply(const store::Event& event) {
    const auto* message = std::get_if<store::Message>(&event.body);
    return message && message->from == store::From::agent && !message->internal &&
           event.ticket != 0;
}

}  // namespace

Promises::Promises(Services& services)
    : services_(services),
      follower_(services, "promises",
                {.kinds = store::Interest::bit(store::EventKind::message), .of_tickets = true},
                [this](auto batch, auto answer) { follow(batch, std::move(answer)); }) {}

Result<void> Promises::open() {
    follower_.open();
    return {};
}

void Promises::happened(std::span<const EventPtr> events) {
    for (const auto& event : events) {
        if (is_public_reply(*event)) return follower_.happened(events);
    }
}

void Promises::follow(std::span<const EventPtr> batch, Follower::Answer answer) {
    struct Reply {
        store::TicketNumber ticket;
        store::EventSeq event;
        store::Time at;
        std::optional<Promise> promise;
    };
    std::vector<Reply> replies;
    const auto content = services_.publisher.live();
    const auto& settings = content->settings();
    for (const auto& told : batch) {
        const auto& event = *told;
        if (!is_public_reply(event)) continue;
        auto& reply = replies.emplace_back(event.ticket, event.seq, event.at);
        if (!settings.care.promises.on) continue;
        const auto ticket = services_.options.store.read(
            [&](store::Connection& db) { return store::find_ticket(db, event.ticket); });
        const auto queue = ticket && *ticket ? (*ticket)->queue : std::string();
        const auto hours = settings.calendars.find(settings.queue(queue).calendar);
        const auto& message = std::get<store::Message>(event.body);
        const auto found = escalation::find_promise(
            message.text, event.at,
            hours == settings.calendars.end() ? escalation::Calendar{} : hours->second);
        if (!found) continue;
        reply.promise = Promise{
            .ticket = event.ticket,
            .event = event.seq,
            .agent = message.author,
            .queue = queue,
            .words = found->words,
            .text = found->sentence,
            .due = found->due,
            .state = settings.care.promises.confirm ? PromiseState::proposed : PromiseState::open,
            .made = event.at};
    }
    if (replies.empty()) return answer({});
    answer([replies = std::move(replies)](store::Tx& tx) {
        for (const auto& reply : replies) {
            keep_open_ones(tx, reply.ticket, reply.event, reply.at);
            if (reply.promise) make(tx, *reply.promise);
        }
    });
}

// What is due is broken, what soon will be is reminded of: in one transaction each second at most.
void Promises::tick(store::Time now) {
    if (ticking_.exchange(true)) return;
    const auto before = services_.publisher.live()->settings().care.promises.remind_before;
    const auto due = services_.options.store.read([&](store::Connection& db) {
        return store::promises_due(db, now + before, true, 1).size() +
               store::promises_due(db, now, false, 1).size();
    });
    if (!due || *due == 0) {
        ticking_ = false;
        return;
    }
    services_.options.store.submit(
        [now, before](store::Tx& tx) {
            // A reply that came in time and is judged later mends this: see promises_to_keep().
            for (auto& promise : store::promises_due(tx, now, false, due_max)) {
                promise.state = PromiseState::broken;
                promise.settled = now;
                if (!store::update_promise(tx, promise)) continue;
                tell(tx, now, "promise.broken",
                     fmt::format("The promise “{}” was broken", promise.words), promise);
            }
            for (auto& promise : store::promises_due(tx, now + before, true, due_max)) {
                promise.reminded = now;
                if (!store::update_promise(tx, promise)) continue;
                tell(tx, now, "promise.due_soon",
                     fmt::format("The promise “{}” is due soon", promise.words), promise);
            }
        },
        [this](store::Result<store::Committed> done) {
            ticking_ = false;
            if (!done) return;
            announce(services_, std::move(done->events));
        });
}

Result<store::Page<Promise>> Promises::list(const store::PromiseFilter& filter,
                                            const store::PageRequest& page) const {
    auto found = services_.options.store.read(
        [&](store::Connection& db) { return store::list_promises(db, filter, page); });
    if (!found) return std::unexpected(from_store(found.error()));
    return *std::move(found);
}

Result<std::vector<store::PromiseCount>> Promises::counts() const {
    auto found = services_.options.store.read(
        [](store::Connection& db) { return store::promise_counts(db); });
    if (!found) return std::unexpected(from_store(found.error()));
    return *std::move(found);
}

void Promises::patch(const Actor& actor, std::int64_t id, Patch patch, Done<Promise> done) {
    if (actor.role == store::Role::viewer) {
        return done(refuse(Code::forbidden, "viewers can read but not change"));
    }
    auto kept = std::make_shared<Promise>();
    services_.options.store.submit(
        [kept, id, patch, now = services_.now()](store::Tx& tx) {
            auto promise = store::find_promise(tx, id);
            if (!promise) throw store::GiveUp(store::ErrorCode::not_found, "no such promise");
            if (patch.version && *patch.version != promise->version) {
                throw store::GiveUp(store::ErrorCode::stale,
                                    "the promise was changed meanwhile; look at it again");
            }
            if (patch.due) promise->due = *patch.due;
            if (patch.due) promise->reminded.reset();
            if (patch.state) {
                promise->state = *patch.state;
                promise->settled.reset();
                if (*patch.state != PromiseState::open) promise->settled = now;
            }
            store::update_promise(tx, *promise);
            *kept = *store::find_promise(tx, id);
        },
        [kept, done = std::move(done)](store::Result<store::Committed> written) mutable {
            if (!written) return done(std::unexpected(from_store(written.error())));
            done(std::move(*kept));
        });
}

}  // namespace desk
