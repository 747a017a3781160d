// Tables of customers beside the row itself. A released step is never edited.
#include "server/store/schema_customers.hpp"

namespace store {

// `customer_event` leads from a customer to the events that are of no conversation's chain.
// `member` is membership set by hand (organisation 0: none); otherwise the e-mail's domain decides.
const std::string_view schema_of_customers = R"sql(
CREATE INDEX customer_domain ON customer (lower(substr(email, instr(email, '@') + 1)))
    WHERE email <> '';
CREATE INDEX customer_email ON customer (lower(email)) WHERE email <> '';
CREATE TABLE attribute_definition (
    name TEXT PRIMARY KEY,
    label TEXT NOT NULL,
    type INTEGER NOT NULL,
    choices TEXT NOT NULL,
    position INTEGER NOT NULL
) WITHOUT ROWID;
INSERT INTO attribute_definition (name, label, type, choices, position)
    VALUES ('country', 'Country', 1, '[]', 0);
CREATE TABLE organisation (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE COLLATE NOCASE,
    note TEXT NOT NULL,
    created INTEGER NOT NULL,
    version INTEGER NOT NULL
);
CREATE TABLE organisation_domain (
    domain TEXT PRIMARY KEY,
    organisation INTEGER NOT NULL REFERENCES organisation (id)
) WITHOUT ROWID;
CREATE INDEX organisation_domain_of ON organisation_domain (organisation);
CREATE TABLE member (
    customer INTEGER PRIMARY KEY REFERENCES customer (id),
    organisation INTEGER NOT NULL
);
CREATE INDEX member_organisation ON member (organisation);
CREATE TABLE customer_note (
    id INTEGER PRIMARY KEY,
    customer INTEGER NOT NULL REFERENCES customer (id),
    author INTEGER NOT NULL,
    author_name TEXT NOT NULL,
    text TEXT NOT NULL,
    created INTEGER NOT NULL
);
CREATE INDEX customer_note_of ON customer_note (customer, id);
CREATE TABLE customer_event (
    customer INTEGER NOT NULL,
    event INTEGER NOT NULL,
    note INTEGER NOT NULL,
    PRIMARY KEY (customer, event)
) WITHOUT ROWID;
CREATE TABLE identity_key (
    id INTEGER PRIMARY KEY,
    site TEXT NOT NULL,
    kid TEXT NOT NULL UNIQUE,
    algorithm INTEGER NOT NULL,
    hex TEXT NOT NULL,
    created INTEGER NOT NULL,
    retired INTEGER
);
CREATE INDEX identity_key_site ON identity_key (site);
CREATE TABLE customer_merge (
    id INTEGER PRIMARY KEY,
    kept INTEGER NOT NULL,
    gone INTEGER NOT NULL,
    before TEXT NOT NULL,
    moved TEXT NOT NULL,
    person INTEGER NOT NULL,
    person_name TEXT NOT NULL,
    created INTEGER NOT NULL,
    undone INTEGER
);
CREATE INDEX customer_merge_kept ON customer_merge (kept);
CREATE TABLE customer_gone (
    customer INTEGER PRIMARY KEY,
    kept INTEGER NOT NULL,
    merge INTEGER NOT NULL
);
CREATE TABLE segment (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE COLLATE NOCASE,
    condition TEXT NOT NULL,
    created INTEGER NOT NULL,
    version INTEGER NOT NULL
);
CREATE TABLE credit (
    id INTEGER PRIMARY KEY,
    customer INTEGER NOT NULL,
    amount INTEGER NOT NULL,
    balance INTEGER NOT NULL,
    reason TEXT NOT NULL,
    ticket INTEGER NOT NULL,
    person INTEGER NOT NULL,
    person_name TEXT NOT NULL,
    at INTEGER NOT NULL,
    client_id TEXT
);
CREATE INDEX credit_of ON credit (customer, id);
CREATE UNIQUE INDEX credit_once ON credit (customer, client_id) WHERE client_id IS NOT NULL;
CREATE TABLE consent (
    id INTEGER PRIMARY KEY,
    customer INTEGER NOT NULL,
    conversation INTEGER NOT NULL,
    site TEXT NOT NULL,
    purpose TEXT NOT NULL,
    text_version TEXT NOT NULL,
    granted INTEGER NOT NULL,
    at INTEGER NOT NULL,
    proof TEXT NOT NULL
);
CREATE INDEX consent_of ON consent (customer, id);
CREATE INDEX consent_conversation ON consent (conversation, id);
CREATE TABLE erasure (
    id INTEGER PRIMARY KEY,
    customer INTEGER NOT NULL,
    reason TEXT NOT NULL,
    person INTEGER NOT NULL,
    person_name TEXT NOT NULL,
    at INTEGER NOT NULL,
    counts TEXT NOT NULL,
    hash TEXT NOT NULL
);
CREATE TABLE erased_conversation (
    conversation INTEGER PRIMARY KEY,
    upto INTEGER NOT NULL
);
CREATE INDEX conversation_updated ON conversation (updated);
CREATE INDEX customer_seen ON customer (last_seen);
CREATE TABLE survey (
    id INTEGER PRIMARY KEY,
    kind INTEGER NOT NULL,
    via INTEGER NOT NULL,
    customer INTEGER NOT NULL,
    conversation INTEGER NOT NULL,
    cseq INTEGER NOT NULL,
    ticket INTEGER NOT NULL,
    agent INTEGER NOT NULL,
    agent_name TEXT NOT NULL,
    queue TEXT NOT NULL,
    asked INTEGER NOT NULL,
    answered INTEGER,
    score INTEGER NOT NULL,
    comment TEXT NOT NULL
);
CREATE INDEX survey_customer ON survey (customer, asked);
CREATE INDEX survey_answered ON survey (answered, id) WHERE answered IS NOT NULL;
CREATE UNIQUE INDEX survey_once ON survey (conversation, cseq) WHERE cseq <> 0;
)sql";

}  // namespace store
