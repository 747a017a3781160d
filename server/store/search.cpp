// The FTS5 index: filled from the log in steps, asked with every word quoted.
// FTS5 gathers every place of every word that begins so before it tells the first hit of a word
// half typed. Parts bound that: as many tables as the log has lengths, asked from the newest on.
#include "server/store/search.hpp"

#include "server/store/connection.hpp"
#include "server/store/event_log.hpp"
#include "server/store/tx.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <limits>

#include <fmt/format.h>

namespace store {
namespace {
constexpr auto mark_name = "search.upto";
constexpr std::size_t words_max = 16;

// What things cost, in microseconds as measured: see Effort.
constexpr std::int64_t hit_cost = 2;
constexpr std::int64_t part_cost = 60;
constexpr std::array<std::int64_t, 3> beginning_costs = {12'000, 4'500, 1'500};  // by letters

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

// A word, or all that stands between two quotation marks.
std::string_view take_word(std::string_view& rest) {
    while (!rest.empty() && is_blank(rest.front())) rest.remove_prefix(1);
    if (const auto closing = rest.find('"', 1); rest.starts_with('"') && closing != rest.npos) {
        const auto phrase = rest.substr(1, closing - 1);
        rest.remove_prefix(closing + 1);
        return phrase.empty() ? std::string_view("\"") : phrase;
    }
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
        out += letter == '\0' ? ' ' : letter;
    }
    out += '"';
}

// A part is named by the first event it may hold; the oldest was there before there were others.
std::string name_of_part(EventSeq first) {
    return first == 0 ? "said" : fmt::format("said_{}", first);
}

std::string sql_of_hits(EventSeq part) {
    return fmt::format(
        "SELECT e.seq, e.conversation, e.ticket FROM {0} JOIN event e ON e.seq = {0}.rowid "
        "WHERE {0} MATCH ?1 AND {0}.rowid < ?2 ORDER BY {0}.rowid DESC",
        name_of_part(part));
}

std::string sql_to_put(EventSeq part) {
    return fmt::format("INSERT INTO {} (rowid, text) VALUES (?1, ?2)", name_of_part(part));
}

// The newest first.
std::vector<EventSeq> parts_before(Connection& db, EventSeq before) {
    std::vector<EventSeq> parts;
    auto rows =
        db.query("SELECT first FROM said_part WHERE first < ?1 ORDER BY first DESC", before);
    while (rows.next()) parts.push_back(rows.integer(0));
    return parts;
}

EventSeq part_of(Connection& db, EventSeq seq) {
    auto row = db.query("SELECT max(first) FROM said_part WHERE first <= ?1", seq);
    return row.next() ? row.integer(0) : 0;
}

EventSeq begin_part(Tx& tx, EventSeq first) {
    tx.db().execute(
        fmt::format("CREATE VIRTUAL TABLE {} USING fts5 (text, content='', "
                    "columnsize=0, tokenize='unicode61 remove_diacritics 2')",
                    name_of_part(first)));
    tx.db().run("INSERT INTO said_part (first, forgotten) VALUES (?1, 0)", first);
    return first;
}

// The shorter a beginning, the more words begin so.
std::int64_t beginning_cost(std::string_view expression) {
    if (!expression.ends_with('*')) return 0;
    const auto word = expression.substr(0, expression.size() - 2);
    const auto letters = word.size() - word.rfind('"') - 1;
    return beginning_costs[std::clamp<std::size_t>(letters, 1, beginning_costs.size()) - 1];
}
}  // namespace

std::string match_expression(std::string_view typed) {
    std::string expression;
    const bool still_typing = !typed.empty() && !is_blank(typed.back()) && typed.back() != '"';
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
    Effort effort{.left = std::numeric_limits<std::int64_t>::max()};
    if (limit == 0) return hits;
    walk_hits(db, typed, 0, effort, [&](const SearchHit& hit) {
        hits.push_back(hit);
        if (hits.size() == limit) effort.left = 0;
    });
    return hits;
}

EventSeq walk_hits(Connection& db, std::string_view typed, EventSeq before, Effort& effort,
                   const std::function<void(const SearchHit&)>& take) {
    const auto expression = match_expression(typed);
    if (expression.empty()) return 0;
    if (before == 0) before = std::numeric_limits<EventSeq>::max();
    const auto each = part_cost + beginning_cost(expression);
    const auto parts = parts_before(db, before);
    for (const auto first : parts) {
        const bool is_last = first == parts.back();
        effort.spend(each);
        auto rows = db.query(sql_of_hits(first), expression, before);
        while (rows.next()) {
            const auto seq = rows.integer(0);
            take({seq, rows.integer(1), rows.integer(2)});
            effort.spend(hit_cost);
            if (effort.is_over()) return is_last && !rows.next() ? 0 : seq;
        }
        if (effort.left < each && !is_last) return first;
    }
    return 0;
}

bool has_words(Connection& db, std::string_view typed, EventSeq seq) {
    const auto expression = match_expression(typed);
    if (expression.empty()) return false;
    const auto name = name_of_part(part_of(db, seq));
    return db
        .query(fmt::format("SELECT 1 FROM {0} WHERE {0} MATCH ?1 AND rowid = ?2", name), expression,
               seq)
        .next();
}

bool search_index_step(Tx& tx, std::size_t events, EventSeq part_events) {
    const auto upto = searched_upto(tx);
    const auto next = events_after(tx, upto, events);
    if (next.empty()) return false;
    auto part = part_of(tx, next.front().seq);
    for (const auto& event : next) {
        const auto words = words_of(event);
        if (words.empty()) continue;
        if (event.seq - part >= part_events) part = begin_part(tx, event.seq);
        tx.db().run(sql_to_put(part), event.seq, words);
    }
    put_mark(tx, next.back().seq);
    return next.back().seq < tx.last();
}

void forget_words(Tx& tx, const Event& event) {
    const auto words = words_of(event);
    if (words.empty() || event.seq > searched_upto(tx)) return;
    const auto part = part_of(tx, event.seq);
    tx.db().run(fmt::format("INSERT INTO {0} ({0}, rowid, text) VALUES ('delete', ?1, ?2)",
                            name_of_part(part)),
                event.seq, words);
    tx.db().run("UPDATE said_part SET forgotten = 1 WHERE first = ?1", part);
}

void optimize_search(Tx& tx) {
    std::vector<EventSeq> forgetful;
    {
        auto rows = tx.db().query("SELECT first FROM said_part WHERE forgotten <> 0");
        while (rows.next()) forgetful.push_back(rows.integer(0));
    }
    for (const auto part : forgetful) {
        const auto name = name_of_part(part);
        tx.db().execute(fmt::format("INSERT INTO {0} ({0}) VALUES ('optimize')", name));
    }
    tx.db().run("UPDATE said_part SET forgotten = 0 WHERE forgotten <> 0");
}

EventSeq searched_upto(Connection& db) {
    auto row = db.query("SELECT CAST(value AS INTEGER) FROM setting WHERE name = ?1", mark_name);
    return row.next() ? row.integer(0) : 0;
}

}  // namespace store
