// The description's part about what the bot knows and said: conversations, content, gaps, reports.
#include "server/net/api/openapi.hpp"

namespace net {
namespace {
using enum Method;

constexpr Noun nouns[] = {
    {"Conversation",
     "id site owner:bot/queue/agent/closed epoch:integer seq:integer customer:Customer "
     "language:text|null page:Page|null started_at:time updated_at:time "
     "last_message:LastMessage|null ticket:integer|null"},
    {"TraceCandidate", "id kind label via score:number|null reasons:[text]"},
    {"TraceFact", "name value"},
    {"Trace",
     "decision via language needed:number|null rule revision candidates:[TraceCandidate] "
     "facts:[TraceFact] steps:[text]"},
    {"Explanation", "seq:integer question again?:Trace +Trace"},
    {"ContentProblem", "file line:integer column:integer severity:error/warning what mend"},
    {"Content",
     "revision?:text loaded_at?:time articles?:integer intents?:integer languages?:[text] "
     "failed:truth problems:[ContentProblem]"},
    {"ItemKind", "= article/intent"},
    {"ItemName", "id kind:ItemKind label"},
    {"Item", "+ItemName language file line:integer"},
    {"GapExample", "text conversation seq:integer at:time"},
    {"Pick", "+ItemName times:integer"},
    {"NearItem", "+ItemName score:number file"},
    {"Patch", "target field file line:integer diff"},
    {"Gap",
     "id message language times:integer conversations:integer handoffs:integer "
     "unhelpful:integer cost:integer first_at:time last_at:time examples:[GapExample] "
     "picks:[Pick] none_of_these:integer nearest:NearItem|null missing_words:[text] "
     "phrases:[text] patch:Patch|null no_patch:text|null"},
    {"Gaps",
     "days:integer messages:integer not_answered_well:integer truncated:truth items:[Gap] "
     "next:text|null"},
    {"Label",
     "source:pick/none/wrong/helpful/unhelpful text language item:text|null wrong:text|null "
     "conversation seq:integer at:time"},
    {"ReliabilityRow", "from:number to:number count:integer promised:number right:number"},
    {"Mistaken", "text file line:integer item:text|null score:number answered_by"},
    {"DemotedItem",
     "id label file line:integer answered:integer right:integer mistaken:[Mistaken]"},
    {"Picks", "picked:integer none_of_these:integer best_right:integer table:[ReliabilityRow]"},
    {"Reliability",
     "target_precision:number needed:number built_in:truth phrases:integer "
     "out_of_scope:integer best_right:integer answered:integer answered_right:integer "
     "coverage_at_target:number calibration_error:number table:[ReliabilityRow] "
     "demoted:[DemotedItem] mistakes:[Mistaken] picks?:Picks"},
    {"WrongAnswer", "right?:text|null"},
    {"Told", "decision id:text|null score:number offered?:[text]"},
    {"ChangedAnswer", "message language before:Told after:Told from:phrase/past file line:integer"},
    {"Judgement",
     "question asked_seq:integer wrong:ItemName|null right:ItemName|null patches:[Patch] "
     "after:Told changes:[ChangedAnswer] checked:integer took_ms:integer"},
    {"Share",
     "n:integer count:integer share:number|null low:number|null high:number|null small:truth"},
    {"Spread", "n:integer median_s:integer|null p90_s:integer|null"},
    {"Nps", "n:integer score:number|null low:number|null high:number|null small:truth"},
    {"Csat", "+Share average:number|null"},
    {"WaitingNow", "count:integer longest_s:integer oldest_ticket:integer|null"},
    {"QueueNow", "queue label open:truth waiting:integer longest_wait_s:integer active:integer"},
    {"AgentNow", "id:integer name presence open:integer waiting_customer:integer snoozed:integer"},
    {"AtRisk", "ticket:integer subject metric due:time"},
    {"SlaNow", "at_risk:[AtRisk] breached:integer"},
    {"Today", "created:integer solved:integer bot_answers:integer handoffs:integer csat:Csat"},
    {"Overview",
     "at:time waiting:WaitingNow queues:[QueueNow] agents:[AgentNow] sla:SlaNow today:Today"},
    {"ReportRow",
     "key label created:integer solved:integer reopen:Share first_response:Spread "
     "next_response:Spread resolution:Spread csat:Csat nps:Nps"},
    {"Report", "by from:date to:date timezone rows:[ReportRow]"},
    {"HeatMap", "timezone what:messages/tickets/bot cells:[[integer]]"},
    {"Deflection",
     "conversations:integer to_people:integer said_solved:integer no_return:integer "
     "silent_exit:integer came_back:integer said_not_helpful:integer pending:integer "
     "deflection:Share"},
    {"ArticleReport",
     "article title answers:integer helpful:Share handed_over:integer came_back:integer"},
    {"BotReport", "questions:integer answered:integer coverage:Share articles:[ArticleReport]"},
    {"UnderWay", "status"},
};

constexpr Shape table[] = {
    {get, "/api/v1/conversations", "limit:integer cursor", "", "[Conversation]"},
    {get, "/api/v1/conversations/{id}", "", "", "Conversation"},
    {get, "/api/v1/conversations/{id}/messages", "after:integer limit:integer", "", "Thread"},
    {get, "/api/v1/conversations/{id}/explain/{seq}", "", "", "Explanation"},
    {post, "/api/v1/conversations/{id}/take", "", "", "Ticket"},
    {post, "/api/v1/conversations/{id}/wrong/{seq}", "", "WrongAnswer", "Judgement"},
    {get, "/api/v1/content", "", "", "Content"},
    {post, "/api/v1/content/reload", "", "", "Content"},
    {get, "/api/v1/gaps", "days:integer limit:integer", "", "Gaps"},
    {get, "/api/v1/labels", "days:integer", "", "[Label]"},
    {get, "/api/v1/reliability", "days:integer", "", "Reliability"},
    {get, "/api/v1/items", "q language", "", "[Item]"},
    {get, "/api/v1/insight/overview", "", "", "Overview"},
    {get, "/api/v1/insight/reports/{by}",
     "from:date to:date queue channel agent:integer tag format:csv/json", "", "Report"},
    {get, "/api/v1/insight/heat-map", "from:date to:date what:messages/tickets/bot format:csv/json",
     "", "HeatMap"},
    {get, "/api/v1/insight/deflection", "from:date to:date format:csv/json", "", "Deflection"},
    {get, "/api/v1/insight/bot", "from:date to:date format:csv/json", "", "BotReport"},
    {post, "/api/v1/insight/rebuild", "", "", "202 UnderWay"},
};
}  // namespace

Area knowledge_area() {
    return {nouns, table};
}

}  // namespace net
