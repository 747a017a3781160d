// Reads a few events at both ends of each conversation; the middle of a long talk costs nothing.
#include "server/desk/talk/chats.hpp"

#include "kb/utf8.hpp"
#include "server/desk/commit.hpp"
#include "server/desk/talk/entrance.hpp"
#include "server/store/event_log.hpp"

#include <algorithm>
#include <functional>

namespace desk {
namespace {

constexpr std::size_t chats_max = 30;
constexpr std::size_t words_max = 120;   // characters
constexpr std::size_t opening_max = 6;   // events in which the customer has said something
constexpr std::int64_t closing_max = 8;  // events among which there is a message

std::string shortened(const std::string& text) {
    const auto line = text.substr(0, text.find('\n'));
    if (kb::code_points(line) <= words_max) return line;
    std::size_t bytes = 0;
    for (std::size_t letters = 0; bytes < line.size() && letters < words_max; ++letters) {
        do ++bytes;
        while (bytes < line.size() && (static_cast<unsigned char>(line[bytes]) & 0xC0) == 0x80);
    }
    return line.substr(0, bytes) + "…";
}

std::string first_words(store::Connection& db, store::ConversationId id) {
    for (const auto& event : store::events_of(db, id, {.limit = opening_max})) {
        const auto* said = std::get_if<store::Message>(&event.body);
        if (said && said->from == store::From::customer) return shortened(said->text);
        if (const auto* pressed = std::get_if<store::Pressed>(&event.body)) return pressed->label;
    }
    return {};
}

void add_last_words(store::Connection& db, ChatCard& card, store::ConversationSeq newest,
                    store::ConversationSeq read) {
    for (auto seq = newest; seq > std::max<std::int64_t>(0, newest - closing_max); --seq) {
        const auto event = store::event_at(db, card.id, seq);
        const auto* said = event ? std::get_if<store::Message>(&event->body) : nullptr;
        if (!said) continue;
        card.last = shortened(said->text);
        card.last_from = said->from;
        card.unread = said->from != store::From::customer && seq > read;
        return;
    }
}

ChatCard card_of(store::Connection& db, const store::Conversation& row) {
    ChatCard card{.id = row.id,
                  .title = first_words(db, row.id),
                  .owner = row.owner,
                  .ticket = row.ticket,
                  .at = row.updated};
    add_last_words(db, card, row.last_cseq, row.read_by_customer);
    return card;
}

}  // namespace

Result<std::vector<ChatCard>> Chats::list(const Visit& who, const std::string& session,
                                          const std::string& site, store::CustomerId signed_in) {
    const auto owner = owner_of(services_, session, signed_in);
    return given(services_.options.store.read([&](store::Connection& db) {
        std::vector<store::Conversation> rows;
        if (owner != 0) {
            rows = store::conversations_of(db, owner);
        } else if (auto own = store::find_conversation(db, who.conversation)) {
            rows.push_back(*std::move(own));
        }
        std::ranges::sort(rows, std::greater{}, &store::Conversation::updated);
        std::vector<ChatCard> cards;
        for (const auto& row : rows) {
            if (row.site != site || cards.size() == chats_max) continue;
            cards.push_back(card_of(db, row));
            cards.back().here = row.id == who.conversation;
        }
        return cards;
    }));
}

}  // namespace desk
