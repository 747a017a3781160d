// Views as merges of index walks: for each status (and priority) one walk in order, k of them
// merged. Which index is walked follows from the filter, never from the planner's guess.
#include "server/store/ticket_list.hpp"

#include "server/store/codec.hpp"
#include "server/store/connection.hpp"
#include "server/store/error.hpp"
#include "server/store/paging.hpp"
#include "server/store/ticket_among.hpp"
#include "server/store/ticket_clock.hpp"
#include "server/store/ticket_search.hpp"
#include "server/store/ticket_walk.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace store {
namespace {
using escalation::Priority;
using escalation::Status;

struct SortRow {
    TicketSort sort;
    std::string_view name;
    bool by_number;
    bool falls;
};
constexpr std::array sorts = {
    SortRow{TicketSort::updated, "-updated", false, true},
    SortRow{TicketSort::updated_asc, "updated", false, false},
    SortRow{TicketSort::created, "-created", true, true},
    SortRow{TicketSort::created_asc, "created", true, false},
    SortRow{TicketSort::priority, "priority", false, true},
    SortRow{TicketSort::waiting, "waiting", false, false},
    SortRow{TicketSort::due, "due", false, false},
};
static_assert(sorts[4].sort == TicketSort::priority, "rows stand at their own value");

const SortRow& row_of(TicketSort sort) {
    return sorts[static_cast<std::size_t>(sort)];
}

// Where a ticket stands in any order; the whole of it is only read for those on the page.
struct Spot {
    TicketNumber number = 0;
    Time updated{};
    Priority priority = Priority::normal;
};

struct Before {
    TicketSort sort;
    bool operator()(const Spot& a, const Spot& b) const {
        const auto& row = row_of(sort);
        if (sort == TicketSort::priority && a.priority != b.priority) {
            return a.priority > b.priority;
        }
        if (!row.by_number && a.updated != b.updated) {
            return row.falls ? a.updated > b.updated : a.updated < b.updated;
        }
        return row.falls ? a.number > b.number : a.number < b.number;
    }
};

// What one walk is about: everything equal but the order.
struct Walk {
    const TicketFilter& filter;
    Status status;
    std::optional<Priority> priority;
    Cursor after;
    bool from_start;
    std::size_t limit;
};

// The most telling column first: an agent's own tickets are the fewest.
std::string_view index_of(const TicketFilter& filter, bool by_priority, bool by_number) {
    if (filter.assignee) return by_number ? "ticket_number_by_assignee" : "ticket_by_assignee";
    if (!filter.queue.empty()) return by_number ? "ticket_number_by_queue" : "ticket_by_queue";
    if (by_priority) return by_number ? "ticket_number_by_priority" : "ticket_by_priority";
    return by_number ? "ticket_number_by_status" : "ticket_by_status";
}

// Which table leads, and the names of its columns in the walk.
struct Lead {
    std::string from;
    std::string_view status, number, updated, priority;
};

Lead lead_of(const Walk& walk, bool by_number) {
    if (walk.filter.tag.empty()) {
        const auto index = index_of(walk.filter, walk.priority.has_value(), by_number);
        return {fmt::format("ticket t INDEXED BY {}", index), "t.status", "t.number", "t.updated",
                "t.priority"};
    }
    const auto index = by_number       ? "INDEXED BY ticket_tag_number"
                       : walk.priority ? "INDEXED BY ticket_tag_priority"
                                       : "";
    return {fmt::format("ticket_tag g {} CROSS JOIN ticket t ON t.number = g.ticket", index),
            "g.status", "g.ticket", "g.updated", "g.priority"};
}

// One text for each shape of view, so that each is prepared once.
std::string walk_sql(const Walk& walk) {
    const auto& sort = row_of(walk.filter.sort);
    const auto lead = lead_of(walk, sort.by_number);
    auto sql = fmt::format("SELECT {}, {} FROM {} WHERE {} = ?1 ", lead.number, lead.updated,
                           lead.from, lead.status);
    if (walk.filter.assignee) sql += "AND t.assignee = ?2 ";
    if (!walk.filter.queue.empty()) sql += "AND t.queue = ?3 ";
    if (walk.priority) sql += fmt::format("AND {} = ?4 ", lead.priority);
    if (!walk.filter.tag.empty()) sql += "AND g.tag = ?5 ";
    sql += "AND (?9 IS NULL OR t.queue NOT IN (SELECT value FROM json_each(?9))) ";
    const auto than = sort.falls ? "<" : ">";
    const auto way = sort.falls ? "DESC" : "ASC";
    if (sort.by_number) {
        if (!walk.from_start) sql += fmt::format("AND {} {} ?7 ", lead.number, than);
        return sql + fmt::format("ORDER BY {} {} LIMIT ?8", lead.number, way);
    }
    if (!walk.from_start) {
        sql += fmt::format("AND ({}, {}) {} (?6, ?7) ", lead.updated, lead.number, than);
    }
    return sql + fmt::format("ORDER BY {} {}, {} {} LIMIT ?8", lead.updated, way, lead.number, way);
}

std::optional<std::string> hidden_text(const TicketFilter& filter) {
    if (filter.hidden_queues.empty()) return std::nullopt;
    return encode_texts(filter.hidden_queues);
}

std::vector<Spot> walk_index(Connection& db, const Walk& walk) {
    std::vector<Spot> found;
    auto rows = db.query(walk_sql(walk), walk.status, walk.filter.assignee, walk.filter.queue,
                         walk.priority, walk.filter.tag, walk.after.value, walk.after.id,
                         walk.limit, hidden_text(walk.filter));
    const auto priority = walk.priority.value_or(Priority::normal);
    while (rows.next()) found.push_back({rows.integer(0), rows.time(1), priority});
    return found;
}

std::vector<Status> statuses_of(const TicketFilter& filter) {
    if (!filter.statuses.empty()) return filter.statuses;
    std::vector<Status> all;
    for (const auto& row : escalation::status_names) all.push_back(row.value);
    return all;
}

// The next so many of all the statuses, in order.
std::vector<Spot> merged(Connection& db, const TicketFilter& filter,
                         std::optional<Priority> priority, const Cursor& after, bool from_start,
                         std::size_t limit) {
    std::vector<Spot> all;
    for (const auto status : statuses_of(filter)) {
        auto part = walk_index(db, {filter, status, priority, after, from_start, limit});
        std::ranges::move(part, std::back_inserter(all));
    }
    std::ranges::sort(all, Before{filter.sort});
    if (all.size() > limit) all.resize(limit);
    return all;
}

// Urgent ones first, until the page is full. A cursor's list name carries the priority it was in.
std::vector<Spot> by_priority(Connection& db, const TicketFilter& filter,
                              std::optional<Priority> from, const Cursor& after,
                              std::size_t limit) {
    std::vector<Spot> all;
    for (auto p = static_cast<int>(Priority::urgent); p >= 0 && all.size() < limit; --p) {
        const auto priority = static_cast<Priority>(p);
        if (filter.priority && *filter.priority != priority) continue;
        if (from && priority > *from) continue;
        const bool from_start = !from || priority < *from;
        auto part = merged(db, filter, priority, after, from_start, limit - all.size());
        std::ranges::move(part, std::back_inserter(all));
    }
    return all;
}

struct Place {
    std::optional<Priority> priority;
    Cursor cursor;
    bool from_start = true;
};

Place place_of(const TicketFilter& filter, const std::string& cursor) {
    if (cursor.empty()) return {};
    const std::string name(row_of(filter.sort).name);
    if (filter.sort != TicketSort::priority) return {{}, Cursor::read(cursor, name), false};
    for (const auto& row : escalation::priority_names) {
        const auto list = fmt::format("{}.{}", name, row.wire);
        if (!cursor.starts_with(list + ":")) continue;
        return {row.value, Cursor::read(cursor, list), false};
    }
    return {{}, Cursor::read(cursor, name + "."), false};  // refuses it in the usual words
}

std::vector<Spot> spots_of(Connection& db, const TicketFilter& filter, const Place& place,
                           std::size_t limit) {
    if (filter.sort == TicketSort::priority) {
        return by_priority(db, filter, place.priority, place.cursor, limit);
    }
    return merged(db, filter, filter.priority, place.cursor, place.from_start, limit);
}

std::vector<Ticket> load(Connection& db, const std::vector<Spot>& spots) {
    std::vector<Ticket> tickets;
    for (const auto& spot : spots) {
        if (auto ticket = find_ticket(db, spot.number)) tickets.push_back(std::move(*ticket));
    }
    return tickets;
}

Cursor cursor_at(const Ticket& ticket, TicketSort sort) {
    std::string name(row_of(sort).name);
    if (sort == TicketSort::priority) name += fmt::format(".{}", name_of(ticket.priority));
    return {name, to_ms(ticket.updated), ticket.number};
}
}  // namespace

