// The walk over all that is a person's, rewritten in place, and the certificate of it.
#include "server/store/erasure.hpp"

#include "server/store/codec.hpp"
#include "server/store/connection.hpp"
#include "server/store/conversation.hpp"
#include "server/store/erased_body.hpp"
#include "server/store/error.hpp"
#include "server/store/event_log.hpp"
#include "server/store/search.hpp"
#include "server/store/tx.hpp"

#include <array>
#include <span>

#include <fmt/format.h>
#include <sodium.h>

namespace store {
namespace {
struct Counts {
    std::int64_t conversations = 0;
    std::int64_t events = 0;
    std::int64_t traces = 0;
    std::int64_t tickets = 0;
    std::int64_t notes = 0;
};

std::vector<std::int64_t> numbers(Connection& db, std::string_view sql, std::int64_t of) {
    std::vector<std::int64_t> found;
    auto rows = db.query(sql, of);
    while (rows.next()) found.push_back(rows.integer(0));
    return found;
}

// Rows beside tickets, conversations and events that hold words too. Each table came with a step of
// the schema of its own: what is not there yet holds nothing.
struct Beside {
    std::string_view table;
    std::string_view erase;  // ?1: the ticket, conversation or event
};
constexpr std::array beside_tickets = {
    Beside{"ticket_field", "DELETE FROM ticket_field WHERE ticket = ?1"},
    Beside{"checklist_item", "UPDATE checklist_item SET text = '[erased]' WHERE ticket = ?1"},
    Beside{"notice", "DELETE FROM notice WHERE ticket = ?1"},
    Beside{"reply_draft", "DELETE FROM reply_draft WHERE ticket = ?1"},
    Beside{"later_words", "DELETE FROM later_words WHERE ticket = ?1"},
    Beside{"promise", "UPDATE promise SET words = '[erased]', text = '[erased]' WHERE ticket = ?1"},
    Beside{"goodwill",
           "UPDATE goodwill SET reason = '[erased]' WHERE recovery IN "
           "(SELECT id FROM recovery WHERE ticket = ?1)"},
    Beside{"recovery", "UPDATE recovery SET evidence = '[erased]' WHERE ticket = ?1"},
    Beside{"rule_run", "DELETE FROM rule_run WHERE ticket = ?1"},
};
constexpr std::array beside_conversations = {
    Beside{"abuse", "DELETE FROM abuse WHERE conversation = ?1"},
    Beside{"shared_file", "DELETE FROM shared_file WHERE conversation = ?1"},
};
constexpr std::array beside_events = {
    Beside{"webhook_attempt",
           "DELETE FROM webhook_attempt WHERE delivery IN (SELECT id FROM webhook_delivery "
           "WHERE webhook IN (SELECT id FROM webhook) AND event = ?1)"},
    Beside{"webhook_delivery",
           "UPDATE webhook_delivery SET message = '{}' "
           "WHERE webhook IN (SELECT id FROM webhook) AND event = ?1"},
};

void erase_beside(Tx& tx, std::span<const Beside> rows, std::int64_t of) {
    for (const auto& row : rows) {
        const bool there =
            tx.db()
                .query("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?1", row.table)
                .next();
        if (there) tx.db().run(row.erase, of);
    }
}

// The index forgets a text only when it is told exactly what it was.
bool erase_event(Tx& tx, EventSeq seq) {
    const auto event = find_event(tx, seq);
    if (!event) return false;
    auto after = erased_body(event->body);
    if (after == event->body) return false;
    forget_words(tx, *event);
    tx.db().run("UPDATE event SET body = ?2 WHERE seq = ?1", seq, encode_body(after));
    erase_beside(tx, beside_events, seq);
    return true;
}

void erase_chain(Tx& tx, std::int64_t conversation, Counts& counts) {
    const auto row = find_conversation(tx, conversation);
    if (!row) return;
    for (auto seq = row->last_event; seq > 0;) {
        std::int64_t before = 0;
        {
            auto link = tx.db().query("SELECT prev FROM event WHERE seq = ?1", seq);
            before = link.next() ? link.integer(0) : 0;
        }
        counts.events += erase_event(tx, seq) ? 1 : 0;
        counts.traces += tx.db().run("DELETE FROM trace WHERE event = ?1", seq);
        seq = before;
    }
    tx.db().run(R"sql(UPDATE conversation SET dialogue = '', page_url = '', page_title = '',
                          version = version + 1 WHERE id = ?1)sql",
                conversation);
    tx.db().run("UPDATE survey SET comment = '' WHERE conversation = ?1", conversation);
    erase_beside(tx, beside_conversations, conversation);
    tx.db().run("INSERT OR REPLACE INTO erased_conversation (conversation, upto) VALUES (?1, ?2)",
                conversation, row->last_event);
}

void erase_ticket(Tx& tx, TicketNumber number) {
    tx.db().run(R"sql(UPDATE ticket SET subject = ?2, handoff = NULL, version = version + 1
                      WHERE number = ?1)sql",
                number, erased_text);
    erase_beside(tx, beside_tickets, number);
}

