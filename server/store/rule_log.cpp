// Runs and due times of rules.
#include "server/store/rule_log.hpp"

#include "server/store/connection.hpp"
#include "server/store/tx.hpp"

namespace store {

void add_run(Tx& tx, const RuleRun& run) {
    const auto since = run.since ? to_ms(*run.since) : 0;
    tx.db().run(R"sql(
        INSERT INTO rule_run (rule, rule_name, ticket, since, event, at, cause, reasons, deeds,
                              failure)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10))sql",
                run.rule, run.rule_name, run.ticket, since, run.event, run.at, run.cause,
                run.reasons, run.deeds, run.failure);
    if (run.since) {
        tx.db().run(R"sql(INSERT INTO rule_rung (rule, ticket, since) VALUES (?1, ?2, ?3)
                          ON CONFLICT (rule, ticket) DO UPDATE SET since = excluded.since)sql",
                    run.rule, run.ticket, *run.since);
    }
    if (!run.failure.empty()) return;
    tx.db().run(R"sql(INSERT INTO rule_count (rule, fired, last) VALUES (?1, 1, ?2)
                      ON CONFLICT (rule) DO UPDATE SET fired = fired + 1, last = excluded.last)sql",
                run.rule, run.at);
}

std::vector<RuleRun> runs_of_ticket(Connection& db, TicketNumber ticket, std::size_t limit) {
    std::vector<RuleRun> runs;
    auto rows = db.query(R"sql(
        SELECT id, rule, rule_name, since, event, at, cause, reasons, deeds, failure
        FROM rule_run WHERE ticket = ?1 ORDER BY id DESC LIMIT ?2)sql",
                         ticket, limit);
    while (rows.next()) {
        RuleRun run{.id = rows.integer(0),
                    .rule = rows.integer(1),
                    .rule_name = rows.text(2),
                    .ticket = ticket,
                    .event = rows.integer(4),
                    .at = rows.time(5),
                    .cause = rows.text(6),
                    .reasons = rows.text(7),
                    .deeds = rows.text(8),
                    .failure = rows.text(9)};
        if (rows.integer(3) != 0) run.since = rows.time(3);
        runs.push_back(std::move(run));
    }
    return runs;
}

bool has_run_since(Connection& db, std::int64_t rule, TicketNumber ticket, Time since) {
    return db
        .query("SELECT 1 FROM rule_rung WHERE rule = ?1 AND ticket = ?2 AND since = ?3", rule,
               ticket, since)
        .next();
}

// Numbers and times grow together: only the oldest rows are looked at.
std::int64_t delete_old_runs(Tx& tx, Time before, std::size_t limit) {
    return tx.db().run(R"sql(DELETE FROM rule_run WHERE id IN
        (SELECT id FROM (SELECT id, at FROM rule_run ORDER BY id LIMIT ?2)
         WHERE at < ?1 OR id <= (SELECT max(id) FROM rule_run) - ?3))sql",
                       before, limit, rule_runs_max);
}

std::int64_t count_old_runs(Connection& db, Time before) {
    auto row = db.query(R"sql(SELECT count(*) FROM rule_run
        WHERE at < ?1 OR id <= (SELECT max(id) FROM rule_run) - ?2)sql",
                        before, rule_runs_max);
    return row.next() ? row.integer(0) : 0;
}

RuleCount rule_count(Connection& db, std::int64_t rule) {
    auto row = db.query("SELECT fired, last FROM rule_count WHERE rule = ?1", rule);
    if (!row.next()) return {};
    return {row.integer(0), row.time_or_none(1)};
}

void put_due(Tx& tx, const RuleDue& due) {
    tx.db().run(R"sql(INSERT INTO rule_due (rule, ticket, since, due) VALUES (?1, ?2, ?3, ?4)
                      ON CONFLICT (rule, ticket) DO UPDATE SET
                          since = excluded.since, due = excluded.due)sql",
                due.rule, due.ticket, due.since, due.due);
}

void drop_due(Tx& tx, std::int64_t rule, TicketNumber ticket) {
    tx.db().run("DELETE FROM rule_due WHERE rule = ?1 AND ticket = ?2", rule, ticket);
}

void forget_rule(Tx& tx, std::int64_t rule) {
    tx.db().run("DELETE FROM rule_rung WHERE rule = ?1", rule);
    tx.db().run("DELETE FROM rule_due WHERE rule = ?1", rule);
}

std::vector<RuleDue> dues_until(Connection& db, Time now, std::size_t limit) {
    std::vector<RuleDue> dues;
    auto rows = db.query(R"sql(SELECT rule, ticket, since, due FROM rule_due
                               WHERE due <= ?1 ORDER BY due LIMIT ?2)sql",
                         now, limit);
    while (rows.next()) {
        dues.push_back({rows.integer(0), rows.integer(1), rows.time(2), rows.time(3)});
    }
    return dues;
}

}  // namespace store
