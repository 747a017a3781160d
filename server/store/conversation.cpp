// Rows of conversations, and the compare-and-set that moves one on together with its events.
#include "server/store/conversation.hpp"

#include "server/store/connection.hpp"
#include "server/store/error.hpp"
#include "server/store/event.hpp"
#include "server/store/paging.hpp"
#include "server/store/tx.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>

namespace store {
namespace {
constexpr std::array<std::string_view, 4> owner_names = {"bot", "queue", "agent", "closed"};

#define CONVERSATION_COLUMNS                                                                  \
    "id, site, customer, owner, epoch, version, last_cseq, last_event, dialogue, language, "  \
    "page_url, page_title, ticket, agent, survey, read_by_customer, read_by_agent, created, " \
    "updated"

Conversation read_conversation(const Query& row) {
    Conversation c;
    c.id = row.integer(0);
    c.site = row.text(1);
    c.customer = row.integer(2);
    c.owner = static_cast<Owner>(row.integer(3));
    c.epoch = row.integer(4);
    c.version = row.integer(5);
    c.last_cseq = row.integer(6);
    c.last_event = row.integer(7);
    c.dialogue = row.text(8);
    c.language = row.text(9);
    c.page_url = row.text(10);
    c.page_title = row.text(11);
    c.ticket = row.integer(12);
    c.agent = row.integer(13);
    c.survey = static_cast<Survey>(row.integer(14));
    c.read_by_customer = row.integer(15);
    c.read_by_agent = row.integer(16);
    c.created = row.time(17);
    c.updated = row.time(18);
    return c;
}

// Gives each event its place: the log's next numbers, and the chain's.
void number(std::vector<Event>& events, Conversation& moved, EventSeq last) {
    for (auto& event : events) {
        event.conversation = moved.id;
        event.prev = moved.last_event;
        if (seen_by_customer(event.body)) ++moved.last_cseq;
        event.cseq = moved.last_cseq;
        moved.last_event = ++last;
    }
}

bool write_moved(Connection& db, const Conversation& moved, Version before) {
    return db.run(R"sql(
        UPDATE conversation SET owner = ?3, epoch = ?4, version = ?5, last_cseq = ?6,
            last_event = ?7, dialogue = ?8, language = ?9, page_url = ?10, page_title = ?11,
            ticket = ?12, agent = ?13, survey = ?14, updated = ?15
        WHERE id = ?1 AND version = ?2)sql",
                  moved.id, before, moved.owner, moved.epoch, moved.version, moved.last_cseq,
                  moved.last_event, moved.dialogue, moved.language, moved.page_url,
                  moved.page_title, moved.ticket, moved.agent, moved.survey, moved.updated) == 1;
}
}  // namespace

std::string_view name_of(Owner owner) {
    return owner_names[static_cast<std::size_t>(owner) - 1];
}

std::optional<Owner> owner_named(std::string_view name) {
    const auto at = std::ranges::find(owner_names, name);
    if (at == owner_names.end()) return std::nullopt;
    return static_cast<Owner>(at - owner_names.begin() + 1);
}

void create_conversation(Tx& tx, const Conversation& c) {
    tx.db().run("INSERT INTO conversation (" CONVERSATION_COLUMNS
                ") VALUES (?1, ?2, nullif(?3, 0), ?4, ?5, ?6, 0, 0, ?7, ?8, ?9, ?10, ?11, ?12, "
                "?13, 0, 0, ?14, ?15)",
                c.id, c.site, c.customer, c.owner, c.epoch, c.version, c.dialogue, c.language,
                c.page_url, c.page_title, c.ticket, c.agent, c.survey, c.created, c.updated);
}

bool advance(Tx& tx, Conversation& conversation, std::vector<Event> events) {
    auto moved = conversation;
    number(events, moved, tx.last());
    moved.version = conversation.version + 1;
    if (!write_moved(tx, moved, conversation.version)) return false;
    for (auto& event : events) tx.put(std::move(event));
    conversation = std::move(moved);
    return true;
}

bool move_to_customer(Tx& tx, Conversation& conversation, CustomerId customer) {
    const bool moved = tx.db().run(R"sql(
        UPDATE conversation SET customer = nullif(?3, 0), version = version + 1
        WHERE id = ?1 AND version = ?2)sql",
                                   conversation.id, conversation.version, customer) == 1;
    if (!moved) return false;
    conversation.customer = customer;
    ++conversation.version;
    return true;
}

void mark_read(Tx& tx, ConversationId id, Side reader, ConversationSeq upto) {
    if (reader == Side::customer) {
        tx.db().run(R"sql(UPDATE conversation SET read_by_customer = ?2
                          WHERE id = ?1 AND read_by_customer < ?2)sql",
                    id, upto);
        return;
    }
    tx.db().run(R"sql(UPDATE conversation SET read_by_agent = ?2
                      WHERE id = ?1 AND read_by_agent < ?2)sql",
                id, upto);
}

std::optional<Conversation> find_conversation(Connection& db, ConversationId id) {
    auto row = db.query("SELECT " CONVERSATION_COLUMNS " FROM conversation WHERE id = ?1", id);
    if (!row.next()) return std::nullopt;
    return read_conversation(row);
}

std::vector<Conversation> conversations_of(Connection& db, CustomerId customer) {
    std::vector<Conversation> found;
    auto rows = db.query("SELECT " CONVERSATION_COLUMNS
                         " FROM conversation WHERE customer = ?1 ORDER BY id DESC",
                         customer);
    while (rows.next()) found.push_back(read_conversation(rows));
    return found;
}

std::vector<Conversation> conversations_with_people(Connection& db) {
    std::vector<Conversation> found;
    auto rows = db.query("SELECT " CONVERSATION_COLUMNS
                         " FROM conversation WHERE owner IN (2, 3) ORDER BY updated, id");
    while (rows.next()) found.push_back(read_conversation(rows));
    return found;
}

Page<Conversation> list_conversations(Connection& db, const PageRequest& page) {
    const auto limit = limit_of(page);
    const auto before = page.cursor.empty() ? Cursor::end() : Cursor::read(page.cursor, "n");
    Page<Conversation> found;
    auto rows = db.query("SELECT " CONVERSATION_COLUMNS
                         " FROM conversation WHERE id < ?1 ORDER BY id DESC LIMIT ?2",
                         before.id, limit + 1);
    while (rows.next()) found.items.push_back(read_conversation(rows));
    cut(found, limit, [](const Conversation& last) { return Cursor{"n", 0, last.id}; });
    return found;
}

}  // namespace store
