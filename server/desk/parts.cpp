// Every part of the desk, in the order they open and tick.
#include "server/desk/parts.hpp"

#include "server/desk/assignment/assigner.hpp"
#include "server/desk/care/promises.hpp"
#include "server/desk/care/recovery.hpp"
#include "server/desk/care/surveys.hpp"
#include "server/desk/care/wellbeing.hpp"
#include "server/desk/customers/customer_merging.hpp"
#include "server/desk/customers/customer_tables.hpp"
#include "server/desk/customers/customers.hpp"
#include "server/desk/customers/identities.hpp"
#include "server/desk/customers/privacy.hpp"
#include "server/desk/customers/segments.hpp"
#include "server/desk/customers/shared_files.hpp"
#include "server/desk/editors.hpp"
#include "server/desk/insight/insight.hpp"
#include "server/desk/people/audit_log.hpp"
#include "server/desk/people/programs.hpp"
#include "server/desk/people/second_factors.hpp"
#include "server/desk/people/teams.hpp"
#include "server/desk/recent_events.hpp"
#include "server/desk/rules/recipes.hpp"
#include "server/desk/rules/rules.hpp"
#include "server/desk/services.hpp"
#include "server/desk/sla/sla_timers.hpp"
#include "server/desk/strangers.hpp"
#include "server/desk/talk/chats.hpp"
#include "server/desk/talk/portal.hpp"
#include "server/desk/tickets/bulk.hpp"
#include "server/desk/tickets/details.hpp"
#include "server/desk/tickets/links.hpp"
#include "server/desk/tickets/outbox.hpp"
#include "server/desk/tickets/sight.hpp"
#include "server/desk/tickets/together.hpp"
#include "server/desk/tickets/view_members.hpp"
#include "server/desk/tickets/views.hpp"
#include "server/desk/waiting.hpp"
#include "server/desk/webhooks/webhooks.hpp"

namespace desk {

Parts::Parts(Services& services) {
    add<RecentEvents>(services);  // first: others find there what they hear of
    add<Sight>(services);
    add<SlaTimers>(services);
    add<Assigner>(services);
    add<Editors>(services);
    add<Webhooks>(services);
    add<SecondFactors>(services);
    add<Programs>(services);
    add<Teams>(services);
    add<AuditLog>(services);
    add<Insight>(services);
    add<Rules>(services);
    add<Recipes>(services);
    add<Links>(services);
    add<Bulk>(services);
    add<ViewMembers>(services);
    add<Views>(services);
    add<Details>(services);
    add<Customers>(services);
    add<Identities>(services);
    add<Merging>(services);
    add<Segments>(services);
    add<Privacy>(services);
    add<Surveys>(services);
    add<CustomerTables>(services);
    add<Together>(services);
    add<Outbox>(services);
    add<Waiting>(services);
    add<Strangers>();
    add<Promises>(services);
    add<Recoveries>(services);
    add<Wellbeing>(services);
    add<SharedFiles>(services);
    add<Chats>(services);
    add<Portal>(services);
}

}  // namespace desk
