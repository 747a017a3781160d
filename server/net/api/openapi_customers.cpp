// The description's part about customers: profiles, organisations, merges, segments, credit.
#include "server/net/api/openapi.hpp"

namespace net {
namespace {
using enum Method;

constexpr Noun nouns[] = {
    {"Customer",
     "id name email:text|null verified:truth tier:text|null attributes:{text} created_at:time "
     "last_seen_at:time version:integer"},
    {"CustomerCard",
     "+Customer external_id:text|null organisation:Named|null credit:integer segments:[text] "
     "merged_into:text|null"},
    {"CustomerPatch",
     "name?:text email?:text tier?:text attributes?:{text|number|truth|null} "
     "organisation?:integer|null organisation_by_domain?:truth version?:integer"},
    {"TimelineItem",
     "seq:integer kind title at:time conversation:text|null ticket?:integer status?:Status "
     "score?:integer what?:text"},
    {"CustomerNote", "id:integer text by:Person at:time"},
    {"NewCustomerNote", "text"},
    {"AttributeType", "= text/number/date/bool/choice"},
    {"Attribute", "name label type:AttributeType choices:[text] position:integer"},
    {"NewAttribute", "name label?:text type?:AttributeType choices?:[text] position?:integer"},
    {"AttributePatch", "label?:text choices?:[text] position?:integer"},
    {"Organisation",
     "id:integer name domains:[text] note created_at:time version:integer members?:integer"},
    {"NewOrganisation", "name note?:text domains?:[text]"},
    {"OrganisationPatch", "name?:text note?:text domains?:[text] version?:integer"},
    {"MergedField", "field kept gone result"},
    {"MergePreview",
     "kept:Customer gone conversations:integer tickets:integer notes:integer credit:integer "
     "fields:[MergedField] warnings:[text] refused:text|null"},
    {"MergeCustomer", "other"},
    {"MergeDone", "merge:integer customer:CustomerCard"},
    {"CustomerMerge", "id:integer kept gone by:Person at:time undone_at:time|null"},
    {"ConditionValue", "= text|number|truth|[text|number|truth]"},
    {"Condition",
     "all?:[Condition] any?:[Condition] none?:[Condition] field?:text op?:text "
     "value?:ConditionValue"},
    {"Segment",
     "id:integer name condition:Condition count:integer created_at:time version:integer"},
    {"NewSegment", "name condition:Condition"},
    {"SegmentPatch", "name?:text condition?:Condition version?:integer"},
    {"SegmentCount", "condition?:Condition"},
    {"Count", "count:integer more?:truth"},
    {"CreditEntry",
     "id:integer amount:integer balance:integer reason ticket:integer|null by:Person at:time"},
    {"Credit", "items:[CreditEntry] next:text|null balance:integer"},
    {"NewCredit", "amount:integer reason ticket?:integer id?:text"},
};

constexpr Shape table[] = {
    {get, "/api/v1/customers", "q tier verified:truth organisation:integer limit:integer cursor",
     "", "[Customer]"},
    {post, "/api/v1/customers", "", "CustomerPatch", "201 CustomerCard"},
    {get, "/api/v1/customers/{id}", "", "", "CustomerCard"},
    {patch, "/api/v1/customers/{id}", "", "CustomerPatch", "CustomerCard"},
    {get, "/api/v1/customers/{id}/timeline", "limit:integer cursor", "", "[TimelineItem]"},
    {get, "/api/v1/customers/{id}/notes", "", "", "[CustomerNote]"},
    {post, "/api/v1/customers/{id}/notes", "", "NewCustomerNote", "201 CustomerNote"},
    {del, "/api/v1/notes/{id}", "", "", "204"},
    {get, "/api/v1/attributes", "", "", "[Attribute]"},
    {post, "/api/v1/attributes", "", "NewAttribute", "201 Attribute"},
    {patch, "/api/v1/attributes/{name}", "", "AttributePatch", "Attribute"},
    {del, "/api/v1/attributes/{name}", "", "", "204"},
    {get, "/api/v1/organisations", "q limit:integer cursor", "", "[Organisation]"},
    {post, "/api/v1/organisations", "", "NewOrganisation", "201 Organisation"},
    {get, "/api/v1/organisations/{id}", "", "", "Organisation"},
    {patch, "/api/v1/organisations/{id}", "", "OrganisationPatch", "Organisation"},
    {del, "/api/v1/organisations/{id}", "", "", "204"},
    {get, "/api/v1/customers/{id}/merge-preview", "other:integer", "", "MergePreview"},
    {post, "/api/v1/customers/{id}/merge", "", "MergeCustomer", "MergeDone"},
    {get, "/api/v1/customers/{id}/merges", "", "", "[CustomerMerge]"},
    {post, "/api/v1/merges/{id}/undo", "", "", "MergeDone"},
    {get, "/api/v1/segments", "", "", "[Segment]"},
    {post, "/api/v1/segments", "", "NewSegment", "201 Segment"},
    {post, "/api/v1/segments/count", "", "SegmentCount", "Count"},
    {get, "/api/v1/segments/{id}", "", "", "Segment"},
    {patch, "/api/v1/segments/{id}", "", "SegmentPatch", "Segment"},
    {del, "/api/v1/segments/{id}", "", "", "204"},
    {get, "/api/v1/segments/{id}/customers", "limit:integer cursor", "", "[Customer]"},
    {get, "/api/v1/customers/{id}/credit", "", "", "Credit"},
    {post, "/api/v1/customers/{id}/credit", "", "NewCredit", "201 CreditEntry"},
};
}  // namespace

Area customer_area() {
    return {nouns, table};
}

}  // namespace net
