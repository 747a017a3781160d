// The platform's own tables as migration steps: webhooks and their outbox; second factors, teams,
// the audit log; the facts of reports.
#pragma once

#include <string_view>

namespace store {

extern const std::string_view schema_webhooks;
extern const std::string_view schema_access;
extern const std::string_view schema_facts;

}  // namespace store
