// One row a customer, whatever tables it comes from.
#include "server/store/customer_facts.hpp"

#include "server/store/codec.hpp"
#include "server/store/connection.hpp"

#include <array>

namespace store {
namespace {
constexpr std::array<std::string_view, 3> survey_names = {"csat", "nps", "ces"};

#define FACT_COLUMNS                                                              \
    "SELECT c.id, c.name, c.email, c.verified, c.tier, c.attributes, c.created, " \
    "c.last_seen, (SELECT count(*) FROM ticket t WHERE t.customer = c.id), "      \
    "coalesce((SELECT sum(amount) FROM credit k WHERE k.customer = c.id), 0), "   \
    "(SELECT language FROM conversation v WHERE v.customer = c.id "               \
    " ORDER BY v.id DESC LIMIT 1), "                                              \
    "(SELECT o.name FROM organisation o WHERE o.id = coalesce("                   \
    " (SELECT organisation FROM member m WHERE m.customer = c.id),"               \
    " (SELECT organisation FROM organisation_domain d WHERE c.email <> ''"        \
    "  AND d.domain = lower(substr(c.email, instr(c.email, '@') + 1))))), "       \
    "s.kind, s.score, s.comment "                                                 \
    "FROM customer c LEFT JOIN survey s ON s.id = (SELECT id FROM survey a "      \
    " WHERE a.customer = c.id AND a.answered IS NOT NULL ORDER BY a.answered DESC LIMIT 1) "

escalation::Instant instant(Time at) {
    return std::chrono::floor<escalation::Instant::duration>(at);
}

escalation::Facts read_facts(const Query& row, Time now) {
    escalation::Facts facts;
    facts.now = instant(now);
    facts.set("customer.name", row.text(1));
    facts.set("customer.email", row.text(2));
    facts.set("customer.verified", row.integer(3) != 0);
    facts.set("customer.tier", row.text(4));
    for (const auto& [name, value] : decode_attributes(row.text(5))) {
        facts.set("customer.attribute." + name, value);
        if (name == "country") facts.set("customer.country", value);
    }
    facts.set("customer.created_at", instant(row.time(6)));
    facts.set("customer.seen_at", instant(row.time(7)));
    facts.set("customer.tickets", static_cast<double>(row.integer(8)));
    facts.set("customer.points", static_cast<double>(row.integer(9)));
    facts.set("customer.language", row.text(10));
    facts.set("customer.organisation", row.text(11));
    if (const auto kind = row.integer(12); kind >= 1 && kind <= 3) {
        facts.set("survey.kind", std::string(survey_names[static_cast<std::size_t>(kind) - 1]));
        facts.set("survey.score", static_cast<double>(row.integer(13)));
        facts.set("survey.comment", row.text(14));
    }
    return facts;
}
}  // namespace

std::optional<escalation::Facts> customer_facts(Connection& db, CustomerId id, Time now) {
    auto row = db.query(FACT_COLUMNS "WHERE c.id = ?1", id);
    if (!row.next()) return std::nullopt;
    return read_facts(row, now);
}

void each_customer_facts(Connection& db, CustomerId after, Time now,
                         const std::function<bool(CustomerId, const escalation::Facts&)>& visit) {
    auto rows = db.query(FACT_COLUMNS R"sql(WHERE c.id > ?1
        AND NOT EXISTS (SELECT 1 FROM customer_gone g WHERE g.customer = c.id)
        ORDER BY c.id)sql",
                         after);
    while (rows.next()) {
        if (!visit(rows.integer(0), read_facts(rows, now))) return;
    }
}

}  // namespace store