void erase_row(Tx& tx, CustomerId id, Counts& counts) {
    for (const auto seq : numbers(tx, "SELECT event FROM customer_event WHERE customer = ?1", id)) {
        counts.events += erase_event(tx, seq) ? 1 : 0;
    }
    counts.notes += tx.db().run("DELETE FROM customer_note WHERE customer = ?1", id);
    tx.db().run(R"sql(UPDATE customer SET name = '', email = '', verified = 0, external_id = NULL,
                          attributes = '{}', version = version + 1 WHERE id = ?1)sql",
                id);
    tx.db().run("DELETE FROM member WHERE customer = ?1", id);
    tx.db().run("UPDATE credit SET reason = ?2 WHERE customer = ?1", id, erased_text);
    tx.db().run("UPDATE survey SET comment = '' WHERE customer = ?1", id);
    tx.db().run("UPDATE customer_merge SET before = '{}' WHERE kept = ?1 OR gone = ?1", id);
}

std::string seal(const Erasure& erasure, const std::string& before) {
    const auto words = fmt::format("{}\n{}\n{}\n{}\n{}\n{}\n{}", before, erasure.customer,
                                   erasure.reason, erasure.by, erasure.by_name, to_ms(erasure.at),
                                   encode_attributes(erasure.counts));
    std::array<unsigned char, crypto_generichash_BYTES> hash{};
    crypto_generichash(hash.data(), hash.size(),
                       reinterpret_cast<const unsigned char*>(words.data()), words.size(), nullptr,
                       0);
    std::array<char, hash.size() * 2 + 1> hex{};
    return sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
}

Erasure certify(Tx& tx, Erasure erasure, const Counts& counts) {
    erasure.counts = {{"conversations", std::to_string(counts.conversations)},
                      {"events", std::to_string(counts.events)},
                      {"traces", std::to_string(counts.traces)},
                      {"tickets", std::to_string(counts.tickets)},
                      {"notes", std::to_string(counts.notes)}};
    std::string before;
    {
        auto row = tx.db().query("SELECT hash FROM erasure ORDER BY id DESC LIMIT 1");
        if (row.next()) before = row.text(0);
    }
    erasure.hash = seal(erasure, before);
    tx.db().run(R"sql(
        INSERT INTO erasure (customer, reason, person, person_name, at, counts, hash)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7))sql",
                erasure.customer, erasure.reason, erasure.by, erasure.by_name, erasure.at,
                encode_attributes(erasure.counts), erasure.hash);
    erasure.id = tx.db().last_id();
    return erasure;
}

#define ERASURE_COLUMNS "id, customer, reason, person, person_name, at, counts, hash"

Erasure read_erasure(const Query& row) {
    return {.id = row.integer(0),
            .customer = row.integer(1),
            .reason = row.text(2),
            .by = row.integer(3),
            .by_name = row.text(4),
            .at = row.time(5),
            .counts = decode_attributes(row.text(6)),
            .hash = row.text(7)};
}
}  // namespace

std::vector<CustomerId> one_person(Connection& db, CustomerId id) {
    std::vector<CustomerId> all = {id};
    for (std::size_t i = 0; i < all.size(); ++i) {
        for (const auto gone :
             numbers(db, "SELECT customer FROM customer_gone WHERE kept = ?1", all[i])) {
            all.push_back(gone);
        }
    }
    return all;
}

Erasure erase_customer(Tx& tx, Erasure wanted) {
    if (!find_customer(tx, wanted.customer)) {
        throw GiveUp(ErrorCode::not_found, "there is no such customer");
    }
    tx.db().execute("PRAGMA secure_delete = ON");  // freed bytes are zeroed as well
    Counts counts;
    for (const auto id : one_person(tx, wanted.customer)) {
        for (const auto conversation :
             numbers(tx, "SELECT id FROM conversation WHERE customer = ?1", id)) {
            erase_chain(tx, conversation, counts);
            ++counts.conversations;
        }
        for (const auto number : numbers(tx, "SELECT number FROM ticket WHERE customer = ?1", id)) {
            erase_ticket(tx, number);
            ++counts.tickets;
        }
        erase_row(tx, id, counts);
    }
    tx.db().run("DELETE FROM kept_answer");  // answers to requests sent twice repeat what was said
    auto certificate = certify(tx, std::move(wanted), counts);
    tx.append({.at = certificate.at,
               .body = Noted{.what = "customer.erased",
                             .words = "All that was known of this customer was erased",
                             .customer = certificate.customer,
                             .by = certificate.by,
                             .by_name = certificate.by_name}});
    return certificate;
}

std::int64_t erase_conversation(Tx& tx, std::int64_t conversation) {
    tx.db().execute("PRAGMA secure_delete = ON");
    Counts counts;
    erase_chain(tx, conversation, counts);
    for (const auto number :
         numbers(tx, "SELECT number FROM ticket WHERE conversation = ?1", conversation)) {
        erase_ticket(tx, number);
    }
    return counts.events;
}

std::vector<Erasure> list_erasures(Connection& db) {
    std::vector<Erasure> found;
    auto rows = db.query("SELECT " ERASURE_COLUMNS " FROM erasure ORDER BY id DESC");
    while (rows.next()) found.push_back(read_erasure(rows));
    return found;
}

std::optional<Erasure> find_erasure(Connection& db, CustomerId customer) {
    auto row = db.query("SELECT " ERASURE_COLUMNS
                        " FROM erasure WHERE customer = ?1 ORDER BY id DESC LIMIT 1",
                        customer);
    if (!row.next()) return std::nullopt;
    return read_erasure(row);
}

}  // namespace store
