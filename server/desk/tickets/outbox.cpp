// Keeps words in the database until their time comes; the client id makes each go out once.
#include "server/desk/tickets/outbox.hpp"

#include "server/desk/announce.hpp"
#include "server/desk/services.hpp"
#include "server/desk/talk/writing.hpp"
#include "server/desk/tickets/links.hpp"
#include "server/store/event_log.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace desk {
namespace {

constexpr std::size_t due_max = 100;  // a second
constexpr auto later_max = std::chrono::days{366};

template <class Value>
Result<Value> given(store::Result<Value> value) {
    if (!value) return std::unexpected(from_store(value.error()));
    return *std::move(value);
}

bool is_customers(const store::Event& event) {
    const auto* said = std::get_if<store::Message>(&event.body);
    return said && said->from == store::From::customer;
}

std::vector<store::Event> said_since(const Services& services, store::ConversationId id,
                                     store::ConversationSeq seen) {
    auto events = services.options.store.read(
        [&](store::Connection& db) { return store::events_of(db, id, {.after = seen}); });
    if (!events) return {};
    std::erase_if(*events, [](const store::Event& event) { return !is_customers(event); });
    return *std::move(events);
}

// What the customer said to this ticket, wherever it is answered.
std::vector<store::Event> heard_since(Services& services, store::TicketNumber number,
                                      store::ConversationSeq seen) {
    const auto card = services.tickets.get(number);
    if (!card) return {};
    const auto line = services.parts.get<Links>().where_to_answer(card->ticket);
    return line ? said_since(services, *line, seen) : std::vector<store::Event>{};
}

store::EventSeq newest_heard(Services& services, store::TicketNumber number) {
    const auto said = heard_since(services, number, 0);
    return said.empty() ? 0 : said.back().seq;
}

}  // namespace

void Outbox::send(const Actor& actor, store::TicketNumber number, Sending words, Done<Sent> done) {
    const auto now = services_.now();
    if (words.send_at) {
        if (*words.send_at <= now || *words.send_at > now + later_max) {
            return done(
                refuse(Code::invalid_field, "send_at is a time to come, within a year", "send_at"));
        }
        return keep(actor, number, words, *words.send_at, std::move(done));
    }
    if (words.undo) {
        const auto wait = undo_seconds(actor);
        if (!wait) return done(std::unexpected(wait.error()));
        const auto at = now + std::chrono::seconds{*wait};
        if (*wait > 0 && words.seen) {
            Missed missed{heard_since(services_, number, *words.seen)};
            if (!missed.messages.empty()) return done(Sent{std::move(missed)});
        }
        if (*wait > 0) return keep(actor, number, words, at, std::move(done));
    }
    auto missed = std::make_shared<Missed>();
    Guard guard;
    if (words.seen) {
        guard = [this, missed, seen = *words.seen](const Draft& draft) -> Result<void> {
            missed->messages = said_since(services_, draft.next.row.id, seen);
            if (missed->messages.empty()) return {};
            return refuse(Code::conflict, "the customer wrote meanwhile");
        };
    }
    write_words(services_, actor, number,
                {.client_id = words.client_id, .text = words.text, .internal = words.internal},
                std::move(guard), [missed, done = std::move(done)](Result<Written> result) mutable {
                    if (result) return done(Sent{*std::move(result)});
                    if (!missed->messages.empty()) return done(Sent{std::move(*missed)});
                    done(std::unexpected(result.error()));
                });
}

