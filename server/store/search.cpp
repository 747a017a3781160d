// The FTS5 index: filled from the log in steps, asked with every word quoted.
#include "server/store/search.hpp"

#include "server/store/connection.hpp"
#include "server/store/event_log.hpp"
#include "server/store/tx.hpp"

#include <cctype>

namespace store {
namespace {
constexpr auto mark_name = "search.upto";
constexpr std::size_t words_max = 16;

void put_mark(Connection& db, EventSeq seq) {
    db.run(R"sql(INSERT INTO setting (name, value) VALUES (?1, ?2)
                 ON CONFLICT (name) DO UPDATE SET value = excluded.value)sql",
           mark_name, std::to_string(seq));
}

std::string words_of_ticket(const Ticket& ticket) {
    return ticket.subject + "\n" + ticket.customer_name + "\n" + ticket.customer_email;
}

// What of an event people may look for; empty for most kinds.
std::string words_of(const Event& event) {
    if (const auto* message = std::get_if<Message>(&event.body)) return message->text;
    if (const auto* created = std::get_if<TicketCreated>(&event.body)) {
        return words_of_ticket(created->ticket);
    }
    if (const auto* updated = std::get_if<TicketUpdated>(&event.body)) {
        return words_of_ticket(updated->ticket);
    }
    if (const auto* answer = std::get_if<SurveyAnswered>(&event.body)) return answer->comment;
    return {};
}

// Text is split at blanks only; what is inside a quoted word is the tokenizer's business.
bool is_blank(char letter) {
    return letter == '\0' || std::isspace(static_cast<unsigned char>(letter)) != 0;
}

std::string_view take_word(std::string_view& rest) {
    while (!rest.empty() && is_blank(rest.front())) rest.remove_prefix(1);
    std::size_t size = 0;
    while (size < rest.size() && !is_blank(rest[size])) ++size;
    const auto word = rest.substr(0, size);
    rest.remove_prefix(size);
    return word;
}

// A word of punctuation alone holds no token, and an empty phrase would match nothing.
bool has_token(std::string_view word) {
    for (const char letter : word) {
        const auto byte = static_cast<unsigned char>(letter);
        if (byte >= 0x80 || std::isalnum(byte) != 0) return true;
    }
    return false;
}

void quote(std::string& out, std::string_view word) {
    if (!out.empty()) out += ' ';
    out += '"';
    for (const char letter : word) {
        if (letter == '"') out += '"';
        out += letter;
    }
    out += '"';
}
}  // namespace

std::string match_expression(std::string_view typed) {
    std::string expression;
    const bool still_typing = !typed.empty() && !is_blank(typed.back());
    std::size_t words = 0;
    for (auto word = take_word(typed); !word.empty() && words < words_max;
         word = take_word(typed)) {
        if (!has_token(word)) continue;
        quote(expression, word);
        ++words;
    }
    if (still_typing && words > 0) expression += '*';
    return expression;
}

std::vector<SearchHit> search_messages(Connection& db, std::string_view typed, std::size_t limit) {
    std::vector<SearchHit> hits;
    const auto expression = match_expression(typed);
    if (expression.empty()) return hits;
    auto rows = db.query(R"sql(
        SELECT e.seq, e.conversation, e.ticket FROM said JOIN event e ON e.seq = said.rowid
        WHERE said MATCH ?1 ORDER BY said.rowid DESC LIMIT ?2)sql",
                         expression, limit);
    while (rows.next()) hits.push_back({rows.integer(0), rows.integer(1), rows.integer(2)});
    return hits;
}

bool search_index_step(Tx& tx, std::size_t events) {
    const auto upto = searched_upto(tx);
    const auto next = events_after(tx, upto, events);
    if (next.empty()) return false;
    for (const auto& event : next) {
        const auto words = words_of(event);
        if (words.empty()) continue;
        tx.db().run("INSERT INTO said (rowid, text) VALUES (?1, ?2)", event.seq, words);
    }
    put_mark(tx, next.back().seq);
    return next.back().seq < tx.last();
}

void forget_words(Tx& tx, const Event& event) {
    const auto words = words_of(event);
    if (words.empty() || event.seq > searched_upto(tx)) return;
    tx.db().run("INSERT INTO said (said, rowid, text) VALUES ('delete', ?1, ?2)", event.seq, words);
}

EventSeq searched_upto(Connection& db) {
    auto row = db.query("SELECT CAST(value AS INTEGER) FROM setting WHERE name = ?1", mark_name);
    return row.next() ? row.integer(0) : 0;
}

}  // namespace store
