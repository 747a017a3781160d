// The schema as numbered steps. A released step is never edited: add the next one.
// The log has no index but its number: each further one would cost every message.
#include "server/store/migrations.hpp"
#include "server/store/schema_customers.hpp"
#include "server/store/schema_platform.hpp"
#include "server/store/schema_rules.hpp"
#include "server/store/schema_sla.hpp"
#include "server/store/schema_tickets.hpp"
#include "server/store/shared_file.hpp"

#include <array>

namespace store {
namespace {
constexpr std::string_view log_and_conversations = R"sql(
CREATE TABLE event (
    seq INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    conversation INTEGER NOT NULL,
    cseq INTEGER NOT NULL,
    prev INTEGER NOT NULL,
    ticket INTEGER NOT NULL,
    client_id TEXT,
    body TEXT NOT NULL
);
CREATE TABLE trace (
    event INTEGER PRIMARY KEY,
    body TEXT NOT NULL
);
CREATE TABLE customer (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    verified INTEGER NOT NULL,
    external_id TEXT UNIQUE,
    tier TEXT NOT NULL,
    attributes TEXT NOT NULL,
    created INTEGER NOT NULL,
    last_seen INTEGER NOT NULL,
    version INTEGER NOT NULL
);
CREATE INDEX customer_created ON customer (created, id);
CREATE TABLE conversation (
    id INTEGER PRIMARY KEY,
    site TEXT NOT NULL,
    customer INTEGER REFERENCES customer (id),
    owner INTEGER NOT NULL,
    epoch INTEGER NOT NULL,
    version INTEGER NOT NULL,
    last_cseq INTEGER NOT NULL,
    last_event INTEGER NOT NULL,
    ticket INTEGER NOT NULL,
    agent INTEGER NOT NULL,
    survey INTEGER NOT NULL,
    read_by_customer INTEGER NOT NULL,
    read_by_agent INTEGER NOT NULL,
    created INTEGER NOT NULL,
    updated INTEGER NOT NULL,
    language TEXT NOT NULL,
    page_url TEXT NOT NULL,
    page_title TEXT NOT NULL,
    dialogue TEXT NOT NULL
);
CREATE INDEX conversation_customer ON conversation (customer);
CREATE INDEX conversation_with_people ON conversation (owner, updated) WHERE owner IN (2, 3);
)sql";

constexpr std::string_view tickets = R"sql(
CREATE TABLE ticket (
    number INTEGER PRIMARY KEY,
    subject TEXT NOT NULL,
    status INTEGER NOT NULL,
    priority INTEGER NOT NULL,
    queue TEXT NOT NULL,
    assignee INTEGER NOT NULL,
    channel INTEGER NOT NULL,
    conversation INTEGER REFERENCES conversation (id),
    customer INTEGER REFERENCES customer (id),
    language TEXT NOT NULL,
    created INTEGER NOT NULL,
    updated INTEGER NOT NULL,
    first_response INTEGER,
    snoozed_until INTEGER,
    solved INTEGER,
    merged_into INTEGER NOT NULL,
    version INTEGER NOT NULL,
    tags TEXT NOT NULL,
    sla TEXT NOT NULL,
    handoff TEXT
);
CREATE INDEX ticket_conversation ON ticket (conversation);
CREATE INDEX ticket_customer ON ticket (customer);
CREATE INDEX ticket_snoozed ON ticket (snoozed_until) WHERE snoozed_until IS NOT NULL;
CREATE INDEX ticket_by_status ON ticket (status, updated);
CREATE INDEX ticket_by_assignee ON ticket (assignee, status, updated);
CREATE INDEX ticket_by_queue ON ticket (queue, status, updated);
CREATE INDEX ticket_by_priority ON ticket (priority, status, updated);
CREATE INDEX ticket_number_by_status ON ticket (status);
CREATE INDEX ticket_number_by_assignee ON ticket (assignee, status);
CREATE INDEX ticket_number_by_queue ON ticket (queue, status);
CREATE INDEX ticket_number_by_priority ON ticket (priority, status);
CREATE TABLE ticket_tag (
    tag TEXT NOT NULL,
    status INTEGER NOT NULL,
    updated INTEGER NOT NULL,
    ticket INTEGER NOT NULL REFERENCES ticket (number),
    PRIMARY KEY (tag, status, updated, ticket)
) WITHOUT ROWID;
CREATE INDEX ticket_tag_number ON ticket_tag (tag, status, ticket);
CREATE TABLE ticket_count (
    status INTEGER NOT NULL,
    queue TEXT NOT NULL,
    assignee INTEGER NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (status, queue, assignee)
) WITHOUT ROWID;
)sql";

