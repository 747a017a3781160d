// Rows of segments, and the one walk over customers that answers who is in.
#include "server/store/segment.hpp"

#include "server/store/condition_text.hpp"
#include "server/store/connection.hpp"
#include "server/store/customer_facts.hpp"
#include "server/store/error.hpp"
#include "server/store/paging.hpp"
#include "server/store/tx.hpp"

#include <fmt/format.h>

namespace store {
namespace {
Segment read_segment(const Query& row) {
    auto condition = read_condition(row.text(2), escalation::Moment::any);
    if (!condition) {
        throw GiveUp(ErrorCode::corrupt,
                     fmt::format("segment {}: {}", row.integer(0), condition.error().words()));
    }
    return {.id = row.integer(0),
            .name = row.text(1),
            .condition = *std::move(condition),
            .created = row.time(3),
            .version = row.integer(4)};
}

void refuse_taken(Connection& db, const Segment& segment) {
    auto row =
        db.query("SELECT 1 FROM segment WHERE name = ?1 AND id <> ?2", segment.name, segment.id);
    if (!row.next()) return;
    throw GiveUp(ErrorCode::taken, fmt::format("there is a segment \"{}\" already", segment.name));
}
}  // namespace

std::int64_t create_segment(Tx& tx, const Segment& segment) {
    refuse_taken(tx, segment);
    tx.db().run("INSERT INTO segment (name, condition, created, version) VALUES (?1, ?2, ?3, 1)",
                segment.name, condition_text(segment.condition), segment.created);
    return tx.db().last_id();
}

bool update_segment(Tx& tx, Segment& segment) {
    refuse_taken(tx, segment);
    const bool written =
        tx.db().run(R"sql(UPDATE segment SET name = ?3, condition = ?4, version = version + 1
                          WHERE id = ?1 AND version = ?2)sql",
                    segment.id, segment.version, segment.name,
                    condition_text(segment.condition)) == 1;
    if (written) ++segment.version;
    return written;
}

bool delete_segment(Tx& tx, std::int64_t id) {
    return tx.db().run("DELETE FROM segment WHERE id = ?1", id) == 1;
}

std::optional<Segment> find_segment(Connection& db, std::int64_t id) {
    auto row =
        db.query("SELECT id, name, condition, created, version FROM segment WHERE id = ?1", id);
    if (!row.next()) return std::nullopt;
    return read_segment(row);
}

std::vector<Segment> list_segments(Connection& db) {
    std::vector<Segment> found;
    auto rows = db.query("SELECT id, name, condition, created, version FROM segment ORDER BY name");
    while (rows.next()) found.push_back(read_segment(rows));
    return found;
}

std::int64_t count_members(Connection& db, const escalation::Condition& condition, Time now) {
    std::int64_t count = 0;
    each_customer_facts(db, 0, now, [&](CustomerId, const escalation::Facts& facts) {
        count += escalation::holds(condition, facts) ? 1 : 0;
        return true;
    });
    return count;
}

Page<Customer> list_members(Connection& db, const escalation::Condition& condition, Time now,
                            const PageRequest& page) {
    const auto limit = limit_of(page);
    const auto after = page.cursor.empty() ? Cursor{} : Cursor::read(page.cursor, "sm");
    std::vector<CustomerId> ids;
    each_customer_facts(db, after.id, now, [&](CustomerId id, const escalation::Facts& facts) {
        if (escalation::holds(condition, facts)) ids.push_back(id);
        return ids.size() <= limit;
    });
    Page<Customer> found;
    for (const auto id : ids) found.items.push_back(find_customer(db, id).value());
    cut(found, limit, [](const Customer& last) { return Cursor{"sm", 0, last.id}; });
    return found;
}

std::vector<std::string> segments_of(Connection& db, CustomerId customer, Time now) {
    std::vector<std::string> names;
    const auto facts = customer_facts(db, customer, now);
    if (!facts) return names;
    for (const auto& segment : list_segments(db)) {
        if (escalation::holds(segment.condition, *facts)) names.push_back(segment.name);
    }
    return names;
}

}  // namespace store
