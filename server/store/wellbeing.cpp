// Rows of abuse, hard chats and breaks; loads are counted from the tickets.
#include "server/store/wellbeing.hpp"

#include "escalation/ticket.hpp"
#include "server/store/connection.hpp"
#include "server/store/tx.hpp"

#include <charconv>

#include <fmt/format.h>

namespace store {
namespace {
// Reads back what marks_json wrote: numbers, two by two.
std::vector<escalation::Mark> read_marks(std::string_view json) {
    std::vector<std::size_t> numbers;
    for (std::size_t i = 0; i < json.size();) {
        std::size_t number = 0;
        const auto* from = json.data() + i;
        const auto [end, error] = std::from_chars(from, json.data() + json.size(), number);
        if (error != std::errc{}) {
            ++i;
            continue;
        }
        numbers.push_back(number);
        i += static_cast<std::size_t>(end - from);
    }
    std::vector<escalation::Mark> marks;
    for (std::size_t i = 0; i + 1 < numbers.size(); i += 2) {
        marks.push_back({numbers[i], numbers[i + 1]});
    }
    return marks;
}
}  // namespace

std::string marks_json(const std::vector<escalation::Mark>& marks) {
    std::string json = "[";
    for (const auto& mark : marks) {
        json += fmt::format("{}[{},{}]", json.size() > 1 ? "," : "", mark.from, mark.to);
    }
    return json + "]";
}

bool mark_abuse(Tx& tx, const AbusiveMessage& message, bool& first) {
    first = !tx.db()
                 .query("SELECT 1 FROM abuse WHERE conversation = ?1 LIMIT 1", message.conversation)
                 .next();
    return tx.db().run(R"sql(INSERT INTO abuse (conversation, cseq, marks, at)
                             VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING)sql",
                       message.conversation, message.seq, marks_json(message.marks),
                       message.at) == 1;
}

std::vector<AbusiveMessage> abuse_in(Connection& db, ConversationId conversation) {
    std::vector<AbusiveMessage> found;
    auto rows = db.query("SELECT cseq, marks, at FROM abuse WHERE conversation = ?1 ORDER BY cseq",
                         conversation);
    while (rows.next()) {
        found.push_back({conversation, rows.integer(0), read_marks(rows.text(1)), rows.time(2)});
    }
    return found;
}

bool count_hard_chat(Tx& tx, UserId agent, TicketNumber ticket, Time at, const std::string& why) {
    return tx.db().run(R"sql(INSERT INTO hard_chat (agent, ticket, at, why)
                             VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING)sql",
                       agent, ticket, at, why) == 1;
}

std::int64_t hard_chats_since(Connection& db, UserId agent, Time since) {
    auto row =
        db.query("SELECT count(*) FROM hard_chat WHERE at >= ?2 AND agent = ?1", agent, since);
    return row.next() ? row.integer(0) : 0;
}

void note_break_offer(Tx& tx, UserId agent, Time at, std::int64_t hard) {
    tx.db().run(R"sql(INSERT INTO break_offer (agent, at, hard) VALUES (?1, ?2, ?3)
                      ON CONFLICT DO NOTHING)sql",
                agent, at, hard);
}

std::optional<Time> last_break_offer(Connection& db, UserId agent) {
    auto row = db.query("SELECT max(at) FROM break_offer WHERE agent = ?1", agent);
    if (!row.next()) return std::nullopt;
    return row.time_or_none(0);
}

std::vector<LoadRow> loads(Connection& db, Time since) {
    std::vector<LoadRow> found;
    auto rows = db.query(R"sql(
        SELECT u.id, u.name,
               (SELECT count(*) FROM ticket t WHERE t.assignee = u.id AND t.status IN (0, 1)
                                                AND t.channel = ?2),
               (SELECT count(*) FROM ticket t WHERE t.assignee = u.id AND t.status IN (0, 1)
                                                AND t.channel <> ?2),
               (SELECT count(*) FROM hard_chat h WHERE h.agent = u.id AND h.at >= ?1),
               (SELECT max(b.at) FROM break_offer b WHERE b.agent = u.id AND b.at >= ?1)
        FROM person u WHERE u.disabled = 0 AND u.role <> 1 ORDER BY u.name)sql",
                         since, escalation::Channel::chat);
    while (rows.next()) {
        found.push_back({rows.integer(0), rows.text(1), rows.integer(2), rows.integer(3),
                         rows.integer(4), rows.time_or_none(5)});
    }
    return found;
}

}  // namespace store
