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

}  // namespace store::schema
