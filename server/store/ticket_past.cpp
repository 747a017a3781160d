// Rows of status spans, and a light walk along the chain for who spoke when.
#include "server/store/ticket_past.hpp"

#include "server/store/connection.hpp"
#include "server/store/event.hpp"
#include "server/store/ticket_span.hpp"

#include <algorithm>

namespace store {
namespace {

std::optional<escalation::Speaker> speaker_named(std::string_view name) {
    if (name == "customer") return escalation::Speaker::customer;
    if (name == "agent") return escalation::Speaker::agent;
    if (name == "bot") return escalation::Speaker::bot;
    return std::nullopt;
}

// One event of a chain, without reading more of it than its speaker.
struct Step {
    EventSeq prev = 0;
    bool is_birth = false;  // of the ticket
    std::optional<escalation::Spoken> said;
};

std::optional<Step> step_at(Connection& db, EventSeq seq, TicketNumber number) {
    auto row = db.query(R"sql(
        SELECT at, kind, prev, ticket,
            CASE kind WHEN 1 THEN json_extract(body, '$.from') END,
            CASE kind WHEN 1 THEN json_extract(body, '$.internal') END
        FROM event WHERE seq = ?1)sql",
                        seq);
    if (!row.next()) return std::nullopt;
    const auto kind = static_cast<EventKind>(row.integer(1));
    Step step{.prev = row.integer(2)};
    step.is_birth = kind == EventKind::ticket_created && row.integer(3) == number;
    if (kind != EventKind::message || row.integer(5) != 0) return step;
    const TicketNumber about = row.integer(3);
    if (about != 0 && about != number) return step;  // of a conversation with several tickets
    if (const auto by = speaker_named(row.text(4))) step.said = {*by, row.time(0)};
    return step;
}

std::vector<escalation::Spoken> spoken_about(Connection& db, const Ticket& ticket) {
    std::vector<escalation::Spoken> spoken;
    auto row = db.query("SELECT last_event FROM conversation WHERE id = ?1", ticket.conversation);
    EventSeq seq = row.next() ? row.integer(0) : 0;
    while (seq != 0) {
        const auto step = step_at(db, seq, ticket.number);
        if (!step || step->is_birth) break;
        if (step->said) spoken.push_back(*step->said);
        seq = step->prev;
    }
    std::ranges::reverse(spoken);
    Time latest = ticket.created;
    for (auto& words : spoken) words.at = latest = std::max(latest, words.at);
    return spoken;
}

}  // namespace

TicketPast past_of(Connection& db, const Ticket& ticket) {
    auto past = standing_of(db, ticket);
    if (ticket.conversation != 0) past.spoken = spoken_about(db, ticket);
    return past;
}

TicketPast standing_of(Connection& db, const Ticket& ticket) {
    TicketPast past;
    Time latest = ticket.created;  // a clock that jumped back does not undo what happened
    for (const auto& span : spans_of(db, ticket.number)) {
        latest = std::max(latest, span.since);
        past.statuses.push_back({span.status, latest});
    }
    if (past.statuses.empty()) past.statuses.push_back({ticket.status, ticket.created});
    auto row = db.query("SELECT tier FROM customer WHERE id = ?1", ticket.customer);
    if (row.next()) past.tier = row.text(0);
    return past;
}

}  // namespace store
