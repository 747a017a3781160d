// The description's part about tickets: what they are, how they hang together, views of them.
#include "server/net/api/openapi.hpp"

namespace net {
namespace {
using enum Method;

constexpr Noun nouns[] = {
    {"Status", "= new/open/waiting_customer/waiting_other/snoozed/solved/closed"},
    {"Priority", "= low/normal/high/urgent"},
    {"Channel", "= chat/email/form/api"},
    {"Metric", "= first_response/next_response/resolution"},
    {"ClockState", "= running/paused/warning/met/breached"},
    {"SlaLine", "metric:Metric due:time|null state:ClockState used_s:integer target_s:integer"},
    {"Candidate", "id label score:number"},
    {"Handoff",
     "reason reason_text evidence question candidates:[Candidate] slots:{text} "
     "answers_given:[text] language:text|null page:text|null verified:truth"},
    {"TicketCustomer", "id:text|null name email:text|null verified:truth"},
    {"LastMessage", "from:Side name text at:time"},
    {"Page", "url title"},
    {"Ticket",
     "id:integer subject status:Status priority:Priority queue assignee:Person|null "
     "customer:TicketCustomer tags:[text] channel:Channel conversation:text|null "
     "language:text|null sla:[SlaLine] created_at:time updated_at:time snooze_until:time|null "
     "solved_at:time|null merged_into?:integer custom_status?:text version:integer "
     "handoff:Handoff|null "
     "last_message?:LastMessage|null unread?:truth waiting_since?:time|null page?:Page|null"},
    {"MadeTicket", "+Ticket possible_duplicates?:[integer]"},
    {"StatusName", "name label category:Status custom:truth"},
    {"NewTicketCustomer", "id?:text|integer external_id?:text name?:text email?:text"},
    {"NewTicket",
     "subject text?:text queue?:text priority?:Priority tags?:[text] language?:text "
     "channel?:Channel customer?:NewTicketCustomer"},
    {"TicketPatch",
     "status?:text priority?:Priority assignee?:integer|null queue?:text tags?:[text] "
     "subject?:text snooze_until?:time|null version?:integer"},
    {"Button", "id label url?:text"},
    {"ArticleLink", "id title url"},
    {"Side", "= customer/bot/agent/system"},
    {"Message",
     "seq:integer event:integer kind from:Side text at:time id?:text name?:text html?:text "
     "buttons?:[Button] article?:ArticleLink via?:text internal?:truth by?:integer "
     "owner?:bot/queue/agent/closed epoch?:integer reason?:text message?:integer "
     "helpful?:truth survey_kind?:text survey?:integer score?:integer button?:text "
     "fields?:[text] status?:Status conversation?:text ticket?:integer"},
    {"Thread", "items:[Message] next:text|null customer_read_seq?:integer agent_read_seq?:integer"},
    {"NewMessage", "id text internal?:truth seen?:integer force?:truth send_at?:time undo?:truth"},
    {"LinkKind",
     "= related/duplicate/duplicated_by/parent/child/follow_up/followed_by/merged_into/merged_from/"
     "split_from/split_into"},
    {"Link", "kind:LinkKind ticket:Ticket at:time by:integer"},
    {"NewLink", "kind:related/duplicate/parent/child/follow_up ticket:integer"},
    {"Merge", "into:integer version?:integer"},
    {"Split", "messages:[integer] subject?:text"},
    {"StatusSpan", "status:Status since:time by:Person|null"},
    {"Resolution", "from:time to:time seconds:integer"},
    {"History",
     "spans:[StatusSpan] resolutions:[Resolution] first_resolution_s:integer|null "
     "last_resolution_s:integer|null reopened:integer"},
    {"BulkChange", "+TicketPatch add_tags?:[text] remove_tags?:[text]"},
    {"Bulk", "ids:[integer] versions?:{integer} change:BulkChange"},
    {"BulkItem", "id:integer ok:truth ticket?:Ticket status?:integer detail?:text field?:text"},
    {"BulkOutcome", "items:[BulkItem] next:text|null changed:integer failed:integer"},
    {"Filter",
     "status?:[Status] assignee?:text queue?:text tag?:text priority?:Priority q?:text "
     "when?:Condition sort?:text"},
    {"NewFilter",
     "status?:[Status] assignee?:text|integer|null queue?:text tag?:text priority?:Priority "
     "q?:text when?:Condition sort?:text"},
    {"View", "id label filter:Filter count?:integer owner?:Person shared?:truth"},
    {"NewView", "label filter?:NewFilter shared?:truth"},
    {"ViewPatch", "label?:text filter?:NewFilter shared?:truth"},
    {"ViewCount", "filter?:NewFilter"},
    {"ViewOrder", "order:[text]"},
    {"Tag", "tag count:integer"},
    {"FieldType", "= text/number/date/choice/bool"},
    {"CustomField",
     "id:integer name label type:FieldType choices:[text] queues:[text] required_to_solve:truth "
     "archived:truth"},
    {"NewCustomField",
     "name label type:FieldType choices?:[text] queues?:[text] required_to_solve?:truth"},
    {"CustomFieldPatch",
     "label?:text choices?:[text] queues?:[text] required_to_solve?:truth archived?:truth"},
    {"FieldValues", "fields:{text}"},
    {"FieldValuesPatch", "fields:{text|number|truth|null}"},
    {"ChecklistItem", "id:integer text done:truth done_by:Person|null done_at:time|null"},
    {"Checklist", "items:[ChecklistItem] next:text|null done:integer total:integer"},
    {"NewChecklistItem", "text"},
    {"ChecklistItemPatch", "text?:text done?:truth"},
};

constexpr Shape table[] = {
    {get, "/api/v1/tickets",
     "status assignee queue tag priority:Priority q when sort view limit:integer cursor", "",
     "[Ticket]"},
    {get, "/api/v1/statuses", "", "", "[StatusName]"},
    {post, "/api/v1/tickets", "", "NewTicket", "201 MadeTicket"},
    {post, "/api/v1/tickets/bulk", "", "Bulk", "BulkOutcome"},
    {get, "/api/v1/tickets/{id}", "", "", "Ticket"},
    {patch, "/api/v1/tickets/{id}", "", "TicketPatch", "Ticket"},
    {get, "/api/v1/tickets/{id}/messages", "after:integer after_event:integer limit:integer", "",
     "Thread"},
    {post, "/api/v1/tickets/{id}/messages", "", "NewMessage",
     "201 Message | 200 Message | 202 Held"},
    {post, "/api/v1/tickets/{id}/claim", "", "", "Ticket"},
    {post, "/api/v1/tickets/{id}/return-to-bot", "", "", "Ticket"},
    {get, "/api/v1/tickets/{id}/links", "", "", "[Link]"},
    {post, "/api/v1/tickets/{id}/links", "", "NewLink", "201 [Link]"},
    {del, "/api/v1/tickets/{id}/links/{other}", "", "", "[Link]"},
    {post, "/api/v1/tickets/{id}/merge", "", "Merge", "Ticket"},
    {post, "/api/v1/tickets/{id}/unmerge", "", "", "Ticket"},
    {post, "/api/v1/tickets/{id}/split", "", "Split", "201 Ticket"},
    {get, "/api/v1/tickets/{id}/history", "", "", "History"},
    {get, "/api/v1/tickets/{id}/fields", "", "", "FieldValues"},
    {patch, "/api/v1/tickets/{id}/fields", "", "FieldValuesPatch", "FieldValues"},
    {get, "/api/v1/tickets/{id}/checklist", "", "", "Checklist"},
    {post, "/api/v1/tickets/{id}/checklist", "", "NewChecklistItem", "201 Checklist"},
    {patch, "/api/v1/tickets/{id}/checklist/{item}", "", "ChecklistItemPatch", "Checklist"},
    {del, "/api/v1/tickets/{id}/checklist/{item}", "", "", "Checklist"},
    {get, "/api/v1/duplicates", "email subject", "", "[Ticket]"},
    {get, "/api/v1/fields", "", "", "[CustomField]"},
    {post, "/api/v1/fields", "", "NewCustomField", "201 CustomField"},
    {patch, "/api/v1/fields/{id}", "", "CustomFieldPatch", "CustomField"},
    {del, "/api/v1/fields/{id}", "", "", "CustomField"},
    {get, "/api/v1/views", "", "", "[View]"},
    {post, "/api/v1/views", "", "NewView", "201 View"},
    {post, "/api/v1/views/count", "", "ViewCount", "Count"},
    {put, "/api/v1/views/order", "", "ViewOrder", "ViewOrder"},
    {patch, "/api/v1/views/{id}", "", "ViewPatch", "View"},
    {del, "/api/v1/views/{id}", "", "", "View"},
    {get, "/api/v1/tags", "q limit:integer", "", "[Tag]"},
};
}  // namespace

Area ticket_area() {
    return {nouns, table};
}

}  // namespace net
