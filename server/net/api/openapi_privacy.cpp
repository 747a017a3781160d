// The description's part about what is known of people: identity, consent, erasure, surveys,
// tables.
#include "server/net/api/openapi.hpp"

namespace net {
namespace {
using enum Method;

constexpr Noun nouns[] = {
    {"SignatureAlgorithm", "= HS256/EdDSA"},
    {"IdentityKey",
     "id:integer site kid algorithm:SignatureAlgorithm created_at:time retired_at:time|null "
     "secret?:text|null"},
    {"NewIdentityKey", "site?:text algorithm?:SignatureAlgorithm public_key?:text"},
    {"Consent",
     "id:integer site conversation:text|null purpose version granted:truth at:time proof"},
    {"ConsentCustomer", "id:text name"},
    {"ConsentLine", "+Consent customer:ConsentCustomer|null"},
    {"Erase", "reason?:text"},
    {"Erasure", "certificate:integer customer reason by:Person at:time erased:{integer} hash"},
    {"RetentionRow", "rule days:integer before:time count:integer"},
    {"SurveyKind", "= csat/nps/ces"},
    {"Survey",
     "id:integer kind:SurveyKind via:chat/link customer:text|null ticket:integer|null "
     "agent:Person|null queue:text|null asked_at:time answered_at:time|null "
     "score:integer|null comment"},
    {"NewSurvey", "kind?:SurveyKind ticket?:integer customer?:text"},
    {"SurveyLink", "+Survey path"},
    {"SurveySum",
     "name:text|null asked:integer answered:integer mean:number good:integer bad:integer"},
    {"TableImport", "csv?:text base64?:text mapping?:{text} dry_run?:truth"},
    {"TableFault", "line:integer column:integer message"},
    {"TableOutcome",
     "rows:integer created:integer updated:integer errors:[TableFault] columns_left_out:[text]"},
};

constexpr Shape table[] = {
    {get, "/api/v1/identity-keys", "", "", "[IdentityKey]"},
    {post, "/api/v1/identity-keys", "", "NewIdentityKey", "201 IdentityKey"},
    {del, "/api/v1/identity-keys/{id}", "", "", "204"},
    {get, "/api/v1/customers/{id}/export", "", "", "application/zip"},
    {post, "/api/v1/customers/{id}/erase", "", "Erase", "Erasure"},
    {get, "/api/v1/customers/{id}/consent", "", "", "[Consent]"},
    {get, "/api/v1/consents", "limit:integer cursor", "", "[ConsentLine]"},
    {get, "/api/v1/erasures", "", "", "[Erasure]"},
    {get, "/api/v1/retention/preview", "", "", "[RetentionRow]"},
    {get, "/api/v1/surveys",
     "kind:SurveyKind agent:integer queue score_max:integer limit:integer cursor", "", "[Survey]"},
    {post, "/api/v1/surveys", "", "NewSurvey", "201 SurveyLink"},
    {get, "/api/v1/surveys/summary", "kind:SurveyKind by:agent/queue days:integer", "",
     "[SurveySum]"},
    {post, "/api/v1/customers/import", "", "TableImport", "TableOutcome"},
    {get, "/api/v1/customers-table", "", "", "text/csv"},
};
}  // namespace

Area privacy_area() {
    return {nouns, table};
}

}  // namespace net
