// What agents read: tickets with the little things a list shows, threads, customers, the log.
#include "server/desk/bot/hear.hpp"
#include "server/desk/bot/trace_text.hpp"
#include "server/desk/services.hpp"
#include "server/desk/sla/sla_clocks.hpp"
#include "server/desk/talk/reception.hpp"
#include "server/desk/tickets/tickets.hpp"
#include "server/store/event_log.hpp"
#include "server/store/wellbeing.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace desk {
namespace {

// A few events from the end are enough for a list; nobody scrolls through them there.
constexpr int look_back_max = 40;

template <class Value>
Result<Value> given(store::Result<Value> value) {
    if (!value) return std::unexpected(from_store(value.error()));
    return *std::move(value);
}

// Walks a conversation's chain backwards, the newest event first, while `visit` says so.
template <class Visit>
void walk_back(store::Connection& db, const store::Conversation& row, Visit visit) {
    auto seq = row.last_event;
    for (int step = 0; seq != 0 && step < look_back_max; ++step) {
        const auto event = store::find_event(db, seq);
        if (!event || !visit(*event)) return;
        seq = event->prev;
    }
}

// A list shows nobody abusive words unasked: a dot for each of their characters.
void veil(store::Connection& db, std::optional<store::Event>& last) {
    auto* said = last ? std::get_if<store::Message>(&last->body) : nullptr;
    if (!said || said->from != store::From::customer) return;
    for (const auto& message : store::abuse_in(db, last->conversation)) {
        if (message.seq == last->cseq) said->text = escalation::veiled(said->text, message.marks);
    }
}

TicketCard card_of(store::Connection& db, store::Ticket ticket) {
    TicketCard card{.ticket = std::move(ticket)};
    const auto row = store::find_conversation(db, card.ticket.conversation);
    if (!row) return card;
    card.page_url = row->page_url;
    card.page_title = row->page_title;
    walk_back(db, *row, [&](const store::Event& event) {
        const auto* message = std::get_if<store::Message>(&event.body);
        if (!message || message->internal) return true;
        if (!card.last_message) card.last_message = event;
        if (message->from == store::From::agent) return false;
        if (message->from == store::From::customer) {
            card.waiting_since = event.at;
            card.unread |= event.cseq > row->read_by_agent;
        }
        return true;
    });
    veil(db, card.last_message);
    if (!escalation::is_unsolved(card.ticket.status)) card.waiting_since.reset();
    return card;
}

ConversationCard card_of(store::Connection& db, store::Conversation row) {
    ConversationCard card{.conversation = std::move(row)};
    if (auto customer = store::find_customer(db, card.conversation.customer))
        card.customer = *std::move(customer);
    walk_back(db, card.conversation, [&](const store::Event& event) {
        const auto* message = std::get_if<store::Message>(&event.body);
        if (!message || message->internal) return true;
        card.last_message = event;
        return false;
    });
    veil(db, card.last_message);
    return card;
}

}  // namespace

Result<store::Page<TicketCard>> Tickets::list(const store::TicketFilter& filter,
                                              const store::PageRequest& page) {
    const auto content = services_.publisher.live();
    const auto now = services_.now();
    return given(services_.options.store.read([&](store::Connection& db) {
        auto tickets = store::list_tickets(db, filter, page);
        store::Page<TicketCard> cards{.items = {}, .next = std::move(tickets.next)};
        for (auto& ticket : tickets.items) {
            refresh_sla(content->settings(), db, ticket, now);
            cards.items.push_back(card_of(db, std::move(ticket)));
        }
        return cards;
    }));
}

Result<TicketCard> Tickets::get(store::TicketNumber number) {
    const auto content = services_.publisher.live();
    auto card =
        given(services_.options.store.read([&](store::Connection& db) -> std::optional<TicketCard> {
            auto ticket = store::find_ticket(db, number);
            if (!ticket) return std::nullopt;
            refresh_sla(content->settings(), db, *ticket, services_.now());
            return card_of(db, *std::move(ticket));
        }));
    if (!card) return std::unexpected(card.error());
    if (!*card) return refuse(Code::not_found, fmt::format("there is no ticket #{}", number));
    return **std::move(card);
}

Result<std::vector<store::TicketCount>> Tickets::counts() {
    return given(services_.options.store.read(
        [](store::Connection& db) { return store::count_tickets(db); }));
}

