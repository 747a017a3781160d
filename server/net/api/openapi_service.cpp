// The description's part about the service itself, and who may use it.
#include "server/net/api/openapi.hpp"

namespace net {
namespace {
using enum Method;

constexpr Noun nouns[] = {
    {"Problem",
     "type title status:integer detail code field?:text ticket?:Ticket messages?:[Message]"},
    {"Alive", "status"},
    {"Ready", "status content:ContentHealth"},
    {"ContentHealth", "live:truth failed:truth revision?:text problems:[text]"},
    {"Person", "id:integer name"},
    {"Named", "id:integer name"},
    {"Role", "= admin/agent/viewer"},
    {"Presence", "= online/away/offline"},
    {"LogIn", "email password totp?:text"},
    {"User",
     "id:integer name email role:Role disabled:truth presence?:Presence created_at:time "
     "last_seen_at?:time|null"},
    {"LoggedIn", "user:User csrf seq:integer"},
    {"NewUser", "name email password role?:Role"},
    {"UserPatch",
     "name?:text role?:Role disabled?:truth password?:text skills?:[text] languages?:[text] "
     "capacity?:integer|null hours?:text|null"},
    {"Session",
     "id:integer user_agent address current:truth created_at:time last_used_at:time "
     "expires_at:time"},
    {"Scope",
     "= read/write/admin/tickets:read/tickets:write/customers:read/customers:write/reports:read/"
     "content:read/content:write"},
    {"NewToken", "name scopes?:[Scope] expires_at?:time|null"},
    {"Token",
     "id:integer name scopes:[Scope] created_at:time last_used_at:time|null expires_at:time|null "
     "revoked_at:time|null token?:text"},
    {"SecondFactor", "enabled:truth recovery_codes_left:integer"},
    {"SecondFactorSecret", "secret uri"},
    {"Code", "totp"},
    {"RecoveryCodes", "recovery_codes:[text]"},
    {"Team", "id:integer name queues:[text] members:[Person] version:integer"},
    {"NewTeam", "name queues?:[text] members?:[integer]"},
    {"TeamPatch", "name?:text queues?:[text] members?:[integer] version?:integer"},
    {"AuditEntry",
     "id:integer at:time who:Person|null action object detail address via:session/token/cli/none"},
    {"Preferences", "undo_send_s:integer"},
};

constexpr Shape table[] = {
    {get, "/healthz", "", "", "Alive"},
    {get, "/readyz", "", "", "Ready | 503 Ready"},
    {get, "/metrics", "", "", "text/plain"},
    {get, "/api/openapi.json", "", "", "object"},
    {post, "/api/v1/login", "", "LogIn", "LoggedIn"},
    {post, "/api/v1/logout", "", "", "204"},
    {get, "/api/v1/me", "", "", "LoggedIn"},
    {get, "/api/v1/me/preferences", "", "", "Preferences"},
    {patch, "/api/v1/me/preferences", "", "Preferences", "Preferences"},
    {get, "/api/v1/me/totp", "", "", "SecondFactor"},
    {post, "/api/v1/me/totp", "", "", "201 SecondFactorSecret"},
    {post, "/api/v1/me/totp/confirm", "", "Code", "RecoveryCodes"},
    {post, "/api/v1/me/totp/recovery-codes", "", "Code", "RecoveryCodes"},
    {post, "/api/v1/me/totp/disable", "", "Code", "204"},
    {get, "/api/v1/sessions", "", "", "[Session]"},
    {del, "/api/v1/sessions/{id}", "", "", "204"},
    {post, "/api/v1/sessions/revoke-others", "", "", "204"},
    {get, "/api/v1/tokens", "", "", "[Token]"},
    {post, "/api/v1/tokens", "", "NewToken", "201 Token"},
    {del, "/api/v1/tokens/{id}", "", "", "204"},
    {get, "/api/v1/users", "", "", "[User]"},
    {post, "/api/v1/users", "", "NewUser", "201 User"},
    {patch, "/api/v1/users/{id}", "", "UserPatch", "User"},
    {post, "/api/v1/users/{id}/totp/reset", "", "", "204"},
    {get, "/api/v1/users/{id}/sessions", "", "", "[Session]"},
    {post, "/api/v1/users/{id}/sessions/revoke", "", "", "204"},
    {get, "/api/v1/teams", "", "", "[Team]"},
    {post, "/api/v1/teams", "", "NewTeam", "201 Team"},
    {patch, "/api/v1/teams/{id}", "", "TeamPatch", "Team"},
    {del, "/api/v1/teams/{id}", "", "", "204"},
    {get, "/api/v1/audit", "who:integer action from:time to:time limit:integer cursor", "",
     "[AuditEntry]"},
};
}  // namespace

Area service_area() {
    return {nouns, table};
}

}  // namespace net