constexpr std::string_view people = R"sql(
CREATE TABLE person (
    id INTEGER PRIMARY KEY,
    email TEXT NOT NULL UNIQUE COLLATE NOCASE,
    name TEXT NOT NULL,
    role INTEGER NOT NULL,
    password_hash TEXT NOT NULL,
    disabled INTEGER NOT NULL,
    created INTEGER NOT NULL,
    version INTEGER NOT NULL
);
CREATE TABLE login (
    id INTEGER PRIMARY KEY,
    token_hash TEXT NOT NULL UNIQUE,
    person INTEGER NOT NULL REFERENCES person (id),
    csrf TEXT NOT NULL,
    user_agent TEXT NOT NULL,
    ip_prefix TEXT NOT NULL,
    created INTEGER NOT NULL,
    last_used INTEGER NOT NULL,
    expires INTEGER NOT NULL
);
CREATE INDEX login_person ON login (person);
CREATE INDEX login_expires ON login (expires);
CREATE TABLE api_token (
    id INTEGER PRIMARY KEY,
    token_hash TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    scopes TEXT NOT NULL,
    person INTEGER NOT NULL REFERENCES person (id),
    created INTEGER NOT NULL,
    last_used INTEGER,
    revoked INTEGER
);
CREATE INDEX api_token_person ON api_token (person);
CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE secret (
    name TEXT PRIMARY KEY,
    hex TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE kept_answer (
    person INTEGER NOT NULL,
    key TEXT NOT NULL,
    request TEXT NOT NULL,
    status INTEGER NOT NULL,
    body TEXT NOT NULL,
    created INTEGER NOT NULL,
    PRIMARY KEY (person, key)
);
CREATE INDEX kept_answer_created ON kept_answer (created);
)sql";

// Holds no text of its own, only where each word stands: the text is in the log.
constexpr std::string_view search = R"sql(
CREATE VIRTUAL TABLE said USING fts5 (
    text, content='', columnsize=0, tokenize='unicode61 remove_diacritics 2'
);
)sql";

// What was indexed before there were parts stays as it is, the oldest of them.
constexpr std::string_view search_parts = R"sql(
CREATE TABLE said_part (
    first INTEGER PRIMARY KEY,
    forgotten INTEGER NOT NULL
);
INSERT INTO said_part (first, forgotten) VALUES (0, 0);
)sql";

constexpr std::string_view corrections = R"sql(
CREATE TABLE correction (
    conversation INTEGER NOT NULL,
    cseq INTEGER NOT NULL,
    wrong_item TEXT NOT NULL,
    right_item TEXT NOT NULL,
    person INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (conversation, cseq)
) WITHOUT ROWID;
CREATE INDEX correction_at ON correction (at);
)sql";

const std::array steps = {
    Migration{1, "the log and conversations", log_and_conversations},
    Migration{2, "tickets", tickets},
    Migration{3, "people", people},
    Migration{4, "search", search},
    Migration{5, "what statuses tickets had", schema::ticket_spans},
    Migration{6, "promises of time", schema::sla},
    Migration{7, "corrections", corrections},
    Migration{8, "webhooks", schema_webhooks},
    Migration{9, "access", schema_access},
    Migration{10, "facts", schema_facts},
    Migration{11, "rules, macros and canned replies", rules_schema},
    Migration{12, "promises, recovery and well-being", care_schema},
    Migration{13, "how tickets hang together", schema::ticket_links},
    Migration{14, "saved views, and since when customers wait", schema::views_and_clocks},
    Migration{15, "custom fields and checklists", schema::ticket_details},
    Migration{16, "customers", schema_of_customers},
    Migration{17, "notices, drafts and words that go out later", schema::teamwork},
    Migration{18, "files", schema_shared_files},
    Migration{19, "names of statuses", schema::custom_statuses},
    Migration{20, "what time rules remember", rule_memory_schema},
    Migration{21, "shifts", schema::shifts},
    Migration{22, "since when words lie in the outbox", schema::later_written},
    Migration{23, "tags by priority", schema::tags_by_priority},
    Migration{24, "the search index in parts", search_parts},
};
}  // namespace

std::span<const Migration> migrations() {
    return steps;
}

}  // namespace store
