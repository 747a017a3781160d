// Rows of saved views, their filters as JSON text, and what they count.
#include "server/store/saved_view.hpp"

#include "server/store/codec.hpp"
#include "server/store/condition_text.hpp"
#include "server/store/connection.hpp"
#include "server/store/error.hpp"
#include "server/store/ticket_among.hpp"
#include "server/store/ticket_search.hpp"
#include "server/store/tx.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace store {
namespace {
using Json = nlohmann::json;

std::string encode_filter(const TicketFilter& filter) {
    Json json = Json::object();
    for (const auto status : filter.statuses) {
        json["status"].push_back(escalation::name_of(status));
    }
    if (filter.assignee) json["assignee"] = *filter.assignee;
    if (!filter.queue.empty()) json["queue"] = filter.queue;
    if (!filter.tag.empty()) json["tag"] = filter.tag;
    if (filter.priority) json["priority"] = escalation::name_of(*filter.priority);
    if (!filter.q.empty()) json["q"] = filter.q;
    if (!filter.when.always()) json["when"] = Json::parse(condition_text(filter.when));
    json["sort"] = name_of(filter.sort);
    return json.dump();
}

TicketFilter decode_filter(const std::string& text) {
    const auto json = Json::parse(text, nullptr, false);
    if (!json.is_object()) throw GiveUp(ErrorCode::corrupt, "a saved view can not be read");
    TicketFilter filter;
    for (const auto& one : json.value("status", Json::array())) {
        if (const auto status = escalation::status_named(one.get<std::string>())) {
            filter.statuses.push_back(*status);
        }
    }
    if (json.contains("assignee")) filter.assignee = json["assignee"].get<UserId>();
    filter.queue = json.value("queue", "");
    filter.tag = json.value("tag", "");
    filter.priority = escalation::priority_named(json.value("priority", ""));
    filter.q = json.value("q", "");
    if (json.contains("when")) {
        auto when = read_condition(json["when"].dump(), escalation::Moment::any);
        if (!when) throw GiveUp(ErrorCode::corrupt, "a saved view can not be read");
        filter.when = *std::move(when);
    }
    filter.sort = ticket_sort_named(json.value("sort", "")).value_or(TicketSort::updated);
    return filter;
}

SavedView read_view(const Query& row) {
    return {.id = row.integer(0),
            .label = row.text(1),
            .filter = decode_filter(row.text(2)),
            .owner = row.integer(3),
            .shared = row.integer(4) != 0,
            .owner_name = row.text(5)};
}

#define SELECT_VIEW                                                            \
    "SELECT v.id, v.label, v.filter, v.owner, v.shared, coalesce(p.name, '') " \
    "FROM saved_view v LEFT JOIN person p ON p.id = v.owner "

bool has_status(const TicketFilter& filter, escalation::Status status) {
    return filter.statuses.empty() ||
           std::ranges::find(filter.statuses, status) != filter.statuses.end();
}

// Places are counted already: a view by place costs a look at those few rows.
std::int64_t count_places(Connection& db, const TicketFilter& filter) {
    std::int64_t total = 0;
    for (const auto& one : count_tickets(db)) {
        const bool in =
            has_status(filter, one.status) &&
            (!filter.assignee || one.assignee == *filter.assignee) &&
            (filter.queue.empty() || one.queue == filter.queue) &&
            std::ranges::find(filter.hidden_queues, one.queue) == filter.hidden_queues.end();
        if (in) total += one.count;
    }
    return total;
}

std::int64_t count_rows(Connection& db, const TicketFilter& filter) {
    std::vector<int> statuses;
    for (const auto& row : escalation::status_names) {
        if (has_status(filter, row.value)) statuses.push_back(static_cast<int>(row.value));
    }
    std::string sql = filter.tag.empty() ? "SELECT count(*) FROM ticket t WHERE 1 = 1 "
                                         : "SELECT count(*) FROM ticket_tag g CROSS JOIN ticket t "
                                           "ON t.number = g.ticket WHERE g.tag = ?4 ";
    std::optional<std::string> hidden;
    if (!filter.hidden_queues.empty()) hidden = encode_texts(filter.hidden_queues);
    // Status and priority stand beside the tag, and in the indexes of tickets.
    const bool alone = !filter.assignee && filter.queue.empty() && !hidden.has_value();
    if (!filter.tag.empty() && alone) {
        sql = "SELECT count(*) FROM ticket_tag t WHERE t.tag = ?4 ";
    }
    sql += fmt::format("AND t.status IN ({}) ", fmt::join(statuses, ","));
    if (filter.assignee) sql += "AND t.assignee = ?1 ";
    if (!filter.queue.empty()) sql += "AND t.queue = ?2 ";
    if (filter.priority) sql += "AND t.priority = ?3 ";
    if (!alone) sql += "AND (?5 IS NULL OR t.queue NOT IN (SELECT value FROM json_each(?5))) ";
    sql += "AND ?4 = ?4 AND ?5 IS ?5";
    auto row = db.query(sql, filter.assignee, filter.queue, filter.priority, filter.tag, hidden);
    return row.next() ? row.integer(0) : 0;
}
}  // namespace

