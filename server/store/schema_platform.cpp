// The platform's tables. A released step is never edited: add the next one.
#include "server/store/schema_platform.hpp"

namespace store {

// The outbox holds numbers of events, never their text: what is erased is not sent later.
const std::string_view schema_webhooks = R"sql(
CREATE TABLE webhook (
    id INTEGER PRIMARY KEY,
    url TEXT NOT NULL,
    events TEXT NOT NULL,
    description TEXT NOT NULL,
    secret TEXT NOT NULL,
    old_secret TEXT NOT NULL,
    old_secret_until INTEGER,
    enabled INTEGER NOT NULL,
    disabled_reason TEXT NOT NULL,
    failing_since INTEGER,
    since INTEGER NOT NULL,
    created INTEGER NOT NULL,
    version INTEGER NOT NULL
);
CREATE TABLE webhook_delivery (
    id INTEGER PRIMARY KEY,
    webhook INTEGER NOT NULL REFERENCES webhook (id),
    event INTEGER NOT NULL,
    name TEXT NOT NULL,
    message TEXT NOT NULL,
    state INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    next_at INTEGER,
    created INTEGER NOT NULL,
    ended INTEGER
);
CREATE UNIQUE INDEX webhook_delivery_once ON webhook_delivery (webhook, event);
CREATE INDEX webhook_delivery_waiting ON webhook_delivery (webhook, id) WHERE state = 1;
CREATE INDEX webhook_delivery_ended ON webhook_delivery (ended) WHERE ended IS NOT NULL;
CREATE TABLE webhook_attempt (
    id INTEGER PRIMARY KEY,
    delivery INTEGER NOT NULL REFERENCES webhook_delivery (id),
    at INTEGER NOT NULL,
    status INTEGER NOT NULL,
    ms INTEGER NOT NULL,
    answer TEXT NOT NULL,
    error TEXT NOT NULL
);
CREATE INDEX webhook_attempt_delivery ON webhook_attempt (delivery, id);
)sql";

// Second factors, what tokens may and until when, teams, and a log that only grows.
const std::string_view schema_access = R"sql(
CREATE TABLE second_factor (
    person INTEGER PRIMARY KEY REFERENCES person (id),
    secret TEXT NOT NULL,
    confirmed INTEGER,
    last_step INTEGER NOT NULL
);
CREATE TABLE recovery_code (
    person INTEGER NOT NULL REFERENCES person (id),
    hash TEXT NOT NULL,
    PRIMARY KEY (person, hash)
) WITHOUT ROWID;
CREATE TABLE token_end (
    token INTEGER PRIMARY KEY REFERENCES api_token (id),
    expires INTEGER NOT NULL
);
CREATE TABLE team (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE COLLATE NOCASE,
    queues TEXT NOT NULL,
    version INTEGER NOT NULL
);
CREATE TABLE team_member (
    team INTEGER NOT NULL REFERENCES team (id),
    person INTEGER NOT NULL REFERENCES person (id),
    PRIMARY KEY (team, person)
) WITHOUT ROWID;
CREATE INDEX team_member_person ON team_member (person);
CREATE TABLE audit (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    person INTEGER NOT NULL,
    person_name TEXT NOT NULL,
    action TEXT NOT NULL,
    object TEXT NOT NULL,
    detail TEXT NOT NULL,
    address TEXT NOT NULL,
    via TEXT NOT NULL
);
CREATE INDEX audit_person ON audit (person, id);
CREATE INDEX audit_action ON audit (action, id);
CREATE TRIGGER audit_is_not_edited BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END;
CREATE TRIGGER audit_is_not_cut BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END;
)sql";

// What reports are added up from. All of it is made from the log and can be made again.
const std::string_view schema_facts = R"sql(
CREATE TABLE fact (
    id INTEGER PRIMARY KEY,
    kind INTEGER NOT NULL,
    day INTEGER NOT NULL,
    at INTEGER NOT NULL,
    value INTEGER NOT NULL,
    agent INTEGER NOT NULL,
    queue TEXT NOT NULL,
    channel TEXT NOT NULL,
    tags TEXT NOT NULL,
    article TEXT NOT NULL,
    ticket INTEGER NOT NULL
);
CREATE INDEX fact_day ON fact (day);
CREATE TABLE fact_count (
    what INTEGER NOT NULL,
    day INTEGER NOT NULL,
    hour INTEGER NOT NULL,
    key TEXT NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (what, day, hour, key)
) WITHOUT ROWID;
CREATE TABLE fact_ticket (
    ticket INTEGER PRIMARY KEY,
    created INTEGER NOT NULL,
    queue TEXT NOT NULL,
    channel TEXT NOT NULL,
    article TEXT NOT NULL,
    tags TEXT NOT NULL,
    agent INTEGER NOT NULL,
    waiting_since INTEGER,
    responded INTEGER NOT NULL,
    solved INTEGER NOT NULL
);
CREATE TABLE fact_talk (
    id INTEGER PRIMARY KEY,
    conversation INTEGER NOT NULL,
    customer INTEGER NOT NULL,
    day INTEGER NOT NULL,
    began INTEGER NOT NULL,
    last INTEGER NOT NULL,
    questions INTEGER NOT NULL,
    answered INTEGER NOT NULL,
    article TEXT NOT NULL,
    rated INTEGER NOT NULL,
    handed INTEGER NOT NULL,
    came_back INTEGER NOT NULL
);
CREATE INDEX fact_talk_conversation ON fact_talk (conversation, id);
CREATE INDEX fact_talk_customer ON fact_talk (customer, last);
CREATE INDEX fact_talk_day ON fact_talk (day);
)sql";

}  // namespace store
