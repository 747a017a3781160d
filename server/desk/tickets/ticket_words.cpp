// An agent's words on their way: to the conversation where they are waited for, and stored once.
#include "kb/utf8.hpp"
#include "server/desk/announce.hpp"
#include "server/desk/services.hpp"
#include "server/desk/talk/writing.hpp"
#include "server/desk/tickets/links.hpp"
#include "server/store/event_log.hpp"
#include "server/store/teamwork.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace desk {
namespace {

// What was stored under this client id, now or the first time.
Result<Written> stored(const Services& services, const std::string& client_id, Applied applied) {
    auto events = std::move(applied.events);
    if (applied.again) {
        auto read = services.options.store.read([&](store::Connection& db) {
            return store::events_of(db, applied.state.row.id, {.audience = store::Audience::agent});
        });
        if (!read) return std::unexpected(from_store(read.error()));
        events = shared(*std::move(read));
    }
    const auto found = std::ranges::find_if(
        events, [&](const EventPtr& event) { return event->client_id == client_id; });
    if (found == events.end()) return refuse(Code::unavailable, "the message can not be found");
    return Written{.event = **found, .again = applied.again};
}

}  // namespace

Result<void> check_text(const Services& services, const std::string& text) {
    if (text.find_first_not_of(" \t\r\n") == text.npos) {
        return refuse(Code::invalid_field, "text is empty", "text");
    }
    const auto most = services.options.text_chars_max;
    if (kb::code_points(text) <= most) return {};
    return refuse(Code::too_long, fmt::format("text is longer than {} characters", most), "text");
}

void write_words(Services& services, const Actor& actor, store::TicketNumber number,
                 AgentWords words, Guard guard, Done<Written> done) {
    if (auto may = may_act(actor); !may) return done(std::unexpected(may.error()));
    if (auto good = check_text(services, words.text); !good)
        return done(std::unexpected(good.error()));
    const auto card = services.tickets.get(number);
    if (!card) return done(std::unexpected(card.error()));
    const auto line = services.parts.get<Links>().where_to_answer(card->ticket);
    if (!line) return done(std::unexpected(line.error()));
    const auto client_id = words.client_id;
    auto make = [&services, actor, words = std::move(words),
                 guard = std::move(guard)](Draft& draft) mutable -> Result<void> {
        const auto& ticket = *draft.next.ticket;
        if (!words.internal && draft.next.row.owner == store::Owner::bot) {
            return std::unexpected(Refusal{Code::conflict,
                                           "the bot has this conversation; take it over first",
                                           {},
                                           std::make_shared<const store::Ticket>(ticket)});
        }
        if (guard) {
            if (auto good = guard(draft); !good) return good;
        }
        write_as_agent(services, draft, actor, words);
        draft.also.push_back([internal = words.internal](store::Tx& tx, const State& state) {
            if (!internal) store::delete_draft(tx, state.ticket->number);  // it has gone out
        });
        return {};
    };
    services.turns.take(
        *line, client_id, decide_change(services, actor, number, std::move(make)),
        [&services, client_id, done = std::move(done)](Result<Applied> applied) mutable {
            if (!applied) return done(std::unexpected(applied.error()));
            done(stored(services, client_id, *std::move(applied)));
        });
}

void Tickets::write(const Actor& actor, store::TicketNumber number, std::string client_id,
                    std::string text, bool internal, Done<Written> done) {
    write_words(services_, actor, number,
                {.client_id = std::move(client_id), .text = std::move(text), .internal = internal},
                {}, std::move(done));
}

}  // namespace desk
