// The tables of rules, macros, canned replies, promises, recovery and well-being.
#pragma once
#include <string_view>

namespace store {

// What admins and agents write once and the desk uses often stands on one shelf; what a rule did,
// and when the next is due, apart from it.
inline constexpr std::string_view rules_schema = R"sql(
CREATE TABLE shelf (
    id INTEGER PRIMARY KEY,
    kind INTEGER NOT NULL,
    position INTEGER NOT NULL,
    enabled INTEGER NOT NULL,
    body TEXT NOT NULL,
    version INTEGER NOT NULL,
    created INTEGER NOT NULL,
    updated INTEGER NOT NULL
);
CREATE INDEX shelf_by_kind ON shelf (kind, position, id);
CREATE TABLE shelf_use (
    item TEXT NOT NULL,
    setting TEXT NOT NULL,
    score INTEGER NOT NULL,
    count INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (item, setting)
) WITHOUT ROWID;
CREATE TABLE rule_run (
    id INTEGER PRIMARY KEY,
    rule INTEGER NOT NULL,
    rule_name TEXT NOT NULL,
    ticket INTEGER NOT NULL,
    since INTEGER NOT NULL,
    event INTEGER NOT NULL,
    at INTEGER NOT NULL,
    cause TEXT NOT NULL,
    reasons TEXT NOT NULL,
    deeds TEXT NOT NULL,
    failure TEXT NOT NULL
);
CREATE INDEX rule_run_by_ticket ON rule_run (ticket, id);
CREATE INDEX rule_run_by_rule ON rule_run (rule, ticket, since);
CREATE TABLE rule_count (
    rule INTEGER PRIMARY KEY,
    fired INTEGER NOT NULL,
    last INTEGER NOT NULL
);
CREATE TABLE rule_due (
    rule INTEGER NOT NULL,
    ticket INTEGER NOT NULL,
    since INTEGER NOT NULL,
    due INTEGER NOT NULL,
    PRIMARY KEY (rule, ticket)
) WITHOUT ROWID;
CREATE INDEX rule_due_by_time ON rule_due (due);
CREATE INDEX rule_due_by_ticket ON rule_due (ticket);
)sql";

inline constexpr std::string_view care_schema = R"sql(
CREATE TABLE promise (
    id INTEGER PRIMARY KEY,
    ticket INTEGER NOT NULL,
    event INTEGER NOT NULL UNIQUE,
    agent INTEGER NOT NULL,
    queue TEXT NOT NULL,
    words TEXT NOT NULL,
    text TEXT NOT NULL,
    due INTEGER NOT NULL,
    state INTEGER NOT NULL,
    made INTEGER NOT NULL,
    reminded INTEGER,
    settled INTEGER,
    version INTEGER NOT NULL
);
CREATE INDEX promise_by_state ON promise (state, due, id);
CREATE INDEX promise_by_ticket ON promise (ticket, id);
CREATE TABLE recovery (
    id INTEGER PRIMARY KEY,
    ticket INTEGER NOT NULL UNIQUE,
    customer INTEGER NOT NULL,
    tier TEXT NOT NULL,
    reason TEXT NOT NULL,
    evidence TEXT NOT NULL,
    owner INTEGER NOT NULL,
    deadline INTEGER NOT NULL,
    late INTEGER NOT NULL,
    opened INTEGER NOT NULL,
    apology INTEGER,
    remedy INTEGER,
    follow_up INTEGER,
    closed INTEGER,
    version INTEGER NOT NULL
);
CREATE INDEX recovery_open ON recovery (closed, deadline);
CREATE INDEX recovery_by_customer ON recovery (customer, id);
CREATE TABLE goodwill (
    id INTEGER PRIMARY KEY,
    recovery INTEGER NOT NULL REFERENCES recovery (id),
    tier TEXT NOT NULL,
    month TEXT NOT NULL,
    cents INTEGER NOT NULL,
    reason TEXT NOT NULL,
    by INTEGER NOT NULL,
    at INTEGER NOT NULL
);
CREATE INDEX goodwill_by_month ON goodwill (month, tier);
CREATE INDEX goodwill_by_recovery ON goodwill (recovery);
CREATE TABLE abuse (
    conversation INTEGER NOT NULL,
    cseq INTEGER NOT NULL,
    marks TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (conversation, cseq)
) WITHOUT ROWID;
CREATE TABLE hard_chat (
    agent INTEGER NOT NULL,
    ticket INTEGER NOT NULL,
    at INTEGER NOT NULL,
    why TEXT NOT NULL,
    PRIMARY KEY (agent, ticket)
) WITHOUT ROWID;
CREATE INDEX hard_chat_by_time ON hard_chat (at);
CREATE TABLE break_offer (
    agent INTEGER NOT NULL,
    at INTEGER NOT NULL,
    hard INTEGER NOT NULL,
    PRIMARY KEY (agent, at)
) WITHOUT ROWID;
)sql";

// For what moment a time rule rang last: stays when the story of its runs is old enough to go.
inline constexpr std::string_view rule_memory_schema = R"sql(
CREATE TABLE rule_rung (
    rule INTEGER NOT NULL,
    ticket INTEGER NOT NULL,
    since INTEGER NOT NULL,
    PRIMARY KEY (rule, ticket)
) WITHOUT ROWID;
INSERT INTO rule_rung (rule, ticket, since)
    SELECT rule, ticket, max(since) FROM rule_run WHERE since <> 0 GROUP BY rule, ticket;
DROP INDEX rule_run_by_rule;
)sql";

}  // namespace store
