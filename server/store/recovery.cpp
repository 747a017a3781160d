// Rows of recovery cases and the goodwill ledger.
#include "server/store/recovery.hpp"

#include "server/store/connection.hpp"
#include "server/store/tx.hpp"

#include <fmt/format.h>

namespace store {
namespace {
constexpr std::string_view columns = R"sql(
    SELECT r.id, r.ticket, r.customer, r.tier, r.reason, r.evidence, r.owner, r.deadline, r.late,
           r.opened, r.apology, r.remedy, r.follow_up, r.closed, r.version, coalesce(u.name, ''),
           coalesce((SELECT sum(g.cents) FROM goodwill g WHERE g.recovery = r.id), 0)
    FROM recovery r LEFT JOIN person u ON u.id = r.owner )sql";

Recovery read_row(Query& row) {
    Recovery one{.id = row.integer(0),
                 .ticket = row.integer(1),
                 .customer = row.integer(2),
                 .tier = row.text(3),
                 .reason = row.text(4),
                 .evidence = row.text(5),
                 .owner = row.integer(6),
                 .deadline = row.time(7),
                 .late = row.integer(8) != 0,
                 .opened = row.time(9),
                 .closed = row.time_or_none(13),
                 .version = row.integer(14),
                 .owner_name = row.text(15),
                 .goodwill_cents = row.integer(16)};
    for (std::size_t step = 0; step < one.done.size(); ++step) {
        one.done[step] = row.time_or_none(10 + static_cast<int>(step));
    }
    return one;
}

std::optional<Recovery> first(Query&& row) {
    if (!row.next()) return std::nullopt;
    return read_row(row);
}

std::vector<Recovery> all(Query&& rows) {
    std::vector<Recovery> found;
    while (rows.next()) found.push_back(read_row(rows));
    return found;
}
}  // namespace

bool open_recovery(Tx& tx, Recovery& recovery) {
    const auto added =
        tx.db().run(R"sql(
        INSERT INTO recovery (ticket, customer, tier, reason, evidence, owner, deadline, late,
                              opened, version)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 0, ?8, 1) ON CONFLICT (ticket) DO NOTHING)sql",
                    recovery.ticket, recovery.customer, recovery.tier, recovery.reason,
                    recovery.evidence, recovery.owner, recovery.deadline, recovery.opened);
    if (added == 1) recovery.id = tx.db().last_id();
    return added == 1;
}

bool update_recovery(Tx& tx, Recovery& recovery) {
    const auto moved =
        tx.db().run(R"sql(
        UPDATE recovery SET owner = ?3, deadline = ?4, late = ?5, apology = ?6, remedy = ?7,
                            follow_up = ?8, closed = ?9, version = version + 1
        WHERE id = ?1 AND version = ?2)sql",
                    recovery.id, recovery.version, recovery.owner, recovery.deadline, recovery.late,
                    recovery.done[0], recovery.done[1], recovery.done[2], recovery.closed);
    if (moved == 1) ++recovery.version;
    return moved == 1;
}

std::optional<Recovery> find_recovery(Connection& db, std::int64_t id) {
    return first(db.query(fmt::format("{} WHERE r.id = ?1", columns), id));
}

std::optional<Recovery> recovery_of_ticket(Connection& db, TicketNumber ticket) {
    return first(db.query(fmt::format("{} WHERE r.ticket = ?1", columns), ticket));
}

std::vector<Recovery> list_recoveries(Connection& db, bool open, std::size_t limit) {
    if (open) {
        return all(db.query(
            fmt::format("{} WHERE r.closed IS NULL ORDER BY r.deadline, r.id LIMIT ?1", columns),
            limit));
    }
    return all(db.query(
        fmt::format("{} WHERE r.closed IS NOT NULL ORDER BY r.closed DESC LIMIT ?1", columns),
        limit));
}

std::vector<Recovery> late_recoveries(Connection& db, Time now, std::size_t limit) {
    return all(db.query(fmt::format(R"sql({} WHERE r.closed IS NULL AND r.deadline <= ?1
                                      AND r.late = 0 ORDER BY r.deadline LIMIT ?2)sql",
                                    columns),
                        now, limit));
}

bool spend_goodwill(Tx& tx, const Goodwill& goodwill, std::int64_t budget_cents) {
    const auto spent = goodwill_spent(tx, goodwill.month, goodwill.tier);
    if (spent + goodwill.cents > budget_cents) return false;
    tx.db().run(R"sql(INSERT INTO goodwill (recovery, tier, month, cents, reason, by, at)
                      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7))sql",
                goodwill.recovery, goodwill.tier, goodwill.month, goodwill.cents, goodwill.reason,
                goodwill.by, goodwill.at);
    return true;
}

std::int64_t goodwill_spent(Connection& db, const std::string& month, const std::string& tier) {
    auto row = db.query(
        "SELECT coalesce(sum(cents), 0) FROM goodwill WHERE month = ?1 AND tier = ?2", month, tier);
    return row.next() ? row.integer(0) : 0;
}

}  // namespace store
