// Conversations over HTTP, also before there is a ticket.
#include "server/net/api/api.hpp"
#include "server/net/api/sight_gate.hpp"
#include "server/wire/nouns.hpp"

#include <algorithm>
#include <span>

#include <fmt/format.h>

namespace net::api {
namespace {
// Notes and ticket changes repeat the number before them: a page must not end between those.
constexpr std::size_t same_number_max = 200;

std::size_t page_end(const std::vector<store::Event>& items, std::size_t limit) {
    std::size_t end = std::min(limit, items.size());
    while (end > 0 && end < items.size() && items[end].cseq == items[end - 1].cseq) ++end;
    return end;
}
}  // namespace

void conversations(Call call) {
    const auto page = page_of(call.request);
    if (!page) return call.refuse(page.error());
    auto found = call.parts.desk().tickets().bot_conversations(*page);
    if (!found) return call.refuse(found.error());
    keep_in_sight(call, found->items,
                  [](const desk::ConversationCard& card) { return card.conversation.ticket; });
    call.send(wire::page_of(found->items, found->next, wire::append_conversation));
}

void conversation(Call call) {
    const auto id = call.number(0);
    if (!id) return;
    const auto found = call.parts.desk().tickets().conversation(*id);
    if (!found) return call.refuse(found.error());
    std::string out;
    wire::append_conversation(out, *found);
    call.send(std::move(out));
}

void messages(Call call) {
    const auto id = call.number(0);
    if (id) send_thread(std::move(call), *id);
}

void send_thread(Call call, store::ConversationId id) {
    const auto after = query_number(call.request, "after", 0, INT64_MAX);
    const auto page = page_of(call.request);
    if (!after) return call.refuse(after.error());
    if (!page) return call.refuse(page.error());
    const auto card = call.parts.desk().tickets().conversation(id);
    if (!card) return call.refuse(card.error());
    const auto items =
        call.parts.desk().tickets().events(id, *after, page->limit + same_number_max);
    if (!items) return call.refuse(items.error());
    auto shown =
        std::vector(items->begin(),
                    items->begin() + static_cast<std::ptrdiff_t>(page_end(*items, page->limit)));
    const bool more = shown.size() < items->size();
    const auto next = more ? std::to_string(shown.back().cseq) : std::string();
    keep_in_sight(call, shown);  // of other tickets in the same conversation
    auto json = wire::page_of(shown, next, wire::append_thread_item);
    json.pop_back();  // the closing bracket: a thread also says how far each side has read
    wire::Writer body(json);
    body.number("customer_read_seq", card->conversation.read_by_customer);
    body.number("agent_read_seq", card->conversation.read_by_agent).close();
    call.send(std::move(json));
}

// The trace as it was stored with the answer, what had been asked, and the reasons as of now.
void explain(Call call) {
    const auto id = call.number(0);
    if (!id) return;
    const auto seq = call.number(1);
    if (!seq) return;
    const auto why = call.parts.desk().tickets().explain(*id, *seq);
    if (!why) return call.refuse(why.error());
    std::string out;
    wire::Writer body(out);
    body.open().number("seq", *seq).text("question", why->question);
    if (!why->again.empty()) body.raw("again", why->again);
    body.close();
    out.pop_back();
    out += ',';
    out += std::string_view(why->trace).substr(1);
    call.send(std::move(out));
}

void take(Call call) {
    const auto id = call.number(0);
    if (!id) return;
    call.parts.desk().tickets().take(
        call.who.actor, *id,
        answered<store::Ticket>(
            std::move(call.reply), 200,
            [](std::string& out, const store::Ticket& made) { wire::append_ticket(out, made); }));
}

}  // namespace net::api