Result<std::vector<store::Event>> Tickets::events(store::ConversationId conversation,
                                                  store::ConversationSeq after, std::size_t limit) {
    return given(services_.options.store.read([&](store::Connection& db) {
        return store::events_of(
            db, conversation, {.after = after, .audience = store::Audience::agent, .limit = limit});
    }));
}

Result<ConversationCard> Tickets::conversation(store::ConversationId id) {
    auto card = given(
        services_.options.store.read([&](store::Connection& db) -> std::optional<ConversationCard> {
            auto row = store::find_conversation(db, id);
            if (!row) return std::nullopt;
            return card_of(db, *std::move(row));
        }));
    if (!card) return std::unexpected(card.error());
    if (!*card) return refuse(Code::not_found, "there is no such conversation");
    return **std::move(card);
}

Result<store::Page<ConversationCard>> Tickets::bot_conversations(const store::PageRequest& page) {
    return given(services_.options.store.read([&](store::Connection& db) {
        auto rows = store::list_conversations(db, page);
        store::Page<ConversationCard> cards{.items = {}, .next = std::move(rows.next)};
        for (auto& row : rows.items) {
            if (row.owner == store::Owner::bot) cards.items.push_back(card_of(db, std::move(row)));
        }
        return cards;
    }));
}

Result<Explanation> Tickets::explain(store::ConversationId conversation,
                                     store::ConversationSeq seq) {
    std::string language;
    std::string revision;
    auto found = given(services_.options.store.read([&](store::Connection& db) {
        Explanation why;
        const auto event = store::event_at(db, conversation, seq);
        const auto* said = event ? std::get_if<store::Message>(&event->body) : nullptr;
        if (!said || said->from != store::From::bot) return why;
        why.trace = store::find_trace(db, event->seq).value_or("");
        if (said->article) revision = said->article->revision;
        const auto row = store::find_conversation(db, conversation);
        if (row) language = row->language;
        for (auto at = event->prev; at != 0 && why.question.empty();) {
            const auto before = store::find_event(db, at);
            const auto* asked = before ? std::get_if<store::Message>(&before->body) : nullptr;
            if (asked && asked->from == store::From::customer) why.question = asked->text;
            at = before ? before->prev : 0;
        }
        return why;
    }));
    if (!found) return std::unexpected(found.error());
    if (found->trace.empty())
        return refuse(Code::not_found, "there is no bot answer with that seq");
    const auto content = services_.publisher.live();
    if (found->question.empty() || (!revision.empty() && revision != content->revision()))
        return found;
    intents::Dialogue fresh;
    fresh.lang = language;
    const auto again = hear(*content, fresh, found->question,
                            {.now = services_.now(), .locale = language, .explain = true});
    if (!again.messages.empty()) found->again = trace_text(again.messages.back().trace);
    return found;
}

Result<std::vector<store::Event>> Tickets::log(store::EventSeq after, std::size_t limit) {
    return given(services_.options.store.read(
        [&](store::Connection& db) { return store::events_after(db, after, limit); }));
}

Result<store::EventSeq> Tickets::last_seq() {
    return given(
        services_.options.store.read([](store::Connection& db) { return store::last_seq(db); }));
}

void Tickets::typing(const Actor& actor, store::TicketNumber number, bool on) {
    const auto card = get(number);
    if (!card) return;
    services_.pass({.kind = Passing::Kind::typing,
                    .from = store::From::agent,
                    .conversation = card->ticket.conversation,
                    .ticket = number,
                    .agent = actor.id,
                    .name = actor.name,
                    .on = on});
}

void Tickets::read(const Actor& actor, store::TicketNumber number, store::ConversationSeq upto) {
    const auto card = get(number);
    if (!card || actor.role == store::Role::viewer) return;
    const auto id = card->ticket.conversation;
    const auto row = services_.options.store.read(
        [&](store::Connection& db) { return store::find_conversation(db, id); });
    if (!row || !*row) return;
    const auto seq = upto == 0 ? (*row)->last_cseq : std::min(upto, (*row)->last_cseq);
    if (seq <= (*row)->read_by_agent) return;
    services_.options.store.submit(
        [id, seq](store::Tx& tx) { store::mark_read(tx, id, store::Side::agent, seq); },
        [](auto) {});
    services_.pass({.kind = Passing::Kind::read,
                    .from = store::From::agent,
                    .conversation = id,
                    .ticket = number,
                    .agent = actor.id,
                    .name = actor.name,
                    .seq = seq});
}

}  // namespace desk
