// Rows of the audit log.
#include "server/store/audit.hpp"

#include "server/store/connection.hpp"
#include "server/store/paging.hpp"
#include "server/store/tx.hpp"

#include <limits>

namespace store {
namespace {
constexpr std::string_view audit_list = "audit";

// The least text that no longer begins with `prefix`.
std::string end_of(std::string prefix) {
    prefix += '\x7f';
    return prefix;
}
}  // namespace

void add_audit(Tx& tx, const AuditEntry& e) {
    tx.db().run(R"sql(INSERT INTO audit
        (at, person, person_name, action, object, detail, address, via)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8))sql",
                e.at, e.user, e.user_name, e.action, e.object, e.detail, e.address, e.via);
}

Page<AuditEntry> list_audit(Connection& db, const AuditFilter& filter, const PageRequest& request) {
    constexpr auto ever = std::numeric_limits<std::int64_t>::max();
    const auto limit = limit_of(request);
    const auto before =
        request.cursor.empty() ? Cursor::end() : Cursor::read(request.cursor, audit_list);
    const bool part = filter.action.ends_with('*');
    const auto least = part ? filter.action.substr(0, filter.action.size() - 1) : filter.action;
    Page<AuditEntry> page;
    auto rows = db.query(R"sql(
        SELECT id, at, person, person_name, action, object, detail, address, via FROM audit
        WHERE id < ?1 AND (?2 = 0 OR person = ?2) AND (?3 = '' OR action BETWEEN ?3 AND ?4)
            AND at >= ?5 AND at < ?6
        ORDER BY id DESC LIMIT ?7)sql",
                         before.id, filter.user, least, part ? end_of(least) : least,
                         filter.from ? to_ms(*filter.from) : 0,
                         filter.to ? to_ms(*filter.to) : ever, limit + 1);
    while (rows.next()) {
        page.items.push_back({.id = rows.integer(0),
                              .at = rows.time(1),
                              .user = rows.integer(2),
                              .user_name = rows.text(3),
                              .action = rows.text(4),
                              .object = rows.text(5),
                              .detail = rows.text(6),
                              .address = rows.text(7),
                              .via = rows.text(8)});
    }
    cut(page, limit,
        [](const AuditEntry& last) { return Cursor{std::string(audit_list), last.id, last.id}; });
    return page;
}

}  // namespace store
