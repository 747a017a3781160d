// The audit log over the store.
#include "server/desk/people/audit_log.hpp"

#include "server/desk/services.hpp"

#include <spdlog/spdlog.h>

namespace desk {

void AuditLog::note(store::AuditEntry entry, std::move_only_function<void()> then) {
    entry.at = services_.now();
    services_.options.store.submit(
        [entry = std::move(entry)](store::Tx& tx) { store::add_audit(tx, entry); },
        [then = std::move(then)](store::Result<store::Committed> done) mutable {
            if (!done) spdlog::error("the audit log: {}", done.error().message);
            if (then) then();
        });
}

Result<store::Page<store::AuditEntry>> AuditLog::list(const store::AuditFilter& filter,
                                                      const store::PageRequest& page) {
    auto found = services_.options.store.read(
        [&](store::Connection& db) { return store::list_audit(db, filter, page); });
    if (!found) return std::unexpected(from_store(found.error()));
    return *std::move(found);
}

}  // namespace desk
