// Rows of facts, of counts, and of what they are made from.
#include "server/store/fact.hpp"

#include "server/store/codec.hpp"
#include "server/store/connection.hpp"
#include "server/store/event.hpp"
#include "server/store/tx.hpp"

#include <unordered_map>

#include <nlohmann/json.hpp>

namespace store {
namespace {
#define TALK_COLUMNS                                                                              \
    "id, conversation, customer, day, began, last, questions, answered, article, rated, handed, " \
    "came_back"

FactTalk read_talk(const Query& row) {
    FactTalk talk;
    talk.id = row.integer(0);
    talk.conversation = row.integer(1);
    talk.customer = row.integer(2);
    talk.day = row.integer(3);
    talk.began = row.time(4);
    talk.last = row.time(5);
    talk.questions = row.integer(6);
    talk.answered = row.integer(7) != 0;
    talk.article = row.text(8);
    talk.rated = static_cast<int>(row.integer(9));
    talk.handed = row.integer(10) != 0;
    talk.came_back = row.integer(11) != 0;
    return talk;
}

// A few sets of tags stand on most tickets: each is decoded once, not for every fact of a year.
class KnownTags {
  public:
    const std::vector<std::string>& of(std::string text) {
        if (sets_.size() >= kept_max) sets_.clear();
        const auto [set, is_new] = sets_.try_emplace(std::move(text));
        if (is_new) set->second = decode_texts(set->first);
        return set->second;
    }

  private:
    static constexpr std::size_t kept_max = 10'000;
    std::unordered_map<std::string, std::vector<std::string>> sets_;
};
}  // namespace

void add_fact(Tx& tx, const Fact& f) {
    tx.db().run(R"sql(INSERT INTO fact
        (kind, day, at, value, agent, queue, channel, tags, article, ticket)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10))sql",
                f.kind, f.day, f.at, f.value, f.agent, f.queue, f.channel, encode_texts(f.tags),
                f.article, f.ticket);
}

void each_fact(Connection& db, DayNumber from, DayNumber to, Tags tags,
               const std::function<void(const Fact&)>& take) {
    // Tags are mostly given while a ticket is worked on: those it has now say what it was about.
    auto rows = tags == Tags::read
                    ? db.query(R"sql(SELECT f.kind, f.day, f.at, f.value, f.agent, f.queue,
        f.channel, coalesce(t.tags, f.tags), f.article, f.ticket
        FROM fact f LEFT JOIN fact_ticket t ON t.ticket = f.ticket
        WHERE f.day BETWEEN ?1 AND ?2)sql",
                               from, to)
                    : db.query(R"sql(SELECT kind, day, at, value, agent, queue, channel, tags,
        article, ticket FROM fact WHERE day BETWEEN ?1 AND ?2)sql",
                               from, to);
    Fact fact;
    KnownTags known;
    while (rows.next()) {
        fact.kind = static_cast<FactKind>(rows.integer(0));
        fact.day = rows.integer(1);
        fact.at = rows.time(2);
        fact.value = rows.integer(3);
        fact.agent = rows.integer(4);
        fact.queue = rows.text(5);
        fact.channel = rows.text(6);
        if (tags == Tags::read) fact.tags = known.of(rows.text(7));
        fact.article = rows.text(8);
        fact.ticket = rows.integer(9);
        take(fact);
    }
}

void add_count(Tx& tx, const Count& c) {
    tx.db().run(R"sql(INSERT INTO fact_count (what, day, hour, key, count)
        VALUES (?1, ?2, ?3, ?4, ?5)
        ON CONFLICT (what, day, hour, key) DO UPDATE SET count = count + excluded.count)sql",
                c.what, c.day, c.hour, c.key, c.count);
}

void each_count(Connection& db, Counted what, DayNumber from, DayNumber to,
                const std::function<void(const Count&)>& take) {
    auto rows = db.query(R"sql(SELECT day, hour, key, count FROM fact_count
                               WHERE what = ?1 AND day BETWEEN ?2 AND ?3)sql",
                         what, from, to);
    while (rows.next()) {
        take({.what = what,
              .day = rows.integer(0),
              .hour = static_cast<int>(rows.integer(1)),
              .key = rows.text(2),
              .count = rows.integer(3)});
    }
}

void put_fact_ticket(Tx& tx, const FactTicket& t) {
    tx.db().run(R"sql(INSERT OR REPLACE INTO fact_ticket
        (ticket, created, queue, channel, article, tags, agent, waiting_since, responded, solved)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10))sql",
                t.ticket, t.created, t.queue, t.channel, t.article, encode_texts(t.tags), t.agent,
                t.waiting_since, t.responded, t.solved);
}

