// The description's part about rules and care: macros, canned replies, promises, recovery.
#include "server/net/api/openapi.hpp"

namespace net {
namespace {
using enum Method;

constexpr Noun nouns[] = {
    {"Action",
     "do:set_status/set_priority/set_queue/assign/add_tags/remove_tags/note/reply/snooze/notify/"
     "webhook/checklist value?:text|integer|[text]"},
    {"Trigger",
     "= ticket_created/ticket_updated/customer_wrote/agent_wrote/survey_answered/sla_warning/"
     "sla_breached/tag_added/customer_updated"},
    {"AfterTime",
     "since:ticket.status_since/ticket.created_at/ticket.customer_wrote_at/"
     "ticket.agent_wrote_at/ticket.first_response_at/ticket.waiting_since/ticket.solved_at "
     "after working?:truth"},
    {"NewRule",
     "name?:text enabled?:truth position?:integer on?:[Trigger] time?:AfterTime|null "
     "when?:Condition actions?:[Action] version?:integer"},
    {"Rule",
     "id:integer name enabled:truth position:integer on:[Trigger] time?:AfterTime when:Condition "
     "actions:[Action] version:integer updated_at:time fired:integer last_fired_at:time|null"},
    {"Rehearse", "rule:NewRule days?:integer"},
    {"Leaf", "path held:truth words"},
    {"RehearsedTicket", "ticket:integer subject at:time leaves:[Leaf] why:[text]"},
    {"Rehearsal",
     "tickets:integer events:integer fired:integer tickets_fired:integer truncated:truth "
     "examples:[RehearsedTicket]"},
    {"RuleTrace",
     "rule:Named fired:truth trigger:text|null at:time|null event:integer leaves:[Leaf] "
     "actions:[text] failure:text|null"},
    {"ConditionField",
     "name label type:text/choice/ordered/number/truth/time/list choices:[text] "
     "operators:[text]"},
    {"Removed", "id:integer removed:truth"},
    {"AttachedFile", "name url"},
    {"RecipeParts",
     "enabled:truth editable:truth position:integer title text language actions:[Action] "
     "queues:[text] tags:[text] intents:[text] files:[AttachedFile] version:integer "
     "used:integer filled:text|null"},
    {"Macro", "id:integer name reply +RecipeParts"},
    {"Canned", "id +RecipeParts"},
    {"RecipePatch",
     "enabled?:truth position?:integer name?:text title?:text reply?:text text?:text "
     "language?:text actions?:[Action] queues?:[text] tags?:[text] intents?:[text] "
     "files?:[AttachedFile] version?:integer"},
    {"MacroPreview", "reply changes:[text] missing:[text]"},
    {"ApplyMacro", "macro:integer version?:integer id?:text"},
    {"CannedUse", "ticket?:integer"},
    {"Counted", "counted:truth"},
    {"PromiseState", "= proposed/open/kept/broken/dismissed"},
    {"Promise",
     "id:integer ticket:integer agent:Person|null queue words text due:time state:PromiseState "
     "made_at:time reminded_at:time|null settled_at:time|null version:integer"},
    {"PromiseCount", "agent:Person|null queue open:integer kept:integer broken:integer"},
    {"PromisePatch", "state?:open/kept/broken/dismissed due?:time version?:integer"},
    {"RecoveryStep", "step:apology/remedy/follow_up done:truth at:time|null"},
    {"Recovery",
     "id:integer ticket:integer tier reason evidence owner:Person|null deadline:time late:truth "
     "state:open/closed opened_at:time closed_at:time|null steps:[RecoveryStep] "
     "goodwill_cents:integer macro:integer|null version:integer"},
    {"NewRecovery", "evidence"},
    {"RecoveryPatch", "step?:apology/remedy done?:truth owner?:integer version?:integer"},
    {"Goodwill", "cents:integer reason as?:money/credit"},
    {"GoodwillBudget", "tier month budget_cents:integer spent_cents:integer left_cents:integer"},
    {"WellbeingRow",
     "agent:Person|null chats:integer tickets:integer open:integer weighted_load:number "
     "hard_today:integer hard_share:number fair_share:number break_offered:truth "
     "break_offered_at:time|null"},
    {"AbusiveMessage", "seq:integer marks:[[integer]] at:time"},
};

constexpr Shape table[] = {
    {get, "/api/v1/conditions/fields", "", "", "[ConditionField]"},
    {get, "/api/v1/rules", "", "", "[Rule]"},
    {post, "/api/v1/rules", "", "NewRule", "201 Rule"},
    {post, "/api/v1/rules/dry-run", "", "Rehearse", "Rehearsal"},
    {get, "/api/v1/rules/{id}", "", "", "Rule"},
    {patch, "/api/v1/rules/{id}", "", "NewRule", "Rule"},
    {del, "/api/v1/rules/{id}", "", "", "Removed"},
    {get, "/api/v1/tickets/{id}/rules", "", "", "[RuleTrace]"},
    {get, "/api/v1/macros", "ticket:integer q", "", "[Macro]"},
    {post, "/api/v1/macros", "", "RecipePatch", "201 Macro"},
    {get, "/api/v1/macros/{id}", "", "", "Macro"},
    {patch, "/api/v1/macros/{id}", "", "RecipePatch", "Macro"},
    {del, "/api/v1/macros/{id}", "", "", "Removed"},
    {get, "/api/v1/tickets/{id}/macro/{macro}", "", "", "MacroPreview"},
    {post, "/api/v1/tickets/{id}/macro", "", "ApplyMacro", "Ticket"},
    {get, "/api/v1/canned", "ticket:integer q", "", "[Canned]"},
    {post, "/api/v1/canned", "", "RecipePatch", "201 Canned"},
    {get, "/api/v1/canned/{id}", "", "", "Canned"},
    {patch, "/api/v1/canned/{id}", "", "RecipePatch", "Canned"},
    {del, "/api/v1/canned/{id}", "", "", "Removed"},
    {post, "/api/v1/canned/{id}/used", "", "CannedUse", "Counted"},
    {get, "/api/v1/promises",
     "state:PromiseState agent:integer ticket:integer queue limit:integer cursor", "", "[Promise]"},
    {get, "/api/v1/promises/counts", "", "", "[PromiseCount]"},
    {patch, "/api/v1/promises/{id}", "", "PromisePatch", "Promise"},
    {get, "/api/v1/recovery", "state:open/closed", "", "[Recovery]"},
    {patch, "/api/v1/recovery/{id}", "", "RecoveryPatch", "Recovery"},
    {post, "/api/v1/recovery/{id}/goodwill", "", "Goodwill", "Recovery"},
    {get, "/api/v1/goodwill", "", "", "[GoodwillBudget]"},
    {get, "/api/v1/tickets/{id}/recovery", "", "", "Recovery"},
    {post, "/api/v1/tickets/{id}/recovery", "", "NewRecovery", "201 Recovery"},
    {get, "/api/v1/tickets/{id}/abuse", "", "", "[AbusiveMessage]"},
    {get, "/api/v1/wellbeing", "", "", "[WellbeingRow]"},
};
}  // namespace

Area playbook_area() {
    return {nouns, table};
}

}  // namespace net