void Outbox::keep(const Actor& actor, store::TicketNumber number, Sending words, store::Time at,
                  Done<Sent> done) {
    if (auto may = may_act(actor); !may) return done(std::unexpected(may.error()));
    if (auto good = check_text(services_, words.text); !good) {
        return done(std::unexpected(good.error()));
    }
    if (const auto card = services_.tickets.get(number); !card) {
        return done(std::unexpected(card.error()));
    }
    auto kept = std::make_shared<store::LaterWords>(
        store::LaterWords{.ticket = number,
                          .person = actor.id,
                          .client_id = words.client_id,
                          .text = words.text,
                          .internal = words.internal,
                          .written = services_.now(),
                          .send_at = at,
                          .heard = newest_heard(services_, number),
                          .recheck = words.send_at.has_value()});
    services_.options.store.submit(
        [kept](store::Tx& tx) { store::add_later(tx, *kept); },
        [kept, done = std::move(done)](store::Result<store::Committed> stored) mutable {
            if (!stored) return done(std::unexpected(from_store(stored.error())));
            done(Sent{std::move(*kept)});
        });
}

void Outbox::tick(store::Time now) {
    const auto due = services_.options.store.read(
        [&](store::Connection& db) { return store::later_due(db, now, due_max); });
    if (!due) return;
    for (const auto& words : *due) {
        {
            const std::scoped_lock lock(door_);
            if (!under_way_.insert(words.id).second) continue;
        }
        const bool new_words = words.state == store::Going::waiting && words.recheck &&
                               newest_heard(services_, words.ticket) > words.heard;
        if (new_words) {
            finish(words, store::Going::held, "the customer wrote meanwhile");
        } else {
            let_go(words);
        }
    }
}

// First the row says that they are leaving: from then on they can not be taken back.
void Outbox::let_go(const store::LaterWords& words) {
    auto leaving = std::make_shared<bool>(words.state == store::Going::leaving);
    services_.options.store.submit(
        [words, leaving](store::Tx& tx) {
            *leaving |=
                store::move_later(tx, words.id, store::Going::waiting, store::Going::leaving, "");
        },
        [this, words, leaving](store::Result<store::Committed> stored) {
            if (!stored || !*leaving) {
                const std::scoped_lock lock(door_);
                under_way_.erase(words.id);
                return;
            }
            services_.options.run([this, words] {
                const auto writer = services_.options.store.read(
                    [&](store::Connection& db) { return store::find_user(db, words.person); });
                if (!writer || !*writer || (*writer)->disabled) {
                    return finish(words, store::Going::held, "its writer is no longer here");
                }
                const Actor actor{words.person, (*writer)->name, (*writer)->role};
                write_words(services_, actor, words.ticket,
                            {.client_id = words.client_id,
                             .text = words.text,
                             .internal = words.internal,
                             .written = words.written,
                             .scheduled = words.recheck},
                            {}, [this, words](Result<Written> sent) {
                                if (sent) return finish(words, store::Going::sent, "");
                                finish(words, store::Going::held, sent.error().text);
                            });
            });
        });
}

void Outbox::finish(const store::LaterWords& words, store::Going state, const std::string& reason) {
    const auto now = services_.now();
    services_.options.store.submit(
        [words, state, reason, now](store::Tx& tx) {
            if (!store::move_later(tx, words.id, store::Going::leaving, state, reason) &&
                !store::move_later(tx, words.id, store::Going::waiting, state, reason)) {
                return;
            }
            if (state != store::Going::held) return;
            store::Notice notice{
                .person = words.person,
                .what = "held",
                .words = fmt::format("your words on #{} were not sent: {}", words.ticket, reason),
                .ticket = words.ticket,
                .at = now};
            store::put_notice(tx, notice);
            tx.append({.at = now,
                       .ticket = words.ticket,
                       .body = store::Noted{
                           .what = "notification.created",
                           .words = notice.words,
                           .data = fmt::format(
                               R"({{"user":{},"id":{},"what":"held","scheduled":{},"unread":{}}})",
                               words.person, notice.id, words.id,
                               store::unread_notices(tx, words.person))}});
        },
        [this, id = words.id](store::Result<store::Committed> stored) {
            {
                const std::scoped_lock lock(door_);
                under_way_.erase(id);
            }
            if (!stored) return;
            announce(services_, std::move(stored->events));
        });
}

