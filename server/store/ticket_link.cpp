// Rows of links, excerpts and followers.
#include "server/store/ticket_link.hpp"

#include "server/store/connection.hpp"
#include "server/store/tx.hpp"

#include <array>
#include <utility>

namespace store {
namespace {
struct LinkNames {
    LinkKind kind;
    std::string_view from_its_start, from_its_end;
};
constexpr std::array link_names = {
    LinkNames{LinkKind::related, "related", "related"},
    LinkNames{LinkKind::duplicate, "duplicate", "duplicated_by"},
    LinkNames{LinkKind::child, "parent", "child"},
    LinkNames{LinkKind::follow_up, "follow_up", "followed_by"},
    LinkNames{LinkKind::merged, "merged_into", "merged_from"},
    LinkNames{LinkKind::split, "split_from", "split_into"},
};
}  // namespace

std::string_view name_of(LinkKind kind, bool from_its_end) {
    const auto& names = link_names[static_cast<std::size_t>(kind) - 1];
    return from_its_end ? names.from_its_end : names.from_its_start;
}

bool add_link(Tx& tx, TicketLink link) {
    if (link.kind == LinkKind::related && link.from > link.to) std::swap(link.from, link.to);
    return tx.db().run(R"sql(INSERT INTO ticket_link (source, target, kind, by, at)
                             VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING)sql",
                       link.from, link.to, link.kind, link.by, link.at) == 1;
}

int delete_links(Tx& tx, TicketNumber one, TicketNumber other, const std::vector<LinkKind>& kinds) {
    std::int64_t gone = 0;
    for (const auto kind : kinds) {
        gone += tx.db().run(R"sql(DELETE FROM ticket_link WHERE kind = ?3 AND
                ((source = ?1 AND target = ?2) OR (source = ?2 AND target = ?1)))sql",
                            one, other, kind);
    }
    return static_cast<int>(gone);
}

std::vector<TicketLink> links_of(Connection& db, TicketNumber ticket) {
    std::vector<TicketLink> links;
    auto rows = db.query(R"sql(
        SELECT source, target, kind, by, at FROM ticket_link WHERE source = ?1
        UNION ALL SELECT source, target, kind, by, at FROM ticket_link WHERE target = ?1
        ORDER BY at, source, target)sql",
                         ticket);
    while (rows.next()) {
        links.push_back({.from = rows.integer(0),
                         .to = rows.integer(1),
                         .kind = static_cast<LinkKind>(rows.integer(2)),
                         .by = rows.integer(3),
                         .at = rows.time(4)});
    }
    return links;
}

std::vector<TicketNumber> merged_into(Connection& db, TicketNumber ticket) {
    std::vector<TicketNumber> sources;
    auto rows = db.query(R"sql(
        WITH RECURSIVE source (number) AS (
            SELECT source FROM ticket_link WHERE target = ?1 AND kind = ?2
            UNION SELECT l.source FROM source s JOIN ticket_link l
                ON l.target = s.number AND l.kind = ?2)
        SELECT number FROM source ORDER BY number)sql",
                         ticket, LinkKind::merged);
    while (rows.next()) sources.push_back(rows.integer(0));
    return sources;
}

bool has_moved_on(Connection& db, TicketNumber ticket, Version since) {
    auto row = db.query("SELECT version FROM ticket WHERE number = ?1", ticket);
    return row.next() && row.integer(0) != since;
}

void add_excerpt(Tx& tx, TicketNumber ticket, const std::vector<EventSeq>& events) {
    for (const auto event : events) {
        tx.db().run(R"sql(INSERT INTO ticket_excerpt (ticket, event) VALUES (?1, ?2)
                          ON CONFLICT DO NOTHING)sql",
                    ticket, event);
    }
}

std::set<EventSeq> excerpt_of(Connection& db, TicketNumber ticket) {
    std::set<EventSeq> events;
    auto rows = db.query("SELECT event FROM ticket_excerpt WHERE ticket = ?1", ticket);
    while (rows.next()) events.insert(rows.integer(0));
    return events;
}

bool add_follower(Tx& tx, TicketNumber ticket, UserId person) {
    return tx.db().run(R"sql(INSERT INTO ticket_follower (ticket, person) VALUES (?1, ?2)
                             ON CONFLICT DO NOTHING)sql",
                       ticket, person) == 1;
}

bool delete_follower(Tx& tx, TicketNumber ticket, UserId person) {
    return tx.db().run("DELETE FROM ticket_follower WHERE ticket = ?1 AND person = ?2", ticket,
                       person) == 1;
}

void copy_followers(Tx& tx, TicketNumber from, TicketNumber to) {
    tx.db().run(R"sql(INSERT OR IGNORE INTO ticket_follower (ticket, person)
                      SELECT ?2, person FROM ticket_follower WHERE ticket = ?1)sql",
                from, to);
}

std::vector<Follows> followers_of(Connection& db, TicketNumber ticket) {
    std::vector<Follows> people;
    auto rows = db.query(R"sql(SELECT p.id, p.name FROM ticket_follower f
                               JOIN person p ON p.id = f.person
                               WHERE f.ticket = ?1 ORDER BY p.name, p.id)sql",
                         ticket);
    while (rows.next()) people.push_back({rows.integer(0), rows.text(1)});
    return people;
}

}  // namespace store