std::string_view name_of(TicketSort sort) {
    return row_of(sort).name;
}

std::optional<TicketSort> ticket_sort_named(std::string_view name) {
    const auto at = std::ranges::find(sorts, name, &SortRow::name);
    if (at == sorts.end()) return std::nullopt;
    return at->sort;
}

Page<Ticket> list_tickets(Connection& db, const TicketFilter& filter, const PageRequest& page) {
    if (!filter.q.empty()) return search_tickets(db, filter, page);
    if (filter.among) return list_among(db, filter, page);
    const bool by_clock = filter.sort == TicketSort::waiting || filter.sort == TicketSort::due;
    if (by_clock) return list_by_clock(db, filter, page);
    const auto limit = limit_of(page);
    const auto spots = spots_of(db, filter, place_of(filter, page.cursor), limit + 1);
    Page<Ticket> found;
    found.items = load(db, spots);
    cut(found, limit, [&](const Ticket& last) { return cursor_at(last, filter.sort); });
    return found;
}

std::vector<TicketNumber> numbers_after(Connection& db, const TicketFilter& filter,
                                        TicketNumber after, std::size_t limit) {
    auto walked = filter;
    walked.sort = TicketSort::created_asc;
    std::vector<TicketNumber> numbers;
    for (const auto& spot :
         merged(db, walked, filter.priority, {.list = {}, .value = 0, .id = after}, false, limit)) {
        numbers.push_back(spot.number);
    }
    return numbers;
}

std::vector<Ticket> unassigned_tickets(Connection& db, const std::string& queue,
                                       std::size_t limit) {
    TicketFilter filter;
    filter.assignee = 0;
    filter.queue = queue;
    filter.sort = TicketSort::created_asc;
    for (const auto& row : escalation::status_names) {
        if (escalation::is_unsolved(row.value)) filter.statuses.push_back(row.value);
    }
    return load(db, merged(db, filter, {}, {}, true, limit));
}

}  // namespace store