Result<std::vector<store::LaterWords>> Outbox::waiting(store::TicketNumber number) {
    return given(services_.options.store.read(
        [&](store::Connection& db) { return store::later_of(db, number); }));
}

Result<store::LaterWords> Outbox::find(const Actor& actor, std::int64_t id) {
    auto words = given(services_.options.store.read(
        [&](store::Connection& db) { return store::find_later(db, id); }));
    if (!words) return std::unexpected(words.error());
    if (!*words) return refuse(Code::not_found, "there are no such words on their way");
    if ((*words)->person != actor.id && actor.role != store::Role::admin) {
        return refuse(Code::forbidden, "these words are somebody else's");
    }
    return **std::move(words);
}

namespace {

Done<bool> gone_or(Done<store::LaterWords> done, std::shared_ptr<store::LaterWords> words) {
    return [done = std::move(done), words](Result<bool> moved) mutable {
        if (!moved) return done(std::unexpected(moved.error()));
        if (!*moved) return done(refuse(Code::conflict, "they have gone already"));
        done(std::move(*words));
    };
}

// Answers whether the conditional change happened.
void try_on_disk(Services& services, std::move_only_function<bool(store::Tx&)> write,
                 Done<bool> done) {
    auto moved = std::make_shared<bool>(false);
    auto work = std::make_shared<std::move_only_function<bool(store::Tx&)>>(std::move(write));
    services.options.store.submit(
        [moved, work](store::Tx& tx) { *moved = (*work)(tx); },
        [moved, done = std::move(done)](store::Result<store::Committed> stored) mutable {
            if (!stored) return done(std::unexpected(from_store(stored.error())));
            done(*moved);
        });
}

}  // namespace

void Outbox::change(const Actor& actor, std::int64_t id, Change change,
                    Done<store::LaterWords> done) {
    auto words = find(actor, id);
    if (!words) return done(std::unexpected(words.error()));
    if (change.text) words->text = *std::move(change.text);
    if (change.send_at) words->send_at = *change.send_at;
    if (auto good = check_text(services_, words->text); !good) {
        return done(std::unexpected(good.error()));
    }
    words->heard = newest_heard(services_, words->ticket);
    words->written = services_.now();
    words->state = store::Going::waiting;
    words->reason.clear();
    auto kept = std::make_shared<store::LaterWords>(*std::move(words));
    try_on_disk(
        services_, [kept](store::Tx& tx) { return store::change_later(tx, *kept); },
        gone_or(std::move(done), kept));
}

void Outbox::cancel(const Actor& actor, std::int64_t id, Done<store::LaterWords> done) {
    auto words = find(actor, id);
    if (!words) return done(std::unexpected(words.error()));
    const auto before = words->state;
    words->state = store::Going::cancelled;
    auto kept = std::make_shared<store::LaterWords>(*std::move(words));
    try_on_disk(
        services_,
        [id, before](store::Tx& tx) {
            if (before != store::Going::waiting && before != store::Going::held) return false;
            return store::move_later(tx, id, before, store::Going::cancelled, "");
        },
        gone_or(std::move(done), kept));
}

Result<int> Outbox::undo_seconds(const Actor& actor) {
    const auto own = given(services_.options.store.read(
        [&](store::Connection& db) { return store::undo_send_s(db, actor.id); }));
    if (!own) return std::unexpected(own.error());
    return own->value_or(undo_send_default_s);
}

void Outbox::set_undo_seconds(const Actor& actor, int seconds, Done<int> done) {
    services_.options.store.submit(
        [person = actor.id, seconds](store::Tx& tx) {
            store::put_undo_send_s(tx, person, seconds);
        },
        [seconds, done = std::move(done)](store::Result<store::Committed> stored) mutable {
            if (!stored) return done(std::unexpected(from_store(stored.error())));
            done(seconds);
        });
}

}  // namespace desk
