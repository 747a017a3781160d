// The audit log: who did what, when, and from where. It only grows: the table itself refuses
// every other change.
#pragma once
#include "server/store/types.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace store {

class Connection;
class Tx;

struct AuditEntry {
    std::int64_t id = 0;  // given by add_audit()
    Time at{};
    UserId user = 0;  // 0: nobody of the desk, or nobody known
    std::string user_name;
    std::string action;   // "login.failed", "post users"
    std::string object;   // to what: "/api/v1/users/7", an e-mail address
    std::string detail;   // in words
    std::string address;  // of the network
    std::string via;      // session token cli none
};
void add_audit(Tx& tx, const AuditEntry& entry);

struct AuditFilter {
    UserId user = 0;     // 0: everybody
    std::string action;  // exactly, or up to a `*` at its end; empty: all
    std::optional<Time> from;
    std::optional<Time> to;
};
/// Newest first.
Page<AuditEntry> list_audit(Connection& db, const AuditFilter& filter, const PageRequest& page);

}  // namespace store
