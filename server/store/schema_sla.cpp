// When each next alarm is due, which alarms were given, and who was
// given what.
#include "server/store/schema_sla.hpp"

namespace store::schema {

const std::string_view sla = R"sql(
CREATE TABLE ticket_due (
    ticket INTEGER PRIMARY KEY,
    due INTEGER NOT NULL,
    status INTEGER NOT NULL,
    assignee INTEGER NOT NULL,
    queue TEXT NOT NULL
);
INSERT INTO ticket_due SELECT number, 9223372036854775807, status, assignee, queue FROM ticket;
CREATE INDEX ticket_due_by_status ON ticket_due (status, due);
CREATE INDEX ticket_due_by_assignee ON ticket_due (assignee, status, due);
CREATE INDEX ticket_due_by_queue ON ticket_due (queue, status, due);
CREATE TABLE sla_watch (
    ticket INTEGER PRIMARY KEY,
    at INTEGER NOT NULL
);
CREATE INDEX sla_watch_at ON sla_watch (at);
CREATE TABLE sla_fired (
    ticket INTEGER NOT NULL,
    metric INTEGER NOT NULL,
    began INTEGER NOT NULL,
    breached INTEGER NOT NULL,
    due INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (ticket, metric, began, breached)
) WITHOUT ROWID;
CREATE TABLE staff (
    person INTEGER PRIMARY KEY,
    skills TEXT NOT NULL,
    languages TEXT NOT NULL,
    capacity INTEGER,
    last_assigned INTEGER NOT NULL,
    idle_since INTEGER NOT NULL
);
CREATE TABLE assignment (
    id INTEGER PRIMARY KEY,
    ticket INTEGER NOT NULL,
    at INTEGER NOT NULL,
    agent INTEGER NOT NULL,
    queue TEXT NOT NULL,
    why TEXT NOT NULL,
    waited_ms INTEGER NOT NULL,
    reason TEXT NOT NULL,
    verdicts TEXT NOT NULL
);
CREATE INDEX assignment_ticket ON assignment (ticket);
CREATE INDEX assignment_queue ON assignment (queue) WHERE agent <> 0;
CREATE TABLE ticket_timer (
    ticket INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    at INTEGER NOT NULL,
    agent INTEGER NOT NULL,
    PRIMARY KEY (ticket, kind)
) WITHOUT ROWID;
CREATE INDEX ticket_timer_at ON ticket_timer (at);
CREATE INDEX ticket_waiting ON ticket (queue, priority, number)
    WHERE assignee = 0 AND status IN (0, 1);
)sql";

// The name of the calendar that a person's shift follows.
const std::string_view shifts = R"sql(
ALTER TABLE staff ADD COLUMN hours TEXT NOT NULL DEFAULT '';
)sql";

}  // namespace store::schema
