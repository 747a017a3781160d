// The numbers go in as one JSON list, so that one statement serves every length.
#include "server/store/ticket_among.hpp"

#include "server/store/codec.hpp"
#include "server/store/connection.hpp"
#include "server/store/paging.hpp"

#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace store {
namespace {

// Where a ticket stands in an order: by the first, then by the second, both rising.
struct Order {
    TicketSort sort;
    std::string_view value;
    std::string_view tie;
};
// Urgent is 3: each step of priority outweighs every time there is.
constexpr std::array orders = {
    Order{TicketSort::updated, "-t.updated", "-t.number"},
    Order{TicketSort::updated_asc, "t.updated", "t.number"},
    Order{TicketSort::created, "-t.number", "0"},
    Order{TicketSort::created_asc, "t.number", "0"},
    Order{TicketSort::priority, "(3 - t.priority) * 4503599627370496 - t.updated", "-t.number"},
    Order{TicketSort::waiting, "coalesce(c.waiting, 9223372036854775807)", "t.number"},
    Order{TicketSort::due, "coalesce(c.due, 9223372036854775807)", "t.number"},
};

const Order& order_of(TicketSort sort) {
    return orders[static_cast<std::size_t>(sort)];
}
static_assert(orders.size() == static_cast<std::size_t>(TicketSort::due) + 1);

// The numbers of statuses are ours: they stand in the text, what people write is bound.
std::string where(const TicketFilter& filter) {
    std::string sql =
        "FROM json_each(?1) j CROSS JOIN ticket t ON t.number = j.value "
        "LEFT JOIN ticket_clock c ON c.ticket = t.number WHERE ?1 = ?1 ";
    if (!filter.statuses.empty()) {
        std::vector<int> numbers;
        for (const auto status : filter.statuses) numbers.push_back(static_cast<int>(status));
        sql += fmt::format("AND t.status IN ({}) ", fmt::join(numbers, ","));
    }
    if (filter.assignee) sql += "AND t.assignee = ?2 ";
    if (!filter.queue.empty()) sql += "AND t.queue = ?3 ";
    if (filter.priority) sql += "AND t.priority = ?4 ";
    if (!filter.tag.empty()) {
        sql +=
            "AND EXISTS (SELECT 1 FROM ticket_tag g WHERE g.tag = ?5 AND g.status = t.status "
            "AND g.updated = t.updated AND g.ticket = t.number) ";
    }
    sql += "AND (?6 IS NULL OR t.queue NOT IN (SELECT value FROM json_each(?6))) ";
    return sql;
}

struct Bound {
    std::string numbers;
    std::optional<std::string> hidden;
};

Bound bound(const TicketFilter& filter) {
    Bound values{.numbers = fmt::format("[{}]", fmt::join(*filter.among, ","))};
    if (!filter.hidden_queues.empty()) values.hidden = encode_texts(filter.hidden_queues);
    return values;
}

struct Spot {
    TicketNumber number = 0;
    std::int64_t value = 0;
    std::int64_t tie = 0;
};

std::vector<Spot> spots_after(Connection& db, const TicketFilter& filter, const Cursor& after,
                              std::size_t limit) {
    const auto& order = order_of(filter.sort);
    const auto sql = fmt::format(
        "SELECT number, value, tie FROM (SELECT t.number AS number, {} AS value, {} AS tie {}) "
        "WHERE (value, tie) > (?7, ?8) ORDER BY value, tie LIMIT ?9",
        order.value, order.tie, where(filter));
    const auto values = bound(filter);
    std::vector<Spot> spots;
    auto rows = db.query(sql, values.numbers, filter.assignee, filter.queue, filter.priority,
                         filter.tag, values.hidden, after.value, after.id, limit);
    while (rows.next()) spots.push_back({rows.integer(0), rows.integer(1), rows.integer(2)});
    return spots;
}

}  // namespace

Page<Ticket> list_among(Connection& db, const TicketFilter& filter, const PageRequest& page) {
    constexpr auto least = std::numeric_limits<std::int64_t>::min();
    const auto name = fmt::format("{}.among", name_of(filter.sort));
    const auto limit = limit_of(page);
    const auto after =
        page.cursor.empty() ? Cursor{name, least, least} : Cursor::read(page.cursor, name);
    auto spots = spots_after(db, filter, after, limit + 1);
    Page<Ticket> found;
    if (spots.size() > limit) {
        spots.resize(limit);
        found.next = Cursor{name, spots.back().value, spots.back().tie}.text();
    }
    for (const auto& spot : spots) {
        if (auto ticket = find_ticket(db, spot.number)) found.items.push_back(*std::move(ticket));
    }
    return found;
}

std::int64_t count_among(Connection& db, const TicketFilter& filter) {
    const auto values = bound(filter);
    auto row = db.query("SELECT count(*) " + where(filter), values.numbers, filter.assignee,
                        filter.queue, filter.priority, filter.tag, values.hidden);
    return row.next() ? row.integer(0) : 0;
}

std::vector<TicketNumber> numbers_in(Connection& db,
                                     const std::vector<escalation::Status>& statuses) {
    std::vector<int> wanted;
    for (const auto status : statuses) wanted.push_back(static_cast<int>(status));
    std::string sql = "SELECT number FROM ticket ";
    if (!wanted.empty()) sql += fmt::format("WHERE status IN ({}) ", fmt::join(wanted, ","));
    std::vector<TicketNumber> numbers;
    auto rows = db.query(sql + "ORDER BY number");
    while (rows.next()) numbers.push_back(rows.integer(0));
    return numbers;
}

}  // namespace store
