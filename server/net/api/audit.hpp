// What goes into the audit log from here: who asks, from where, by which door.
#pragma once

#include "server/desk/people/audit_log.hpp"
#include "server/net/api/call.hpp"

#include <string>

namespace net {

/// An entry about this caller; a nobody is one without a name.
store::AuditEntry audit_entry(const desk::Identity& who, const Address& from);
void note(Parts& parts, store::AuditEntry entry, std::move_only_function<void()> then = {});

/// A reply that notes a change once it was made, if it is one that matters to an auditor.
Reply noted(Parts& parts, const Route& route, const Request& request, const desk::Identity& who,
            Reply reply);

}  // namespace net