void create_view(Tx& tx, SavedView& view) {
    tx.db().run("INSERT INTO saved_view (label, filter, owner, shared) VALUES (?1, ?2, ?3, ?4)",
                view.label, encode_filter(view.filter), view.owner, view.shared);
    view.id = tx.db().last_id();
}

bool update_view(Tx& tx, const SavedView& view) {
    return tx.db().run("UPDATE saved_view SET label = ?2, filter = ?3, shared = ?4 WHERE id = ?1",
                       view.id, view.label, encode_filter(view.filter), view.shared) == 1;
}

bool delete_view(Tx& tx, std::int64_t id) {
    return tx.db().run("DELETE FROM saved_view WHERE id = ?1", id) == 1;
}

std::optional<SavedView> find_view(Connection& db, std::int64_t id) {
    auto row = db.query(SELECT_VIEW "WHERE v.id = ?1", id);
    if (!row.next()) return std::nullopt;
    return read_view(row);
}

std::vector<SavedView> views_for(Connection& db, UserId person) {
    std::vector<SavedView> views;
    auto rows =
        db.query(SELECT_VIEW "WHERE v.owner = ?1 OR v.shared <> 0 ORDER BY v.label, v.id", person);
    while (rows.next()) views.push_back(read_view(rows));
    return views;
}

void put_view_order(Tx& tx, UserId person, const std::vector<std::string>& names) {
    tx.db().run(R"sql(INSERT INTO view_order (person, names) VALUES (?1, ?2)
                      ON CONFLICT (person) DO UPDATE SET names = excluded.names)sql",
                person, encode_texts(names));
}

std::vector<std::string> view_order(Connection& db, UserId person) {
    auto row = db.query("SELECT names FROM view_order WHERE person = ?1", person);
    if (!row.next()) return {};
    return decode_texts(row.text(0));
}

std::int64_t count_matching(Connection& db, const TicketFilter& filter) {
    if (!filter.q.empty()) return count_found(db, filter).count;
    if (filter.among) return count_among(db, filter);
    if (filter.tag.empty() && !filter.priority) return count_places(db, filter);
    return count_rows(db, filter);
}

std::vector<TagUse> tags_beginning(Connection& db, const std::string& begin, std::size_t limit,
                                   const std::vector<std::string>& hidden_queues) {
    std::vector<TagUse> tags;
    std::optional<std::string> hidden;
    if (!hidden_queues.empty()) hidden = encode_texts(hidden_queues);
    auto rows = db.query(R"sql(
        SELECT tag, count(*) AS uses FROM ticket_tag g
        WHERE tag >= ?1 AND substr(tag, 1, length(?1)) = ?1
          AND (?3 IS NULL OR EXISTS (SELECT 1 FROM ticket t WHERE t.number = g.ticket
               AND t.queue NOT IN (SELECT value FROM json_each(?3))))
        GROUP BY tag ORDER BY uses DESC, tag LIMIT ?2)sql",
                         begin, limit, hidden);
    while (rows.next()) tags.push_back({rows.text(0), rows.integer(1)});
    return tags;
}

}  // namespace store
