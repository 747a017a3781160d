// Tables around tickets: what statuses they had, how they hang together, what is known of them.
#include "server/store/schema_tickets.hpp"

namespace store::schema {

// What older databases know of their tickets' past is its beginning and its end.
const std::string_view ticket_spans = R"sql(
CREATE TABLE ticket_span (
    id INTEGER PRIMARY KEY,
    ticket INTEGER NOT NULL,
    status INTEGER NOT NULL,
    since INTEGER NOT NULL,
    by INTEGER NOT NULL
);
CREATE INDEX ticket_span_ticket ON ticket_span (ticket);
INSERT INTO ticket_span (ticket, status, since, by)
    SELECT number, 0, created, 0 FROM ticket ORDER BY number;
INSERT INTO ticket_span (ticket, status, since, by)
    SELECT number, status, coalesce(solved, updated), 0 FROM ticket WHERE status <> 0
    ORDER BY number;
)sql";

const std::string_view ticket_links = R"sql(
CREATE TABLE ticket_link (
    source INTEGER NOT NULL,
    target INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    by INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (source, target, kind)
) WITHOUT ROWID;
CREATE INDEX ticket_link_target ON ticket_link (target, kind);
CREATE TABLE ticket_excerpt (
    ticket INTEGER NOT NULL,
    event INTEGER NOT NULL,
    PRIMARY KEY (ticket, event)
) WITHOUT ROWID;
CREATE TABLE ticket_follower (
    ticket INTEGER NOT NULL,
    person INTEGER NOT NULL,
    PRIMARY KEY (ticket, person)
) WITHOUT ROWID;
CREATE INDEX ticket_follower_person ON ticket_follower (person);
)sql";

const std::string_view views_and_clocks = R"sql(
CREATE TABLE ticket_clock (
    ticket INTEGER PRIMARY KEY,
    waiting INTEGER,
    due INTEGER
);
CREATE INDEX ticket_clock_waiting ON ticket_clock (waiting) WHERE waiting IS NOT NULL;
CREATE INDEX ticket_clock_due ON ticket_clock (due) WHERE due IS NOT NULL;
CREATE TABLE saved_view (
    id INTEGER PRIMARY KEY,
    label TEXT NOT NULL,
    filter TEXT NOT NULL,
    owner INTEGER NOT NULL,
    shared INTEGER NOT NULL
);
CREATE TABLE view_order (
    person INTEGER PRIMARY KEY,
    names TEXT NOT NULL
);
)sql";

const std::string_view ticket_details = R"sql(
CREATE TABLE custom_field (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    label TEXT NOT NULL,
    type INTEGER NOT NULL,
    choices TEXT NOT NULL,
    queues TEXT NOT NULL,
    required INTEGER NOT NULL,
    archived INTEGER NOT NULL
);
CREATE TABLE ticket_field (
    ticket INTEGER NOT NULL,
    field INTEGER NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (ticket, field)
) WITHOUT ROWID;
CREATE TABLE checklist_item (
    id INTEGER PRIMARY KEY,
    ticket INTEGER NOT NULL,
    text TEXT NOT NULL,
    done_by INTEGER NOT NULL,
    done_at INTEGER
);
CREATE INDEX checklist_item_ticket ON checklist_item (ticket);
CREATE INDEX customer_email_any_case ON customer (email COLLATE NOCASE) WHERE email <> '';
)sql";

const std::string_view teamwork = R"sql(
CREATE TABLE notice (
    id INTEGER PRIMARY KEY,
    person INTEGER NOT NULL,
    what TEXT NOT NULL,
    words TEXT NOT NULL,
    ticket INTEGER NOT NULL,
    event INTEGER NOT NULL,
    by INTEGER NOT NULL,
    by_name TEXT NOT NULL,
    at INTEGER NOT NULL,
    read INTEGER NOT NULL
);
CREATE INDEX notice_person ON notice (person, at);
CREATE INDEX notice_unread ON notice (person, ticket, what) WHERE read = 0;
CREATE TABLE reply_draft (
    ticket INTEGER PRIMARY KEY,
    text TEXT NOT NULL,
    internal INTEGER NOT NULL,
    version INTEGER NOT NULL,
    by INTEGER NOT NULL,
    by_name TEXT NOT NULL,
    at INTEGER NOT NULL
);
CREATE TABLE later_words (
    id INTEGER PRIMARY KEY,
    ticket INTEGER NOT NULL,
    person INTEGER NOT NULL,
    client_id TEXT NOT NULL,
    text TEXT NOT NULL,
    internal INTEGER NOT NULL,
    send_at INTEGER NOT NULL,
    heard INTEGER NOT NULL,
    recheck INTEGER NOT NULL,
    state INTEGER NOT NULL,
    reason TEXT NOT NULL,
    UNIQUE (ticket, client_id)
);
CREATE INDEX later_words_due ON later_words (send_at) WHERE state IN (1, 2);
CREATE TABLE preference (
    person INTEGER PRIMARY KEY,
    undo_send_s INTEGER NOT NULL
);
)sql";

// The shop's own name inside a ticket's status.
const std::string_view custom_statuses = R"sql(
ALTER TABLE ticket ADD COLUMN custom_status TEXT NOT NULL DEFAULT '';
)sql";

// Since when words lie in the outbox: what was done to the ticket since stands.
const std::string_view later_written = R"sql(
ALTER TABLE later_words ADD COLUMN written INTEGER NOT NULL DEFAULT 0;
)sql";

// A tag's tickets of one priority without a look at each ticket; and two indexes nobody walks.
const std::string_view tags_by_priority = R"sql(
ALTER TABLE ticket_tag ADD COLUMN priority INTEGER NOT NULL DEFAULT 1;
UPDATE ticket_tag SET priority =
    coalesce((SELECT priority FROM ticket WHERE number = ticket_tag.ticket), 1);
CREATE INDEX ticket_tag_priority ON ticket_tag (tag, priority, status, updated, ticket);
DROP INDEX ticket_due_by_assignee;
DROP INDEX ticket_due_by_queue;
)sql";

}  // namespace store::schema
