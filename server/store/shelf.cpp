// Rows of the shelf, and how often they were taken down.
#include "server/store/shelf.hpp"

#include "server/store/connection.hpp"
#include "server/store/tx.hpp"

#include <cmath>

namespace store {
namespace {
constexpr double micro = 1e6;  // scores are kept as whole millionths

double faded(std::int64_t score, Time then, Time now) {
    const auto age = std::max<double>(0, static_cast<double>((now - then).count()));
    const auto half_life = static_cast<double>(std::chrono::milliseconds(use_half_life).count());
    return static_cast<double>(score) / micro * std::exp2(-age / half_life);
}

ShelfItem read_item(Query& row, ShelfKind kind) {
    return {.id = row.integer(0),
            .kind = kind,
            .position = row.integer(1),
            .enabled = row.integer(2) != 0,
            .body = row.text(3),
            .version = row.integer(4),
            .created = row.time(5),
            .updated = row.time(6)};
}
}  // namespace

void add_item(Tx& tx, ShelfItem& item) {
    if (item.position == 0) {
        auto last = tx.db().query("SELECT max(position) FROM shelf WHERE kind = ?1", item.kind);
        item.position = last.next() ? last.integer(0) + 1 : 1;
    }
    item.version = 1;
    tx.db().run(R"sql(INSERT INTO shelf (kind, position, enabled, body, version, created, updated)
                      VALUES (?1, ?2, ?3, ?4, 1, ?5, ?6))sql",
                item.kind, item.position, item.enabled, item.body, item.created, item.updated);
    item.id = tx.db().last_id();
}

bool update_item(Tx& tx, ShelfItem& item) {
    const auto moved = tx.db().run(R"sql(
        UPDATE shelf SET position = ?4, enabled = ?5, body = ?6, updated = ?7, version = version + 1
        WHERE id = ?1 AND kind = ?2 AND version = ?3)sql",
                                   item.id, item.kind, item.version, item.position, item.enabled,
                                   item.body, item.updated);
    if (moved == 1) ++item.version;
    return moved == 1;
}

bool remove_item(Tx& tx, ShelfKind kind, std::int64_t id, Version version) {
    return tx.db().run(R"sql(DELETE FROM shelf
                             WHERE id = ?1 AND kind = ?2 AND (?3 = 0 OR version = ?3))sql",
                       id, kind, version) == 1;
}

std::optional<ShelfItem> find_item(Connection& db, ShelfKind kind, std::int64_t id) {
    auto row = db.query(R"sql(SELECT id, position, enabled, body, version, created, updated
                              FROM shelf WHERE id = ?1 AND kind = ?2)sql",
                        id, kind);
    if (!row.next()) return std::nullopt;
    return read_item(row, kind);
}

std::vector<ShelfItem> items_of(Connection& db, ShelfKind kind) {
    std::vector<ShelfItem> items;
    auto rows = db.query(R"sql(SELECT id, position, enabled, body, version, created, updated
                               FROM shelf WHERE kind = ?1 ORDER BY position, id)sql",
                         kind);
    while (rows.next()) items.push_back(read_item(rows, kind));
    return items;
}

void count_use(Tx& tx, const std::string& item, const std::vector<std::string>& settings,
               Time now) {
    for (const auto& setting : settings) {
        double score = 1;
        {
            auto row = tx.db().query(
                "SELECT score, at FROM shelf_use WHERE item = ?1 AND setting = ?2", item, setting);
            if (row.next()) score += faded(row.integer(0), row.time(1), now);
        }
        tx.db().run(R"sql(
            INSERT INTO shelf_use (item, setting, score, count, at) VALUES (?1, ?2, ?3, 1, ?4)
            ON CONFLICT (item, setting) DO UPDATE SET
                score = excluded.score, count = count + 1, at = excluded.at)sql",
                    item, setting, std::llround(score * micro), now);
    }
}

std::map<std::string, Use> uses_in(Connection& db, const std::string& setting, Time now) {
    std::map<std::string, Use> uses;
    auto rows =
        db.query("SELECT item, score, count, at FROM shelf_use WHERE setting = ?1", setting);
    while (rows.next()) {
        uses[rows.text(0)] = {faded(rows.integer(1), rows.time(3), now), rows.integer(2)};
    }
    return uses;
}

}  // namespace store
