// The description's part about people at work: following, drafts, the outbox, who gets what,
// clocks.
#include "server/net/api/openapi.hpp"

namespace net {
namespace {
using enum Method;

constexpr Noun nouns[] = {
    {"Agent", "id:integer name presence:Presence"},
    {"Queue",
     "id name open:truth calendar:text|null assignment:manual/balanced/round_robin "
     "languages:[text] skills:[text] capacity:number|null silent_after_s:integer|null "
     "last_chats_s:integer|null restricted:truth"},
    {"SettingPlace", "path line:integer"},
    {"Notice",
     "id:integer what words ticket:integer event:integer by:Person|null at:time read:truth"},
    {"Notices", "items:[Notice] next:text|null unread:integer"},
    {"MarkRead", "ids?:[integer] all?:truth"},
    {"Unread", "unread:integer"},
    {"ReplyDraft",
     "ticket:integer text internal:truth version:integer by:Person|null at:time|null"},
    {"ReplyDraftSave", "text internal?:truth version?:integer"},
    {"Dropped", "dropped:truth"},
    {"Scheduled",
     "id:integer ticket:integer text internal:truth by:integer send_at:time "
     "state:waiting/leaving/sent/held/cancelled reason:text|null"},
    {"Held", "scheduled:Scheduled"},
    {"ScheduledPatch", "text?:text send_at?:time"},
    {"ClockSpan", "from:time to:time status:Status counted_ms:integer why"},
    {"Clock",
     "metric:Metric state:ClockState target_s:integer used_s:integer started_at:time "
     "due:time|null warn_at:time|null stopped_at:time|null spans:[ClockSpan]"},
    {"ConsideredPolicy", "name:text|null fits:truth why"},
    {"Policy",
     "name:text|null calendar:text|null timezone warn_at_percent:integer paused_in:[Status] "
     "considered:[ConsideredPolicy]"},
    {"Alarm", "metric:Metric alarm:warning/breached due:time at:time"},
    {"Sla", "ticket:integer policy:Policy clocks:[Clock] alarms:[Alarm]"},
    {"ByPriority", "low?:integer normal?:integer high?:integer urgent?:integer"},
    {"Targets", "first_response:ByPriority next_response:ByPriority resolution:ByPriority"},
    {"PolicyWhen",
     "queue?:[text] priority?:[text] tier?:[text] tag?:[text] channel?:[text] language?:[text] "
     "condition?:Condition"},
    {"PolicySetting",
     "name calendar:text|null when:PolicyWhen targets:Targets warn_at_percent:integer "
     "paused_in:[Status] on_warning:SlaActions on_breach:SlaActions"},
    {"SlaActions", "notify:[text] raise_priority:truth queue:text|null tags:[text]"},
    {"OpenSpan", "from to"},
    {"CalendarDay", "date:date holiday:text|null open:[OpenSpan]"},
    {"CalendarSetting", "name timezone open:truth days:[CalendarDay]"},
    {"Policies", "items:[PolicySetting] next:null calendars:[CalendarSetting]"},
    {"DeadlineAsked", "calendar?:text queue?:text start?:time seconds:integer"},
    {"CountedSpan", "from:time to:time counted_s:integer"},
    {"DeadlineFound", "calendar timezone start:time due:time|null spans:[CountedSpan] whole:truth"},
    {"Verdict",
     "agent:Person|null "
     "verdict:chosen/outranked/at_capacity/lacks_skill/lacks_language/offline/by_hand words"},
    {"Assignment",
     "at:time ticket:integer agent:Person|null queue why reason waited_s:integer "
     "verdicts:[Verdict]"},
    {"Simulate",
     "priority?:Priority channel?:Channel language?:text customer?:text|integer skills?:[text]"},
    {"Wait", "low_minutes:integer high_minutes:integer"},
    {"Simulated",
     "agent:Person|null reason verdicts:[Verdict] position:integer usual_wait:Wait|null"},
    {"Staff",
     "id:integer name presence:Presence skills:[text] languages:[text] capacity:number "
     "own_capacity:truth load:number chats:integer tickets:integer hours:text|null on_shift:truth "
     "idle_since:time|null"},
    {"TierRule", "tier priority:Priority|null queue:text|null credit_from:integer"},
    {"SurveySettings",
     "csat:truth nps_days:integer ces_days:integer quiet_days:integer bad_csat:integer "
     "bad_nps:integer bad_ces:integer"},
    {"RetentionSettings", "conversations_days:integer traces_days:integer customers_days:integer"},
    {"ConsentAsked", "site version url:text|null"},
    {"Settings",
     "shop target_precision:number languages:[text] tiers:[TierRule] surveys:SurveySettings "
     "retention:RetentionSettings consent:[ConsentAsked] capacity:number chat_weight:number "
     "ticket_weight:number"},
};

constexpr Shape table[] = {
    {get, "/api/v1/settings", "", "", "Settings"},
    {get, "/api/v1/settings/places", "", "", "[SettingPlace]"},
    {get, "/api/v1/agents", "", "", "[Agent]"},
    {get, "/api/v1/queues", "", "", "[Queue]"},
    {post, "/api/v1/queues/{name}/simulate", "", "Simulate", "Simulated"},
    {get, "/api/v1/staff", "", "", "[Staff]"},
    {get, "/api/v1/tickets/{id}/assignments", "", "", "[Assignment]"},
    {get, "/api/v1/tickets/{id}/sla", "", "", "Sla"},
    {get, "/api/v1/sla/policies", "days:integer", "", "Policies"},
    {post, "/api/v1/sla/deadline", "", "DeadlineAsked", "DeadlineFound"},
    {get, "/api/v1/tickets/{id}/followers", "", "", "[Person]"},
    {post, "/api/v1/tickets/{id}/follow", "", "", "[Person]"},
    {post, "/api/v1/tickets/{id}/unfollow", "", "", "[Person]"},
    {get, "/api/v1/notifications", "unread:truth limit:integer cursor", "", "Notices"},
    {post, "/api/v1/notifications/read", "", "MarkRead", "Unread"},
    {get, "/api/v1/tickets/{id}/draft", "", "", "ReplyDraft"},
    {put, "/api/v1/tickets/{id}/draft", "", "ReplyDraftSave", "ReplyDraft"},
    {del, "/api/v1/tickets/{id}/draft", "", "", "Dropped"},
    {get, "/api/v1/tickets/{id}/scheduled", "", "", "[Scheduled]"},
    {patch, "/api/v1/scheduled/{id}", "", "ScheduledPatch", "Scheduled"},
    {del, "/api/v1/scheduled/{id}", "", "", "Scheduled"},
    {post, "/api/v1/scheduled/{id}/send", "", "", "Scheduled"},
};
}  // namespace

Area teamwork_area() {
    return {nouns, table};
}

}  // namespace net