std::optional<FactTicket> find_fact_ticket(Connection& db, TicketNumber ticket) {
    auto row = db.query(R"sql(SELECT created, queue, channel, article, tags, agent, waiting_since,
        responded, solved FROM fact_ticket WHERE ticket = ?1)sql",
                        ticket);
    if (!row.next()) return std::nullopt;
    return FactTicket{.ticket = ticket,
                      .created = row.time(0),
                      .queue = row.text(1),
                      .channel = row.text(2),
                      .article = row.text(3),
                      .tags = decode_texts(row.text(4)),
                      .agent = row.integer(5),
                      .waiting_since = row.time_or_none(6),
                      .responded = row.integer(7) != 0,
                      .solved = row.integer(8) != 0};
}

void put_fact_talk(Tx& tx, FactTalk& t) {
    if (t.id != 0) {  // in place: most of its indexes need not move
        tx.db().run(R"sql(UPDATE fact_talk SET customer = ?2, last = ?3, questions = ?4,
            answered = ?5, article = ?6, rated = ?7, handed = ?8, came_back = ?9 WHERE id = ?1)sql",
                    t.id, t.customer, t.last, t.questions, t.answered, t.article, t.rated, t.handed,
                    t.came_back);
        return;
    }
    tx.db().run("INSERT INTO fact_talk (" TALK_COLUMNS
                ") VALUES (NULL, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
                t.conversation, t.customer, t.day, t.began, t.last, t.questions, t.answered,
                t.article, t.rated, t.handed, t.came_back);
    t.id = tx.db().last_id();
}

std::optional<FactTalk> newest_fact_talk(Connection& db, ConversationId conversation) {
    auto row = db.query("SELECT " TALK_COLUMNS
                        " FROM fact_talk WHERE conversation = ?1 ORDER BY id DESC LIMIT 1",
                        conversation);
    if (!row.next()) return std::nullopt;
    return read_talk(row);
}

std::vector<FactTalk> fact_talks_beside(Connection& db, const FactTalk& talk, Time since) {
    std::vector<FactTalk> talks;
    auto rows = db.query("SELECT " TALK_COLUMNS
                         R"sql( FROM fact_talk WHERE id <> ?1 AND last > ?2
        AND ((customer = ?3 AND ?3 <> 0) OR conversation = ?4))sql",
                         talk.id, since, talk.customer, talk.conversation);
    while (rows.next()) talks.push_back(read_talk(rows));
    return talks;
}

void each_fact_talk(Connection& db, DayNumber from, DayNumber to,
                    const std::function<void(const FactTalk&)>& take) {
    auto rows =
        db.query("SELECT " TALK_COLUMNS " FROM fact_talk WHERE day BETWEEN ?1 AND ?2", from, to);
    while (rows.next()) take(read_talk(rows));
}

std::optional<NotedScore> noted_score(const Noted& noted) {
    if (noted.what != "survey.answered") return std::nullopt;
    const auto data = nlohmann::json::parse(noted.data, nullptr, false);
    if (!data.is_object() || !data.contains("kind") || !data["kind"].is_string())
        return std::nullopt;
    if (!data.contains("score") || !data["score"].is_number_integer()) return std::nullopt;
    NotedScore found{.kind = data["kind"].get<std::string>(),
                     .score = data["score"].get<std::int64_t>()};
    const auto ticket = data.find("ticket");
    if (ticket != data.end() && ticket->is_number_integer()) {
        found.ticket = ticket->get<std::int64_t>();
    }
    return found;
}

std::vector<TicketNumber> tickets_due_before(Connection& db, Time before, std::size_t limit) {
    std::vector<TicketNumber> numbers;
    for (const auto status : {escalation::Status::created, escalation::Status::open}) {
        auto rows = db.query(R"sql(SELECT ticket FROM ticket_due WHERE status = ?1 AND due < ?2
                                   ORDER BY due LIMIT ?3)sql",
                             status, before, limit);
        while (rows.next()) numbers.push_back(rows.integer(0));
    }
    return numbers;
}

void delete_facts(Tx& tx) {
    for (const auto* table : {"fact", "fact_count", "fact_ticket", "fact_talk"}) {
        tx.db().run(std::string("DELETE FROM ") + table);
    }
}

}  // namespace store
